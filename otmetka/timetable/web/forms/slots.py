"""The form of a cell."""

from django import forms
from django.utils.translation import gettext_lazy as _

from otmetka.timetable.queries.names import Choice
from otmetka.timetable.services.edit_slot import CellValues
from otmetka.timetable.templatetags.timetable_words import FULL

WEEKS = ((0, _("каждую неделю")), (1, _("неделя 1")), (2, _("неделя 2")))


class SlotForm(forms.Form):
    """Where a lesson of a group stands in the week."""

    group = forms.TypedChoiceField(label=_("Учебная группа"), coerce=int)
    weekday = forms.TypedChoiceField(label=_("День"), coerce=int, choices=[(n, FULL[n]) for n in range(1, 8)])
    number = forms.IntegerField(label=_("Урок"), min_value=0, max_value=15)
    week = forms.TypedChoiceField(label=_("Неделя"), coerce=int, choices=WEEKS)
    room = forms.TypedChoiceField(
        label=_("Кабинет"), coerce=lambda raw: int(raw) if raw else None, required=False
    )
    teachers = forms.TypedMultipleChoiceField(
        label=_("Учителя"),
        coerce=int,
        required=False,
        help_text=_("Если никого не выбрать, ведёт учитель по нагрузке."),
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    def __init__(self, data=None, *, groups, rooms: list[Choice], teachers: list[Choice], weeks: int, **more):
        super().__init__(data, **more)
        self.fields["group"].choices = [(each.id, each.title) for each in groups]
        self.fields["room"].choices = [("", "—"), *((each.id, each.title) for each in rooms)]
        self.fields["teachers"].choices = [(each.id, each.title) for each in teachers]
        if weeks == 1:
            self.fields["week"].choices = WEEKS[:1]

    def values(self) -> CellValues:
        """The typed values; call after ``is_valid``."""
        got = self.cleaned_data
        return CellValues(
            got["weekday"],
            got["number"],
            got["week"],
            got["group"],
            got["room"] or None,
            tuple(got["teachers"]),
        )
