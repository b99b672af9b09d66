"""Words of the timetable for its templates."""
