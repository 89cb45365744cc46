from datetime import timedelta

import pytest
from django.utils import timezone

from news import log, workflow
from news.models import Article, Category, states

STATES = ["draft", "submitted", "returned", "published", "withdrawn", "deleted", "scheduled", "expired"]
OPEN_MOVES = {
    "creator": {
        "draft": ["submit"],
        "submitted": ["take_back"],
        "returned": ["submit"],
        "published": [],
        "withdrawn": [],
        "deleted": ["restore"],
        "scheduled": [],
        "expired": [],
    },
    "other reporter": {status: [] for status in STATES},
    "editor": {
        "draft": ["publish"],
        "submitted": ["publish", "send_back"],
        "returned": ["publish"],
        "published": ["withdraw"],
        "withdrawn": ["publish", "send_back"],
        "deleted": ["restore"],
        "scheduled": ["publish_now", "unschedule"],
        "expired": ["withdraw"],
    },
}
LEADS_TO = {
    "submit": "submitted",
    "take_back": "draft",
    "publish": "published",
    "publish_now": "published",
    "unschedule": "submitted",
    "send_back": "returned",
    "withdraw": "withdrawn",
    "restore": "draft",
}


@pytest.fixture
def people(reporter, other_reporter, editor):
    return {"creator": reporter, "other reporter": other_reporter, "editor": editor}


@pytest.fixture
def article(reporter):
    category = Category.objects.create(name="Khen thưởng")
    return Article.objects.create(title="Hội nghị", category=category, body="<p>Nội dung.</p>", creator=reporter)


TIMES = {"published": (-2, None), "scheduled": (2, None), "expired": (-2, -1)}


def put_into(article, state):
    """`state` is a status, or one of those that the clock makes of a published article."""
    article.status = "published" if state in TIMES else state
    hours = TIMES.get(state, (None, None))
    article.published_at, article.expires_at = (
        hour and timezone.now().replace(microsecond=0) + timedelta(hours=hour) for hour in hours
    )
    article.save()


@pytest.mark.parametrize("name", STATES)
def test_an_article_is_in_one_state_wherever_that_is_asked(name, article):
    put_into(article, name)
    now, stored = timezone.now(), Article.objects.get()

    assert [state.name for state in states.STATES if state.holds(stored, now)] == [name]
    assert [state.name for state in states.STATES if Article.objects.filter(state.rows(now)).exists()] == [name]
    assert stored.state.is_public == stored.is_public() == Article.objects.published().exists() == (name == "published")


@pytest.mark.parametrize(
    ("published", "expires", "are_reading"),
    [
        (-1, None, True),
        (-1, -0.5, False),
        (-1, 0, False),
        (-1, 0.5, True),
        (0, None, True),
        (0, 0.5, True),
        (1, None, False),
        (1, 2, False),
    ],
)
def test_readers_see_an_article_exactly_as_long_as_its_state_says(
    published, expires, are_reading, article, time_machine
):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    article.status, article.published_at = "published", now + timedelta(hours=published)
    article.expires_at = None if expires is None else now + timedelta(hours=expires)
    article.save()

    told = [state.name for state in states.STATES if Article.objects.filter(state.rows(now)).exists()]

    assert told == [article.state.name]
    assert (Article.objects.published().exists(), article.state.is_public) == (are_reading, are_reading)


@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("who", OPEN_MOVES)
def test_each_person_is_offered_her_own_moves(who, status, people, article):
    put_into(article, status)

    assert [move.name for move in workflow.open_moves(people[who], article)] == OPEN_MOVES[who][status]


@pytest.mark.parametrize("move", LEADS_TO)
@pytest.mark.parametrize("status", STATES)
@pytest.mark.parametrize("who", OPEN_MOVES)
def test_a_move_is_made_only_from_its_states_and_by_those_who_may(who, status, move, people, article):
    put_into(article, status)
    is_open = move in OPEN_MOVES[who][status]

    try:
        workflow.make(move, article, people[who], note="Thêm ảnh.")
    except (workflow.NotAllowed, workflow.NotReady):
        assert not is_open

    stayed = "published" if status in TIMES else status
    assert Article.objects.get().status == (LEADS_TO[move] if is_open else stayed)


@pytest.mark.parametrize("move", ["", "remove", "status", "PUBLISH"])
def test_a_move_that_does_not_exist_is_not_allowed(move, editor, article):
    with pytest.raises(workflow.NotAllowed):
        workflow.make(move, article, editor)


