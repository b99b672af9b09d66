"""One module for each kind: it compares the file's rows with the base and plans the changes."""
