"""The honest floors: what a careful engineer writes by hand, under the same server and middleware.

Each does the same session, actor, tenancy and gate reads as the page (they come from the middleware and
the gates), reads the same rows by the same SQL, and joins strings; saving does the same writes in plain SQL.
"""
# ruff: noqa: E501 (statements and markup by hand read better unbroken)

import json
from datetime import timedelta
from html import escape
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.dateparse import parse_date

from otmetka.diary.queries import facts, frame, lessons, tasks
from otmetka.diary.rules.week import monday_of
from otmetka.journal.policy import group_to_read, lesson_to_write
from otmetka.journal.queries import averages, cell, terms
from otmetka.journal.queries import class_page as page

SHELL = (
    "<!doctype html><html lang=ru><head><meta charset=utf-8><title>{0}</title>"
    "<link rel=stylesheet href=/static/ui/base.css></head><body><h1>{0}</h1>{1}</body></html>"
)


def class_page(request: HttpRequest, group_id: int, term_id: int) -> HttpResponse:
    """Pupils × lessons with averages."""
    gate = group_to_read(request.actor, group_id)
    with connection.cursor() as db:
        db.execute(terms._TERMS, {"school": gate.school_id, "year": gate.year_id, "grade": gate.grade})
        term = next(row for row in db.fetchall() if row[0] == term_id)
        values = {"school": gate.school_id, "group": group_id, "start": term[2], "end": term[3]}
        db.execute(page._COLUMNS, values)
        columns = db.fetchall()
        db.execute(page._MEMBERS, values)
        members = db.fetchall()
        db.execute(page._FACTS, values)
        marks, absences = {}, {}
        for row in db.fetchall():
            if row[2] is None:
                absences[row[0], row[1]] = row
            else:
                marks[row[0], row[2]] = row
        nav = {
            "school": gate.school_id,
            "year": gate.year_id,
            "person": request.actor.person_id,
            "now": request.now,
            "all": False,
            "own": True,
            "classes": [],
        }
        db.execute(terms._GROUPS, nav)
        groups = db.fetchall()
    parts, versions = ["<table><thead><tr>"], {}
    for index, column in enumerate(columns):
        parts.append(
            f'<th data-c="{index}" data-lesson="{column[0]}" data-work="{column[6] or ""}"'
            f' title="{column[2]}-й урок · {escape(column[8] or "")}, вес {column[10]}"><b>{column[1].day:02}</b></th>'
        )
    parts.append("</tr></thead><tbody>")
    for number, member in enumerate(members, 1):
        pupil, total, weights, told = member[0], 0, 0, []
        parts.append(
            f'<tr data-pupil="{pupil}"><th>{number}</th><th>{escape(member[1])} {escape(member[2])}</th>'
        )
        for column in columns:
            mark, absence = marks.get((pupil, column[6])), absences.get((pupil, column[0]))
            if mark is None and absence is None:
                parts.append("<td></td>")
                continue
            versions[f"{pupil}:{column[0]}:{column[6] or ''}"] = [mark and mark[3], absence and absence[3]]
            if mark:
                for figure in mark[4].split():
                    if figure.isdigit():
                        total += int(figure) * column[10]
                        weights += column[10]
                        told.append(f"{figure} × {column[10]}")
            text = mark[4] if mark else absence[4]
            parts.append(f'<td class="m{text[0]}">{escape(text)}</td>')
        average = f"{total / weights:.2f}".replace(".", ",") if weights else "—"
        parts.append(f'<td title="{" + ".join(told)}">{average}</td></tr>')
    parts.append("</tbody></table>")
    parts.append(
        "".join(f'<a href="/journal/groups/{g[0]}/">{escape(g[1])} {escape(g[2])}</a>' for g in groups)
    )
    parts.append(f'<script type="application/json">{json.dumps(versions)}</script>')
    parts.append(get_token(request))
    return HttpResponse(SHELL.format(escape(gate.subject), "".join(parts)))


