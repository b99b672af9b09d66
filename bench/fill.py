"""Schools to measure on, made by the owner with plain SQL; the marks come through the product's bulk load."""
# ruff: noqa: E501 (statements and markup by hand read better unbroken)

from dataclasses import dataclass
from datetime import date

import psycopg

YEARS = ((2024, "2024/25"), (2025, "2025/26"), (2026, "2026/27"))


@dataclass(frozen=True)
class Shape:
    """How large a school is."""

    classes: int
    pupils_per_class: int
    groups_per_class: int
    lessons_per_group: int
    years: int


REAL = Shape(classes=34, pupils_per_class=30, groups_per_class=12, lessons_per_group=60, years=3)
SHALLOW = Shape(classes=1000, pupils_per_class=1, groups_per_class=1, lessons_per_group=1, years=1)
REGIONAL = Shape(classes=32, pupils_per_class=25, groups_per_class=10, lessons_per_group=30, years=1)

_STATEMENTS = (
    """INSERT INTO schools_school (id, short_name, full_name, timezone, inn, address, phone, email, site, made_at)
       VALUES (%(school)s, 'Школа ' || %(school)s, 'Школа', 'Europe/Moscow', '', '', '', '', '', now())""",
    """INSERT INTO schools_schoolyear (school_id, title, starts_on, ends_on)
       SELECT %(school)s, y || '/' || (y + 1) %% 100, make_date(y, 9, 1), make_date(y + 1, 5, 28)
         FROM generate_series(2027 - %(years)s, 2026) y""",
    """INSERT INTO schools_term (school_id, year_id, kind, number, title, grade_from, grade_to, starts_on, ends_on)
       SELECT school_id, id, 'quarter', 2, '2-я четверть', 1, 11, starts_on + 65, starts_on + 119
         FROM schools_schoolyear WHERE school_id = %(school)s""",
    """INSERT INTO schools_coursekind (school_id, name, marking) VALUES (%(school)s, 'обязательный', 'marks')""",
    """INSERT INTO regulations_workkind (school_id, code, title, short, weight, written, second_mark, position,
         ground, from_on) VALUES (%(school)s, 'answer', 'Ответ на уроке', 'отв', 1, false, false, 0, 'проба',
         '2020-09-01')""",
    """INSERT INTO schools_subject (school_id, name, short, position)
       SELECT %(school)s, 'Предмет ' || n, '', n FROM generate_series(1, %(groups)s) n""",
    """INSERT INTO schools_schoolclass (school_id, year_id, grade, letter, shift, days_per_week, profile, bells)
       SELECT y.school_id, y.id, 5 + n %% 7, 'К' || n, 1, 5, '', ''
         FROM schools_schoolyear y, generate_series(1, %(classes)s) n WHERE y.school_id = %(school)s""",
    """INSERT INTO people_person (school_id, code, surname, given, patronymic, sex, sort_key)
       SELECT %(school)s, 'п' || n, 'Фамильев' || n, 'Имён', 'Отчествович', 'м', lpad(n::text, 9, '0')
         FROM generate_series(1, %(pupils)s) n""",
    """INSERT INTO people_pupil (school_id, person_id) SELECT school_id, id FROM people_person
        WHERE school_id = %(school)s AND code LIKE 'п%%'""",
    """INSERT INTO people_person (school_id, code, surname, given, patronymic, sex, sort_key)
       SELECT %(school)s, 'т' || n, 'Учителева' || n, 'Анна', 'Сергеевна', 'ж', 'т' || n
         FROM generate_series(1, %(groups)s) n""",
    """INSERT INTO people_duty (school_id, person_id, kind, from_on, ground)
       SELECT school_id, id, 'teacher', '2020-09-01', '' FROM people_person
        WHERE school_id = %(school)s AND code LIKE 'т%%'""",
    """INSERT INTO people_enrolment (school_id, pupil_id, school_class_id, from_on, reason)
       SELECT c.school_id, u.id, c.id, y.starts_on, ''
         FROM (SELECT *, row_number() OVER (PARTITION BY year_id ORDER BY id) - 1 AS n FROM schools_schoolclass
                WHERE school_id = %(school)s) c
         JOIN schools_schoolyear y ON y.school_id = c.school_id AND y.id = c.year_id
         JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS n FROM people_pupil
                WHERE school_id = %(school)s) u ON u.n / %(per_class)s = c.n""",
    """INSERT INTO schools_teachinggroup (school_id, year_id, subject_id, course_kind_id, marking, name,
         classes_label, whole_class)
       SELECT c.school_id, c.year_id, s.id, k.id, 'marks', '', c.grade || c.letter, true
         FROM schools_schoolclass c JOIN schools_subject s ON s.school_id = c.school_id
         JOIN schools_coursekind k ON k.school_id = c.school_id WHERE c.school_id = %(school)s""",
    """INSERT INTO schools_groupclass (school_id, group_id, school_class_id)
       SELECT g.school_id, g.id, c.id FROM schools_teachinggroup g
         JOIN schools_schoolclass c ON c.school_id = g.school_id AND c.year_id = g.year_id
              AND c.grade || c.letter = g.classes_label WHERE g.school_id = %(school)s""",
    """INSERT INTO people_groupmembership (school_id, group_id, pupil_id, from_on)
       SELECT e.school_id, k.group_id, e.pupil_id, e.from_on FROM people_enrolment e
         JOIN schools_groupclass k ON k.school_id = e.school_id AND k.school_class_id = e.school_class_id
        WHERE e.school_id = %(school)s""",
    """INSERT INTO timetable_teachingload (school_id, group_id, teacher_id, hours, from_on)
       SELECT g.school_id, g.id, p.id, 3, '2020-09-01' FROM schools_teachinggroup g
         JOIN schools_subject s ON s.school_id = g.school_id AND s.id = g.subject_id
         JOIN people_person p ON p.school_id = g.school_id AND p.code = 'т' || s.position
        WHERE g.school_id = %(school)s""",
    """INSERT INTO timetable_lesson (school_id, year_id, group_id, "on", number, starts_at, ends_at, touched_at)
       SELECT g.school_id, g.year_id, g.id, d.day, d.number, d.day + time '06:30' + d.number * interval '55 min',
              d.day + time '07:15' + d.number * interval '55 min', now()
         FROM schools_teachinggroup g
         JOIN schools_subject s ON s.school_id = g.school_id AND s.id = g.subject_id
         JOIN schools_schoolyear y ON y.school_id = g.school_id AND y.id = g.year_id
         CROSS JOIN LATERAL (SELECT y.starts_on + 65 + (n * 54 / %(lessons)s) AS day,
                                    1 + (s.position + n) %% 8 AS number
                               FROM generate_series(0, %(lessons)s - 1) n) d
        WHERE g.school_id = %(school)s ON CONFLICT DO NOTHING""",
    """INSERT INTO timetable_lessonteacher (school_id, lesson_id, teacher_id)
       SELECT l.school_id, l.id, d.teacher_id FROM timetable_lesson l
         JOIN timetable_teachingload d ON d.school_id = l.school_id AND d.group_id = l.group_id
        WHERE l.school_id = %(school)s""",
    """INSERT INTO journal_lessonrecord (school_id, lesson_id, topic, author_id, at)
       SELECT l.school_id, l.id, 'Квадрат суммы и квадрат разности', t.teacher_id, l.ends_at
         FROM timetable_lesson l JOIN timetable_lessonteacher t ON t.school_id = l.school_id AND t.lesson_id = l.id
        WHERE l.school_id = %(school)s""",
    """INSERT INTO journal_homework (school_id, lesson_id, text, minutes, due_on, author_id, at)
       SELECT l.school_id, l.id, '§ 18, № 412 (а, в), 415; повторить формулы с. 96', 25, l.on + 2, t.teacher_id,
              l.ends_at
         FROM timetable_lesson l JOIN timetable_lessonteacher t ON t.school_id = l.school_id AND t.lesson_id = l.id
        WHERE l.school_id = %(school)s""",
    """INSERT INTO access_account (login, password, is_active, made_at)
       VALUES ('bench-' || %(school)s || '-teacher', '', true, now()),
              ('bench-' || %(school)s || '-pupil', '', true, now())""",
    """INSERT INTO access_accountschool (account_id, school_id)
       SELECT id, %(school)s FROM access_account WHERE login LIKE 'bench-' || %(school)s || '-%%'""",
    """UPDATE people_person SET account_id = (SELECT id FROM access_account
          WHERE login = 'bench-' || %(school)s || '-teacher') WHERE school_id = %(school)s AND code = 'т1'""",
    """UPDATE people_person SET account_id = (SELECT id FROM access_account
          WHERE login = 'bench-' || %(school)s || '-pupil') WHERE school_id = %(school)s AND code = 'п1'""",
)

