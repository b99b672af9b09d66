"""A pupil who comes to the school for the first time."""

from datetime import date, datetime

from django.db import transaction

from otmetka.access.actor import Actor
from otmetka.people.models import Pupil
from otmetka.people.policy import WRITE_PUPILS, class_for
from otmetka.people.services.enrolment import enrol_pupil
from otmetka.people.services.persons import PersonCard, make_pupil


@transaction.atomic
def receive_pupil(
    *, actor: Actor, card: PersonCard, class_id: int, on: date, ground: str, now: datetime
) -> Pupil:
    """A new person, pupil and enrolment. Raises NotFound, Forbidden, Refused or Invalid."""
    class_for(actor, class_id, WRITE_PUPILS)
    pupil = make_pupil(actor=actor, card=card, now=now)
    enrol_pupil(actor=actor, pupil_id=pupil.pk, class_id=class_id, on=on, ground=ground, now=now)
    return pupil
