"""The nouns of the school's structure."""

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from otmetka.core.outbox import publish
from otmetka.schools.events import CalendarChanged
from otmetka.schools.models import (
    CalendarDay,
    CourseKind,
    SchoolClass,
    SchoolName,
    SchoolYear,
    Subject,
    Term,
)
from otmetka.schools.queries.term_faults import faults_of_year
from otmetka.schools.web.forms.structure import (
    ClassForm,
    CourseKindForm,
    DayForm,
    NameForm,
    SubjectForm,
    TermForm,
    YearForm,
)
from otmetka.schools.web.nouns import Noun
from otmetka.schools.words import WEEKDAYS, fault_words, grade_words, span_words


def calendar_changed(request: HttpRequest, year_id: int, school_id: int, from_on: date) -> None:
    """Tell upper packages that lessons have to follow the calendar."""
    publish(CalendarChanged(school_id, year_id, from_on.isoformat()), now=request.now)


def _after_day(request: HttpRequest, row: CalendarDay) -> None:
    calendar_changed(request, row.year_id, row.school_id, row.from_on)


def _after_class(request: HttpRequest, row: SchoolClass) -> None:
    calendar_changed(request, row.year_id, row.school_id, request.now.date())


def _after_year(request: HttpRequest, row: SchoolYear) -> None:
    if row.pk and SchoolYear.objects.filter(school_id=row.school_id, id=row.pk).exists():
        calendar_changed(request, row.pk, row.school_id, row.starts_on)


def _term_notes(year: SchoolYear) -> list[str]:
    return [fault_words(fault) for fault in faults_of_year(year)]


YEARS = Noun(
    "years", "schools", SchoolYear, YearForm, _("Учебные годы"), _("Новый учебный год"),
    (
        (_("Год"), lambda row: row.title),
        (_("Дни"), lambda row: span_words(row.starts_on, row.ends_on)),
        (_("Состояние"), lambda row: _("закрыт") if row.closed_at else _("открыт")),
    ),
    ("-starts_on",), import_kind="years", after=_after_year,
)  # fmt: skip
TERMS = Noun(
    "terms", "schools", Term, TermForm, _("Отчётные периоды"), _("Новый период"),
    (
        (_("Период"), lambda row: row.title),
        (_("Вид"), lambda row: row.get_kind_display()),
        (_("Классы"), lambda row: grade_words(row.grade_from, row.grade_to)),
        (_("Дни"), lambda row: span_words(row.starts_on, row.ends_on)),
    ),
    ("grade_from", "starts_on"), by_year=True, import_kind="terms", notes=_term_notes,
    help=_("У каждой параллели периоды идут подряд: четверти, полугодия, триместры или модули."),
)  # fmt: skip
DAYS = Noun(
    "days", "schools", CalendarDay, DayForm, _("Календарь"), _("Каникулы, праздник, перенос"),
    (
        (_("Название"), lambda row: row.title),
        (_("Вид"), lambda row: row.get_kind_display()),
        (_("Дни"), lambda row: span_words(row.from_on, row.to_on)),
        (_("Учимся как в"), lambda row: WEEKDAYS.get(row.works_as, "")),
        (_("Классы"), lambda row: grade_words(row.grade_from, row.grade_to)),
    ),
    ("from_on", "grade_from"), by_year=True, import_kind="days", after=_after_day,
    help=_("Уроки по незаполненным дням перестроятся сами; заполненные останутся на месте."),
    links=((_("Производственный календарь"), "schools:production_calendar"),),
)  # fmt: skip
CLASSES = Noun(
    "classes", "schools", SchoolClass, ClassForm, _("Классы года"), _("Новый класс"),
    (
        (_("Класс"), lambda row: row.name),
        (_("Смена"), lambda row: row.shift),
        (_("Дней в неделе"), lambda row: row.days_per_week),
        (_("Профиль"), lambda row: row.profile),
        (_("Звонки"), lambda row: row.bells),
    ),
    ("grade", "letter"), by_year=True, import_kind="classes", after=_after_class,
)  # fmt: skip
SUBJECTS = Noun(
    "subjects", "schools", Subject, SubjectForm, _("Предметы"), _("Новый предмет"),
    (
        (_("Предмет"), lambda row: row.name),
        (_("Кратко"), lambda row: row.short),
        (_("Порядок"), lambda row: row.position),
    ),
    ("position", "name"), import_kind="subjects",
)  # fmt: skip
COURSE_KINDS = Noun(
    "course_kinds", "schools", CourseKind, CourseKindForm, _("Виды курсов"), _("Новый вид курса"),
    (
        (_("Вид"), lambda row: row.name),
        (_("Форма отметок"), lambda row: row.get_marking_display()),
    ),
    ("name",),
)  # fmt: skip
NAMES = Noun(
    "names", "schools", SchoolName, NameForm, _("Названия на других языках"), _("Название на другом языке"),
    (
        (_("Язык"), lambda row: row.language),
        (_("Полное название"), lambda row: row.full_name),
        (_("Краткое"), lambda row: row.short_name),
    ),
    ("language",),
)  # fmt: skip
NOUNS = (YEARS, TERMS, DAYS, CLASSES, SUBJECTS, COURSE_KINDS, NAMES)
