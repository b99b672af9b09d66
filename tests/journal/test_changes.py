"""What another screen hears of a class page."""

from tests.journal.test_marks_over_http import send


def changes(client, world, after="0.0", term="q2"):
    home = world.home
    return client.get(
        f"/journal/groups/{home.groups['algebra'].id}/terms/{home.terms[term].id}/changes/?after={after}"
    )


def test_a_mark_is_heard_once_with_the_rows_average(world, at_work):
    client, home = at_work("t1"), world.home
    assert changes(client, world).status_code == 204
    send(client, home.lessons["tue"], home.pupils["u1"], "5")
    send(client, home.lessons["mon"], home.pupils["u1"], "4")
    heard = changes(client, world).json()
    assert {(cell["pupil"], cell["cell"]["text"], cell["average"]) for cell in heard["cells"]} == {
        (home.pupils["u1"].id, "5", "4,50"),
        (home.pupils["u1"].id, "4", "4,50"),
    }


def test_another_term_hears_nothing(world, at_work):
    client, home = at_work("t1"), world.home
    send(client, home.lessons["tue"], home.pupils["u1"], "5")
    assert changes(client, world, term="q1").status_code == 204


def test_nonsense_begins_at_the_beginning(world, at_work):
    client = at_work("t1")
    send(client, world.home.lessons["tue"], world.home.pupils["u1"], "5")
    for cursor in ("x", "1", "-5.3", "99999999999999999999", "1.1;drop"):
        assert changes(client, world, after=cursor).status_code in (200, 204), cursor
