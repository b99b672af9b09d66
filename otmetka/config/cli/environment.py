"""What every command does first: find its database and make Django ready."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from otmetka.cluster import APP, ClusterError, Urls, known_urls, prepare_database
from otmetka.cluster.secrets import peek
from otmetka.cluster.urls import as_user

SETTINGS = "otmetka.config.settings"
DBNAME = "otmetka"
_APP_URL, _OWNER_URL = "OTMETKA_DATABASE_URL", "OTMETKA_OWNER_DATABASE_URL"


def clone() -> Path:
    """The directory that holds the package: of a clone, its root."""
    return Path(__file__).resolve().parents[3]


def data_dir() -> Path:
    """OTMETKA_DATA_DIR, the same default as in the settings."""
    return Path(os.environ.get("OTMETKA_DATA_DIR") or "var/otmetka").absolute()


def find_database(*, owner: bool = True) -> None:
    """Point the settings at the database: by URL, or the embedded one of the data directory.

    One URL may be the application's or the owner's; the owner's is told by its role's name. What serves
    asks with ``owner=False`` and never learns the owner's password.
    """
    given = os.environ.get(_APP_URL)
    if given is None:
        _remember(_embedded())
    elif _OWNER_URL not in os.environ and not is_app_role(given):
        password = peek(data_dir() / "secrets", f"{APP}.password")
        os.environ[_OWNER_URL] = given
        os.environ[_APP_URL] = as_user(given, APP, password) if password else given
    if not owner:
        os.environ.pop(_OWNER_URL, None)


def prepare_given_database() -> None:
    """On an external server: make the application's role and the extensions where they are missing."""
    given = os.environ.get(_APP_URL)
    if given is None or os.environ.get(_OWNER_URL):
        return
    if is_app_role(given):
        raise ClusterError(
            f"В OTMETKA_DATABASE_URL роль приложения ({APP}): таблицы создаёт не она.",
            "Добавьте адрес владельца: OTMETKA_OWNER_DATABASE_URL=…",
        )
    _remember(prepare_database(given, None, data_dir() / "secrets", own_role=False))


def django_ready(*, owner: bool = True) -> None:
    """Set Django up for this command's database; see :func:`find_database`."""
    find_database(owner=owner)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def is_app_role(url: str) -> bool:
    """Whether the URL's user is the application's role."""
    wanted = os.environ.get("OTMETKA_APP_ROLE", APP)
    return unquote(urlsplit(url).username or "") == wanted


def _embedded() -> Urls:
    urls = known_urls(data_dir(), DBNAME)
    if urls is None:
        raise ClusterError(
            f"Не найдена база данных: OTMETKA_DATABASE_URL не задан, а в {data_dir()} её нет.",
            "Задайте OTMETKA_DATABASE_URL=postgresql://… или запустите встроенную: otmetka database",
        )
    return urls


def _remember(urls: Urls) -> None:
    os.environ[_OWNER_URL] = urls.owner
    os.environ[_APP_URL] = urls.app
