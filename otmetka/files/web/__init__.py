"""Giving files out."""
