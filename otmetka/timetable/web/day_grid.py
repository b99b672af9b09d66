"""The table of a day: some hundreds of cells, so it is made by ``ui.markup``, not by template nodes."""

from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.timetable.queries.day import ClassRow, SchoolDayPage
from otmetka.timetable.queries.week import LessonLine
from otmetka.ui.markup import Markup, join, tag


def day_table(page: SchoolDayPage) -> Markup:
    """Classes down, numbers of lessons across; groups in parallel stand one under another."""
    head = [tag("th", _("Класс"), scope="col"), *(tag("th", number, scope="col") for number in page.numbers)]
    body = join(_row(row, page) for row in page.rows)
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", body), cls="table day-grid")


def _row(row: ClassRow, page: SchoolDayPage) -> Markup:
    address = f"{reverse('timetable:classes')}?id={row.school_class.id}&on={page.on.isoformat()}"
    first = tag("th", tag("a", row.school_class.title, href=address), scope="row")
    if row.off and not row.lessons:
        return tag("tr", first, tag("td", row.off, cls="mute", colspan=len(page.numbers)))
    return tag("tr", first, *(_cell(row.lessons.get(number, ())) for number in page.numbers))


def _cell(lessons: tuple[LessonLine, ...]) -> Markup:
    return tag("td", *(_lesson(lesson) for lesson in lessons))


def _lesson(lesson: LessonLine) -> Markup:
    named = f"{lesson.subject} ({lesson.group})" if lesson.group else lesson.subject
    about = " · ".join(part for part in (lesson.room, lesson.teachers) if part)
    return tag("div", named, tag("small", about), cls="in-cell")
