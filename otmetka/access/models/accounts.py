"""Accounts without names: a login, a password and the schools where persons stand behind it."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager):
    """Finds accounts by login, as django.contrib.auth asks."""

    def get_by_natural_key(self, login: str) -> "Account":
        """The account of a login, whatever the case it is typed in."""
        return self.get(login=login.strip().lower())


class Account(AbstractBaseUser):
    """Who may sign in. Needs neither e-mail nor phone (DESIGN 5)."""

    login = models.CharField(max_length=60, unique=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: list[str] = []
    objects = AccountManager()


class AccountSchool(models.Model):
    """A school where persons of the account may be found; grants nothing by itself.

    Read before the scope is known, so it is not behind row-level security and says nothing but ids.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="schools")
    school_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "school_id"], name="access_accountschool_once")
        ]


class SignInCode(models.Model):
    """A single-use code of a slip: the first sign-in, or a recovery. Only its hash is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField(null=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
