"""islamey.instr.2.5: marks of the whole period of keeping, in all subjects, from a phone 360 px wide.

On a 360 px wide screen a parent opens Q1 marks of last year. Negative: the page itself does not scroll
sideways; the table scrolls inside its frame with the first column fixed.
"""

from datetime import date, timedelta

import pytest

from otmetka.core import clock
from otmetka.schools.models import SchoolYear
from tests.browser.fixtures import surf  # noqa: F401  (a fixture)
from tests.diary.facts import add_last_year, put_mark
from tests.world import add_lesson


@pytest.mark.browser
def test_parent_opens_last_years_first_quarter_on_a_phone(surf, client, world, monkeypatch):  # noqa: F811
    monkeypatch.setattr(clock, "now", lambda: world.now)
    home = world.home
    add_last_year(home)
    _fill_the_quarter(home)
    client.force_login(home.accounts["p1"], backend="otmetka.access.backend.AccountBackend")
    page = surf(360, script=False).open(f"/diary/{home.pupils['u1'].id}/marks/{home.terms['q2'].id}/")

    page.click("summary:has-text('Другой отчётный период')")
    assert page.locator("h2", has_text="2025/26 · 6А").is_visible()
    page.click(f"a[href$='/marks/{home.terms['last_q1'].id}/']")
    assert "1-я четверть" in page.inner_text("h1") and "2025/26" in page.inner_text(".over")
    assert "4,13" in page.inner_text("table")
    assert page.locator("table tbody th").all_inner_texts() == ["Алгебра"]

    # the page stands, the table runs in its frame, its first column stays
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    before = page.locator("tbody th").first.bounding_box()["x"]
    mark = page.locator("tbody td a").last
    frame = page.locator(".frame")
    assert frame.evaluate("f => f.scrollWidth > f.clientWidth")
    frame.evaluate("f => { f.scrollLeft = f.scrollWidth }")
    assert page.evaluate("[scrollX, document.documentElement.scrollLeft]") == [0, 0]
    assert abs(page.locator("tbody th").first.bounding_box()["x"] - before) < 1.5
    assert mark.bounding_box()["x"] + mark.bounding_box()["width"] <= 360


def test_every_year_and_subject_of_the_child_is_there_at_any_time(client, world, monkeypatch):
    home = world.home
    add_last_year(home)
    put_mark(home, "last", "u1", "4")
    night = world.now.replace(hour=1)
    monkeypatch.setattr(clock, "now", lambda: night)
    client.force_login(home.accounts["p1"], backend="otmetka.access.backend.AccountBackend")
    base = f"/diary/{home.pupils['u1'].id}/marks/"
    now = client.get(base, follow=True).content.decode()
    for subject in ("Алгебра", "Английский язык", "Русский язык"):
        assert subject in now
    for term in ("q1", "q2", "last_q1"):
        assert f"{base}{home.terms[term].id}/" in now
        assert client.get(f"{base}{home.terms[term].id}/").status_code == 200


def _fill_the_quarter(home) -> None:
    """Sixteen lessons with a mark at each: more days than a phone is wide."""
    put_mark(home, "last", "u1", "4")
    year = home.year
    home.year = SchoolYear.objects.get(school=home.school, title="2025/26")
    for number in range(15):
        key = f"old-{number}"
        add_lesson(home, key, "last", date(2025, 9, 16) + timedelta(days=number), 1, "t1")
        put_mark(home, key, "u1", "5" if number < 2 else "4")
    home.year = year
