"""One step for many articles of the list: what its page says, who is left out, what is done, and its undo."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news import log
from news.bulk import steps
from news.bulk.fields import SetField
from news.models import Article, Category, Source, Topic, Version
from tests.markup import texts

LIST, UNDO = "/quan-tri/news/article/", "/quan-tri/news/article/undo/"


@pytest.fixture
def other():
    return Category.objects.create(name="Gương sáng")


def send(desk, action, articles, query="", **answered):
    """Choose an action for articles; with an answer, confirm it too."""
    confirmed = {"post": "yes"} | answered if answered else {}
    chosen = {"action": action, "_selected_action": [article.pk for article in articles]}
    return desk.post(LIST + query, chosen | confirmed, follow=True)


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def write(title, category, person=None, status="draft", **fields):
    if status == "published":
        fields = {"published_at": timezone.now() - timedelta(days=1)} | fields
    return Article.objects.create(
        title=title, category=category, creator=person, status=status, body="<p>Chữ.</p>", **fields
    )


def test_the_page_says_what_will_happen_and_who_is_left_out_why(editor, category, other, signed_in):
    some = [write(f"Bài {number}", category) for number in range(23)]
    binned = write("Đã bỏ", category, status="deleted")
    desk = signed_in(editor)

    asked = send(desk, "publish", [*some[:2], binned])
    both = send(desk, "set_category", [*some, binned], "?state=")

    assert "Không bài nào trong số này làm được việc đó." in asked.text
    assert texts("h3", asked.text) == ["Chưa có ngày đăng riêng"]
    assert both.context["title"] == "Đặt chuyên mục: 23 bài viết"
    assert "và 3 bài nữa" in both.text
    assert {article.category for article in Article.objects.all()} == {category}


def test_a_category_is_set_for_public_articles_too_with_a_line_in_each_log_and_undone(
    editor, category, other, signed_in, reader
):
    third = Category.objects.create(name="Ba")
    public, draft, there = (
        write("Công khai", category, status="published"),
        write("Nháp", third),
        write("Đã ở đó", other),
    )
    revision = write("Bản sửa", category, revises=public)
    Version.objects.begin(public)
    before = list(Article.objects.order_by("pk").values_list("updated_at", flat=True))
    desk = signed_in(editor)

    done = send(desk, "set_category", [public, draft, there], value=other.pk)

    assert told(done) == [
        'Đặt chuyên mục: 2 bài viết. Bỏ qua: 1 bài viết. <a class="desk-undo" href="/quan-tri/news/article/undo/">Hoàn tác</a>'
    ]
    assert {article.category for article in Article.objects.all()} == {other}
    assert [entry.change_message for entry in log.steps(public)] == [
        "Đặt cùng lúc cho nhiều bài – chuyên mục: Gương sáng."
    ]
    assert [log.steps(draft).count(), log.steps(there).count()] == [1, 0]
    assert public.versions.count() == 2
    assert list(Article.objects.order_by("pk").values_list("updated_at", flat=True)) == before
    assert "Công khai" in reader.get(other.get_absolute_url()).text

    Article.objects.filter(pk=draft.pk).update(category=category)  # Somebody has gone on working.
    asked, undone, again = desk.get(UNDO), desk.post(UNDO, follow=True), desk.post(UNDO, follow=True)

    assert "2 bài viết sẽ có lại giá trị cũ" in asked.text
    assert told(undone) == ["1 bài viết đã có lại giá trị cũ."]
    assert told(again) == ["Không có gì để hoàn tác."]
    now = {article.title: article.category for article in Article.objects.all()}
    assert now == {"Công khai": category, "Nháp": category, "Đã ở đó": other, "Bản sửa": category}
    assert revision.revises == public


@pytest.mark.parametrize(
    ("field", "make"),
    [
        ("source", lambda editor: Source.objects.create(code="CTTĐT", name="Cổng")),
        ("topic", lambda editor: Topic.objects.create(title="Ba nhất")),
        ("creator", lambda editor: editor),
    ],
)
def test_source_topic_and_author_are_set_and_taken_away(field, make, editor, reporter, category, signed_in):
    value, desk = make(editor), signed_in(editor)
    two = [write("Một", category), write("Hai", category)]

    asked = send(desk, f"set_{field}", two)
    send(desk, f"set_{field}", two, value=value.pk)
    given = {getattr(article, field) for article in Article.objects.all()}
    send(desk, f"set_{field}", two, value="")

    assert asked.context["title"].endswith(": 2 bài viết")
    assert given == {value}
    assert {getattr(article, field) for article in Article.objects.all()} == {None}


@pytest.mark.parametrize("value", ["", "999999", "x"])
def test_nothing_is_set_without_a_category(value, editor, category, signed_in):
    article = write("Một", category)

    answer = send(signed_in(editor), "set_category", [article], value=value)

    assert (answer.status_code, texts("ul", answer.text) != []) == (200, True)
    article.refresh_from_db()
    assert (article.category, log.steps(article).count()) == (category, 0)


def test_articles_are_published_under_their_own_dates(editor, category, signed_in):
    long_ago, to_come = timezone.now() - timedelta(days=900), timezone.now() + timedelta(days=9)
    old, coming = write("Cũ", category, published_at=long_ago), write("Sắp tới", category, published_at=to_come)
    undated, bare = write("Không ngày", category), write("Không chuyên mục", None, published_at=long_ago)

    done = send(signed_in(editor), "publish", [old, coming, undated, bare], confirm="1")

    assert told(done) == ["Xuất bản theo ngày của từng bài: 2 bài viết. Bỏ qua: 2 bài viết."]
    shown = {article.title: (article.status, article.published_at) for article in Article.objects.all()}
    assert shown["Cũ"] == ("published", long_ago)
    assert shown["Sắp tới"] == ("published", to_come)
    assert (shown["Không ngày"][0], shown["Không chuyên mục"][0]) == ("draft", "draft")
    assert [article.title for article in Article.objects.published()] == ["Cũ"]
    assert [log.steps(article).count() for article in (old, coming, undated)] == [1, 1, 0]


def test_articles_go_back_with_one_answer_which_is_demanded(editor, reporter, category, signed_in):
    sent = [write(title, category, reporter, "submitted") for title in ("Một", "Hai")]
    desk = signed_in(editor)

    refused = send(desk, "send_back", sent, note=" ")
    before = set(Article.objects.values_list("status", flat=True))
    done = send(desk, "send_back", sent, note="Thiếu ảnh.")

    assert (texts("ul", refused.text) != [], before) == (True, {"submitted"})
    assert told(done) == ["Trả lại phóng viên: 2 bài viết."]
    assert set(Article.objects.values_list("status", "note")) == {("returned", "Thiếu ảnh.")}


def test_articles_come_out_of_the_bin_together(editor, category, signed_in):
    two = [write(title, category, status="deleted") for title in ("Một", "Hai")]

    done = send(signed_in(editor), "restore", two, "?state=deleted", confirm="1")

    assert told(done) == ["Lấy ra khỏi thùng rác: 2 bài viết."]
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}


EVERY = ["set_category", "set_source", "set_topic", "set_creator", "publish", "send_back", "delete_selected"]


@pytest.mark.parametrize("action", EVERY)
def test_a_reporter_takes_steps_with_her_own_drafts_only(action, reporter, other_reporter, category, other, signed_in):
    dated = {"published_at": timezone.now()}
    mine, sent = write("Của tôi", category, reporter, **dated), write("Đã gửi", category, reporter, "submitted")
    hers, public = write("Của bạn", category, other_reporter), write("Đã đăng", category, reporter, "published")
    values = {"set_category": other.pk, "set_creator": other_reporter.pk, "send_back": ""}
    source, topic = Source.objects.create(code="A", name="A"), Topic.objects.create(title="A")
    answered = {"value": values.get(action, source.pk if action == "set_source" else topic.pk), "note": "Sửa."}
    before = list(Article.objects.exclude(pk=mine.pk).order_by("pk").values())

    answer = send(signed_in(reporter), action, [mine, sent, hers, public], **answered)

    mine.refresh_from_db()
    after = (mine.category, mine.source, mine.topic, mine.creator, mine.status)
    expected = {
        "set_category": (other, None, None, reporter, "draft"),
        "set_source": (category, source, None, reporter, "draft"),
        "set_topic": (category, None, topic, reporter, "draft"),
        "delete_selected": (category, None, None, reporter, "deleted"),
    }
    assert after == expected.get(action, (category, None, None, reporter, "draft"))
    assert list(Article.objects.exclude(pk=mine.pk).order_by("pk").values()) == before
    assert answer.status_code == 200


def test_the_list_offers_each_role_its_steps(reporter, editor, administrator, category, signed_in):
    write("Một", category, reporter)
    write("Bỏ", category, reporter, "deleted")

    def offered(person, query=""):
        form = signed_in(person).get(LIST + query).context["action_form"]
        return [name for name, _words in form.fields["action"].choices if name]

    own = ["set_category", "set_source", "set_topic", "delete_selected"]
    assert sorted(offered(reporter)) == sorted(own)
    assert sorted(offered(editor)) == sorted(offered(administrator)) == sorted(EVERY)
    assert sorted(offered(editor, "?state=deleted")) == ["delete_selected", "restore"]


def test_all_that_a_filter_shows_is_two_thousand_at_most(editor, category, other, signed_in, monkeypatch):
    for number in range(30):
        write(f"Bài {number}", category)
    chosen = {"action": "set_category", "_selected_action": [Article.objects.first().pk], "select_across": "1"}
    desk = signed_in(editor)

    asked = desk.post(f"{LIST}?category={category.pk}", chosen)
    monkeypatch.setattr(steps, "MOST", 29)
    refused = desk.post(f"{LIST}?category={category.pk}", chosen, follow=True)

    assert asked.text.count('name="_selected_action"') == 30
    assert told(refused) == ["Mỗi lần tối đa 29 bài: hãy thu hẹp danh sách bằng bộ lọc."]


def test_what_there_was_no_time_for_is_offered_again(editor, category, other, signed_in, monkeypatch):
    monkeypatch.setattr(steps, "A_PART", 2)
    monkeypatch.setattr(steps, "SECONDS", 0)
    monkeypatch.setattr(steps.take, "__defaults__", (0,))
    three = [write(f"Bài {number}", category) for number in range(3)]

    desk = signed_in(editor)

    first = send(desk, "set_category", three, value=other.pk)
    on_the_way = Article.objects.filter(category=other).count()
    [waiting] = Article.objects.exclude(category=other)
    send(desk, "set_category", [waiting], value=other.pk, continued="yes")
    at_the_end = Article.objects.filter(category=other).count()
    monkeypatch.undo()
    desk.post(UNDO)

    assert "Chưa kịp làm 1 bài viết: hãy làm tiếp ở dưới." in first.text
    assert first.text.count('name="_selected_action"') == 1
    assert f'<option value="{other.pk}" selected>' in first.text
    assert 'name="continued"' in first.text
    assert (on_the_way, at_the_end, Article.objects.filter(category=category).count()) == (2, 3, 3)


def test_an_undo_that_there_was_no_time_for_goes_on(editor, category, other, signed_in, monkeypatch):
    three = [write(f"Bài {number}", category) for number in range(3)]
    desk = signed_in(editor)
    send(desk, "set_category", three, value=other.pk)
    monkeypatch.setattr(steps, "A_PART", 2)
    monkeypatch.setattr(steps, "SECONDS", 0)

    first = desk.post(UNDO, follow=True)
    on_the_way = Article.objects.filter(category=category).count()
    desk.post(UNDO)

    assert told(first) == [
        "2 bài viết đã có lại giá trị cũ.",
        "Chưa kịp hoàn tác các bài còn lại: hãy làm tiếp ở dưới.",
    ]
    assert "1 bài viết sẽ có lại giá trị cũ." in first.text
    assert (on_the_way, Article.objects.filter(category=category).count()) == (2, 3)


def test_two_thousand_articles_take_as_many_queries_as_their_parts(
    editor, category, other, django_assert_max_num_queries
):
    Article.objects.bulk_create(
        [Article(title=f"Bài {n}", slug=f"bai-{n}", category=category) for n in range(steps.A_PART)]
    )
    step = SetField("category", other, editor)
    articles = list(Article.objects.all())

    with django_assert_max_num_queries(40):
        outcome = steps.take(step, steps.plan(step, articles).articles)

    assert len(outcome.done) == steps.A_PART


def test_an_article_that_was_moved_between_page_and_confirmation_stays(editor, category, signed_in):
    article = write("Một", category, status="submitted")
    step = {"action": "send_back", "_selected_action": [article.pk], "post": "yes", "note": "Sửa."}
    Article.objects.update(status="draft")

    answer = signed_in(editor).post(LIST, step)

    assert "Không bài nào trong số này làm được việc đó." in answer.text
    assert Article.objects.get().status == "draft"
