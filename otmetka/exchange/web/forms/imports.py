"""The upload form."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from otmetka.exchange.rules.templates import TEMPLATES
from otmetka.exchange.services.planning import ASC
from otmetka.exchange.services.upload_import import Upload


class UploadForm(forms.Form):
    """A file, what it holds, and the day of transfers that it does not date."""

    kind = forms.ChoiceField(label=_("Что загружаете"))
    file = forms.FileField(
        label=_("Файл"),
        help_text=_("XLSX или CSV по нашему шаблону или XML из aSc, не больше 20 МБ."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.xml"}),
    )
    move_on = forms.DateField(
        label=_("День перевода"),
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Только для учеников: с какого дня ученик в новом классе, если в файле это не сказано."),
    )
    close_on = forms.DateField(
        label=_("Последний день тех, кого нет в файле"),
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_(
            "Только для учеников: кто числится в классах файла, но в нём не назван, выбудет этим днём. "
            "Пусто — все остаются."
        ),
    )
    command = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.code, _(kind.title)) for kind in TEMPLATES.values()]
        self.fields["kind"].choices = [*kinds, (ASC, _("Расписание aSc (XML)"))]

    def upload(self) -> Upload:
        """What was sent."""
        data = self.cleaned_data
        return Upload(
            data["kind"],
            data["file"].name,
            data["file"].read(),
            data["command"],
            data["move_on"],
            data["close_on"],
        )
