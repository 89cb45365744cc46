"""The desk over HTTP: who sees, changes, moves and deletes what, also with requests made by hand."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.staticfiles.finders import AppDirectoriesFinder, get_finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from news import log, workflow
from news.models import Article, Category, Photo, Source, Video
from news.photos import darkroom
from portal.models import SiteIdentity
from tests.markup import texts

LIST = "/quan-tri/news/article/"
ADD = f"{LIST}add/"


@pytest.fixture
def category(db):
    return Category.objects.create(name="Khen thưởng")


@pytest.fixture
def article(reporter, category):
    return Article.objects.create(title="Hội nghị", category=category, body="<p>Cũ.</p>", creator=reporter)


def page_of(article, action="change"):
    return reverse(f"admin:news_article_{action}", args=[article.pk])


def form(article=None, photos=(), **fields):
    """What the article's form sends: each photo is a row of fields, with its id if it is stored."""
    stored = article or Article(title="Mới", body="<p>Mới.</p>")
    sent = {
        "title": stored.title,
        "category": stored.category_id or "",
        "source": stored.source_id or "",
        "lead": stored.lead,
        "body": stored.body,
        "byline": stored.byline,
        "attachments-TOTAL_FORMS": 0,
        "attachments-INITIAL_FORMS": 0,
        "photos-TOTAL_FORMS": len(photos),
        "photos-INITIAL_FORMS": sum("id" in photo for photo in photos),
    }
    if stored.published_at:
        local = timezone.localtime(stored.published_at)
        sent |= {"published_at_0": local.strftime("%d/%m/%Y"), "published_at_1": local.strftime("%H:%M:%S")}
    for number, photo in enumerate(photos):
        row = {"caption": "", "alt": "", "credit": "", "order": 0, "article": stored.pk or "", **photo}
        sent |= {f"photos-{number}-{name}": value for name, value in row.items()}
    return sent | fields


def jpeg(name="anh.jpg"):
    file = BytesIO()
    Image.new("RGB", (640, 400), "darkred").save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def publish(article, at=None):
    article.status, article.published_at = "published", at or timezone.now() - timedelta(hours=1)
    article.save()


# Writing


def test_a_reporter_writes_and_submits_in_one_go(reporter, category, signed_in):
    sent = form(title="Thi đua", category=category.pk, body="<p>Chữ.</p>", _move="submit")

    response = signed_in(reporter).post(ADD, sent)

    article = Article.objects.get()
    assert (response.status_code, response["Location"]) == (302, LIST)
    assert (article.title, article.body, article.status) == ("Thi đua", "<p>Chữ.</p>", "submitted")
    assert article.creator == reporter


