"""Addresses of the diary."""

from django.urls import register_converter

from otmetka.access.routes import route
from otmetka.diary.policy import READ, TICK
from otmetka.diary.web.converters import DayConverter
from otmetka.diary.web.views import attendance, homework, marks, timetable, week

register_converter(DayConverter, "day")

app_name = "diary"
urlpatterns = [
    route("diary/", week.home, name="home", action=READ),
    route("diary/<int:pupil_id>/", week.now, name="now", action=READ),
    route("diary/<int:pupil_id>/week/<day:day>/", week.week, name="week", action=READ),
    route("diary/<int:pupil_id>/homework/", homework.homework, name="homework", action=READ),
    route("diary/<int:pupil_id>/homework/<day:day>/", homework.homework, name="homework-week", action=READ),
    route("diary/<int:pupil_id>/homework/done/", homework.done, name="done", action=TICK, methods=("POST",)),
    route("diary/<int:pupil_id>/marks/", marks.now, name="marks-now", action=READ),
    route("diary/<int:pupil_id>/marks/<int:term_id>/", marks.marks, name="marks", action=READ),
    route("diary/<int:pupil_id>/mark/<int:lesson_id>/", marks.mark, name="mark", action=READ),
    route("diary/<int:pupil_id>/attendance/", attendance.now, name="attendance-now", action=READ),
    route(
        "diary/<int:pupil_id>/attendance/<int:term_id>/",
        attendance.attendance,
        name="attendance",
        action=READ,
    ),
    route("diary/<int:pupil_id>/timetable/", timetable.now, name="timetable-now", action=READ),
    route("diary/<int:pupil_id>/timetable/<day:day>/", timetable.timetable, name="timetable", action=READ),
    route("diary/<int:pupil_id>/more/", timetable.more, name="more", action=READ),
]
