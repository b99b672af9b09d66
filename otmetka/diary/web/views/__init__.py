"""Views of the diary: parse, one call down, render."""
