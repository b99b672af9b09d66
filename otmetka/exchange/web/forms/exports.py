"""The export form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.schools.models import SchoolYear


class ExportForm(forms.Form):
    """What to take out, of which year, in which form."""

    kind = forms.ChoiceField(label=_("Что выгрузить"))
    year = forms.ChoiceField(label=_("Учебный год"), required=False)
    form = forms.ChoiceField(
        label=_("Формат"), choices=[("xlsx", _("Excel (.xlsx)")), ("csv", _("Текст (.csv, UTF-8)"))]
    )

    def __init__(self, *args, school_id: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        years = SchoolYear.objects.filter(school_id=school_id).order_by("-starts_on")
        self.fields["kind"].choices = [(kind.code, _(kind.title)) for kind in TEMPLATES.values()]
        titles = [(title, title) for title in years.values_list("title", flat=True)]
        self.fields["year"].choices = [("", _("все годы")), *titles]
