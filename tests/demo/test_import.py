"""The demo's files go through the same import as a school's, without one fault or warning."""

import time
from datetime import UTC, datetime

import pytest

from otmetka.audit.trail import SYSTEM
from otmetka.config.demo.files import DemoFiles
from otmetka.core.tenancy import school_scope
from otmetka.exchange.services import load_folder as loading
from otmetka.regulations.services.ship_defaults import ship_defaults
from tests.world import make_card

# A new kind of course is told once; a clash is told by the number of the lesson, though the shifts have
# their own times: `test_timetable` checks the hours themselves.
EXPECTED = {"course_new", "clash_room", "clash_teacher"}
NOW = datetime(2026, 11, 17, 8, 10, tzinfo=UTC)


@pytest.mark.slow
@pytest.mark.django_db
def test_every_file_of_the_demo_is_accepted_without_a_warning(monkeypatch):
    warnings, plan_file = {}, loading.plan_file

    def watched(school_id, kind, data, name, **rest):
        planned = plan_file(school_id, kind, data, name, **rest)
        warnings[kind, name] = planned.plan.warnings
        return planned

    monkeypatch.setattr(loading, "plan_file", watched)
    school = make_card("Школа № 12")
    with school_scope(school.id):
        ship_defaults(school.id, NOW)
        for kind, path in DemoFiles().imports:
            begun = time.monotonic()
            loading.load_file(school.id, kind, path, SYSTEM, now=NOW, publish=True)
            print(f"{path.parent.name}/{path.name}: {time.monotonic() - begun:.1f} s")
    told = [
        (*place, str(warning))
        for place, found in warnings.items()
        for warning in found
        if warning.code not in EXPECTED
    ]
    assert told == [], "\n".join(map(str, told))
