"""What the shell of every page shows: who works under which hat, the menu, the demo's strip."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from otmetka.access.actor import Actor
from otmetka.core import clock
from otmetka.ui.web.theme import chosen_theme

#: (title, url, icon, action that it needs, hats that show it); the order is the menu's.
STAFF = ("administration", "teacher", "class_teacher", "technician")
FAMILY = ("guardian", "pupil")
MENU = (
    (gettext_lazy("Сегодня"), "/today/", "today", "journal.class_page.read", STAFF),
    (gettext_lazy("Журнал"), "/journal/groups/", "journal", "journal.class_page.read", STAFF),
    (gettext_lazy("Классы"), "/people/classes/", "people", "people.pupils.read", STAFF),
    (gettext_lazy("Сотрудники"), "/people/staff/", "person", "people.staff.read", STAFF),
    (gettext_lazy("Обмен данными"), "/exchange/", "import", "exchange.export.read", STAFF),
    (gettext_lazy("Дневник"), "/diary/", "diary", "diary.read", FAMILY),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; needs no database, so that error pages can show it too."""
    actor = getattr(request, "actor", None)
    base = {
        "theme": chosen_theme(request),
        "demo_strip": demo_strip(request),
        "sign_in_url": settings.LOGIN_URL,
    }
    if actor is None:
        return {"shell": base}
    return {"shell": {**base, **_person(actor), "menu": _menu(request, actor)}}


def demo_strip(request: HttpRequest) -> str | None:
    """«Учебный день демонстрации: вт 17.11.2026, 11:10», only in the demo."""
    if not settings.DEMO:
        return None
    moment = clock.local(getattr(request, "now", None) or clock.now(), settings.TIME_ZONE)
    return _("Учебный день демонстрации: %(moment)s") % {
        "moment": date_format(moment, "D d.m.Y, H:i").lower()
    }


def _person(actor: Actor) -> dict[str, Any]:
    current = actor.hat.key if actor.hat else None
    return {
        "person_name": actor.name.full or _("Без имени"),
        "account_id": actor.account_id,
        "hats": [
            {
                "id": hat.key,
                "title": _(hat.title),
                "current": hat.key == current,
            }
            for hat in actor.hats
        ]
        if len(actor.hats) > 1
        else [],
        "links": [
            {"title": _("Сменить пароль"), "url": "/access/password/"},
            {"title": _("Где я вошёл"), "url": "/access/sessions/"},
            {"title": _("Присоединить по листку"), "url": "/people/join/"},
        ],
        "sign_out_url": "/access/sign-out/",
    }


def _menu(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    hat = actor.hat.code if actor.hat else ""
    return [
        {"title": title, "url": url, "icon": icon, "current": request.path.startswith(url)}
        for title, url, icon, action, hats in MENU
        if hat in hats and actor.may(action)
    ]
