"""Numbers agree with their nouns: every counted string has its three Russian forms, and a page shows them."""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from django.urls import reverse

from otmetka.config.catalogues import MO, brought_up, counted, counted_in, missing, read
from otmetka.people.models import Enrolment, GroupMembership, Person, Pupil
from otmetka.schools.models import GroupClass, TeachingGroup

SIZES = (1, 2, 5, 21)


def test_every_counted_string_has_three_forms():
    assert len(list(counted())) > 5
    assert missing(read()) == []


def test_the_catalogue_holds_nothing_that_is_not_said():
    kept = {message.id for message in read() if message.id}
    assert kept == {message.id for message in brought_up(read()) if message.id}


def test_the_compiled_catalogue_is_that_of_the_text():
    with MO.open("rb") as file:
        assert forms(read_mo(file)) == forms(read())


def forms(catalogue: Catalog) -> set[tuple[str, ...]]:
    """Each message as its msgids and what is said for them."""
    return {
        (*as_tuple(message.id), message.context or "", *as_tuple(message.string))
        for message in catalogue
        if message.id
    }


def as_tuple(texts: str | list | tuple) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


@pytest.mark.parametrize(
    ("source", "template"),
    [
        ('ngettext("%(n)s вошь", "%(n)s вшей", n)', False),
        ('npgettext("насекомые", "%(n)s вошь", "%(n)s вшей", n)', False),
        ("{% blocktranslate count n=x %}{{ n }} вошь{% plural %}{{ n }} вшей{% endblocktranslate %}", True),
    ],
)
def test_a_planted_string_would_be_found(source, template, tmp_path):
    [(msgids, _context)] = counted_in(source, template=template)
    assert msgids == ("%(n)s вошь", "%(n)s вшей")
    (tmp_path / ("page.html" if template else "words.py")).write_text(source, encoding="utf-8")
    assert len(missing(read(), tmp_path)) == 1


def add_group(cast, size: int) -> None:
    """A named group of 7А with so many pupils."""
    group = TeachingGroup.objects.create(
        school=cast.school,
        year=cast.year,
        subject=cast.groups["algebra"].subject,
        course_kind=cast.groups["algebra"].course_kind,
        name=f"Группа {size}",
        whole_class=False,
    )
    GroupClass.objects.create(school=cast.school, group=group, school_class=cast.classes["7А"])
    for number in range(size):
        person = Person.objects.create(
            school=cast.school, code=f"{size}-{number}", surname="Я", given="Я", sort_key="я"
        )
        pupil = Pupil.objects.create(school=cast.school, person=person)
        dated = {"school": cast.school, "pupil": pupil, "from_on": cast.year.starts_on}
        Enrolment.objects.create(school_class=cast.classes["7А"], **dated)
        GroupMembership.objects.create(group=group, **dated)


def test_a_page_shows_the_forms(world, client, monkeypatch):
    for size in SIZES:
        add_group(world.home, size)
    monkeypatch.setattr("otmetka.core.clock.now", lambda: world.now)
    client.force_login(world.home.accounts["journal_admin"], backend="otmetka.access.backend.AccountBackend")
    text = client.get(reverse("timetable:groups")).content.decode()
    shown = [found for found in re.findall(r"\d+ учени\w+", text) if int(found.split()[0]) in SIZES]
    assert set(shown) >= {"1 ученик", "2 ученика", "5 учеников", "21 ученик"}


def test_weekdays_within_a_line_begin_small():
    from django.utils.formats import date_format

    from tests.world import NOW

    assert date_format(NOW, "D d.m.Y") == "вт 17.11.2026"
