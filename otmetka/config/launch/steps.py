"""The steps of a school's start, from counts; pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Counts:
    """What there is in the school and in the year that it starts with."""

    has_address: bool
    years: int
    terms: int
    term_faults: int
    days: int
    bells: int
    rooms: int
    subjects: int
    staff: int
    staff_without_duty: int
    classes: int
    pupils: int
    pupils_without_guardian: int
    guardians: int
    groups: int
    groups_without_teacher: int
    named_groups_without_members: int
    slots: int
    published: int
    lessons: int
    groups_with_plan: int
    accounts: int
    people_without_account: int
    codes_waiting: int


@dataclass(frozen=True)
class Part:
    """A part of a step: what it is, how much of it there is, what is missing, and the two ways to it."""

    title: str
    count: int
    missing: str = ""
    by_hand: str = ""
    by_file: str = ""


@dataclass(frozen=True)
class Step:
    """A step; ``optional`` ones do not hold the start up."""

    title: str
    parts: tuple[Part, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return not any(part.missing for part in self.parts)


def steps(c: Counts) -> list[Step]:
    """The seven steps in their order."""
    return [_card(c), _year(c), _people(c), _load(c), _timetable(c), _plans(c), _codes(c)]


def _card(c: Counts) -> Step:
    missing = "" if c.has_address else _("впишите адрес и полное название")
    return Step(_("Карточка школы"), (Part(_("Карточка"), 1, missing, "/schools/card/"),))


def _year(c: Counts) -> Step:
    faults = _("замечаний к периодам: %(n)s") % {"n": c.term_faults} if c.term_faults else ""
    return Step(
        _("Год и звонки"),
        (
            _must(_("Учебный год"), c.years, "/schools/years/", "years"),
            Part(_("Отчётные периоды"), c.terms, faults or _none(c.terms), "/schools/terms/", _file("terms")),
            _must(_("Каникулы и праздники"), c.days, "/schools/days/", "days"),
            _must(_("Звонки"), c.bells, "/timetable/bells/", "bells"),
            _must(_("Кабинеты"), c.rooms, "/timetable/room-list/", "rooms"),
            _must(_("Предметы"), c.subjects, "/schools/subjects/", "subjects"),
        ),
    )


def _people(c: Counts) -> Step:
    alone = c.pupils_without_guardian
    idle = c.staff_without_duty
    return Step(
        _("Люди"),
        (
            Part(
                _("Сотрудники"), c.staff,
                _none(c.staff - 1) or (_("без обязанности: %(n)s") % {"n": idle} if idle else ""),
                "/people/staff/", _file("staff"),
            ),
            _must(_("Классы"), c.classes, "/schools/classes/", "classes"),
            _must(_("Ученики"), c.pupils, "/people/pupils/", "pupils"),
            Part(
                _("Родители"), c.guardians,
                _none(c.guardians) or (_("учеников без родителя: %(n)s") % {"n": alone} if alone else ""),
                "/people/pupils/", _file("guardians"),
            ),
        ),
    )  # fmt: skip


def _load(c: Counts) -> Step:
    idle, empty = c.groups_without_teacher, c.named_groups_without_members
    return Step(
        _("Нагрузка"),
        (
            Part(
                _("Учебные группы с нагрузкой"), c.groups,
                _none(c.groups) or (_("групп без учителя: %(n)s") % {"n": idle} if idle else ""),
                "/timetable/groups/", _file("load"),
            ),
            Part(
                _("Состав групп"), c.groups - empty,
                _("групп без учеников: %(n)s") % {"n": empty} if empty else "",
                "/timetable/groups/", _file("members"),
            ),
        ),
    )  # fmt: skip


def _timetable(c: Counts) -> Step:
    return Step(
        _("Расписание"),
        (
            _must(_("Уроков в сетке"), c.slots, "/timetable/versions/", "timetable"),
            Part(
                _("Опубликованных версий"), c.published,
                "" if c.published else _("расписание не опубликовано"), "/timetable/versions/",
            ),
            Part(_("Уроков в году"), c.lessons, _none(c.lessons), "/timetable/day/"),
        ),
    )  # fmt: skip


def _plans(c: Counts) -> Step:
    left = max(c.groups - c.groups_with_plan, 0)
    missing = _none(c.groups_with_plan) or (_("групп без КТП: %(n)s") % {"n": left} if left else "")
    return Step(_("КТП"), (Part(_("Групп с КТП"), c.groups_with_plan, missing, "", _file("plans")),))


def _codes(c: Counts) -> Step:
    left = c.people_without_account
    return Step(
        _("Листки входа"),
        (
            Part(
                _("Людей с учётной записью"), c.accounts,
                _("людей без учётной записи: %(n)s") % {"n": left} if left else "", "/people/slips/",
            ),
            Part(_("Выдано кодов, ещё не введены"), c.codes_waiting, "", "/people/slips/"),
        ),
    )  # fmt: skip


def _must(title: str, count: int, by_hand: str, kind: str) -> Part:
    return Part(title, count, _none(count), by_hand, _file(kind))


def _none(count: int) -> str:
    return "" if count > 0 else _("пока нет")


def _file(kind: str) -> str:
    return f"/exchange/imports/new/?kind={kind}"
