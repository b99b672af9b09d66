"""The diary in Chromium: on a phone, without scripts, for a screen reader (axe)."""

from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from otmetka.core import clock
from otmetka.journal.models import HomeworkDone, Work
from otmetka.schools.models import Subject
from tests.browser.in_process import ORIGIN
from tests.diary.facts import add_last_year, attach, put_absence, put_mark, set_homework, set_topic
from tests.diary.test_family_only import PAGES
from tests.world import add_lesson

pytestmark = pytest.mark.browser
LONG = "Второй иностранный язык (немецкий) углублённого уровня с элементами страноведения"
WIDTHS = (360, 390, 1440)


@pytest.fixture
def family(world, client, monkeypatch):
    """The diary of u1 with everything that can stand in it; ``sign_in("p1")`` gives the addresses."""
    monkeypatch.setattr(clock, "now", lambda: world.now)
    fill(world.home, world.now)

    def sign_in(who: str) -> list[str]:
        client.force_login(world.home.accounts[who], backend="otmetka.access.backend.AccountBackend")
        home = world.home
        ids = {
            "pupil": home.pupils["u1"].id,
            "term": home.terms["q2"].id,
            "lesson": home.lessons["tue"].id,
        }
        return [page.format(**ids) for page in PAGES]

    return sign_in


def fill(home, now) -> None:
    """Long names, two marks of one work, codes, absences, files, a late task, a work ahead, a year before."""
    add_last_year(home)
    put_mark(home, "last", "u1", "4")
    set_topic(home, "tue", "Квадрат суммы и квадрат разности двух выражений")
    put_mark(home, "tue", "u1", "5", "test", comment="без ошибок, аккуратно оформлено решение каждой задачи")
    put_mark(home, "tue_russian", "u1", "4 3", "dictation")
    put_absence(home, "tue_en1", "u1", "н")
    put_absence(home, "mon", "u1", "о", comment="на 10 минут")
    put_mark(home, "mon", "u1", "2")
    for key, group, day, number in (("wed", "algebra", 18, 2), ("fri", "russian", 20, 3)):
        add_lesson(home, key, group, date(2026, 11, day), number, "t1")
    task = set_homework(home, "tue", "§ 18, № 412 (а, в), 415", date(2026, 11, 18), 25)
    attach(home, task, "Карточка с очень длинным названием файла для домашней работы.pdf")
    set_homework(home, "tue_russian", "упр. 214", date(2026, 11, 18), 145, at=now + timedelta(hours=9))
    Work.objects.create(
        school=home.school, lesson=home.lessons["fri"], kind=home.kinds["dictation"], weight=2
    )
    Subject.objects.filter(school=home.school, name="Английский язык").update(name=LONG)
    for index, value in enumerate(("5", "4", "3", "2", ".", "осв", "зач", "5 4", "5")):
        key = f"n{index}"
        add_lesson(home, key, "algebra", date(2026, 11, 5) + timedelta(days=index), 1, "t1")
        put_mark(home, key, "u1", value)


#: The redirecting addresses lead to pages that stand in the list themselves.
SHOWN = [n for n, page in enumerate(PAGES) if page.count("/") > 4 or "more" in page or "homework" in page]


def shown(addresses: list[str]) -> list[str]:
    return [addresses[number] for number in SHOWN]


def test_no_page_scrolls_sideways(surf, family):
    addresses = [*shown(family("p1")), "/help/glossary/"]
    for width in WIDTHS:
        browser = surf(width)
        page = browser.open(addresses[0])
        for address in addresses:
            page.goto(ORIGIN + address)
            assert page.evaluate("document.documentElement.scrollWidth") == width, address
        assert browser.faults == []


@pytest.mark.parametrize(("who", "scheme"), [("p1", "light"), ("u1", "light"), ("p1", "dark")])
def test_axe_finds_nothing(surf, family, who, scheme):
    addresses = [*shown(family(who)), "/help/glossary/"]
    page = surf(390, scheme=scheme).open(addresses[0])
    for address in addresses:
        page.goto(ORIGIN + address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"


def test_every_page_is_read_without_scripts(surf, family):
    addresses = family("p1")
    page = surf(360, script=False).open(addresses[1])
    for address in addresses:
        page.goto(ORIGIN + address)
        page.wait_for_selector("h1")
        assert page.locator("main").inner_text().strip(), address


def test_chosen_day_stands_first_on_a_phone_and_the_week_follows(surf, family, world):
    family("p1")
    page = surf(390, script=False).open(f"/diary/{world.home.pupils['u1'].id}/week/2026-11-17/")
    tops = dict(
        page.eval_on_selector_all(".day", "days => days.map(d => [d.id, d.getBoundingClientRect().top])")
    )
    assert len(tops) == 6 and min(tops, key=tops.get) == "d-2026-11-17"
    page.click("a[href='#d-2026-11-20']")
    tops = dict(
        page.eval_on_selector_all(".day", "days => days.map(d => [d.id, d.getBoundingClientRect().top])")
    )
    assert min(tops, key=tops.get) == "d-2026-11-20"


def test_pupil_ticks_a_task_without_scripts(surf, family, world):
    family("u1")
    page = surf(390, script=False).open(f"/diary/{world.home.pupils['u1'].id}/homework/")
    page.locator("button.tick[aria-pressed=false]").first.click()
    page.wait_for_selector("button.tick[aria-pressed=true]")
    assert HomeworkDone.objects.filter(school=world.home.school).count() == 1


def test_things_to_press_are_large_enough_for_a_finger(surf, family, world):
    family("u1")
    page = surf(360).open(f"/diary/{world.home.pupils['u1'].id}/week/2026-11-17/")
    small = page.eval_on_selector_all(
        ".kids a, .strip a, .turn a, nav.nav a",
        "links => links.filter(l => l.getBoundingClientRect().height < 36).map(l => l.outerHTML)",
    )
    assert small == []
