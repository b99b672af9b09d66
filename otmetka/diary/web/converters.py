"""A day in an address: ``2026-11-17``."""

from datetime import date


class DayConverter:
    """Only days of this century: a week before or after them can always be reckoned."""

    regex = r"20\d\d-\d\d-\d\d"

    def to_python(self, value: str) -> date:
        """Raises ValueError (no such address) for a day that is not in the calendar."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The day as ISO."""
        return value.isoformat()
