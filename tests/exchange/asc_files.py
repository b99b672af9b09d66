"""aSc files of our own making: Russian, windows-1251, lesson 0, six days, divisions, two weeks."""

DAYS = ("Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота")
TEACHERS = {"t1": "Нагорнова-Лепёшкина А. С.", "t2": "Зайцева Ольга Романовна", "t3": "О С."}
CARDS = (
    # lesson, period, day, week, room
    ("l0", 0, 1, "11", "r1"),
    ("l1", 1, 1, "11", "r1"),
    ("l1", 2, 6, "10", "r1"),
    ("l2", 3, 2, "11", "r1"),
    ("l3", 3, 2, "11", "r2"),
    ("l4", 4, 3, "01", "r1"),
)


def asc(
    cards=CARDS,
    *,
    teachers=TEACHERS,
    more: str = "",
    declared: str = "windows-1251",
    encoding: str = "cp1251",
    plural: bool = True,
) -> bytes:
    """The file's bytes; ``plural`` False writes the names of attributes of an older export."""
    ids = "ids" if plural else "id"
    text = f"""<?xml version="1.0" encoding="{declared}"?>
<timetable importtype="database" displayname="aSc Timetables 2012 XML">
<periods>{_each('<period name="{0}" period="{0}" starttime="8:00" endtime="8:40"/>', range(8))}</periods>
<daysdefs>{"".join(_day(place, name) for place, name in enumerate(DAYS))}
<daysdef id="dx" name="Любой день" short="X" days="111111"/></daysdefs>
<weeksdefs><weeksdef id="w0" name="Любая" weeks="11"/><weeksdef id="w1" name="А" weeks="10"/></weeksdefs>
<termsdefs><termsdef id="y" name="Год" terms="1"/></termsdefs>
<subjects><subject id="s1" name="Алгебра" short="Алг"/><subject id="s2" name="Английский язык" short="Анг"/>
<subject id="s3" name="Русский язык" short="Рус"/></subjects>
<teachers>{"".join(f'<teacher id="{key}" name="{name}"/>' for key, name in teachers.items())}</teachers>
<classrooms><classroom id="r1" name="каб. 27" short="27"/><classroom id="r2" name="Спортзал"/></classrooms>
<classes><class id="c1" name="7-А" short="7А"/></classes>
<groups><group id="g0" classid="c1" name="Весь класс" entireclass="1" divisiontag="0"/>
<group id="g1" classid="c1" name="1 группа" entireclass="0" divisiontag="1"/>
<group id="g2" classid="c1" name="2 группа" entireclass="0" divisiontag="1"/></groups>
<lessons>
<lesson id="l0" class{ids}="c1" subjectid="s3" teacher{ids}="t2" group{ids}="g0" weeksdefid="w0"/>
<lesson id="l1" class{ids}="c1" subjectid="s1" teacher{ids}="t1" group{ids}="g0" periodsperweek="1.5"/>
<lesson id="l2" class{ids}="c1" subjectid="s2" teacher{ids}="t1" group{ids}="g1" periodsperweek="1.0"/>
<lesson id="l3" class{ids}="c1" subjectid="s2" teacher{ids}="t3" group{ids}="g2" periodsperweek="1.0"/>
<lesson id="l4" class{ids}="c1" subjectid="s3" teacher{ids}="t2" group{ids}="g0" periodsperweek="0.5"/>
</lessons>
<cards>
{"".join(_card(*card, ids) for card in cards)}{more}</cards>
</timetable>"""
    return text.encode(encoding)


def _each(pattern: str, values) -> str:
    return "".join(pattern.format(value) for value in values)


def _day(place: int, name: str) -> str:
    return f'<daysdef id="d{place}" name="{name}" short="{name[:2]}" days="{_mask(place + 1)}"/>'


def _mask(day: int) -> str:
    return "".join("1" if place == day else "0" for place in range(1, 7))


def _card(lesson: str, period: int, day: int, week: str, room: str, ids: str) -> str:
    where = f'classroom{ids}="{room}"'
    when = f'period="{period}" weeks="{week}" terms="1" days="{_mask(day)}"'
    return f'<card lessonid="{lesson}" {where} {when}/>\n'
