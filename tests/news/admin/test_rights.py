"""Who sees, changes, moves and deletes what at the desk, also with requests made by hand."""

import pytest

from news.models import Article, Category, Photo, Source, Video
from portal.identity.models import SiteIdentity
from tests.news.desk import LIST, form, page_of, publish


@pytest.mark.parametrize(
    "forged", [{"status": "published"}, {"published_at_0": "01/01/2026", "published_at_1": "08:00"}]
)
def test_a_reporter_cannot_publish_by_adding_fields_to_the_form(forged, reporter, article, signed_in):
    response = signed_in(reporter).post(page_of(article), form(article, lead="Đã lưu", **forged))

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.lead, article.status, article.published_at) == ("Đã lưu", "draft", None)


@pytest.mark.parametrize("move", ["publish", "withdraw", "send_back", "take_back", "nonsense", ""])
def test_a_move_a_reporter_may_not_make_saves_nothing_at_all(move, reporter, article, signed_in):
    response = signed_in(reporter).post(page_of(article), form(article, lead="Không lưu", _move=move))

    article.refresh_from_db()
    refused = move != "take_back"
    assert response.status_code == (403 if refused else 302)
    assert (article.lead, article.status) == ("" if refused else "Không lưu", "draft")


@pytest.mark.parametrize("status", ["submitted", "published", "withdrawn"])
def test_a_reporter_reads_but_does_not_change_what_is_no_draft(status, reporter, article, signed_in):
    publish(article)
    Article.objects.update(status=status)
    client = signed_in(reporter)

    shown = client.get(page_of(article))
    changed = client.post(page_of(article), form(article, title="Sửa trộm"))
    deleted = client.post(page_of(article, "delete"), {"post": "yes"})
    in_bulk = client.post(LIST, {"action": "delete_selected", "_selected_action": article.pk, "post": "yes"})

    codes = [response.status_code for response in (shown, changed, deleted, in_bulk)]
    assert codes == [200, 409, 403, 200]
    assert "desk-locked" in shown.text
    assert Article.objects.kept().get().title == "Hội nghị"


def test_a_reporter_takes_a_submitted_article_back(reporter, article, signed_in):
    Article.objects.update(status="submitted")

    signed_in(reporter).post(page_of(article, "move"), {"_move": "take_back"})

    assert Article.objects.get().status == "draft"


@pytest.mark.parametrize(
    ("who", "method", "move", "code"),
    [
        ("reporter", "get", "take_back", 405),
        ("reporter", "post", "publish", 403),
        ("reporter", "post", "", 403),
        ("other_reporter", "post", "take_back", 404),
        ("nobody", "post", "take_back", 302),
    ],
)
def test_a_move_by_hand_needs_post_and_the_right(who, method, move, code, article, signed_in, client, request):
    Article.objects.update(status="submitted")
    browser = client if who == "nobody" else signed_in(request.getfixturevalue(who))

    response = getattr(browser, method)(page_of(article, "move"), {"_move": move})

    assert response.status_code == code
    assert Article.objects.get().status == "submitted"


@pytest.mark.parametrize("action", ["change", "delete", "history", "move"])
def test_another_reporters_article_cannot_be_reached_by_its_number(action, other_reporter, article, signed_in):
    client = signed_in(other_reporter)
    photo = Photo.objects.create(article=article, caption="Của người khác")
    sent = form(article, title="Sửa trộm", photos=[{"id": photo.pk, "caption": "Sửa trộm"}], post="yes", _move="submit")

    answers = [client.get(page_of(article, action)), client.post(page_of(article, action), sent)]

    assert all(answer.status_code in (302, 404, 405) for answer in answers)
    assert all("Hội nghị" not in answer.text for answer in answers)
    article.refresh_from_db()
    assert (article.title, article.status, article.photos.get().caption) == ("Hội nghị", "draft", "Của người khác")


