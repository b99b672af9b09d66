"""What a school has on its way to the start: one SQL query of counts, three more for the terms."""

from datetime import date

from django.db import connection

from otmetka.config.launch.steps import Counts
from otmetka.schools.models import SchoolYear
from otmetka.schools.queries.term_faults import faults_of_year

_SQL = """
WITH year_groups AS (
     SELECT id, whole_class FROM schools_teachinggroup WHERE school_id = %(school)s AND year_id = %(year)s)
SELECT
 (SELECT address <> '' FROM schools_school WHERE id = %(school)s),
 (SELECT count(*) FROM schools_schoolyear WHERE school_id = %(school)s),
 (SELECT count(*) FROM schools_term WHERE school_id = %(school)s AND year_id = %(year)s),
 (SELECT count(*) FROM schools_calendarday WHERE school_id = %(school)s AND year_id = %(year)s),
 (SELECT count(*) FROM timetable_bell WHERE school_id = %(school)s),
 (SELECT count(*) FROM timetable_room WHERE school_id = %(school)s),
 (SELECT count(*) FROM schools_subject WHERE school_id = %(school)s),
 (SELECT count(*) FROM people_staff WHERE school_id = %(school)s AND left_on IS NULL),
 (SELECT count(*) FROM people_staff s WHERE school_id = %(school)s AND left_on IS NULL AND NOT EXISTS (
    SELECT FROM people_duty d WHERE d.school_id = s.school_id AND d.person_id = s.person_id)),
 (SELECT count(*) FROM schools_schoolclass WHERE school_id = %(school)s AND year_id = %(year)s),
 (SELECT count(*) FROM people_pupil WHERE school_id = %(school)s),
 (SELECT count(*) FROM people_pupil u WHERE school_id = %(school)s AND NOT EXISTS (
    SELECT FROM people_guardianship g WHERE g.school_id = u.school_id AND g.pupil_id = u.id)),
 (SELECT count(DISTINCT guardian_id) FROM people_guardianship WHERE school_id = %(school)s),
 (SELECT count(*) FROM year_groups),
 (SELECT count(*) FROM year_groups g WHERE NOT EXISTS (
    SELECT FROM timetable_teachingload l WHERE l.school_id = %(school)s AND l.group_id = g.id)),
 (SELECT count(*) FROM year_groups g WHERE NOT whole_class AND NOT EXISTS (
    SELECT FROM people_groupmembership m WHERE m.school_id = %(school)s AND m.group_id = g.id)),
 (SELECT count(*) FROM timetable_slot s JOIN timetable_timetableversion v
    ON v.school_id = s.school_id AND v.id = s.version_id
   WHERE s.school_id = %(school)s AND v.year_id = %(year)s),
 (SELECT count(*) FROM timetable_timetableversion
   WHERE school_id = %(school)s AND year_id = %(year)s AND published_at IS NOT NULL),
 (SELECT count(*) FROM timetable_lesson WHERE school_id = %(school)s AND year_id = %(year)s),
 (SELECT count(DISTINCT p.group_id) FROM journal_lessonplan p JOIN year_groups g ON g.id = p.group_id
   WHERE p.school_id = %(school)s),
 (SELECT count(*) FROM people_person WHERE school_id = %(school)s AND account_id IS NOT NULL),
 (SELECT count(*) FROM people_person WHERE school_id = %(school)s AND account_id IS NULL),
 (SELECT count(*) FROM access_signincode c JOIN people_person p ON p.account_id = c.account_id
   WHERE p.school_id = %(school)s AND c.used_at IS NULL AND c.withdrawn_at IS NULL)
"""


def launch_counts(school_id: int, today: date) -> Counts:
    """Counts of the school and of the year that begins, or goes on, today."""
    years = list(SchoolYear.objects.filter(school_id=school_id).order_by("starts_on"))
    year = next((each for each in years if today <= each.ends_on), years[-1] if years else None)
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"school": school_id, "year": year.id if year else 0})
        row = cursor.fetchone()
    faults = len(faults_of_year(year)) if year else 0
    return Counts(*row[:3], faults, *row[3:])
