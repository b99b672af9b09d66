"""Grades 10 and 11: two classes taught together in profile groups and in physical education."""

from . import curriculum as cur
from . import groups as gr
from .streams import Block, Stream

T, S, E = gr.PROFILE_T, gr.PROFILE_S, gr.PROFILE_E

# Times a week; then what each set of profiles does at that time: (subject, profiles, hours, kind).
_PROFILE_BLOCKS = [
    (
        4,
        [
            (cur.PHYS, (T,), 4, cur.ADVANCED),
            (cur.SOC, (S,), 4, cur.ADVANCED),
            (cur.BIO, (E,), 4, cur.ADVANCED),
        ],
    ),
    (
        4,
        [
            (cur.IT, (T,), 4, cur.ADVANCED),
            (cur.GEO, (S,), 4, cur.ADVANCED),
            (cur.CHEM, (E,), 4, cur.ADVANCED),
        ],
    ),
    (2, [(cur.PHYS, (S, E), 2, cur.REQUIRED), (cur.SOC, (T,), 2, cur.REQUIRED)]),
    (1, [(cur.CHEM, (T, S), 1, cur.REQUIRED), (cur.SOC, (E,), 2, cur.REQUIRED)]),
    (1, [(cur.BIO, (T, S), 1, cur.REQUIRED), (cur.SOC, (E,), 2, cur.REQUIRED)]),
    (1, [(cur.GEO, (T, E), 1, cur.REQUIRED), (cur.IT, (S,), 1, cur.REQUIRED)]),
    (
        1,
        [
            (cur.IT, (E,), 1, cur.REQUIRED),
            (cur.TASKS_PHYS, (T,), 1, cur.ELECTIVE),
            (cur.FIN_MATH, (S,), 1, cur.ELECTIVE),
        ],
    ),
]
_SHORT = {T: "технологический", S: "социально-экономический", E: "естественно-научный"}


def joint_blocks(plan, grade: int) -> list[Block]:
    """Blocks that take both classes of the grade at once."""
    classes = (f"{grade}А", f"{grade}Б")
    made: dict[tuple, Stream] = {}
    blocks = []
    for times, lines in _PROFILE_BLOCKS:
        busy: tuple[str, ...] = ()
        parts = []
        for subject, profiles, hours, kind in lines:
            key = (subject, profiles)
            if key not in made:
                teacher = plan.staffing.pick(cur.SPECIALTY[subject], classes[0], hours, besides=busy)
                made[key] = _stream(classes, subject, profiles, hours, kind, teacher)
            busy = (*busy, made[key].teachers[0])
            parts.append(plan.part(made[key]))
        blocks.append(Block(classes, lines[0][0] + lines[1][0], tuple(parts), times))
    blocks.append(_physical_education(plan, classes))
    return blocks


def _stream(classes, subject: str, profiles: tuple[str, ...], hours: int, kind: str, teacher: str) -> Stream:
    group = " и ".join(_SHORT[p] for p in profiles) + (" профили" if len(profiles) > 1 else " профиль")
    marking = "зачёт" if kind == cur.ELECTIVE else "отметки"
    return Stream(classes, subject, (teacher,), hours, group, gr.PROFILE, profiles, kind, marking)


def _physical_education(plan, classes: tuple[str, ...]) -> Block:
    parts, busy = [], ()
    for group in gr.YOUTHS:
        teacher = plan.staffing.pick("фк", classes[0], 2, besides=busy)
        busy = (teacher,)
        parts.append(plan.part(Stream(classes, cur.PE, (teacher,), 2, group, gr.BY_SEX)))
    return Block(classes, cur.PE, tuple(parts), 2)
