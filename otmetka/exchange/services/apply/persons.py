"""Persons of staff, pupils and guardians: key is the code; one person may be several of these."""

from dataclasses import dataclass

from otmetka.core.names import sort_key
from otmetka.exchange.rules.kinds import Row
from otmetka.exchange.services.apply.context import Context
from otmetka.exchange.services.apply.plan import Diff
from otmetka.people.models import Person

_FIELDS = ("surname", "given", "patronymic", "sex", "born_on")
_COLUMNS = {
    "surname": "Фамилия",
    "given": "Имя",
    "patronymic": "Отчество",
    "sex": "Пол",
    "born_on": "Дата рождения",
}
_FEMALE, _MALE = ("вна", "чна", "шна", "кызы", "гызы"), ("вич", "ьич", "оглы", "улы")


@dataclass(frozen=True)
class Put:
    """A person of the file; ``new`` when it is not in the base yet."""

    person: Person
    new: bool
    diffs: tuple[Diff, ...]


class Persons:
    """Puts each person of a file once; later rows of the same code must agree."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._first: dict[str, Row] = {}
        self._put: dict[str, Put] = {}

    def put(self, row: Row) -> Put | None:
        """The row's person, or None after a fault."""
        code = row["code"]
        if code in self._first:
            return self._again(row, self._first[code])
        self._first[code] = row
        person = self.ctx.base.persons.get(code)
        put = self._make(row) if person is None else self._alter(row, person)
        self._put[code] = put
        self._doubt_sex(row, put.person)
        return put

    def _again(self, row: Row, first: Row) -> Put | None:
        for field in _FIELDS:
            if row[field] is not None and row[field] != first[field]:
                self.ctx.plan.fault(row.line, _COLUMNS[field], "differs", code=row["code"], first=first.line)
                return None
        put = self._put[row["code"]]
        return Put(put.person, put.new, ())

    def _make(self, row: Row) -> Put:
        values = {field: row[field] for field in _FIELDS if row[field] is not None}
        person = Person(school_id=self.ctx.school_id, code=row["code"], **values)
        person.sort_key = sort_key(person.surname, person.given, person.patronymic)
        self._doubt_double(row, person)
        self.ctx.base.persons[row["code"]] = self.ctx.plan.make(person)
        return Put(person, True, ())

    def _alter(self, row: Row, person: Person) -> Put:
        before = (person.surname, person.given)
        diffs = self.ctx.plan.alter(person, **{field: row[field] for field in _FIELDS})
        if diffs:
            self.ctx.plan.alter(person, sort_key=sort_key(person.surname, person.given, person.patronymic))
        if before[0] != person.surname and before[1] != person.given:
            self.ctx.plan.warn(row.line, "Код", "other_person", code=person.code, was=" ".join(before))
        return Put(person, False, diffs)

    def _doubt_double(self, row: Row, person: Person) -> None:
        """The same name and birthday under another code is told, never merged."""
        other = self._same.get((person.sort_key, person.born_on))
        if other is not None and other != person.code:
            code = "double" if person.born_on else "namesake"
            self.ctx.plan.warn(row.line, "Код", code, code=other, name=_full(person))
        self._same.setdefault((person.sort_key, person.born_on), person.code)

    @property
    def _same(self) -> dict:
        if not hasattr(self, "_index"):
            self._index = {(p.sort_key, p.born_on): p.code for p in self.ctx.base.persons.values()}
        return self._index

    def _doubt_sex(self, row: Row, person: Person) -> None:
        patronymic = person.patronymic.lower()
        if not person.sex:
            self.ctx.plan.warn(row.line, "Пол", "sex_unknown", name=_full(person))
        elif (person.sex == "м" and patronymic.endswith(_FEMALE)) or (
            person.sex == "ж" and patronymic.endswith(_MALE)
        ):
            self.ctx.plan.warn(row.line, "Пол", "sex_doubt", name=_full(person))


def _full(person: Person) -> str:
    return " ".join(part for part in (person.surname, person.given, person.patronymic) if part)
