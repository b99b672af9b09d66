"""Forms at the door: sign-in, code, password."""

from django import forms
from django.utils.translation import gettext_lazy as _

_PLAIN = {"autocapitalize": "none", "spellcheck": "false", "autocorrect": "off"}


def _password(label: str, autocomplete: str, **options: object) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=200, widget=widget, **options)


class SignInForm(forms.Form):
    """Login and password."""

    login = forms.CharField(
        label=_("Логин"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username", **_PLAIN})
    )
    password = _password(_("Пароль"), "current-password")
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    """The code of a slip."""

    code = forms.CharField(
        label=_("Код с листка"),
        help_text=_("Три группы по четыре знака. Большие и малые буквы, пробелы и дефисы не важны."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", **_PLAIN}),
    )


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password = _password(_("Новый пароль"), "new-password", help_text=_("Не короче 8 знаков, не одни цифры."))
    again = _password(_("Пароль ещё раз"), "new-password")

    def clean(self) -> dict:
        """Both must be the same."""
        data = super().clean()
        if data.get("password") and data.get("again") and data["password"] != data["again"]:
            self.add_error("again", _("Пароли не совпадают."))
        return data


class FirstPasswordForm(NewPasswordForm):
    """Login and password for the account of a code."""

    code = forms.CharField(max_length=60, widget=forms.HiddenInput)
    login = forms.CharField(
        label=_("Логин"),
        help_text=_("Запомните его или впишите свой: по нему вы будете входить."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", **_PLAIN}),
    )
    field_order = ["code", "login", "password", "again"]


class ChangePasswordForm(NewPasswordForm):
    """The old password and a new one."""

    old = _password(_("Прежний пароль"), "current-password")
    field_order = ["old", "password", "again"]
