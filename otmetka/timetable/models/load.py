"""Teaching load (нагрузка, тарификация)."""

from django.db import models

from otmetka.core.tenancy.constraints import links
from otmetka.core.tenancy.models import Scoped, link


class TeachingLoad(Scoped):
    """A teacher's hours a week in a teaching group by dates; makes the group the teacher's own."""

    group = link("schools.TeachingGroup")
    teacher = link("people.Person")
    hours = models.DecimalField(max_digits=4, decimal_places=2)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta(Scoped.Meta):
        constraints = [
            *Scoped.Meta.constraints,
            *links(group="schools_teachinggroup", teacher="people_person"),
            models.UniqueConstraint(
                fields=["school", "group", "teacher", "from_on"], name="timetable_load_once"
            ),
        ]
