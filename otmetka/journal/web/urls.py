"""Addresses of the journal."""

from otmetka.access.routes import route
from otmetka.journal.web.views import class_page, lessons, marks, plans, today, works

READ = "journal.class_page.read"
MARK = "journal.marks.write"

app_name = "journal"
urlpatterns = [
    route("today/", today.show, name="today", action=READ),
    route("journal/groups/", class_page.group_list, name="groups", action=READ),
    route("journal/groups/<int:group_id>/", class_page.open_group, name="group", action=READ),
    route(
        "journal/groups/<int:group_id>/terms/<int:term_id>/", class_page.show, name="class_page", action=READ
    ),
    route(
        "journal/groups/<int:group_id>/terms/<int:term_id>/changes/",
        class_page.changes,
        name="changes",
        action=READ,
    ),
    route(
        "journal/groups/<int:group_id>/terms/<int:term_id>/xlsx/",
        class_page.xlsx,
        name="class_page_xlsx",
        action=READ,
    ),
    route(
        "journal/groups/<int:group_id>/terms/<int:term_id>/topics/", plans.topics, name="topics", action=READ
    ),
    route(
        "journal/groups/<int:group_id>/plan/",
        plans.plan,
        name="plan",
        action="journal.plans.read",
        methods=("GET", "POST"),
    ),
    route(
        "journal/groups/<int:group_id>/plan/<int:topic_id>/",
        plans.topic,
        name="plan_topic",
        action="journal.plans.write",
        methods=("GET", "POST"),
    ),
    route(
        "journal/lessons/<int:lesson_id>/", lessons.show, name="lesson", action=READ, methods=("GET", "POST")
    ),
    route(
        "journal/lessons/<int:lesson_id>/works/",
        works.works,
        name="works",
        action=READ,
        methods=("GET", "POST"),
    ),
    route(
        "journal/lessons/<int:lesson_id>/works/<int:work_id>/",
        works.work,
        name="work",
        action=MARK,
        methods=("POST",),
    ),
    route(
        "journal/lessons/<int:lesson_id>/pupils/<int:pupil_id>/marks/",
        marks.put,
        name="mark",
        action=MARK,
        methods=("POST",),
    ),
    route(
        "journal/lessons/<int:lesson_id>/pupils/<int:pupil_id>/history/",
        marks.history,
        name="history",
        action=READ,
    ),
]
