"""Absences and latenesses of a term."""

from collections import Counter
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.diary.queries.subjects import Entry, table_of
from otmetka.diary.queries.terms import term_on, terms_of
from otmetka.diary.web.frame import open_frame, page_context
from otmetka.diary.web.views.marks import chosen_term, years_of
from otmetka.diary.words import long_day
from otmetka.journal.rules.cell import ABSENCES
from otmetka.journal.words import ATTENDANCE


def now(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """Lead to the term of today."""
    frame = open_frame(request, pupil_id)
    term = term_on(terms_of(school_id=frame.child.school_id, pupil_id=pupil_id), frame.today)
    if term is None:
        return render(request, "diary/marks/none.html", page_context(frame, "attendance-now", _("Посещение")))
    return HttpResponseRedirect(reverse("diary:attendance", args=[pupil_id, term.id]))


def attendance(request: HttpRequest, pupil_id: int, term_id: int) -> HttpResponse:
    """By days, with the sums by reason."""
    frame = open_frame(request, pupil_id)
    school = frame.child.school_id
    terms = terms_of(school_id=school, pupil_id=pupil_id)
    term = chosen_term(terms, term_id)
    table = table_of(school_id=school, pupil_id=pupil_id, start=term.starts_on, end=term.ends_on)
    absences = [entry for entry in table.entries if entry.weight is None]
    return render(
        request,
        "diary/attendance/attendance.html",
        {
            **page_context(frame, "attendance-now", _("Посещение: %(term)s") % {"term": term.title}),
            "sums": _sums(absences),
            "days": _days(absences),
            "years": years_of(terms, term, "diary:attendance", pupil_id),
        },
    )


def _sums(absences: list[Entry]) -> list[dict[str, Any]]:
    count = Counter(entry.value for entry in absences)
    missed = sum(count[code] for code in ABSENCES)
    rows = [{"title": _("Пропущено уроков"), "count": missed}]
    return rows + [
        {"title": words, "count": count[code]} for code, words in ATTENDANCE.items() if count[code]
    ]


def _days(absences: list[Entry]) -> list[dict[str, Any]]:
    """The newest day first, its lessons in order."""
    days = [
        {"title": long_day(on), "lessons": [_lesson(entry) for entry in found]}
        for on, found in groupby(absences, key=lambda entry: entry.on)
    ]
    return days[::-1]


def _lesson(entry: Entry) -> dict[str, Any]:
    words = str(ATTENDANCE.get(entry.value, entry.value))
    return {
        "number": entry.number,
        "subject": entry.subject,
        "sign": entry.value.upper(),
        "tone": "red" if entry.value == ABSENCES[0] else "mute" if entry.value in ABSENCES else "amber",
        "words": f"{words} · {entry.comment}" if entry.comment else words,
        "lesson_id": entry.lesson_id,
    }
