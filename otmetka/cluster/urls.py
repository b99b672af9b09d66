"""Addresses of databases: one place that writes and takes apart ``postgresql://`` URLs."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit, urlunsplit


@dataclass(frozen=True)
class Urls:
    """The addresses of one database: ``owner`` migrates, ``app`` serves, ``region`` reads reports."""

    owner: str
    app: str
    region: str


def socket_url(user: str, password: str, dbname: str, folder: object) -> str:
    """The URL of a database behind a unix socket in ``folder``."""
    place = urlencode({"host": str(folder)})
    return f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@/{quote(dbname, safe='')}?{place}"


def as_user(url: str, user: str, password: str) -> str:
    """The same database for another user."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    who = f"{quote(user, safe='')}:{quote(password, safe='')}"
    return _unsplit(parts._replace(netloc=f"{who}@{host}"))


def with_dbname(url: str, dbname: str) -> str:
    """The same server and user, another database."""
    return _unsplit(urlsplit(url)._replace(path=f"/{quote(dbname, safe='')}"))


def hide_password(url: str) -> str:
    """The URL as it may be shown or logged."""
    parts = urlsplit(url)
    who, at, host = parts.netloc.rpartition("@")
    user = who.partition(":")[0]
    return _unsplit(parts._replace(netloc=f"{user}{at}{host}"))


def _unsplit(parts: object) -> str:
    text = urlunsplit(parts)  # type: ignore[arg-type]
    return text
