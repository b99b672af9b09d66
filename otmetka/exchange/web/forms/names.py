"""Decisions about an aSc file: year, first day, term, and a choice for each open name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from otmetka.schools.models import SchoolYear


class NamesForm(forms.Form):
    """The fixed part; the names themselves are fields of their own, read by :func:`chosen_names`."""

    year = forms.ChoiceField(label=_("Учебный год"))
    from_on = forms.DateField(
        label=_("Действует с"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    term = forms.IntegerField(label=_("Период файла"), min_value=1, max_value=12, initial=1, required=False)
    alike = forms.BooleanField(label=_("Похожие названия взять как предложено"), required=False)
    missing = forms.BooleanField(
        label=_("Чего у нас нет — добавить"),
        help_text=_("Учителям потом назначьте обязанности приказом: файл прав не даёт."),
        required=False,
    )

    def __init__(self, *args, school_id: int, terms: int = 1, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        titles = SchoolYear.objects.filter(school_id=school_id).order_by("-starts_on")
        self.fields["year"].choices = [(title, title) for title in titles.values_list("title", flat=True)]
        if terms < 2:
            self.fields["term"].widget = forms.HiddenInput()


def chosen_names(post) -> dict[str, str]:
    """``{"teacher:12": "С-001"}``: what was typed wins over what was picked."""
    chosen = {}
    for key in post:
        if key.startswith("pick-"):
            name = key.removeprefix("pick-")
            chosen[name] = post.get(f"ours-{name}", "").strip() or post[key]
    return chosen
