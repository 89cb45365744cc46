"""Signing in: where it leads, and what is told to whose page is of before."""

from urllib.parse import quote

import pytest

LOGIN = "/quan-tri/login/"
HISTORY = "http://testserver/quan-tri/news/article/1/history/1/"


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
