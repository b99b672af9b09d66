"""Backups to a second place, and restoring them into an empty database."""
