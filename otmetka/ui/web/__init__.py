"""Addresses that belong to the shell itself."""
