"""Reads the hand-written topic banks in `topics/`.

Format: `@ Предмет | параллели | стиль [| часов в неделю]` (the hours for an advanced level), `# Раздел`, then topics
divided by ` / `. `*3` = three lessons; `!к !с !д !п !л !р` = control, independent work, dictation, project,
laboratory, speech; ` +` after a control = one more lesson for its analysis.
"""

from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "topics"


@dataclass(frozen=True)
class Topic:
    """One topic of a bank; `tag` is the letter after `!`, '' for an ordinary lesson."""

    section: str
    title: str
    hours: int
    tag: str = ""
    analysis: bool = False

    @property
    def lessons(self) -> int:
        return self.hours + self.analysis


@dataclass(frozen=True)
class TopicBank:
    """Topics of a subject in one grade, in order."""

    subject: str
    grade: int
    style: str
    topics: tuple[Topic, ...]
    weekly: int = 0

    def fitted(self, lessons: int) -> list[Topic]:
        """The topics with their hours stretched or cut to make exactly `lessons`."""
        topics = list(self.topics)
        while sum(t.lessons for t in topics) > lessons:
            _shorten(topics)
        index = 0
        while sum(t.lessons for t in topics) < lessons:
            index = _lengthen(topics, self.topics, index)
        return topics


def _shorten(topics: list[Topic]) -> None:
    longest = max((t.hours for t in topics if not t.tag), default=1)
    for i in range(len(topics) - 1, -1, -1):
        if not topics[i].tag and topics[i].hours == longest:
            if longest > 1:
                topics[i] = replace(topics[i], hours=longest - 1)
            else:
                del topics[i - 1 if i > 1 and not topics[i - 1].tag else i]
            return
    topics.pop()


def _lengthen(topics: list[Topic], originals: tuple[Topic, ...], index: int) -> int:
    """Give an hour to a plain topic, walking through the list with a stride so that the growth is even."""
    plain = [i for i, t in enumerate(topics) if not t.tag]
    added = [topics[i].hours - originals[i].hours for i in plain]
    least = min(added)
    choice = [i for i, extra in zip(plain, added, strict=False) if extra == least]
    place = choice[(index * 7) % len(choice)]
    topics[place] = replace(topics[place], hours=topics[place].hours + 1)
    return index + 1


def load_banks() -> dict[tuple[str, int, int], TopicBank]:
    """(subject, grade, hours a week or 0 for any) → bank."""
    banks = {}
    for path in sorted(FOLDER.glob("*.txt")):
        for bank in _parse(path.read_text(encoding="utf-8")):
            banks[bank.subject, bank.grade, bank.weekly] = bank
    return banks


def _parse(text: str) -> list[TopicBank]:
    banks, head, section, topics = [], None, "", []
    for line in [*text.splitlines(), "@"]:
        line = line.strip()
        if line.startswith("@"):
            if head:
                weekly = int(head[3]) if len(head) > 3 else 0
                banks += [
                    TopicBank(head[0], int(grade), head[2], tuple(topics), weekly)
                    for grade in head[1].split(",")
                ]
            head, section, topics = [cell.strip() for cell in line[1:].split("|")], "", []
        elif line.startswith("#"):
            section = line[1:].strip()
        elif line:
            topics += [_topic(section, cell.strip()) for cell in line.split(" / ") if cell.strip()]
    return banks


def _topic(section: str, text: str) -> Topic:
    tag, analysis, hours = "", text.endswith(" +"), 1
    text = text.removesuffix(" +")
    if text.startswith("!"):
        tag, text = text[1], text[2:].strip()
    if "*" in text[-3:]:
        text, _, count = text.rpartition("*")
        hours = int(count)
    return Topic(section, text.strip(), hours, tag, analysis)
