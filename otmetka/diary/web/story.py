"""The story of a cell in words: what stands, what stood before, who wrote it and when."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from otmetka.diary.queries.story import Story, Version
from otmetka.diary.web.signs import mark_class, mark_text, mark_words
from otmetka.diary.words import moment_words
from otmetka.grading.rules.averages import plain
from otmetka.journal.words import ATTENDANCE


@dataclass(frozen=True)
class Step:
    """One version: its sign, the words for it, the author and the moment."""

    sign: str
    cls: str
    words: str
    by: str
    at: str
    current: bool


@dataclass(frozen=True)
class Line:
    """A work (or the attendance) with its versions, the newest first."""

    title: str
    steps: tuple[Step, ...]


def story_lines(story: Story, timezone: str) -> list[Line]:
    """One line for the attendance and one for each work that ever held a mark."""
    return [
        Line(_title(versions[0]), tuple(_step(version, timezone) for version in reversed(versions)))
        for versions in (list(found) for _work, found in groupby(story.versions, key=lambda v: v.work_id))
    ]


def _title(version: Version) -> str:
    if version.weight is None:
        return _("Посещение")
    return f"{version.kind}, {_('вес')} {plain(version.weight)}"


def _step(version: Version, timezone: str) -> Step:
    is_mark = version.weight is not None
    sign = mark_text(version.value) if is_mark else version.value.upper()
    words = mark_words(version.value) if is_mark else str(ATTENDANCE.get(version.value, ""))
    if not version.value:
        words = _("стёрто") if is_mark else _("был на уроке")
    told = " · ".join(part for part in (words, version.comment) if part)
    return Step(
        sign or "—",
        mark_class(version.value) if is_mark else "",
        told,
        version.author.initials,
        moment_words(version.at, timezone),
        version.current,
    )
