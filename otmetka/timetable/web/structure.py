"""The nouns of the timetable's structure."""

from django.utils.translation import gettext_lazy as _

from otmetka.schools.web.nouns import Noun
from otmetka.timetable.models import Room
from otmetka.timetable.web.forms.groups import RoomForm

ROOMS = Noun(
    "room_list", "timetable", Room, RoomForm, _("Кабинеты"), _("Новый кабинет"),
    (
        (_("Кабинет"), lambda row: row.code),
        (_("Название"), lambda row: row.title),
        (_("Мест"), lambda row: row.seats if row.seats is not None else ""),
    ),
    ("code",), import_kind="rooms",
)  # fmt: skip
