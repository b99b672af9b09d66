"""What the shell of every page shows: who works under which hat, the menu, the demo's strip."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from otmetka.access.actor import Actor
from otmetka.core import clock
from otmetka.ui.web.theme import chosen_theme

STAFF = ("administration", "teacher", "class_teacher", "technician")
FAMILY = ("guardian", "pupil")


@dataclass(frozen=True)
class Item:
    """A line of the menu: the action it needs, the hats that show it, other addresses that belong to it."""

    title: Any
    url: str
    icon: str
    action: str
    hats: tuple[str, ...] = STAFF
    inside: tuple[str, ...] = ()

    def holds(self, path: str) -> int:
        """How much of this path is the item's own: the longest wins, 0 is none."""
        return max(len(start) if path.startswith(start) else 0 for start in (self.url, *self.inside))


SCHOOL_PAGES = (
    "/schools/",
    "/timetable/bells/",
    "/timetable/room-list/",
    "/timetable/groups/",
    "/regulations/",
)
#: The order is the menu's.
MENU = (
    Item(gettext_lazy("Сегодня"), "/today/", "today", "journal.class_page.read"),
    Item(
        gettext_lazy("Журнал"),
        "/journal/groups/",
        "journal",
        "journal.class_page.read",
        inside=("/journal/",),
    ),
    Item(gettext_lazy("Расписание"), "/timetable/", "timetable", "timetable.read"),
    Item(
        gettext_lazy("Классы"),
        "/people/classes/",
        "people",
        "people.pupils.read",
        inside=("/people/pupils/",),
    ),
    Item(gettext_lazy("Сотрудники"), "/people/staff/", "person", "people.staff.read"),
    Item(gettext_lazy("Школа"), "/schools/card/", "school", "schools.structure.read", inside=SCHOOL_PAGES),
    Item(gettext_lazy("Обмен данными"), "/exchange/", "import", "exchange.export.read"),
    Item(gettext_lazy("Система"), "/system/", "settings", "system.read"),
    Item(gettext_lazy("Дневник"), "/diary/", "diary", "diary.read", hats=FAMILY),
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
    return _("Учебный день демонстрации: %(moment)s") % {"moment": date_format(moment, "D d.m.Y, H:i")}


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


def menu_of(actor: Actor) -> list[Item]:
    """What this actor may open under the hat that is on."""
    hat = actor.hat.code if actor.hat else ""
    return [item for item in MENU if hat in item.hats and actor.may(item.action)]


def _menu(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    items = menu_of(actor)
    here = max(items, key=lambda item: item.holds(request.path), default=None)
    return [
        {
            "title": item.title,
            "url": item.url,
            "icon": item.icon,
            "current": item is here and item.holds(request.path) > 0,
        }
        for item in items
    ]