def diary_week(request: HttpRequest, pupil_id: int, day: str) -> HttpResponse:
    """A pupil's week: lessons, marks, absences, tasks."""
    child = next(child for child in request.actor.children if child.pupil_id == pupil_id)
    monday = monday_of(parse_date(day))
    sunday = monday + timedelta(days=6)
    until = sunday + timedelta(days=10)
    values = {
        "school": child.school_id,
        "pupil": pupil_id,
        "pupils": [pupil_id],
        "schools": [child.school_id],
        "start": monday,
        "end": until,
        "back": monday - timedelta(days=100),
    }
    with connection.cursor() as db:
        db.execute(frame._FRAME, values)
        db.fetchall()
        db.execute(frame._FREE, values)
        db.fetchall()
        db.execute(lessons._LESSONS, values)
        lines = db.fetchall()
        db.execute(tasks._TASKS, values)
        given = {}
        for row in db.fetchall():
            given.setdefault((row[7], row[1]), []).append(row)
        db.execute(facts._FACTS, {**values, "end": sunday})
        found = {}
        for row in db.fetchall():
            found.setdefault(row[0], []).append(row)
    parts = []
    for line in lines:
        if line[2] > sunday:
            break
        marks = "".join(
            f'<b class="m{row[2][0]}">{escape(row[2])}</b> {escape(row[4] or "")} {escape(row[3])}'
            for row in found.get(line[0], ())
        )
        asked = "".join(
            f"<p>{escape(task[5])} ≈ {task[6]} мин</p>" for task in given.get((line[2], line[1]), ())
        )
        teachers = ", ".join(" ".join(name) for name in line[11])
        parts.append(
            f"<article><span>{line[3]}</span><time>{line[4]:%H:%M}–{line[5]:%H:%M}</time><h3>{escape(line[6])}</h3>"
            f"{marks}<p>{escape(line[10])}</p>{asked}<small>{escape(teachers)} каб. {escape(line[9])}</small></article>"
        )
    return HttpResponse(SHELL.format("Дневник", "".join(parts)))


def save_mark(request: HttpRequest, lesson_id: int, pupil_id: int) -> HttpResponse:
    """The writes of a saved mark: mark, audit row, outbox row, and the average of the reply."""
    body = json.loads(request.body)
    gate = lesson_to_write(request.actor, lesson_id, "journal.marks.write")
    now, actor, school = request.now, request.actor, gate.school_id
    values = {
        "school": school,
        "lesson": lesson_id,
        "group": gate.group_id,
        "on": gate.on,
        "work": body.get("work"),
        "pupil": pupil_id,
        "command": UUID(body["command"]),
    }
    with connection.cursor() as db:
        db.execute(cell._CONTEXT, values)
        row = db.fetchone()
        db.execute(
            "SELECT key, value FROM regulations_parameter WHERE school_id = %s AND key = ANY (%s)",
            [school, [cell.SCALE, cell.BESIDE_ABSENCE]],
        )
        db.fetchall()
        db.execute(
            'INSERT INTO journal_mark (school_id, lesson_id, work_id, pupil_id, "on", value, comment,'
            " predecessor_id, author_id, at, command)"
            " VALUES (%s, %s, %s, %s, %s, %s, '', %s, %s, %s, %s) RETURNING id",
            [
                school,
                lesson_id,
                row[2],
                pupil_id,
                gate.on,
                body["text"],
                row[5],
                actor.person_id,
                now,
                values["command"],
            ],
        )
        mark_id = db.fetchone()[0]
        db.execute(
            "INSERT INTO audit_auditentry (school_id, at, account_id, person_id, duty, session, action, place,"
            " place_id, pupil_id, old, new, ground)"
            " VALUES (%s, %s, %s, %s, 'teacher', '', 'journal.mark.put', 'journal.mark', %s, %s, %s, %s, '')",
            [
                school,
                now,
                actor.account_id,
                actor.person_id,
                mark_id,
                pupil_id,
                json.dumps({"value": row[6]}),
                json.dumps({"value": body["text"], "lesson": lesson_id}),
            ],
        )
        db.execute(
            "INSERT INTO core_outbox (school_id, name, body, at) VALUES (%s, 'journal.MarkPut', %s, %s)",
            [school, json.dumps({"mark_id": mark_id, "lesson_id": lesson_id}), now],
        )
        db.execute(
            averages._MARKS, {"school": school, "lesson": lesson_id, "pupil": pupil_id, "grade": gate.grade}
        )
        total = weights = 0
        for value, weight in db.fetchall():
            total, weights = total + int(value[0]) * weight, weights + weight
    average = f"{total / weights:.2f}".replace(".", ",") if weights else "—"
    reply = {
        "cell": {"text": body["text"], "seen": [mark_id, None], "work": row[2]},
        "row": {"average": average},
    }
    return JsonResponse(reply, json_dumps_params={"ensure_ascii": False})
