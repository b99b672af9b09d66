"""The class page as a workbook: the marks and, on a second sheet, topics and homework."""

from otmetka.core import slots
from otmetka.journal.queries.class_page import Column, Grid, Member
from otmetka.journal.queries.topics import TaughtLesson
from otmetka.journal.web.cell import cell_text
from otmetka.papers.workbook import Sheet, write_workbook


def class_workbook(title: str, grid: Grid, lessons: list[TaughtLesson]) -> bytes:
    """The XLSX file of one group and term; every cell is text."""
    days = tuple(_head(column) for column in grid.columns)
    marks = Sheet(
        title=title,
        header=("№", "Ученик", *days, "Средняя"),
        rows=[_row(number, member, grid) for number, member in enumerate(grid.members, 1)],
        widths=(5, 34, *(8 for _day in days), 10),
    )
    topics = Sheet(
        title="Темы и задания",
        header=("Дата", "Урок", "Тема", "Домашнее задание", "К уроку"),
        rows=[_topic(lesson) for lesson in lessons],
        widths=(12, 6, 60, 60, 12),
    )
    return write_workbook([marks, topics])


def _head(column: Column) -> str:
    kind = f" {column.kind}" if column.kind and column.weight != 1 else ""
    return f"{column.on:%d.%m}{kind}"


def _row(number: int, member: Member, grid: Grid) -> list[str]:
    cells, weighted = [], []
    for column in grid.columns:
        mark = grid.marks.get((member.pupil_id, column.work_id))
        absence = grid.attendance.get((member.pupil_id, column.lesson_id))
        if mark:
            weighted.append((mark[1], column.weight))
        cells.append(cell_text(mark[1] if mark else "", absence[1] if absence else ""))
    shown, _note = slots.ask_one("journal.class_page.row", weighted) or ("", "")
    return [str(number), member.name.full, *cells, shown]


def _topic(lesson: TaughtLesson) -> list[str]:
    due = f"{lesson.due_on:%d.%m.%Y}" if lesson.due_on else ""
    return [f"{lesson.on:%d.%m.%Y}", str(lesson.number), lesson.topic, lesson.homework, due]
