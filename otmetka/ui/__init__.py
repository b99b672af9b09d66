"""Shell of every page, its components, markup made in Python, static files."""
