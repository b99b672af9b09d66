"""The shell without anybody signed in: the look, forms, pages of errors."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory

from otmetka.ui.forms import Renderer
from otmetka.ui.web.offline import offline, worker
from otmetka.ui.web.theme import chosen_theme, theme


def post(data, **more):
    return theme(RequestFactory().post("/ui/theme/", data, **more))


@pytest.mark.parametrize("chosen", ["light", "dark", "system"])
def test_the_look_is_remembered(chosen):
    answer = post({"theme": chosen, "next": "/today/?day=2026-11-17"})
    assert (answer.status_code, answer["Location"]) == (302, "/today/?day=2026-11-17")
    assert answer.cookies["theme"].value == chosen
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = chosen
    assert chosen_theme(request) == chosen


@pytest.mark.parametrize("nonsense", ["", "pink", '"><script>'])
def test_nonsense_is_not_a_look(nonsense):
    assert "theme" not in post({"theme": nonsense}).cookies
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = nonsense
    assert chosen_theme(request) == "system"


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_way_back_stays_on_our_site(back):
    assert post({"theme": "dark", "next": back})["Location"] == "/"


def test_the_look_changes_by_post_only():
    assert theme(RequestFactory().get("/ui/theme/")).status_code == 405


def test_the_page_without_network_knows_nobody():
    request = RequestFactory().get("/ui/offline/")
    page = offline(request).content.decode()
    assert "Нет связи с журналом" in page
    assert "data-account" not in page


def test_the_worker_is_a_script_that_is_not_kept():
    answer = worker(RequestFactory().get("/sw.js"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "no-cache" in answer["Cache-Control"]
    assert "/ui/offline/" in answer.content.decode()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429, 500, 503])
def test_every_error_has_its_words_and_escapes_those_of_others(status):
    context = {"status": status, "message": "<b>Срок истёк</b>", "clause": "п. 2.4"}
    page = render_to_string("ui/errors/error.html", context)
    assert "&lt;b&gt;Срок истёк" in page and "п. 2.4" in page
    assert f'<p class="code" aria-hidden="true">{status}</p>' in page
    assert page.count("<h1>") == 1 and "<h1></h1>" not in page


class Card(forms.Form):
    default_renderer = Renderer

    surname = forms.CharField(label="Фамилия", help_text="Как в документе")
    note = forms.CharField(label="Заметка", required=False)
    alone = forms.BooleanField(label="Только здесь", required=False)


def test_a_form_says_what_is_wrong_at_the_field_and_above():
    page = str(Card({"surname": "", "note": "<i>"}))
    assert page.index('class="summary"') < page.index("<label")
    assert '<a href="#id_surname">Фамилия</a>' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_surname_helptext id_surname_error"' in page
    assert 'id="id_surname_error"' in page and 'id="id_surname_helptext"' in page
    assert "<i>" not in page


def test_a_form_without_faults_has_no_summary():
    assert 'class="summary"' not in str(Card())
    assert "необязательно" in str(Card())
