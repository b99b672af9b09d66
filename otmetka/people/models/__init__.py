"""Persons and what they are in a school: staff, pupils, guardians, and their duties by order."""

from otmetka.people.models.duties import Duty
from otmetka.people.models.families import Guardianship
from otmetka.people.models.persons import Person, Staff
from otmetka.people.models.pupils import Enrolment, GroupMembership, Pupil

__all__ = ["Duty", "Enrolment", "GroupMembership", "Guardianship", "Person", "Pupil", "Staff"]
