"""The import of an aSc file: its names are decided upon, then our own planners do the rest."""