@pytest.mark.parametrize(
    ("who", "status", "may"),
    [
        ("creator", "draft", True),
        ("creator", "submitted", False),
        ("creator", "returned", True),
        ("creator", "published", False),
        ("creator", "withdrawn", False),
        ("other reporter", "draft", False),
        ("editor", "draft", True),
        ("editor", "submitted", True),
        ("editor", "published", False),
        ("editor", "deleted", False),
        ("editor", "withdrawn", True),
    ],
)
def test_a_reporter_works_on_her_drafts_and_an_editor_on_all_that_readers_do_not_see(who, status, may, people, article):
    put_into(article, status)

    assert workflow.may_work_on(people[who], article) == may


def test_an_article_is_published_now_unless_a_time_is_given(editor, article):
    before = timezone.now().replace(microsecond=0)

    workflow.make("publish", article, editor)

    assert before <= Article.objects.get().published_at <= timezone.now()
    assert article.is_public()


@pytest.mark.parametrize("days", [-30, 30])
def test_a_time_of_publication_that_was_given_is_kept(days, editor, article):
    article.published_at = given = timezone.now() + timedelta(days=days)
    article.save()

    workflow.make("publish", article, editor)

    assert Article.objects.get().published_at == given
    assert article.is_public() == (days < 0)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"category": None}, ["category"]),
        ({"body": "<p>&nbsp;</p>"}, ["body"]),
        ({"title": " ", "category": None, "body": ""}, ["title", "category", "body"]),
        ({"body": '<figure data-photo="1"></figure>'}, []),
    ],
)
def test_what_readers_need_must_be_there_before_publication(change, missing, editor, article):
    Article.objects.filter(pk=article.pk).update(**change)

    try:
        workflow.make("publish", article, editor)
    except workflow.NotReady:
        assert missing != []

    stored = Article.objects.get()
    assert workflow.missing(stored) == missing
    assert stored.status == ("draft" if missing else "published")


def test_an_article_whose_time_is_over_is_not_published(editor, article):
    article.published_at, article.expires_at = timezone.now() - timedelta(days=9), timezone.now() - timedelta(days=1)
    article.save()

    with pytest.raises(workflow.NotReady):
        workflow.make("publish", article, editor)

    assert Article.objects.get().status == "draft"


def test_a_move_goes_by_what_is_stored_and_not_by_a_page_opened_long_ago(reporter, editor, article):
    opened_long_ago = Article.objects.get()
    workflow.make("submit", article, reporter)
    workflow.make("publish", article, editor)

    with pytest.raises(workflow.NotReady):
        workflow.make("submit", opened_long_ago, reporter)

    assert Article.objects.get().status == "published"


def test_who_may_move_it_goes_by_what_is_stored_too(reporter, editor, article):
    opened_long_ago = Article.objects.get()
    workflow.make("publish", article, editor)

    with pytest.raises(workflow.NotAllowed):
        workflow.make("delete", opened_long_ago, reporter)

    assert Article.objects.get().status == "published"


def test_each_step_is_logged_with_who_and_when(reporter, editor, article):
    workflow.make("submit", article, reporter)
    workflow.make("send_back", article, editor, note="  Thêm ảnh toàn cảnh. ")
    workflow.make("submit", article, reporter)

    logged = [(step.user, step.change_message) for step in log.steps(article)]
    done = workflow.MOVES["submit"].done
    returned = f"{workflow.MOVES['send_back'].done}: Thêm ảnh toàn cảnh."
    assert logged == [(reporter, f"{done}."), (editor, returned), (reporter, f"{done}.")]


def test_a_refused_move_leaves_nothing_in_the_log(reporter, article):
    with pytest.raises(workflow.NotAllowed):
        workflow.make("publish", article, reporter)

    assert list(log.steps(article)) == []


def test_a_person_works_on_her_own_articles_and_an_editor_on_all(people, article):
    theirs = Article.objects.create(title="Của người khác", creator=people["other reporter"])
    imported = Article.objects.create(title="Nhập từ trang cũ")

    assert {who: set(workflow.articles_of(user)) for who, user in people.items()} == {
        "creator": {article},
        "other reporter": {theirs},
        "editor": {article, theirs, imported},
    }


def test_a_note_that_is_too_long_is_not_cut_but_refused(article, editor):
    workflow.make("submit", article, article.creator)

    with pytest.raises(workflow.NotReady) as refused:
        workflow.make("send_back", article, editor, note="a" * 1001)

    article.refresh_from_db()
    assert (article.status, refused.value.messages) == ("submitted", ["Ghi chú dài quá 1 ký tự; tối đa 1000 ký tự."])
