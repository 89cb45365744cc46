"""The bin: what is deleted can be taken out again until an editor empties it."""

import pytest
from django.contrib.admin.models import CHANGE, DELETION, LogEntry

from news.models import Article
from tests.markup import texts
from tests.news.desk import LIST, page_of, publish

EMPTY = f"{LIST}bin/empty/"


def test_a_deleted_article_is_nowhere_but_in_the_bin(editor, article, signed_in, client):
    publish(article)
    address = article.get_absolute_url()
    desk = signed_in(editor)

    desk.post(page_of(article, "delete"), {"post": "yes"})

    found = [list(desk.get(f"{LIST}{query}").context["cl"].result_list) for query in ("", "?state=deleted")]
    assert found == [[], [article]]
    assert [who.get(address).status_code for who in (client, desk)] == [404, 404]
    assert "Hội nghị" not in desk.get("/quan-tri/").text


@pytest.mark.parametrize(("status", "offered"), [("draft", True), ("deleted", False)])
def test_the_desk_leads_to_no_page_that_the_bin_has_taken(status, offered, editor, article, signed_in):
    Article.objects.update(status=status)

    assert ("Xem trên trang web" in signed_in(editor).get(page_of(article)).text) == offered


def test_what_is_taken_out_of_the_bin_has_its_old_address(reporter, editor, article, signed_in, client):
    publish(article)
    address = article.get_absolute_url()
    desk = signed_in(editor)
    desk.post(page_of(article, "delete"), {"post": "yes"})

    desk.post(page_of(article, "move"), {"_move": "restore"})
    desk.post(page_of(article, "move"), {"_move": "publish"})

    assert client.get(address).status_code == 200


def test_a_reporter_takes_her_own_draft_out_of_the_bin(reporter, article, signed_in):
    desk = signed_in(reporter)
    desk.post(page_of(article, "delete"), {"post": "yes"})
    deleted = Article.objects.get().status

    desk.post(page_of(article, "move"), {"_move": "restore"})

    assert (deleted, Article.objects.get().status) == ("deleted", "draft")


def test_an_editor_empties_the_bin_for_ever(editor, article, signed_in):
    kept = Article.objects.create(title="Còn lại")
    Article.objects.filter(pk=article.pk).update(status="deleted")

    signed_in(editor).post(EMPTY)

    assert list(Article.objects.all()) == [kept]


def test_an_editor_deletes_one_article_of_the_bin_for_ever(editor, article, signed_in):
    Article.objects.update(status="deleted")

    answer = signed_in(editor).post(page_of(article, "delete"), {"post": "yes"}, follow=True)

    assert Article.objects.count() == 0
    assert ("Đã xóa hẳn: Hội nghị" in answer.text, answer.redirect_chain[-1][0]) == (True, f"{LIST}?state=deleted")


@pytest.mark.parametrize(
    ("who", "method", "code"), [("reporter", "post", 403), ("editor", "get", 405), ("nobody", "post", 302)]
)
def test_the_bin_is_emptied_by_editors_alone(who, method, code, article, signed_in, client, request):
    Article.objects.update(status="deleted")
    browser = client if who == "nobody" else signed_in(request.getfixturevalue(who))

    assert getattr(browser, method)(EMPTY).status_code == code
    assert Article.objects.count() == 1


def test_a_reporter_deletes_nothing_for_ever(reporter, article, signed_in):
    Article.objects.update(status="deleted")

    assert signed_in(reporter).post(page_of(article, "delete"), {"post": "yes"}).status_code == 403
    assert Article.objects.count() == 1


@pytest.mark.parametrize(("who", "offered"), [("editor", True), ("reporter", False)])
def test_only_an_editor_finds_the_way_to_empty_the_bin(who, offered, article, signed_in, request):
    user = signed_in(request.getfixturevalue(who))
    while_empty = EMPTY in user.get(f"{LIST}?state=deleted").text
    Article.objects.update(status="deleted")

    shown = [EMPTY in user.get(address).text for address in (f"{LIST}?state=deleted", LIST)]

    assert (while_empty, shown) == (False, [offered, False])


def test_who_throws_an_article_away_is_told_where_it_lies(reporter, article, signed_in):
    answer = signed_in(reporter).post(page_of(article, "delete"), {"post": "yes"}, follow=True)

    assert "Đã bỏ vào thùng rác: Hội nghị" in answer.text


def deeds():
    lines = LogEntry.objects.filter(content_type__model="article").order_by("pk")
    return list(lines.values_list("action_flag", "change_message"))


def test_the_log_tells_the_bin_from_deleting_for_ever_in_one_line_each(editor, article, signed_in):
    desk = signed_in(editor)

    desk.post(page_of(article, "delete"), {"post": "yes"})
    desk.post(page_of(article, "delete"), {"post": "yes"})

    assert deeds() == [(CHANGE, "Bỏ vào thùng rác."), (DELETION, "Đã xóa vĩnh viễn.")]


@pytest.mark.parametrize(
    ("of_the_list", "asked", "done", "line"),
    [
        ("", "Các bài viết này sẽ vào thùng rác", "Bỏ vào thùng rác: 2 bài viết.", (CHANGE, "Bỏ vào thùng rác.")),
        ("?state=deleted", "sẽ bị xóa vĩnh viễn", "Đã xóa vĩnh viễn 2 bài viết.", (DELETION, "Đã xóa vĩnh viễn.")),
    ],
)
def test_several_articles_are_deleted_in_the_words_of_the_place_they_go_to(
    of_the_list, asked, done, line, editor, article, signed_in
):
    other = Article.objects.create(title="Còn lại", category=article.category)
    Article.objects.update(status="deleted" if of_the_list else "draft")
    desk, step = signed_in(editor), {"action": "delete_selected", "_selected_action": [article.pk, other.pk]}

    page = desk.post(LIST + of_the_list, step).text
    answer = desk.post(LIST + of_the_list, step | {"post": "yes"}, follow=True)

    assert (asked in page, [str(message) for message in answer.context["messages"]]) == (True, [done])
    assert deeds() == [line, line]
    assert Article.objects.kept().count() == 0


@pytest.mark.parametrize(("query", "offered"), [("", "Bỏ vào thùng rác"), ("?state=deleted", "Xóa vĩnh viễn")])
def test_the_list_offers_to_delete_in_the_same_words(query, offered, editor, article, signed_in):
    Article.objects.update(status="deleted" if query else "draft")

    actions = signed_in(editor).get(LIST + query).context["action_form"].fields["action"].choices

    assert [words for name, words in actions if name == "delete_selected"] == [offered]


def test_a_reporter_is_told_which_of_the_articles_are_not_hers_to_delete_and_deletes_the_rest(
    reporter, article, signed_in
):
    sent = Article.objects.create(title="Đã gửi", creator=reporter, status="submitted")
    step = {"action": "delete_selected", "_selected_action": [article.pk, sent.pk]}

    page = signed_in(reporter).post(LIST, step).text
    signed_in(reporter).post(LIST, step | {"post": "yes"})

    assert texts("h3", page) == ["Chỉ biên tập viên được làm việc này"]
    assert texts("strong", page) == ["Hội nghị", "Đã gửi"]
    assert list(Article.objects.kept()) == [sent]
