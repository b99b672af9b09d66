"""Measurements: ratios made in one run, never timed tests (`make bench`)."""
