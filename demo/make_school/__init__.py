"""Seeded generator of the demo school's files: standard library only, no Django, no clock."""
