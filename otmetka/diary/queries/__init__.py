"""What the pages of the diary read: each in a fixed number of SQL statements."""
