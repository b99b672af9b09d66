"""The topic that is due by the plan."""

from hypothesis import given
from hypothesis import strategies as st

from otmetka.journal.rules.lessons import LastTaught, PlannedTopic, suggest_topic

TOPICS = [PlannedTopic(id=n, number=n, topic=f"тема {n}", hours=h) for n, h in ((1, 1), (2, 2), (3, 1))]


def test_by_place_when_nothing_was_taught():
    places = [suggest_topic(TOPICS, None, place) for place in range(1, 6)]
    assert [topic and topic.number for topic in places] == [1, 2, 2, 3, None]


def test_after_the_last_taught_topic_its_hours_are_used_up_first():
    assert suggest_topic(TOPICS, LastTaught(2, 1), 9).number == 2
    assert suggest_topic(TOPICS, LastTaught(2, 2), 9).number == 3
    assert suggest_topic(TOPICS, LastTaught(3, 1), 9) is None


@given(st.lists(st.integers(1, 5), max_size=30), st.integers(1, 100))
def test_the_place_is_covered_by_the_hours(hours, place):
    topics = [PlannedTopic(n, n, "т", h) for n, h in enumerate(hours, 1)]
    found = suggest_topic(topics, None, place)
    assert (found is None) == (place > sum(hours))
    if found:
        before = sum(topic.hours for topic in topics if topic.number < found.number)
        assert before < place <= before + found.hours