@pytest.mark.parametrize("forged", [{}, {"DELETE": "on"}])
def test_another_reporters_photo_cannot_be_reached_through_an_own_article(forged, other_reporter, article, signed_in):
    photo = Photo.objects.create(article=article, caption="Của người khác")
    own = Article.objects.create(title="Của tôi", creator=other_reporter)

    signed_in(other_reporter).post(page_of(own), form(own, photos=[{"id": photo.pk, "caption": "Sửa trộm", **forged}]))

    photo.refresh_from_db()
    assert (photo.article, photo.caption) == (article, "Của người khác")


@pytest.mark.parametrize(
    ("who", "titles"),
    [("reporter", {"Của tôi"}), ("other_reporter", {"Của bạn"}), ("editor", {"Của tôi", "Của bạn", "Nhập"})],
)
def test_the_list_shows_what_a_person_works_on(who, titles, reporter, other_reporter, editor, signed_in):
    for title, creator in [("Của tôi", reporter), ("Của bạn", other_reporter), ("Nhập", None)]:
        Article.objects.create(title=title, creator=creator)

    response = signed_in({"reporter": reporter, "other_reporter": other_reporter, "editor": editor}[who]).get(LIST)

    assert {article.title for article in response.context["cl"].result_list} == titles


@pytest.mark.parametrize(
    ("status", "who", "deleted"),
    [
        ("draft", "reporter", True),
        ("published", "reporter", False),
        ("published", "editor", True),
        ("draft", "other_reporter", False),
    ],
)
def test_only_editors_delete_what_is_published(status, who, deleted, article, signed_in, request):
    publish(article)
    Article.objects.update(status=status)

    signed_in(request.getfixturevalue(who)).post(page_of(article, "delete"), {"post": "yes"})

    assert (Article.objects.get().status == "deleted") == deleted


PAGES = [
    "news/article/",
    "news/category/",
    "news/source/",
    "news/video/",
    "accounts/user/",
    "auth/group/",
    "identity/siteidentity/1/change/",
    "axes/accessattempt/",
    "news/photo/",
    "search/?s=a",
]


@pytest.mark.parametrize(
    ("who", "codes"),
    [
        ("reporter", [200, 403, 403, 403, 403, 404, 403, 404, 404, 404]),
        ("editor", [200, 200, 200, 200, 403, 404, 403, 404, 404, 404]),
        ("administrator", [200, 200, 200, 200, 200, 404, 200, 404, 404, 404]),
    ],
)
def test_each_role_opens_the_pages_it_needs_and_no_other(who, codes, signed_in, request):
    client = signed_in(request.getfixturevalue(who))
    SiteIdentity.objects.create(agency="Ban Thi đua")

    assert [client.get(f"/quan-tri/{page}").status_code for page in PAGES] == codes


def test_a_reader_without_an_account_is_sent_to_sign_in(client, db):
    response = client.get(LIST)

    assert (response.status_code, response["Location"]) == (302, f"/quan-tri/login/?next={LIST}")


def test_an_editor_keeps_categories_sources_and_films(editor, signed_in):
    client = signed_in(editor)

    client.post("/quan-tri/news/category/add/", {"name": "Văn bản", "order": 3})
    client.post("/quan-tri/news/source/add/", {"code": "BTĐKT", "name": "Ban Thi đua"})
    client.post(
        "/quan-tri/news/video/add/",
        {"title": "Ngày hội", "date": "21/11/2026", "youtube": "https://youtu.be/abcdefghijk"},
    )

    assert Category.objects.get().slug == "van-ban"
    assert Source.objects.get().code == "BTĐKT"
    assert Video.objects.get().youtube == "https://youtu.be/abcdefghijk"


def test_categories_stand_in_the_list_as_they_stand_in_the_menu(editor, signed_in):
    documents, news = (Category.objects.create(name=name, order=order) for name, order in [("Văn bản", 2), ("Tin", 1)])
    for name, parent, order in [("Hướng dẫn", documents, 0), ("Quyết định", documents, 1), ("Trong tỉnh", news, 5)]:
        Category.objects.create(name=name, parent=parent, order=order)

    listed = signed_in(editor).get("/quan-tri/news/category/").context["cl"].result_list

    assert [str(one) for one in listed] == ["Tin", "Trong tỉnh", "Văn bản", "Hướng dẫn", "Quyết định"]
