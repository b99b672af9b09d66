"""Pure decisions about averages: no database, no clock."""
