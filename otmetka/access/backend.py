"""Authentication by login and password."""

from django.contrib.auth.hashers import make_password

from otmetka.access.models import Account


class AccountBackend:
    """Checks a password; takes the same time for a login that does not exist (SECURITY 20)."""

    def authenticate(self, request, login: str | None = None, password: str | None = None, **_: object):
        """The active account of this login and password, or None."""
        if not login or password is None:
            return None
        account = Account.objects.filter(login=login.strip().lower()).first()
        if account is None:
            make_password(password)
            return None
        return account if account.check_password(password) and account.is_active else None

    def get_user(self, account_id: int) -> Account | None:
        """The account of a session; a closed account has none."""
        return Account.objects.filter(pk=account_id, is_active=True).first()
