"""The verbs of exchange."""
