"""Signing in: where it leads, and what is told to whose page is of before."""

from urllib.parse import quote

import pytest
from django.test import Client

from tests.markup import texts

LOGIN = "/quan-tri/login/"
HISTORY = "http://testserver/quan-tri/news/article/1/history/1/"


@pytest.fixture
def strict_browser(editor):
    """A browser in which the editor has signed in, whose tokens are looked at."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    ("came_from", "goal"),
    [
        (HISTORY, HISTORY),
        ("http://evil.example/", "/quan-tri/news/article/1/history/1/restore/"),
        ("", "/quan-tri/news/article/1/history/1/restore/"),
    ],
)
def test_a_button_pressed_after_the_session_leads_back_to_its_page(came_from, goal, client, db):
    answer = client.post("/quan-tri/news/article/1/history/1/restore/", headers={"referer": came_from})

    assert (answer.status_code, answer["Location"]) == (302, f"{LOGIN}?next={quote(goal)}")


def test_the_sign_in_page_of_a_second_tab_leads_to_the_desk(strict_browser):
    answer = strict_browser.post(f"{LOGIN}?next=/quan-tri/news/article/", follow=True)

    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, "/quan-tri/news/article/")


@pytest.mark.parametrize(
    ("address", "heading", "beginning"),
    [
        (LOGIN, "Trang này không còn dùng được", "Chưa đăng nhập được."),
        ("/quan-tri/news/article/", "Phiên làm việc đã kết thúc", "Chưa có gì được thực hiện"),
    ],
)
def test_a_page_without_its_token_is_refused_in_plain_words(address, heading, beginning, db):
    answer = Client(enforce_csrf_checks=True).post(address)

    html = answer.content.decode()
    assert (answer.status_code, texts("h1", html)) == (403, [heading])
    assert beginning in html


def test_a_bulk_step_of_before_one_signed_in_anew_leads_back_to_its_list(strict_browser):
    came_from = "http://testserver/quan-tri/news/article/?state=draft"
    chosen = {"action": "delete_selected", "_selected_action": "1"}

    answer = strict_browser.post("/quan-tri/news/article/", chosen, headers={"referer": came_from})

    assert answer.status_code == 403
    assert f'<a href="{came_from}">Mở lại trang</a>' in answer.text
    assert "không có gì bị mất" in answer.text
