"""Forms of the school's structure."""

from django import forms
from django.utils.translation import gettext_lazy as _

from otmetka.core.names import tidy
from otmetka.schools.models import (
    CalendarDay,
    CourseKind,
    School,
    SchoolClass,
    SchoolName,
    SchoolYear,
    Subject,
    Term,
)
from otmetka.schools.queries.term_faults import faults_of_year
from otmetka.schools.words import WEEKDAYS, fault_words

TIMEZONES = [
    ("Europe/Kaliningrad", _("Калининград (МСК−1)")), ("Europe/Moscow", _("Москва (МСК)")),
    ("Europe/Samara", _("Самара (МСК+1)")), ("Asia/Yekaterinburg", _("Екатеринбург (МСК+2)")),
    ("Asia/Omsk", _("Омск (МСК+3)")), ("Asia/Novosibirsk", _("Новосибирск (МСК+4)")),
    ("Asia/Irkutsk", _("Иркутск (МСК+5)")), ("Asia/Yakutsk", _("Якутск (МСК+6)")),
    ("Asia/Vladivostok", _("Владивосток (МСК+7)")), ("Asia/Magadan", _("Магадан (МСК+8)")),
    ("Asia/Kamchatka", _("Камчатка (МСК+9)")),
]  # fmt: skip
GRADES = [(n, str(n)) for n in range(1, 12)]


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class StructureForm(forms.ModelForm):
    """Texts are tidied: single spaces, the palochka for I, l and 1 between Cyrillic letters."""

    def clean(self) -> dict:
        got = super().clean()
        return {name: tidy(value) if isinstance(value, str) else value for name, value in got.items()}

    def _post_clean(self) -> None:
        """The row is written by the service, which knows the old values too; the form leaves it alone."""

    def _ordered(self, got: dict, first: str, last: str, said: str) -> None:
        if got.get(first) is not None and got.get(last) is not None and got[last] < got[first]:
            self.add_error(last, said)


class CardForm(StructureForm):
    """The school card."""

    timezone = forms.ChoiceField(label=_("Часовой пояс"), choices=TIMEZONES)

    class Meta:
        model = School
        fields = ("short_name", "full_name", "timezone", "inn", "address", "phone", "email", "site")
        labels = {
            "short_name": _("Краткое название"), "full_name": _("Полное название"), "inn": _("ИНН"),
            "address": _("Адрес"), "phone": _("Телефон"), "email": _("Электронная почта"), "site": _("Сайт"),
        }  # fmt: skip
        widgets = {"full_name": forms.Textarea(attrs={"rows": 2}), "site": forms.URLInput()}


class NameForm(StructureForm):
    """The school's name in one more language."""

    class Meta:
        model = SchoolName
        fields = ("language", "full_name", "short_name")
        labels = {
            "language": _("Язык"), "full_name": _("Полное название"), "short_name": _("Краткое название"),
        }  # fmt: skip
        help_texts = {"full_name": _("Палочку (Ӏ) можно набрать как I, l или 1: она станет буквой сама.")}


class YearForm(StructureForm):
    """A school year."""

    class Meta:
        model = SchoolYear
        fields = ("title", "starts_on", "ends_on")
        labels = {"title": _("Учебный год"), "starts_on": _("Первый день"), "ends_on": _("Последний день")}
        help_texts = {"title": _("Например, 2026/27.")}
        widgets = {"starts_on": DateInput(), "ends_on": DateInput()}

    def clean(self) -> dict:
        got = super().clean()
        self._ordered(got, "starts_on", "ends_on", _("Год кончается раньше, чем начинается."))
        starts, ends = got.get("starts_on"), got.get("ends_on")
        if starts and ends:
            others = SchoolYear.objects.filter(school_id=self.instance.school_id).exclude(id=self.instance.id)
            other = others.filter(starts_on__lte=ends, ends_on__gte=starts).first()
            if other:
                self.add_error("starts_on", _("Пересекается с годом %(year)s.") % {"year": other.title})
        return got


