"""A class grid as the journal makes it: the HTML that the scripts and styles of the grid are written for."""

from otmetka.ui.markup import Markup, cells_row, join, script_json, tag

NAMES = """Ажигалиева Ясмина|Бгажноков Темиркан|Воскресенский Пётр|Гусейнов Рустам|Дзугаев Алан|Ёлкина Софья
Жилин-Оболенский Константин|Иванов Артём А.|Иванов Артём С.|Кӏэщт Залина|Ли Артём|Мухаметзянова Аделина
О Сергей|Римская-Корсакова Екатерина|Сыртланов Ильдар|Ўзбеков Шерзод|Христорождественская Анна
Константинопольская-Преображенская Александра|Д’Артаньян Оскар|Щукин Ян""".replace("\n", "|").split("|")
DAYS = ("пн", "вт", "чт", "пт")
LOOKS = {"5": "m5", "4": "m4", "3": "m3", "2": "m2", "н": "abs", "о": "late", ".": "dot"}
TODAY = 9


def looks(text: str) -> str:
    """The class of a cell for its text."""
    return LOOKS.get(text[:1], "")


class Example:
    """Marks of a group: {(pupil, lesson): text}, versions that grow, works that appear."""

    def __init__(self, pupils: int = 20, lessons: int = 24) -> None:
        self.pupils = [(number + 1, NAMES[number % len(NAMES)]) for number in range(pupils)]
        self.lessons = [101 + number for number in range(lessons)]
        self.works = {lesson: 1000 + lesson for lesson in self.lessons[:TODAY]}
        self.marks: dict[tuple[int, int], str] = {}
        self.versions: dict[tuple[int, int], int] = {}
        self.shut = {(pupil, self.lessons[0]) for pupil in (3, 7)}
        for pupil, _ in self.pupils:
            for at, lesson in enumerate(self.lessons[:TODAY]):
                self._set(
                    pupil,
                    lesson,
                    ("5", "4", "", "3", "н", "", "4", "5 4", "", "2", ".", "")[(pupil * 5 + at * 7) % 12],
                )

    def _set(self, pupil: int, lesson: int, text: str) -> None:
        if text and (pupil, lesson) not in self.shut:
            self.marks[pupil, lesson] = text
            self.versions[pupil, lesson] = len(self.versions) + 1

    def average(self, pupil: int) -> str:
        """The average of a row, as the journal shows it."""
        digits = [
            int(part)
            for (who, _), text in self.marks.items()
            if who == pupil
            for part in text.split()
            if part.isdigit()
        ]
        return f"{sum(digits) / len(digits):.2f}".replace(".", ",") if digits else "—"

    def seen(self, pupil: int, lesson: int) -> list[int | None]:
        """The versions of a cell."""
        return [self.versions.get((pupil, lesson)), None]

    def table(self, account: str = "5", readonly: bool = False) -> Markup:
        """The table with its frame and its list of versions."""
        body = tag(
            "table",
            self._head(),
            tag("tbody", *[self._row(at, pupil, name) for at, (pupil, name) in enumerate(self.pupils)]),
            cls="grid",
            data_grid=True,
            data_group="12",
            data_term="3",
            data_account=account,
            data_put="/journal/lessons/{lesson}/pupils/{pupil}/marks/",
            data_changes="/journal/groups/12/terms/3/changes/",
            data_cursor="0",
            data_readonly=readonly,
            aria_label="Отметки: 7А, алгебра",
        )
        versions = {
            f"{pupil}:{lesson}:{self.works.get(lesson, '')}": [version, None]
            for (pupil, lesson), version in self.versions.items()
        }
        return join([tag("div", body, cls="grid-frame"), script_json("grid-versions", versions)])

    def _head(self) -> Markup:
        half = len(self.lessons) // 2
        months = [
            tag("td", cls="n"),
            tag("td", cls="name"),
            tag("th", tag("span", "Ноябрь"), cls="month", colspan=half, scope="colgroup"),
            tag(
                "th", tag("span", "Декабрь"), cls="month", colspan=len(self.lessons) - half, scope="colgroup"
            ),
            tag("td", cls="avg"),
        ]
        days = [self._day(at, lesson) for at, lesson in enumerate(self.lessons)]
        first = [
            tag("th", "№", cls="n", scope="col"),
            tag("th", f"{len(self.pupils)} учеников", cls="name", scope="col"),
        ]
        return tag(
            "thead", tag("tr", *months), tag("tr", *first, *days, tag("th", "Сред.", cls="avg", scope="col"))
        )

    def _day(self, at: int, lesson: int) -> Markup:
        kind = tag("span", "К/Р", cls="k") if at % 5 == 4 else None
        return tag(
            "th",
            tag("b", f"{at % 30 + 1:02}"),
            " ",
            DAYS[at % 4],
            " ",
            kind,
            data_c=at,
            data_lesson=lesson,
            data_work=self.works.get(lesson, ""),
            data_date=f"{at % 30 + 1:02}.11",
            scope="col",
            cls="today" if at == TODAY else None,
        )

    def _row(self, at: int, pupil: int, name: str) -> Markup:
        cells = [self._cell(number, pupil, lesson) for number, lesson in enumerate(self.lessons)]
        return tag(
            "tr",
            tag("th", at + 1, cls="n"),
            tag("th", name, scope="row", cls="name"),
            cells_row(cells),
            tag("td", self.average(pupil), cls="avg", title="Сумма отметок, делённая на их число"),
            data_pupil=pupil,
        )

    def _cell(self, at: int, pupil: int, lesson: int) -> tuple[str, ...]:
        if (pupil, lesson) in self.shut:
            return ("", "shut", "Ещё не был зачислен в класс")
        text = self.marks.get((pupil, lesson), "")
        return (text, f"{looks(text)} today".strip() if at == TODAY else looks(text))
