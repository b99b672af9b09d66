"""Pure decisions of exchange: tables out of bytes, cells into values, templates as data."""