class TermForm(StructureForm):
    """A reporting term of some grades; refuses what overlaps or leaves a school day between two terms."""

    grade_from = forms.TypedChoiceField(label=_("Параллель с"), coerce=int, choices=GRADES)
    grade_to = forms.TypedChoiceField(label=_("Параллель по"), coerce=int, choices=GRADES, initial=9)

    class Meta:
        model = Term
        fields = ("kind", "number", "title", "grade_from", "grade_to", "starts_on", "ends_on")
        labels = {
            "kind": _("Вид"), "number": _("Номер"), "title": _("Название"), "starts_on": _("Первый день"),
            "ends_on": _("Последний день"),
        }  # fmt: skip
        widgets = {"starts_on": DateInput(), "ends_on": DateInput()}

    def clean(self) -> dict:
        got = super().clean()
        self._ordered(got, "grade_from", "grade_to", _("Параллели стоят наоборот."))
        self._ordered(got, "starts_on", "ends_on", _("Период кончается раньше, чем начинается."))
        if not self.errors:
            self._refuse_faults(got)
        return got

    def _refuse_faults(self, got: dict) -> None:
        mine = self.instance
        term = Term(id=mine.id, school_id=mine.school_id, year=mine.year, **got)
        for fault in faults_of_year(self.instance.year, instead=[term]):
            about = term.title in (fault.first, fault.second)
            if about and (fault.kind != "gap" or (fault.first and fault.second)):
                field = "starts_on" if fault.second == term.title else "ends_on"
                self.add_error(field, fault_words(fault))


class DayForm(StructureForm):
    """Days that differ from the week."""

    works_as = forms.TypedChoiceField(
        label=_("Учимся как в"), coerce=lambda raw: int(raw) if raw else None,
        empty_value=None, required=False,
        choices=[("", "—"), *WEEKDAYS.items()], help_text=_("Только для переноса."),
    )  # fmt: skip
    grade_from = forms.TypedChoiceField(label=_("Параллель с"), coerce=int, choices=GRADES)
    grade_to = forms.TypedChoiceField(label=_("Параллель по"), coerce=int, choices=GRADES)

    class Meta:
        model = CalendarDay
        fields = ("title", "kind", "from_on", "to_on", "works_as", "grade_from", "grade_to")
        labels = {"title": _("Название"), "kind": _("Вид"), "from_on": _("С"), "to_on": _("По")}
        widgets = {"from_on": DateInput(), "to_on": DateInput()}

    def clean(self) -> dict:
        got = super().clean()
        self._ordered(got, "from_on", "to_on", _("Последний день раньше первого."))
        self._ordered(got, "grade_from", "grade_to", _("Параллели стоят наоборот."))
        if got.get("kind") == "moved" and not got.get("works_as"):
            self.add_error("works_as", _("У переноса укажите, как в какой день учимся."))
        if got.get("kind") != "moved" and got.get("works_as"):
            self.add_error("works_as", _("Заполняется только для переноса."))
        return got


class ClassForm(StructureForm):
    """A class of a year."""

    grade = forms.TypedChoiceField(label=_("Параллель"), coerce=int, choices=GRADES)
    days_per_week = forms.TypedChoiceField(label=_("Дней в неделе"), coerce=int, choices=[(5, "5"), (6, "6")])
    shift = forms.TypedChoiceField(label=_("Смена"), coerce=int, choices=[(1, "1"), (2, "2")])

    class Meta:
        model = SchoolClass
        fields = ("grade", "letter", "shift", "days_per_week", "profile", "bells")
        labels = {"letter": _("Буква"), "profile": _("Профиль"), "bells": _("Набор звонков")}
        help_texts = {"bells": _("Название набора; пусто — обычный набор смены.")}


class SubjectForm(StructureForm):
    """A subject."""

    class Meta:
        model = Subject
        fields = ("name", "short", "position")
        labels = {"name": _("Предмет"), "short": _("Кратко"), "position": _("Порядок")}


class CourseKindForm(StructureForm):
    """A kind of course with its usual form of marking."""

    class Meta:
        model = CourseKind
        fields = ("name", "marking")
        labels = {"name": _("Вид курса"), "marking": _("Форма отметок")}
