"""What a family may change in the diary."""
