"""Addresses of people."""

from otmetka.access.routes import SIGNED_IN, route
from otmetka.people.policy import (
    READ_PUPILS,
    READ_STAFF,
    WRITE_DUTIES,
    WRITE_GUARDIANS,
    WRITE_PUPILS,
    WRITE_STAFF,
)
from otmetka.people.policy_slips import TO_FAMILIES
from otmetka.people.web.views import classes, guardians, pupils, slips, staff

BOTH = ("GET", "POST")

app_name = "people"
urlpatterns = [
    route("people/staff/", staff.staff_list, name="staff", action=READ_STAFF),
    route("people/staff/new/", staff.staff_new, name="staff_new", action=WRITE_STAFF, methods=BOTH),
    route("people/staff/<int:person_id>/", staff.staff_one, name="staff_card", action=READ_STAFF),
    route(
        "people/staff/<int:person_id>/leaving/",
        staff.staff_leaving,
        name="staff_leaving",
        action=WRITE_STAFF,
        methods=BOTH,
    ),
    route(
        "people/staff/<int:person_id>/duties/",
        staff.duty_new,
        name="duty_new",
        action=WRITE_DUTIES,
        methods=BOTH,
    ),
    route(
        "people/duties/<int:duty_id>/end/", staff.duty_end, name="duty_end", action=WRITE_DUTIES, methods=BOTH
    ),
    route("people/classes/", classes.class_list, name="classes", action=READ_PUPILS),
    route("people/classes/<int:class_id>/", classes.class_one, name="class", action=READ_PUPILS),
    route(
        "people/classes/<int:class_id>/arrivals/",
        classes.class_arrival,
        name="class_arrival",
        action=WRITE_PUPILS,
        methods=BOTH,
    ),
    route("people/pupils/", pupils.pupil_list, name="pupils", action=READ_PUPILS),
    route("people/pupils/<int:pupil_id>/", pupils.pupil_one, name="pupil", action=READ_PUPILS),
    route(
        "people/pupils/<int:pupil_id>/arrivals/",
        pupils.pupil_arrival,
        name="pupil_arrival",
        action=WRITE_PUPILS,
        methods=BOTH,
    ),
    route(
        "people/pupils/<int:pupil_id>/departures/",
        pupils.pupil_departure,
        name="pupil_departure",
        action=WRITE_PUPILS,
        methods=BOTH,
    ),
    route(
        "people/pupils/<int:pupil_id>/transfers/",
        pupils.pupil_transfer,
        name="pupil_transfer",
        action=WRITE_PUPILS,
        methods=BOTH,
    ),
    route(
        "people/pupils/<int:pupil_id>/guardians/",
        guardians.guardian_new,
        name="guardian_new",
        action=WRITE_GUARDIANS,
        methods=BOTH,
    ),
    route(
        "people/guardianships/<int:guardianship_id>/end/",
        guardians.guardianship_end,
        name="guardianship_end",
        action=WRITE_GUARDIANS,
        methods=BOTH,
    ),
    route("people/slips/", slips.slips, name="slips", action=TO_FAMILIES, methods=BOTH),
    route(
        "people/persons/<int:person_id>/slips/",
        slips.slip,
        name="slip",
        action=TO_FAMILIES,
        methods=("POST",),
    ),
    route("people/join/", slips.join, name="join", action=SIGNED_IN, methods=BOTH),
]
