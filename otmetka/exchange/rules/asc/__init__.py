"""aSc Timetables XML: reading it, finding its dirt, matching its names to ours."""