def test_an_editor_writes_and_publishes_in_one_go(editor, category, signed_in, client):
    signed_in(editor).post(ADD, form(category=category.pk, _move="publish"))

    article = Article.objects.get()
    assert (article.status, article.creator) == ("published", editor)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_an_article_set_to_a_time_to_come_waits_for_it(editor, category, signed_in, client):
    tomorrow = timezone.localtime() + timedelta(days=1)
    times = {"published_at_0": tomorrow.strftime("%d/%m/%Y"), "published_at_1": "08:30"}

    signed_in(editor).post(ADD, form(category=category.pk, _move="publish", **times))

    article = Article.objects.get()
    local = timezone.localtime(article.published_at)
    assert (local.date(), local.hour, local.minute) == (tomorrow.date(), 8, 30)
    assert client.get(article.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("days", [0, 1])
def test_who_publishes_is_told_what_was_done_and_led_to_a_page_that_can_be_read(days, editor, article, signed_in):
    article.published_at = timezone.now() + timedelta(days=days)
    article.save()
    desk = signed_in(editor)

    answer = desk.post(page_of(article, "move"), {"_move": "publish"}, follow=True)

    time = timezone.localtime(article.published_at).strftime("%d/%m/%Y %H:%M")
    done, page = (
        (f"Đã hẹn xuất bản lúc {time}", page_of(article)) if days else ("Đã xuất bản", f"/tin/hoi-nghi-{article.pk}/")
    )
    assert str(list(answer.context["messages"])[-1]) == f'{done}: <a href="{page}">Hội nghị</a>'
    assert log.steps(article).get().change_message == f"{done}."


def test_the_creator_stays_whoever_saves_later(reporter, editor, article, signed_in):
    signed_in(editor).post(page_of(article), form(article, title="Sửa bởi biên tập", creator=editor.pk))

    article.refresh_from_db()
    assert (article.title, article.creator) == ("Sửa bởi biên tập", reporter)


def test_a_body_is_cleaned_when_it_is_saved_at_the_desk(reporter, article, signed_in):
    hostile = '<p onclick="x()">Chữ<script>x()</script></p><iframe src="//x"></iframe><figure data-photo="7"></figure>'

    signed_in(reporter).post(page_of(article), form(article, body=hostile))

    article.refresh_from_db()
    assert article.body == '<p>Chữ</p><figure data-photo="7"></figure>'


def create(article, body):
    return Article.objects.create(title="Khác", body=body).pk


def update(article, body):
    Article.objects.update(body=body)
    return article.pk


def save_the_body_alone(article, body):
    article.body = body
    article.save(update_fields=["body"])
    return article.pk


def bulk_create(article, body):
    return Article.objects.bulk_create([Article(title="Khác", slug="khac", body=body)])[0].pk


def bulk_update(article, body):
    article.body = body
    Article.objects.bulk_update([article], ["body"])
    return article.pk


@pytest.mark.parametrize("save", [create, update, save_the_body_alone, bulk_create, bulk_update])
def test_a_body_is_cleaned_on_every_way_into_the_database(save, article):
    pk = save(article, '<p onclick="x()">Chữ<script>x()</script></p>')

    assert Article.objects.get(pk=pk).body == "<p>Chữ</p>"


@pytest.mark.parametrize("body", ["<p>" + "a" * 400_001, "<div>" * 101, "a\0b"])
def test_a_body_that_is_too_much_is_refused_in_words_at_its_field(body, reporter, article, signed_in):
    response = signed_in(reporter).post(page_of(article), form(article, body=body))

    assert list(response.context["adminform"].form.errors) == ["body"]
    assert Article.objects.get().body == "<p>Cũ.</p>"


@pytest.mark.parametrize("missing", [{"category": ""}, {"body": "<p>&nbsp;</p>"}])
def test_publishing_without_what_readers_need_is_refused_and_the_text_kept(missing, editor, article, signed_in):
    sent = form(article, lead="Sapo vừa gõ", photos=[{"image": jpeg(), "caption": "Ảnh vừa thêm"}], **missing)

    response = signed_in(editor).post(page_of(article), sent | {"_move": "publish"}, follow=True)

    article.refresh_from_db()
    assert (article.status, article.lead) == ("draft", "Sapo vừa gõ")
    assert [photo.caption for photo in article.photos.all()] == ["Ảnh vừa thêm"]
    [message] = response.context["messages"]
    assert message.level_tag == "error"


def test_publishing_without_a_title_keeps_what_was_typed_in_the_form(editor, article, signed_in):
    response = signed_in(editor).post(page_of(article), form(article, title=" ", lead="Sapo vừa gõ", _move="publish"))

    assert response.status_code == 200
    assert response.context["adminform"].form["lead"].value() == "Sapo vừa gõ"
    assert list(response.context["adminform"].form.errors) == ["title"]
    article.refresh_from_db()
    assert (article.title, article.status) == ("Hội nghị", "draft")


@pytest.mark.parametrize(
    ("emptied", "field"),
    [
        ({"category": ""}, "category"),
        ({"body": "<p></p>"}, "body"),
        ({"published_at_0": "", "published_at_1": ""}, "published_at"),
    ],
)
def test_a_scheduled_article_is_not_saved_without_what_readers_need(emptied, field, editor, article, signed_in):
    publish(article, timezone.now() + timedelta(days=1))

    response = signed_in(editor).post(page_of(article), form(article, **emptied))

    assert list(response.context["adminform"].form.errors) == [field]
    article.refresh_from_db()
    assert (article.body, article.category_id is None, article.published_at is None) == ("<p>Cũ.</p>", False, False)


# Who may do what


@pytest.mark.parametrize("name", ["published_at", "expires_at"])
@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999"])
def test_a_day_that_no_calendar_reaches_is_refused_at_its_field(name, day, article, editor, signed_in):
    response = signed_in(editor).post(page_of(article), form(article, **{f"{name}_0": day, f"{name}_1": "08:00"}))

    assert (response.status_code, name in response.context["adminform"].form.errors) == (200, True)


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
    assert codes == [200, 409, 403, 403]
    assert "desk-locked" in shown.text
    assert Article.objects.get().title == "Hội nghị"


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
    "auth/user/",
    "auth/group/",
    "portal/siteidentity/1/change/",
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


# Photos


def test_photos_are_added_in_the_order_of_the_form_behind_those_that_are_there(reporter, article, signed_in):
    old = Photo.objects.create(article=article, caption="Cũ", order=4)
    rows = [
        {"id": old.pk, "caption": "Cũ", "order": 4},
        {"image": jpeg("b.jpg"), "caption": "Hai"},
        {"image": jpeg("c.jpg"), "caption": "Ba"},
        {},
    ]

    signed_in(reporter).post(page_of(article), form(article, photos=rows))

    stored = [(photo.caption, photo.order, bool(photo.image)) for photo in article.photos.all()]
    assert stored == [("Cũ", 4, False), ("Hai", 5, True), ("Ba", 6, True)]


def test_dragging_alone_makes_no_photo_of_an_empty_row(reporter, article, signed_in):
    signed_in(reporter).post(page_of(article), form(article, photos=[{"order": 3}]))

    assert article.photos.count() == 0


def test_a_photo_without_its_file_says_so(reporter, article, signed_in):
    Photo.objects.create(article=article, caption="Ảnh 1")
    Photo.objects.create(article=article, caption="Ảnh 2", image=jpeg())

    darkroom.make_missing()
    shown = signed_in(reporter).get(page_of(article)).text

    row = shown.split('name="photos-0-image"')[0].rsplit("desk-photo", 1)[1]
    other = shown.split('name="photos-1-image"')[0].rsplit("desk-photo", 1)[1]
    assert ("<span" in row, "-480.webp" in row) == (True, False)
    assert ("<span" in other, "-480.webp" in other) == (False, True)


def test_a_reporter_who_only_reads_sees_small_photos_and_no_field(reporter, article, signed_in):
    photo = Photo.objects.create(article=article, caption="Một góc bản", image=jpeg())
    publish(article)
    darkroom.make_missing()

    shown = signed_in(reporter).get(page_of(article)).text

    # Once where the text has it, once in the list of the photos.
    assert (shown.count(photo.image.url.replace(".jpg", "-480.webp")), shown.count("Một góc bản")) == (2, 2)
    assert ('type="file"' in shown, "<textarea" in shown) == (False, False)


# The list


@pytest.mark.parametrize("articles", [1, 20])
def test_a_page_of_the_list_costs_the_same_queries_for_1_and_20_rows(
    articles, editor, category, signed_in, django_assert_num_queries
):
    for number in range(articles):
        creator = User.objects.create_user(f"nguoi{number}", first_name="Lan", last_name="Trần")
        article = Article.objects.create(title=f"Bài {number}", category=category, creator=creator)
        publish(article)
    client = signed_in(editor)

    with django_assert_num_queries(18):
        response = client.get(LIST)

    assert len(response.context["cl"].result_list) == articles


@pytest.mark.parametrize(
    "query",
    [
        "p=abc",
        "p=999999999999999999999",
        "author=abc",
        "author=99999999999999999999999",
        "status__exact=x",
        "category__id__exact=abc",
        "published_at__year=99999",
        "published_at__year=abc",
        "published_at__year=99999999999999999999",
        "category=99999999999999999999",
        "id__in=99999999999999999999",
        "published_at__month=13",
        "o=abc.9",
        "q=%F0%9F%8E%96'\"--",
        "creator__password__startswith=a",
        "_facets=True",
        "e=1",
    ],
)
def test_nonsense_in_the_lists_address_is_no_error_of_ours(query, editor, article, signed_in):
    assert signed_in(editor).get(f"{LIST}?{query}").status_code in (200, 302, 400)


@pytest.mark.parametrize("field", ["", "id", "password"])
def test_a_field_by_which_nobody_looks_an_article_up_is_refused(field, editor, article, signed_in):
    client = signed_in(editor)
    answers = [client.get(f"{page_of(article)}?_to_field={field}"), client.post(page_of(article), {"_to_field": field})]

    assert [answer.status_code for answer in answers] == [400, 400]


@pytest.mark.parametrize("chosen", ["abc", "", "-1", "1.5", "٣", "a\0b", "9" * 5000, "🙂"])
@pytest.mark.parametrize(
    ("kind", "who"), [("news/article", "editor"), ("news/video", "editor"), ("auth/user", "administrator")]
)
def test_an_invented_row_is_refused_by_the_actions_of_a_list(chosen, kind, who, signed_in, request):
    person = request.getfixturevalue(who)
    sent = {"action": "delete_selected", "_selected_action": chosen}

    assert signed_in(person).post(f"/quan-tri/{kind}/", sent).status_code == 400


@pytest.mark.parametrize("number", ["0", "abc", "99999999999999999999999", "1%2Fx", "-1"])
@pytest.mark.parametrize("action", ["change/", "delete/", "history/", "move/", ""])
def test_a_number_without_an_article_is_no_error_of_ours(action, number, editor, signed_in):
    client = signed_in(editor)

    answers = [client.get(f"{LIST}{number}/{action}"), client.post(f"{LIST}{number}/{action}")]

    assert all(answer.status_code in (302, 404, 405) for answer in answers)


# Films, categories, sources


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


# The log


def test_the_log_names_what_was_changed(reporter, article, signed_in):
    signed_in(reporter).post(page_of(article), form(article, body="<p>Khác.</p>", lead="Khác"))

    assert log.entries(article).get().get_change_message() == "Đã sửa sapo và nội dung."


def test_what_a_form_changed_is_no_step_of_the_article(reporter, article, signed_in):
    signed_in(reporter).post(page_of(article), form(article, lead="Khác", _move="submit"))

    assert log.entries(article).count() == 2
    assert [step.change_message for step in log.steps(article)] == [f"{workflow.MOVES['submit'].done}."]


# Accounts


def account(person, **fields):
    return {
        "username": person.username,
        "first_name": "Lan",
        "last_name": "Trần",
        "email": "",
        "is_active": "on",
        "is_staff": "on",
        "groups": [group.pk for group in person.groups.all()],
    } | fields


def person_page(person, action="change"):
    return f"/quan-tri/auth/user/{person.pk}/{action}/"


def test_an_administrator_opens_an_account_by_name_and_password(administrator, signed_in):
    client = signed_in(administrator)
    page = client.get("/quan-tri/auth/user/add/").text

    answer = client.post(
        "/quan-tri/auth/user/add/", {"username": "moi", "password1": "một câu dài 12", "password2": "một câu dài 12"}
    )

    assert [words for words in ("SSO", "LDAP", "usable_password") if words in page] == []
    assert (answer.status_code, User.objects.get(username="moi").check_password("một câu dài 12")) == (302, True)


def test_a_new_person_with_a_role_signs_in(administrator, reporter, signed_in, client):
    word = "một câu dài 12"
    desk, role = signed_in(administrator), reporter.groups.get()
    added = desk.post(
        "/quan-tri/auth/user/add/", {"username": "moi", "password1": word, "password2": word}, follow=True
    )

    offered = added.context["adminform"].form.initial | {"groups": [role.pk]}
    desk.post(added.redirect_chain[-1][0], {name: "on" if value is True else value for name, value in offered.items()})

    assert sign_in(client, "moi", word).status_code == 302
    assert "Bài viết" in client.get("/quan-tri/").text


@pytest.mark.parametrize(
    ("kept_out", "code", "enters"), [({"is_staff": ""}, 200, True), ({"is_active": ""}, 302, False), ({}, 302, True)]
)
def test_who_has_a_role_is_kept_out_by_closing_the_account_alone(
    kept_out, code, enters, administrator, reporter, signed_in, client
):
    reporter.set_password("đúng mật khẩu")
    reporter.save()

    answer = signed_in(administrator).post(person_page(reporter), account(reporter, **kept_out))

    assert (answer.status_code, "Vai trò chỉ dùng được khi bật mục này." in answer.text) == (code, code == 200)
    assert (sign_in(client, "phongvien", "đúng mật khẩu").status_code == 302) == enters


def test_an_account_stands_under_its_name_as_it_is_written(administrator, reporter, signed_in):
    page = signed_in(administrator).get(person_page(reporter)).text

    assert [name for name in texts("a", page) if name.lower() == "phongvien"] == ["phongvien"]


def test_an_administrator_gives_a_new_password(administrator, reporter, signed_in):
    client = signed_in(administrator)
    page = client.get(person_page(reporter, "password")).text

    client.post(person_page(reporter, "password"), {"password1": "một câu dài 12", "password2": "một câu dài 12"})

    assert ("SSO" in page, "usable_password" in page) == (False, False)
    assert User.objects.get(pk=reporter.pk).check_password("một câu dài 12")


def test_buttons_write_names_small_in_the_middle_of_the_words(reporter, signed_in):
    assert "Thêm văn bản kèm theo" in signed_in(reporter).get(ADD).text


def test_an_administrator_makes_an_editor_of_a_reporter(administrator, reporter, editor, signed_in):
    role = editor.groups.get()

    signed_in(administrator).post(person_page(reporter), account(reporter, groups=[role.pk]))

    assert list(User.objects.get(pk=reporter.pk).groups.all()) == [role]


@pytest.mark.parametrize("whom", ["reporter", "administrator"])
def test_an_administrator_makes_nobody_more_than_an_administrator(whom, administrator, signed_in, request):
    person = request.getfixturevalue(whom)
    beyond = Group.objects.create(name="Hơn cả quản trị")
    beyond.permissions.add(Permission.objects.get(codename="delete_user"))
    single = Permission.objects.get(codename="delete_user")
    forged = {"is_superuser": "on", "user_permissions": [single.pk]}
    client = signed_in(administrator)

    saved = client.post(person_page(person), account(person, **forged))
    refused = client.post(person_page(person), account(person, groups=[beyond.pk]))

    person = User.objects.get(pk=person.pk)
    assert (saved.status_code, refused.status_code) == (302, 200)
    assert (person.is_superuser, list(person.user_permissions.all())) == (False, [])
    assert beyond not in person.groups.all()


def superuser():
    return User.objects.create_superuser("goc", password="mật khẩu gốc")


def holder_of_more():
    person = User.objects.create_user("hon", password="mật khẩu gốc")
    person.user_permissions.add(Permission.objects.get(codename="delete_user"))
    return person


@pytest.mark.parametrize("make", [superuser, holder_of_more])
def test_an_administrator_cannot_take_over_an_account_that_may_more(make, administrator, signed_in):
    person = make()
    client = signed_in(administrator)

    changed = client.post(person_page(person), account(person, username="chiem"))
    password = {"password1": "một mật khẩu mới", "password2": "một mật khẩu mới", "usable_password": "true"}
    taken = client.post(person_page(person, "password"), password)

    person.refresh_from_db()
    assert (changed.status_code, taken.status_code) == (302, 404)
    assert (person.username != "chiem", person.check_password("mật khẩu gốc")) == (True, True)


def test_an_administrator_gives_a_reporter_a_new_password(administrator, reporter, signed_in):
    password = {"password1": "bảy sắc cầu vồng", "password2": "bảy sắc cầu vồng", "usable_password": "true"}

    signed_in(administrator).post(person_page(reporter, "password"), password)

    reporter.refresh_from_db()
    assert reporter.check_password("bảy sắc cầu vồng")


@pytest.mark.parametrize("who", ["reporter", "editor"])
@pytest.mark.parametrize("action", ["change", "password", "delete"])
def test_accounts_are_closed_to_reporters_and_editors(action, who, administrator, signed_in, request):
    client = signed_in(request.getfixturevalue(who))

    answers = [client.get(person_page(administrator, action)), client.post(person_page(administrator, action))]

    assert [answer.status_code for answer in answers] == [403, 403]


# Signing in


def sign_in(client, name, password, address="203.0.113.5", following=""):
    page = f"/quan-tri/login/{following}"
    return client.post(page, {"username": name, "password": password}, REMOTE_ADDR=address)


def test_the_fifth_wrong_password_closes_the_account_to_that_address_alone(client, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()

    tries = [sign_in(client, "phongvien", "sai").status_code for _try in range(5)]
    from_there = sign_in(client, "phongvien", "đúng mật khẩu")
    from_elsewhere = sign_in(client, "phongvien", "đúng mật khẩu", address="198.51.100.7")

    assert tries == [200, 200, 200, 200, 429]
    assert (from_there.status_code, from_elsewhere.status_code) == (429, 302)
    assert "15" in from_there.text


@pytest.mark.parametrize(
    ("following", "goal"),
    [
        ("", "/quan-tri/"),
        ("?next=/tin/bai-12/", "/tin/bai-12/"),
        ("?next=/quan-tri/news/article/", "/quan-tri/news/article/"),
        ("?next=https://example.org/", "/quan-tri/"),
        ("?next=//example.org/", "/quan-tri/"),
    ],
)
def test_signing_in_returns_to_the_page_one_came_from_on_this_site(following, goal, client, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()

    assert sign_in(client, "phongvien", "đúng mật khẩu", following=following)["Location"] == goal


def test_the_session_ends_after_12_hours(client, reporter, signed_in):
    assert signed_in(reporter).session.get_expiry_age() == 12 * 3600


# What pages may load


@pytest.mark.parametrize("page", ["/quan-tri/login/", "/quan-tri/", LIST, ADD])
def test_the_desk_allows_no_inline_script_and_no_foreign_frame(page, client, reporter, signed_in):
    browser = client if "login" in page else signed_in(reporter)

    policy = browser.get(page)["Content-Security-Policy"]

    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    nonces = [source for source in rules["style-src-elem"] if source.startswith("'nonce-")]
    assert rules["script-src"] == ["'self'", "'unsafe-eval'"]
    assert [rules[name] for name in ("default-src", "object-src", "base-uri", "frame-ancestors")] == [["'none'"]] * 4
    assert rules["frame-src"] == ["'self'"]
    assert len(nonces) == (page == ADD)


@pytest.mark.parametrize("path", ["samples/index.html", "samples/old/index.html", "plugins/preview/preview.html"])
def test_no_sample_page_of_the_editor_is_found_to_be_collected(path):
    collected = {name for finder in get_finders() for name, _storage in finder.list([])}
    offered = {name for name, _storage in AppDirectoriesFinder().list([])}

    assert f"ckeditor/ckeditor/{path}" not in collected
    assert {name for name in collected if name.startswith("ckeditor/") and name.endswith(".html")} == set()
    assert "ckeditor/ckeditor/ckeditor.js" in collected & offered
