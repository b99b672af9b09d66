"""The pages of the timetable as workbooks: `?as=xlsx`."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from otmetka.papers.workbook import Sheet, write_workbook
from otmetka.timetable.queries.day import SchoolDayPage
from otmetka.timetable.queries.load import TeacherLoad
from otmetka.timetable.queries.week import LessonLine, Week
from otmetka.timetable.templatetags.timetable_words import hours

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def wants_table(request: HttpRequest) -> bool:
    """Whether the page was asked for as a workbook."""
    return request.GET.get("as") == "xlsx"


def week_table(week: Week) -> HttpResponse:
    """A line for each lesson of the week."""
    header = (
        _("Дата"),
        _("Урок"),
        _("Начало"),
        _("Классы"),
        _("Предмет"),
        _("Группа"),
        _("Кабинет"),
        _("Учителя"),
    )
    rows = [
        [
            f"{day.on:%d.%m.%Y}", str(line.number), line.starts, line.classes, line.subject, line.group,
            line.room, line.teachers,
        ]
        for day in week.days for row in day.rows for line in row.lessons
    ]  # fmt: skip
    return _reply(Sheet(week.chosen.title, header, rows, (12, 8, 10, 16, 32, 20, 12, 32)), "week")


def day_table_of(page: SchoolDayPage) -> HttpResponse:
    """Classes down, numbers of lessons across."""
    header = (_("Класс"), *(str(number) for number in page.numbers))
    rows = [
        [row.school_class.title, *("; ".join(map(_short, row.lessons.get(n, ()))) for n in page.numbers)]
        for row in page.rows
    ]
    return _reply(Sheet(f"{page.on:%d.%m.%Y}", header, rows, (8, *(28 for _n in page.numbers))), "day")


def load_table(loads: list[TeacherLoad]) -> HttpResponse:
    """A line for each teacher and group."""
    header = (_("Учитель"), _("Предмет"), _("Классы"), _("Группа"), _("Часов в неделю"), _("В сетке"))
    rows = [
        [teacher.name, line.subject, line.classes, line.group, hours(line.hours), hours(line.grid)]
        for teacher in loads for line in teacher.lines
    ]  # fmt: skip
    return _reply(Sheet(_("Нагрузка"), header, rows, (34, 32, 16, 24, 10, 10)), "load")


def _short(line: LessonLine) -> str:
    named = f"{line.subject} ({line.group})" if line.group else line.subject
    return ", ".join(part for part in (named, line.room, line.teachers) if part)


def _reply(sheet: Sheet, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(write_workbook([sheet]), content_type=XLSX, headers=headers)
