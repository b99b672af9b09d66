"""The school card and the order in which the files are loaded."""

CARD = {
    "name": "МБОУ «СОШ № 12» г. Верхнетеречного",
    "full_name": "Муниципальное бюджетное общеобразовательное учреждение "
    "«Средняя общеобразовательная школа № 12 "
    "имени первого учителя аула Х. Т. Кандурова» городского округа Верхнетеречный",
    "timezone": "Europe/Moscow",
    "names": [
        {
            "lang": "ru",
            "name": "МБОУ «Средняя общеобразовательная школа № 12 имени Х. Т. Кандурова» г. Верхнетеречного",
        },
        {
            "lang": "kbd",
            "name": "Муниципальнэ бюджет щӀэныгъэ ӀуэхущӀапӀэ "
            "«Кандур Хь. Т. и цӀэр зезыхьэ курыт еджапӀэ № 12»",
        },
        {
            "lang": "krc",
            "name": "Муниципал бюджет билим бериучу учреждение "
            "«Кандуров Х. Т. атын джюрютген 12-чи номерли орта школ»",
        },
    ],
    "founder": "Администрация городского округа Верхнетеречный",
    "address": "360999, г. Верхнетеречный, ул. Учительская, д. 12",
    "phone": "+7 (800) 000-00-12",
    "email": "school12@example.org",
    "site": "https://school12.example.org",
}

ORDER = [
    ("years", "common/years.csv"),
    ("terms", "common/terms.csv"),
    ("days", "common/days.csv"),
    ("bells", "common/bells.csv"),
    ("rooms", "common/rooms.csv"),
    ("subjects", "common/subjects.csv"),
    ("classes", "2025-26/classes.csv"),
    ("classes", "2026-27/classes.csv"),
    ("staff", "common/staff.csv"),
    ("pupils", "2025-26/pupils.csv"),
    ("pupils", "2026-27/pupils.csv"),
    ("guardians", "common/guardians.csv"),
    ("load", "2025-26/load.csv"),
    ("load", "2026-27/load.csv"),
    ("members", "2025-26/members.csv"),
    ("members", "2026-27/members.csv"),
    ("timetable", "2025-26/timetable.csv"),
    ("timetable", "2026-27/timetable-1.csv"),
    ("timetable", "2026-27/timetable-2.csv"),
    ("plans", "2025-26/plans.csv"),
    ("plans", "2026-27/plans.csv"),
]


def manifest() -> dict:
    """What the loader of the demo reads first: every file with its kind, in the order of loading."""
    return {
        "files": [{"kind": kind, "file": name} for kind, name in ORDER],
        "school": "school.json",
        "sign_ins": "sign_ins.json",
    }
