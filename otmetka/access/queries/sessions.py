"""Sessions: the one of a request with its account and schools in one SQL query, and those of an account."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from otmetka.access.models import Account, Session

_READ = """
SELECT s.session_data, s.seen_at, a.id, a.password, a.last_login, a.login, a.is_active, a.made_at,
       ARRAY(SELECT x.school_id FROM access_accountschool x WHERE x.account_id = a.id ORDER BY 1)
  FROM access_session s LEFT JOIN access_account a ON a.id = s.account_id
 WHERE s.session_key = %s AND s.expire_date > %s
"""

#: In the order of the model, as from_db asks.
_ACCOUNT = ["id", "password", "last_login", "login", "is_active", "made_at"]

_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Mac OS", "macOS"), ("Linux", "Linux"))  # fmt: skip
_BROWSERS = (("YaBrowser", "Яндекс Браузер"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"),
             ("Chrom", "Chrome"), ("Safari", "Safari"))  # fmt: skip


@dataclass(frozen=True)
class StoredSession:
    """A session that has not ended, its active account and the numbers of the account's schools."""

    session_data: str
    seen_at: datetime | None
    account: Account | None
    school_ids: tuple[int, ...]


@dataclass(frozen=True)
class OpenSession:
    """A line of «Где вы вошли»."""

    key: str
    device: str
    address: str
    made_at: datetime | None
    seen_at: datetime | None
    current: bool


def stored_session(key: str, *, now: datetime) -> StoredSession | None:
    """The session of a hashed ``key``; the account of a closed one is None."""
    with connection.cursor() as cursor:
        cursor.execute(_READ, [key, now])
        row = cursor.fetchone()
    if row is None:
        return None
    data, seen_at, *values, schools = row
    account = Account.from_db(connection.alias, _ACCOUNT, values)
    if not account.is_active:
        return StoredSession(data, seen_at, None, ())
    return StoredSession(data, seen_at, account, tuple(schools))


def open_sessions(account_id: int, *, current: str, now: datetime) -> list[OpenSession]:
    """Where an account is signed in, the latest first."""
    rows = Session.objects.filter(account_id=account_id, expire_date__gt=now).order_by("-seen_at")
    return [
        OpenSession(
            key=row.session_key,
            device=device(row.agent),
            address=row.address or "",
            made_at=row.made_at,
            seen_at=row.seen_at,
            current=row.session_key == current,
        )
        for row in rows
    ]


def device(agent: str) -> str:
    """«Chrome, Windows» of a User-Agent; '' where nothing is recognised."""
    browser = next((title for sign, title in _BROWSERS if sign in agent), "")
    system = next((title for sign, title in _SYSTEMS if re.search(sign, agent)), "")
    return ", ".join(part for part in (browser, system) if part)
