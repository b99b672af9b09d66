"""Marks of a term by subjects, and the story of one cell."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.core.errors import NotFound
from otmetka.diary.queries.frame import Frame
from otmetka.diary.queries.story import story_of
from otmetka.diary.queries.subjects import Table, table_of
from otmetka.diary.queries.terms import TermChoice, term_on, terms_of
from otmetka.diary.web.frame import open_frame, page_context
from otmetka.diary.web.marks_table import build_table
from otmetka.diary.web.story import story_lines
from otmetka.diary.words import clock_time, long_day, span
from otmetka.grading.words import explain


def now(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """Lead to the term of today."""
    frame = open_frame(request, pupil_id)
    term = term_on(_terms(frame), frame.today)
    if term is None:
        return render(request, "diary/marks/none.html", page_context(frame, "marks-now", _("Отметки")))
    return HttpResponseRedirect(reverse("diary:marks", args=[pupil_id, term.id]))


def marks(request: HttpRequest, pupil_id: int, term_id: int) -> HttpResponse:
    """The subject table of one term, back to the first year (islamey.instr.2.5)."""
    frame = open_frame(request, pupil_id)
    terms = _terms(frame)
    term = chosen_term(terms, term_id)
    table = _table(frame, term)
    return render(
        request,
        "diary/marks/marks.html",
        {
            **page_context(
                frame, "marks-now", _("Отметки: %(term)s") % {"term": term.title}, _over(frame, term)
            ),
            "table": build_table(table, pupil_id) if table.rows else "",
            "how": [
                {"anchor": f"how-{number}", "subject": row.subject, "words": explain(row.counted)}
                for number, row in enumerate(table.rows, 1)
                if row.marking == "marks" and row.counted.figures
            ],
            "years": years_of(terms, term, "diary:marks", pupil_id),
            "days": span(term.starts_on, term.ends_on),
            "attendance": reverse("diary:attendance", args=[pupil_id, term.id]),
        },
    )


def mark(request: HttpRequest, pupil_id: int, lesson_id: int) -> HttpResponse:
    """What stands at one lesson and how it came about."""
    frame = open_frame(request, pupil_id)
    story = story_of(school_id=frame.child.school_id, pupil_id=pupil_id, lesson_id=lesson_id)
    if story is None:
        raise NotFound(_("Такого урока в этом дневнике нет."))
    starts, ends = clock_time(story.starts_at, frame.timezone), clock_time(story.ends_at, frame.timezone)
    return render(
        request,
        "diary/marks/mark.html",
        {
            **page_context(frame, "marks-now", story.subject),
            "story": story,
            "day": long_day(story.on),
            "time": f"{starts}–{ends}",
            "lines": story_lines(story, frame.timezone),
            "week": reverse("diary:week", args=[pupil_id, story.on]),
        },
    )


def years_of(
    terms: Iterable[TermChoice], current: TermChoice, url: str, pupil_id: int
) -> list[dict[str, Any]]:
    """The period selector: years, newest first, each with its terms in order."""
    return [
        {
            "title": f"{title} · {class_name}",
            "terms": [
                {
                    "title": term.title,
                    "url": reverse(url, args=[pupil_id, term.id]),
                    "current": term == current,
                }
                for term in sorted(found, key=lambda term: term.starts_on)
            ],
        }
        for (title, class_name), found in groupby(terms, key=lambda term: (term.year_title, term.class_name))
    ]


def chosen_term(terms: Iterable[TermChoice], term_id: int) -> TermChoice:
    """The pupil's term of this id. Raises NotFound for a term of other grades or schools."""
    for term in terms:
        if term.id == term_id:
            return term
    raise NotFound(_("Такого отчётного периода у ученика нет."))


def _terms(frame: Frame) -> list[TermChoice]:
    return terms_of(school_id=frame.child.school_id, pupil_id=frame.child.pupil_id)


def _table(frame: Frame, term: TermChoice) -> Table:
    child = frame.child
    return table_of(
        school_id=child.school_id, pupil_id=child.pupil_id, start=term.starts_on, end=term.ends_on
    )


def _over(frame: Frame, term: TermChoice) -> str:
    return " · ".join((frame.child.name.listed, term.class_name, term.year_title))
