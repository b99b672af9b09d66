"""Which bells ring."""

from datetime import time

from otmetka.timetable.rules.bells import Bells, bells_of_day, usual_bells

TIMES = {1: (time(8, 30), time(9, 15))}
FIRST, SECOND = Bells("1 смена", 1, TIMES), Bells("2 смена", 2, TIMES)
SHORT, GALA = Bells("Короткий день", 1, TIMES), Bells("Ёлка", 1, TIMES)
SETS = [SHORT, FIRST, SECOND, GALA]


def test_the_class_names_its_set_else_its_shift_decides():
    assert usual_bells(SETS, "ёлка", 2) is GALA
    assert usual_bells(SETS, "", 2) is SECOND
    assert usual_bells(SETS, "нет такого", 1) is FIRST
    assert usual_bells([], "", 1) is None


def test_a_short_day_takes_the_set_of_its_title_else_the_short_set_of_the_shift():
    assert bells_of_day(SETS, "", 1, "Ёлка") is GALA
    assert bells_of_day(SETS, "", 1, "Предпраздничный") is SHORT
    assert bells_of_day(SETS, "", 2, "Предпраздничный") is SECOND
    assert bells_of_day(SETS, "", 1, None) is FIRST
