"""Forms of a teaching group and of bells."""

from django import forms
from django.utils.translation import gettext_lazy as _

from otmetka.schools.models import SchoolYear, TeachingGroup
from otmetka.schools.models.subjects import MARKING
from otmetka.schools.web.forms.structure import DateInput, StructureForm
from otmetka.timetable.models import Room
from otmetka.timetable.queries.names import Choice
from otmetka.timetable.rules.bell_lines import read_bells
from otmetka.timetable.services.put_group import GroupValues

FAULTS = {
    "unreadable": _("Строка %(line)s «%(text)s»: нужно «номер начало-конец», например «1 8:30-9:15»."),
    "order": _("Строка %(line)s «%(text)s»: урок кончается раньше, чем начинается."),
    "overlap": _("Строка %(line)s «%(text)s»: пересекается с другим уроком."),
    "twice": _("Строка %(line)s «%(text)s»: такой номер уже был."),
}


class GroupForm(forms.Form):
    """A group: whole class, half of it, joined classes, or one pupil."""

    subject = forms.TypedChoiceField(label=_("Предмет"), coerce=int)
    classes = forms.TypedMultipleChoiceField(
        label=_("Классы"), coerce=int, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    name = forms.CharField(
        label=_("Группа"), max_length=60, required=False,
        help_text=_("Пусто — весь класс. Иначе состав отмечают по ученикам: «1 группа», «дома»."),
    )  # fmt: skip
    course_kind = forms.TypedChoiceField(label=_("Вид курса"), coerce=int)
    marking = forms.ChoiceField(label=_("Форма отметок"), choices=MARKING)
    teachers = forms.TypedMultipleChoiceField(
        label=_("Учителя"), coerce=int, required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    hours = forms.DecimalField(
        label=_("Часов в неделю у каждого"), min_value=0, max_value=40, decimal_places=2
    )
    from_on = forms.DateField(label=_("Нагрузка с"), widget=DateInput())

    def __init__(self, data=None, *, year: SchoolYear, lists: dict[str, list[Choice]], **more) -> None:
        super().__init__(data, **more)
        self._year = year
        for name, choices in lists.items():
            self.fields[name].choices = [(each.id, each.title) for each in choices]

    def clean_from_on(self):
        """A day of the year."""
        on = self.cleaned_data["from_on"]
        if not self._year.starts_on <= on <= self._year.ends_on:
            raise forms.ValidationError(_("День должен быть внутри учебного года."))
        return on

    def values(self) -> GroupValues:
        """The typed values; call after ``is_valid``."""
        got = self.cleaned_data
        return GroupValues(
            got["subject"], got["course_kind"], got["marking"], got["name"].strip(), tuple(got["classes"]),
            tuple(got["teachers"]), got["hours"], got["from_on"],
        )  # fmt: skip

    @staticmethod
    def initial_of(group: TeachingGroup, loads: list, from_on) -> dict:
        """What the form shows for a group."""
        classes = group.group_classes.filter(school_id=group.school_id)
        return {
            "subject": group.subject_id, "course_kind": group.course_kind_id, "marking": group.marking,
            "name": group.name, "teachers": [load.teacher_id for load in loads],
            "hours": loads[0].hours if loads else None, "from_on": from_on,
            "classes": list(classes.values_list("school_class_id", flat=True)),
        }  # fmt: skip


class BellsForm(forms.Form):
    """A set of bells as text."""

    name = forms.CharField(
        label=_("Название"), max_length=60, help_text=_("«Короткий» в названии — для коротких дней.")
    )
    shift = forms.TypedChoiceField(label=_("Смена"), coerce=int, choices=[(1, "1"), (2, "2")])
    times = forms.CharField(
        label=_("Звонки"), help_text=_("Строка на урок: «1 8:30-9:15». Нулевой урок тоже можно."),
        widget=forms.Textarea(attrs={"rows": 9}),
    )  # fmt: skip

    def clean_times(self):
        """The bells; each fault is a sentence with its line."""
        bells, faults = read_bells(self.cleaned_data["times"])
        if faults:
            raise forms.ValidationError([FAULTS[f.code] % {"line": f.line, "text": f.text} for f in faults])
        if not bells:
            raise forms.ValidationError(_("Нет ни одного звонка."))
        return bells


class RoomForm(StructureForm):
    """A room."""

    seats = forms.IntegerField(label=_("Мест"), min_value=0, max_value=2000, required=False)

    class Meta:
        model = Room
        fields = ("code", "title", "seats")
        labels = {"code": _("Кабинет"), "title": _("Название")}
