"""Pure decisions of the diary."""
