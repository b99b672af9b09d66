"""Addresses of the timetable."""

from functools import partial, update_wrapper

from otmetka.access.routes import route
from otmetka.schools.web.nouns import noun_routes
from otmetka.timetable.web.structure import ROOMS
from otmetka.timetable.web.views import bells, clashes, day, groups, load, slots, versions, week

READ, WRITE = "timetable.read", "timetable.write"
STRUCTURE_READ, STRUCTURE_WRITE = "schools.structure.read", "schools.structure.write"
BOTH = ("GET", "POST")


def _week(kind: str):
    return update_wrapper(partial(week.week, kind=kind), week.week)


app_name = "timetable"
urlpatterns = [
    route("timetable/", week.own, name="own", action=READ),
    route("timetable/classes/", _week("classes"), name="classes", action=READ),
    route("timetable/teachers/", _week("teachers"), name="teachers", action=READ),
    route("timetable/rooms/", _week("rooms"), name="rooms", action=READ),
    route("timetable/day/", day.day, name="day", action=READ),
    route("timetable/load/", load.load, name="load", action=READ),
    route("timetable/clashes/", clashes.clashes, name="clashes", action=READ),
    route("timetable/versions/", versions.versions, name="versions", action=READ, methods=BOTH),
    route("timetable/versions/<int:version_id>/", versions.version, name="version", action=READ),
    route(
        "timetable/versions/<int:version_id>/publication/",
        versions.publication, name="publication", action=WRITE, methods=BOTH,
    ),
    route(
        "timetable/versions/<int:version_id>/removal/",
        versions.removal, name="version_removal", action=WRITE, methods=("POST",),
    ),
    route(
        "timetable/versions/<int:version_id>/slots/", slots.new, name="slot_new", action=WRITE, methods=BOTH
    ),
    route("timetable/slots/<int:slot_id>/", slots.slot, name="slot", action=WRITE, methods=BOTH),
    route(
        "timetable/slots/<int:slot_id>/removal/",
        slots.removal, name="slot_removal", action=WRITE, methods=("POST",),
    ),
    *noun_routes(ROOMS, "timetable/room-list/", read=STRUCTURE_READ, write=STRUCTURE_WRITE),
    route("timetable/bells/", bells.bells, name="bells", action=STRUCTURE_READ),
    route("timetable/bells/new/", bells.new, name="bells_new", action=STRUCTURE_WRITE, methods=BOTH),
    route(
        "timetable/bells/<int:row_id>/", bells.edit, name="bells_edit", action=STRUCTURE_WRITE, methods=BOTH
    ),
    route(
        "timetable/bells/<int:row_id>/removal/",
        bells.removal, name="bells_removal", action=STRUCTURE_WRITE, methods=("POST",),
    ),
    route("timetable/groups/", groups.groups, name="groups", action=STRUCTURE_READ),
    route("timetable/groups/new/", groups.new, name="groups_new", action=STRUCTURE_WRITE, methods=BOTH),
    route(
        "timetable/groups/<int:row_id>/",
        groups.edit, name="groups_edit", action=STRUCTURE_WRITE, methods=BOTH,
    ),
    route(
        "timetable/groups/<int:row_id>/members/",
        groups.members, name="group_members", action=STRUCTURE_WRITE, methods=BOTH,
    ),
]  # fmt: skip
