"""Accounts, their schools, sign-in slips and sessions. None of them belongs to a school."""

from otmetka.access.models.accounts import Account, AccountSchool, SignInCode
from otmetka.access.models.sessions import Session

__all__ = ["Account", "AccountSchool", "Session", "SignInCode"]
