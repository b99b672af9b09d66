"""The sign-ins of the demo: one person for each duty."""

from .pupils import Pupil
from .specials import PUPIL_7A
from .staff import ALGEBRA_7A, BY_CODE, CLASS_TEACHER_7A

PASSWORD = "otmetka-demo"  # noqa: S105 - printed on the console of the demo, exists nowhere else
TEACHER_AND_MOTHER, EXPERIENCED = "С-031", "С-025"

_STAFF_ROLES = [
    ("teacher", ALGEBRA_7A, "kuznetsova", "учитель алгебры 7А, мама ученика 5В"),
    ("class_teacher", CLASS_TEACHER_7A, "vishnevskaya", "классный руководитель 7А"),
    ("deputy_uvr", "С-002", "solovyova", "заместитель директора по УВР"),
    ("deputy_vr", "С-004", "tlupov", "заместитель директора по ВР"),
    ("director", "С-001", "director", "директор"),
    ("secretary", "С-005", "fyodorova", "секретарь"),
    ("admin", "С-006", "grinyov", "администратор журнала"),
    ("tech", "С-007", "shogenov", "технический специалист"),
    ("methodist", "С-008", "rybakova", "старший методист"),
    ("hr", "С-009", "kumykova", "специалист по кадрам"),
    ("experienced_teacher", EXPERIENCED, "morozova", "опытный коллега"),
    ("teacher_guardian", "С-043", "ashkhotov", "учитель информатики, отец двух учеников школы"),
]


def sign_ins(pupils: list[Pupil], guardians: list[tuple[str, ...]]) -> list[dict]:
    """Rows for demo/sign_ins.json: duty, person code, login, password, words for the table on the console."""
    rows = [_row(duty, code, login, words, _full(BY_CODE[code])) for duty, code, login, words in _STAFF_ROLES]
    pupil = next(p for p in pupils if (p.class_in("2026/27"), p.surname, p.given) == PUPIL_7A)
    rows.append(_row("pupil", pupil.code, "polina", "ученица 7А", _full(pupil)))
    mother = next(g for g in guardians if g[5] == pupil.code and g[6] == "мать")
    father = next(g for g in guardians if g[5] == pupil.code and g[6] == "отец")
    words = "родитель троих детей: 2А, 4Б и 7А"
    rows.append(_row("parent", mother[0], "lazareva", f"{words} (мать)", " ".join(mother[1:4]).strip()))
    rows.append(_row("parent_other", father[0], "lazarev", f"{words} (отец)", " ".join(father[1:4]).strip()))
    return rows


def _full(person) -> str:
    return f"{person.surname} {person.given} {person.patronymic}".strip()


def _row(duty: str, code: str, login: str, words: str, name: str) -> dict:
    return {"duty": duty, "person": code, "login": login, "password": PASSWORD, "name": name, "title": words}
