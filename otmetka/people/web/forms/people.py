"""Forms of the people pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from otmetka.people.rules.duties import DUTIES
from otmetka.people.services.duties import Order
from otmetka.people.services.persons import PersonCard


def day(label: str, **options: object) -> forms.DateField:
    """A day: the browser's own calendar, or typed as дд.мм.гггг."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, input_formats=["%Y-%m-%d", "%d.%m.%Y"], widget=widget, **options)


class PersonForm(forms.Form):
    """A new person."""

    surname = forms.CharField(label=_("Фамилия"), max_length=80)
    given = forms.CharField(label=_("Имя"), max_length=80, required=False)
    patronymic = forms.CharField(label=_("Отчество"), max_length=80, required=False)
    sex = forms.ChoiceField(
        label=_("Пол"), choices=[("", "—"), ("ж", _("женский")), ("м", _("мужской"))], required=False
    )
    born_on = day(_("Дата рождения"), required=False)
    code = forms.CharField(
        label=_("Код"), max_length=40, required=False, help_text=_("Табельный или иной номер в школе.")
    )

    def card(self) -> PersonCard:
        """What was typed about the person."""
        names = ("surname", "given", "patronymic", "sex", "born_on", "code")
        return PersonCard(**{name: self.cleaned_data[name] for name in names})


class StaffForm(PersonForm):
    """A new member of staff."""

    position = forms.CharField(label=_("Должность"), max_length=120, required=False)
    hired_on = day(_("Принят"))


class ArrivalForm(PersonForm):
    """A new pupil of a class."""

    on = day(_("Зачислен с"))
    ground = forms.CharField(label=_("Основание"), max_length=200, help_text=_("Приказ и его дата."))


class DutyForm(forms.Form):
    """A duty by an order."""

    kind = forms.ChoiceField(label=_("Обязанность"), choices=list(DUTIES.items()))
    class_id = forms.TypedChoiceField(label=_("Класс"), coerce=int, empty_value=None, required=False)
    from_on = day(_("Первый день"))
    to_on = day(_("Последний день"), required=False)
    ground = forms.CharField(label=_("Основание"), max_length=200, help_text=_("Приказ и его дата."))

    def __init__(self, *args, classes: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["class_id"].choices = [("", "—"), *classes]

    def order(self) -> Order:
        """What the order says."""
        data = self.cleaned_data
        return Order(data["kind"], data["class_id"], data["from_on"], data["to_on"], data["ground"])


class EndDutyForm(forms.Form):
    """The last day of a duty."""

    to_on = day(_("Последний день"))
    ground = forms.CharField(label=_("Основание"), max_length=200, help_text=_("Приказ и его дата."))


class LeavingForm(forms.Form):
    """The last day of work."""

    left_on = day(_("Последний рабочий день"))
    ground = forms.CharField(label=_("Основание"), max_length=200, help_text=_("Приказ и его дата."))


class DepartureForm(forms.Form):
    """The last day of a pupil."""

    on = day(_("Последний день"))
    reason = forms.CharField(label=_("Причина и приказ"), max_length=200)


class MoveForm(forms.Form):
    """A class and the first day in it: transfer, or return."""

    class_id = forms.TypedChoiceField(label=_("Класс"), coerce=int)
    on = day(_("Первый день в классе"))
    ground = forms.CharField(label=_("Основание"), max_length=200, help_text=_("Приказ и его дата."))

    def __init__(self, *args, classes: list[tuple[int, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["class_id"].choices = classes


class GuardianForm(PersonForm):
    """A guardian: new, or known in the school by a code."""

    field_order = ["known", "kin", "surname", "given", "patronymic", "sex", "born_on", "code"]
    known = forms.CharField(
        label=_("Код человека, который уже есть в школе"),
        max_length=40,
        required=False,
        help_text=_("Родитель другого ученика или сотрудник. Тогда имя ниже не нужно."),
    )
    kin = forms.CharField(label=_("Кем приходится"), max_length=40)
    surname = forms.CharField(label=_("Фамилия"), max_length=80, required=False)

    def clean(self) -> dict:
        """Either a code or a name."""
        data = super().clean()
        if not data.get("known") and not data.get("surname"):
            self.add_error("surname", _("Впишите фамилию или код."))
        return data


class EndGuardianshipForm(forms.Form):
    """Why a link ends, at once."""

    ground = forms.CharField(label=_("Основание"), max_length=200, help_text=_("Документ и его дата."))


class SlipsForm(forms.Form):
    """Whom the slips are for."""

    audience = forms.ChoiceField(label=_("Для кого"))
    everyone = forms.BooleanField(
        label=_("И тем, у кого уже есть пароль"),
        required=False,
        help_text=_("Прежний листок перестанет действовать; пароль сменится, когда новый код введут."),
    )

    def __init__(self, *args, audiences: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences


class JoinForm(forms.Form):
    """A slip of another school."""

    code = forms.CharField(
        label=_("Код с листка"),
        max_length=60,
        help_text=_("Три группы по четыре знака."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )
