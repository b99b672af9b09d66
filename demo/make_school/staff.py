"""The staff list: people, positions, duties and what each teacher can teach."""

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).resolve().parent / "data" / "staff.txt"


@dataclass(frozen=True)
class StaffMember:
    """One row of the staff list; `teaches` are the generator's subject keys, `limit` is hours a week."""

    code: str
    surname: str
    given: str
    patronymic: str
    sex: str
    born: str
    position: str
    teaches: tuple[str, ...]
    limit: int
    shift: int
    duties: str
    hired: str
    left: str


def _parse(line: str) -> StaffMember:
    cells = [cell.strip() for cell in line.split("|")]
    code, name, sex, born, position, teaches, limit, shift, duties, hired, left = cells
    surname, given, patronymic = name.split()
    return StaffMember(
        f"С-{code}",
        surname,
        given,
        patronymic,
        sex,
        born,
        position,
        tuple(filter(None, teaches.split(","))),
        int(limit or 0),
        int(shift or 1),
        duties,
        hired,
        left,
    )


STAFF = tuple(
    _parse(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
)
BY_CODE = {member.code: member for member in STAFF}

ALGEBRA_7A = "С-031"  # Т1 of the clauses
CLASS_TEACHER_7A = "С-029"
ON_LEAVE, SUBSTITUTE = "С-039", "С-064"  # leave for child care from 05.11.2026
RETIRED = "С-063"  # taught history in 2025/26 only
GERMAN = "С-042"


def can_teach(key: str) -> list[StaffMember]:
    """Teachers of the subject key, in the order of the list."""
    return [member for member in STAFF if key in member.teaches]


def staff_rows(class_teachers: dict[str, str], teaching: set[str]) -> list[tuple[str, ...]]:
    """Rows of «Сотрудники»; `class_teachers` maps a class to a code, `teaching` are codes that have load."""
    own = {code: name for name, code in class_teachers.items()}
    rows = []
    for member in STAFF:
        duties = [member.duties] if member.duties else []
        if member.code in teaching:
            duties.append("учитель")
        if member.code in own:
            duties.append(f"классный руководитель {own[member.code]}")
        ground = f"приказ № {12 + int(member.code[2:])}-к от {member.hired}" if duties else ""
        rows.append(
            (
                member.code,
                member.surname,
                member.given,
                member.patronymic,
                member.sex,
                member.born,
                member.position,
                ", ".join(duties),
                ground,
                member.hired,
                member.left,
            )
        )
    return rows
