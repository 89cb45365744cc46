"""What the desk says of an article in each of its states: the same everywhere, to everybody who sees it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news import log
from news.models import Article, Version, states
from tests.markup import texts
from tests.news.desk import LIST, form, page_of

NAMES = [state.name for state in states.STATES]
ROLES = ["reporter", "editor", "administrator"]
HOURS = {"published": (-2, None), "scheduled": (2, None), "expired": (-2, -1)}


def put_into(article, name):
    state = next(state for state in states.STATES if state.name == name)
    hours = HOURS.get(name, (None, None))
    article.status = state.status
    article.published_at, article.expires_at = (hour and timezone.now() + timedelta(hours=hour) for hour in hours)
    article.save()
    return state


def typed(article, **fields):
    """What an editor's form sends of an article that is published, or will be."""
    rows = {"corrections-TOTAL_FORMS": 0, "corrections-INITIAL_FORMS": 0}
    rows |= {"based_on": Version.objects.number_of(article)}
    if article.expires_at:
        local = timezone.localtime(article.expires_at)
        rows |= {"expires_at_0": f"{local:%d/%m/%Y}", "expires_at_1": f"{local:%H:%M:%S}"}
    return form(article, **rows | fields)


def squeezed(markup):
    return " ".join(texts("body", markup))


def test_every_state_has_its_own_words_and_a_colour_of_the_list():
    assert len({str(state.label) for state in states.STATES}) == len({str(state.told) for state in states.STATES}) == 8
    assert {state.colour for state in states.STATES} == {"", "warning", "danger", "info", "success"}
    assert {state.status for state in states.STATES} == set(Article.Status)


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("name", NAMES)
def test_list_queue_and_form_say_the_same_of_an_article(name, who, article, signed_in, request):
    state, desk = put_into(article, name), signed_in(request.getfixturevalue(who))

    listed = desk.get(f"{LIST}?state={name}").context["cl"].result_list
    page = squeezed(desk.get(page_of(article)).text)
    first = squeezed(desk.get("/quan-tri/viec-can-lam/").text)

    assert [one.state for one in listed] == [state]
    assert str(state.label) in page
    assert (article.state_in_words() in page) == (state.phase is not None)
    assert article.title not in first or f"{state.label} " in first


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("draft", "returned")])
def test_a_reporter_reads_the_sentence_of_just_this_state_above_what_she_cannot_change(
    name, article, reporter, signed_in
):
    state = put_into(article, name)

    page = squeezed(signed_in(reporter).get(page_of(article)).text)

    others = {str(other.locked) for other in states.STATES} - {str(state.locked)}
    assert (str(state.locked) in page, [words for words in others if words in page]) == (True, [])


@pytest.mark.parametrize("name", ["draft", "submitted", "returned"])
def test_the_article_tells_in_which_state_its_changes_are(name, article, editor, reporter, signed_in):
    put_into(article, "published")
    signed_in(reporter).post(page_of(article, "revise"))
    state = put_into(article.revisions.get(), name)

    page = squeezed(signed_in(editor).get(page_of(article)).text)

    assert f"({state.label})" in page


def test_a_scheduled_article_is_published_now_by_one_button(article, editor, signed_in, reader):
    put_into(article, "scheduled")

    signed_in(editor).post(page_of(article), typed(article, _move="publish_now"))

    article.refresh_from_db()
    assert (article.state, reader.get(article.get_absolute_url()).status_code) == (states.PUBLISHED, 200)
    assert [step.change_message for step in log.steps(article)] == ["Đã xuất bản."]


@pytest.mark.parametrize(
    ("move", "state"), [("publish_now", states.PUBLISHED), ("unschedule", states.SUBMITTED), ("", states.SCHEDULED)]
)
def test_an_emptied_time_hinders_neither_publishing_now_nor_cancelling(move, state, article, editor, signed_in):
    put_into(article, "scheduled")
    pressed = {"_move": move} if move else {"_save": "1"}

    answer = signed_in(editor).post(page_of(article), typed(article, published_at_0="", published_at_1="", **pressed))

    article.refresh_from_db()
    assert (article.state, article.published_at is None) == (state, move == "unschedule")
    assert ("bấm “Xuất bản ngay”" in answer.text) == (not move)


def test_a_publication_brought_forward_stands_in_the_state_line_and_the_history(article, editor, signed_in):
    put_into(article, "scheduled")
    desk, sooner = signed_in(editor), timezone.localtime() + timedelta(hours=1)

    def save_with(time):
        times = {"published_at_0": f"{time:%d/%m/%Y}", "published_at_1": f"{time:%H:%M}"}
        desk.post(page_of(article), typed(article, **times))
        return squeezed(desk.get(page_of(article)).text)

    assert f"Đã hẹn xuất bản lúc {sooner:%d/%m/%Y %H:%M}." in save_with(sooner)
    assert "Đã xuất bản." in save_with(timezone.localtime() - timedelta(minutes=5))
    past = squeezed(desk.get(page_of(article, "history")).text)
    assert ("Đã xuất bản." in past, f"{sooner:%d/%m/%Y %H:%M}" in past) == (True, True)


def test_the_history_has_the_publication_that_nobody_was_there_for(article, editor, signed_in, time_machine):
    now = timezone.now()
    article.published_at = now + timedelta(hours=1)
    article.expires_at = now + timedelta(hours=3)
    article.save()
    signed_in(editor).post(page_of(article), typed(article, _move="publish"))
    desk = signed_in(editor)

    seen = []
    for hours in (0.5, 2, 4):
        time_machine.move_to(now + timedelta(hours=hours))
        past = squeezed(desk.get(page_of(article, "history")).text)
        seen.append(("Đã xuất bản theo hẹn" in past, "Hết hạn" in past))

    assert seen == [(False, False), (True, False), (True, True)]


def test_an_article_is_not_withdrawn_without_a_reason_which_the_log_keeps(article, editor, signed_in):
    put_into(article, "published")
    desk = signed_in(editor)

    desk.post(page_of(article, "move"), {"_move": "withdraw", "note": " "})
    before = Article.objects.get().status
    desk.post(page_of(article, "move"), {"_move": "withdraw", "note": "Sai số liệu."})

    assert (before, Article.objects.get().status) == ("published", "withdrawn")
    assert [step.change_message for step in log.steps(article)] == ["Đã gỡ khỏi trang: Sai số liệu."]
