"""The form of a new version."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class VersionForm(forms.Form):
    """A draft from a day, as a copy of another version or empty."""

    from_on = forms.DateField(label=_("Действует с"), widget=DateInput())
    title = forms.CharField(label=_("Название"), max_length=120, required=False)
    weeks = forms.TypedChoiceField(
        label=_("Цикл"),
        coerce=int,
        choices=((1, _("каждую неделю одно и то же")), (2, _("две недели по очереди"))),
    )
    source = forms.TypedChoiceField(
        label=_("Взять за основу"),
        coerce=lambda raw: int(raw) if raw else None,
        empty_value=None,
        required=False,
    )

    def __init__(self, data=None, *, sources: list[tuple[str, str]], **more) -> None:
        super().__init__(data, **more)
        self.fields["source"].choices = [*sources, ("", _("пустую сетку"))]
