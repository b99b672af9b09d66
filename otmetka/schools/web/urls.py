"""Addresses of the school's structure."""

from otmetka.access.routes import route
from otmetka.schools.web.nouns import noun_routes
from otmetka.schools.web.structure import NOUNS
from otmetka.schools.web.views import calendar, card

READ, WRITE = "schools.structure.read", "schools.structure.write"
BOTH = ("GET", "POST")

app_name = "schools"
urlpatterns = [
    route("schools/card/", card.card, name="card", action=READ),
    route("schools/card/edit/", card.edit, name="card_edit", action=WRITE, methods=BOTH),
    route(
        "schools/days/production/", calendar.production_calendar,
        name="production_calendar", action=WRITE, methods=BOTH,
    ),
    *(
        each
        for noun in NOUNS
        for each in noun_routes(noun, f"schools/{noun.code.replace('_', '-')}/", read=READ, write=WRITE)
    ),
]  # fmt: skip