_MARKS = """
SELECT l.id, m.pupil_id, t.teacher_id, l.ends_at, 2 + (l.id + m.pupil_id) %% 4
  FROM timetable_lesson l
  JOIN people_groupmembership m ON m.school_id = l.school_id AND m.group_id = l.group_id
  JOIN timetable_lessonteacher t ON t.school_id = l.school_id AND t.lesson_id = l.id
 WHERE l.school_id = %(school)s AND l.year_id = %(year)s AND (l.id * 7 + m.pupil_id * 13) %% 5 < 2
"""


def fill_school(owner: psycopg.Connection, school_id: int, shape: Shape) -> None:
    """One school without marks, in one transaction, with statistics."""
    values = {
        "school": school_id,
        "years": shape.years,
        "groups": shape.groups_per_class,
        "classes": shape.classes,
        "per_class": shape.pupils_per_class,
        "pupils": shape.classes * shape.pupils_per_class,
        "lessons": shape.lessons_per_group,
    }
    with owner.transaction():
        for statement in _STATEMENTS:
            owner.execute(statement, values)


def years_of(owner: psycopg.Connection, school_id: int) -> list[tuple[int, date]]:
    """(id, first day) of the school's years."""
    return owner.execute(
        "SELECT id, starts_on FROM schools_schoolyear WHERE school_id = %s ORDER BY starts_on", [school_id]
    ).fetchall()


def marks_of_year(owner: psycopg.Connection, school_id: int, year_id: int) -> list[tuple]:
    """(lesson, pupil, teacher, moment, figure) of the marks to load for one year."""
    return owner.execute(_MARKS, {"school": school_id, "year": year_id}).fetchall()
