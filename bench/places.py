"""Which pages of a filled school are measured."""

import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg
from django.conf import settings

from otmetka.core.tenancy import school_scope


@dataclass(frozen=True)
class Places:
    """Ids of one school's class page, pupil and term."""

    school_id: int
    group_id: int
    term_id: int
    pupil_id: int
    start: str

    @property
    def class_page(self) -> str:
        """The class page of a teacher's first group."""
        return f"/journal/groups/{self.group_id}/terms/{self.term_id}/"

    @property
    def floor_class_page(self) -> str:
        """Its floor."""
        return f"/floor/class/{self.group_id}/{self.term_id}/"

    @property
    def diary_week(self) -> str:
        """A week of a pupil of that group."""
        return f"/diary/{self.pupil_id}/week/2026-12-16/"

    @property
    def floor_diary_week(self) -> str:
        """Its floor."""
        return f"/floor/diary/{self.pupil_id}/2026-12-16/"

    save = "/journal/lessons/{lesson}/pupils/{pupil}/marks/"
    floor_save = "/floor/save/{lesson}/{pupil}/"

    @cached_property
    def static_file(self) -> str:
        """A static file of about the bytes of the class page."""
        folder = Path(settings.STATIC_ROOT)
        sizes = [
            (abs(p.stat().st_size - 60_000), p)
            for p in folder.rglob("*.*")
            if p.suffix in (".js", ".css", ".woff2")
        ]
        return "/static/" + min(sizes)[1].relative_to(folder).as_posix()

    def cells(self) -> list[tuple[int, int, int]]:
        """(lesson, pupil, work) of marks of past lessons of the group."""
        return [row[:3] for row in self._marks()]

    def seen(self) -> dict[tuple[int, int], list[int | None]]:
        """(lesson, pupil) → the rows a client has seen."""
        return {(lesson, pupil): [mark, None] for lesson, pupil, _work, mark in self._marks()}

    def _marks(self) -> list[tuple]:
        from django.db import connection

        with school_scope(self.school_id), connection.cursor() as db:
            db.execute(
                "SELECT m.lesson_id, m.pupil_id, m.work_id, m.id FROM journal_mark m"
                " JOIN timetable_lesson l ON l.school_id = m.school_id AND l.id = m.lesson_id"
                " WHERE m.school_id = %s AND l.group_id = %s AND l.on < '2026-12-28' AND m.value <> ''"
                " AND NOT EXISTS (SELECT 1 FROM journal_mark n WHERE n.school_id = m.school_id"
                " AND n.predecessor_id = m.id) ORDER BY m.id",
                [self.school_id, self.group_id],
            )
            return db.fetchall()

    def bare_psycopg(self, owner_url: str) -> dict[str, float]:
        """CPU of this process for the class page's marks by psycopg alone, without a server, in ms."""
        sql = (
            "SELECT m.pupil_id, m.lesson_id, m.id, m.value FROM timetable_lesson l JOIN journal_mark m"
            " ON m.school_id = l.school_id AND m.lesson_id = l.id WHERE l.school_id = %s AND l.group_id = %s"
        )
        with psycopg.connect(owner_url) as bare:
            for _warm in range(10):
                bare.execute(sql, [self.school_id, self.group_id]).fetchall()
            before = time.process_time()
            for _turn in range(100):
                bare.execute(sql, [self.school_id, self.group_id]).fetchall()
        return {"bare_psycopg_cpu_ms": round((time.process_time() - before) * 10, 2)}


def places_of(school_id: int) -> Places:
    """The pages of the teacher and the pupil whose accounts the fill made."""
    from django.db import connection

    with school_scope(school_id), connection.cursor() as db:
        db.execute(
            "SELECT m.group_id, t.id, m.pupil_id, t.starts_on::text FROM people_person p"
            " JOIN people_pupil u ON u.school_id = p.school_id AND u.person_id = p.id"
            " JOIN people_groupmembership m ON m.school_id = u.school_id AND m.pupil_id = u.id"
            " JOIN schools_teachinggroup g ON g.school_id = m.school_id AND g.id = m.group_id"
            " JOIN schools_schoolyear y ON y.school_id = g.school_id AND y.id = g.year_id"
            " JOIN schools_subject s ON s.school_id = g.school_id AND s.id = g.subject_id AND s.position = 1"
            " JOIN schools_term t ON t.school_id = g.school_id AND t.year_id = g.year_id"
            " WHERE p.school_id = %s AND p.code = 'п1' ORDER BY y.starts_on DESC LIMIT 1",
            [school_id],
        )
        return Places(school_id, *db.fetchone())
