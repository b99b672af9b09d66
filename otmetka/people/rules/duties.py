"""The kinds of duty and the hats they are worn under (islamey.instr.1.6, kerch.1.3)."""

#: Kind in the code = its name on the screen and in the import file.
DUTIES = {
    "teacher": "учитель",
    "class_teacher": "классный руководитель",
    "deputy_teaching": "заместитель по УВР",
    "deputy_upbringing": "заместитель по ВР",
    "director": "директор",
    "secretary": "секретарь",
    "journal_admin": "администратор журнала",
    "technician": "технический специалист",
    "methodist": "старший методист",
    "personnel": "специалист по кадрам",
    "mentor": "опытный коллега",
}

#: A hat is a role group with its own start page and menu; the order decides which is put on first.
HATS = {
    "administration": "Администрация",
    "teacher": "Учитель",
    "class_teacher": "Классный руководитель",
    "technician": "Технический специалист",
    "guardian": "Родитель",
    "pupil": "Ученик",
}

HAT_OF_DUTY = {
    "teacher": "teacher",
    "mentor": "teacher",
    "class_teacher": "class_teacher",
    "deputy_teaching": "administration",
    "deputy_upbringing": "administration",
    "director": "administration",
    "secretary": "administration",
    "journal_admin": "administration",
    "methodist": "administration",
    "personnel": "administration",
    "technician": "technician",
}

FAMILY_HATS = frozenset({"guardian", "pupil"})


def hats_of(duties: set[str], *, guardian: bool, pupil: bool) -> list[str]:
    """The hats a person may put on, in the order of :data:`HATS`."""
    worn = {HAT_OF_DUTY[duty] for duty in duties}
    worn |= {hat for hat, has in (("guardian", guardian), ("pupil", pupil)) if has}
    return [hat for hat in HATS if hat in worn]


def duties_under(hat: str, duties: set[str]) -> set[str]:
    """Duties that give rights under ``hat``: a family hat gives none of staff, a staff hat gives all.

    Staff duties act together, so that a deputy who teaches need not switch to fill in a lesson; a
    teacher who looks as a parent sees nothing of the journal (islamey.instr.1.6).
    """
    return set() if hat in FAMILY_HATS else set(duties)
