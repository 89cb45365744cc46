"""Whatever is posted to the desk, it answers: by doing it, or by a refusal, and never by an error of ours."""

import pytest

from news.models import Article, Category, Photo, Review, Version
from tests.news.desk import ADD, LIST, form, page_of, publish

pytestmark = pytest.mark.thorough

NONSENSE = ["", "\0", "abc", "-1", "9" * 30, "9" * 5000, "٣", "1.5", "🙂", "31/02/2026", "0001-01-01", "x" * 5000]
ROW = ("id", "article", "order", "caption", "shares_caption", "alt", "credit", "image", "DELETE")
STORY = (
    "title",
    "category",
    "topic",
    "source",
    "lead",
    "body",
    "byline",
    "based_on",
    "draft",
    "_move",
    "note",
    "arriving",
)
TIMES = ("published_at_0", "published_at_1", "expires_at_0", "expires_at_1", "featured_order")
FORM = [
    *STORY,
    *TIMES,
    *(f"photos-0-{name}" for name in ROW),
    *(f"attachments-0-{name}" for name in ("id", "article", "title", "file", "order", "DELETE")),
]


@pytest.fixture
def article(reporter):
    category = Category.objects.create(name="Khen thưởng")
    article = Article.objects.create(title="Hội nghị", category=category, body="<p>Cũ.</p>", creator=reporter)
    Photo.objects.create(article=article, caption="Ảnh")
    Version.objects.record(article, reporter)
    return article


@pytest.fixture
def desk(editor, signed_in):
    client = signed_in(editor)
    client.raise_request_exception = False
    return client


def errors(desk, address, sent, fields):
    """What was answered by an error: all fields with one piece of nonsense, each with another, and each left out."""
    tried = [sent | dict.fromkeys(fields, value) for value in NONSENSE]
    for number, name in enumerate(fields):
        tried.append(sent | {name: NONSENSE[number % len(NONSENSE)]})
        tried.append({other: value for other, value in sent.items() if other != name})
    return [told for told in tried if desk.post(address, told).status_code >= 500]


@pytest.mark.parametrize("address", ["add", "change", "preview"])
def test_no_field_of_the_form_is_an_error(address, article, desk):
    page = {"add": ADD, "change": page_of(article), "preview": f"{LIST}{article.pk}/preview/"}[address]
    sent = form(article, photos=[{"id": article.photos.get().pk}], based_on=1)

    assert errors(desk, page, sent, FORM) == []


@pytest.mark.parametrize("count", ["", "\0", "abc", "-1", "7"])
@pytest.mark.parametrize("kind", ["photos", "attachments"])
def test_no_count_of_rows_is_an_error(kind, count, article, desk):
    counts = {f"{kind}-TOTAL_FORMS": count, f"{kind}-INITIAL_FORMS": count}

    assert desk.post(page_of(article), form(article, based_on=1) | counts).status_code in (200, 302)


@pytest.mark.parametrize(
    ("action", "fields"),
    [("move", ["_move", "note"]), ("reviews", ["leader", "days"]), ("still-here", ["does"]), ("revise", ["x"])],
)
def test_no_step_is_an_error(action, fields, article, desk):
    assert errors(desk, f"{LIST}{article.pk}/{action}/", {"leader": "Lan", "days": "3"}, fields) == []


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 30])
def test_no_invented_number_is_an_error(number, article, editor, desk):
    Review.objects.create(version=article.versions.get(), leader="Lan", creator=editor)
    pages = [f"{LIST}{article.pk}/reviews/{number}/withdraw/", f"{LIST}{article.pk}/history/{number}/restore/"]
    pages += [
        f"{LIST}{number}/{action}/" for action in ("change", "move", "revise", "reviews", "preview", "still-here")
    ]

    assert {desk.post(page).status_code for page in pages} <= {200, 302, 400, 404}


@pytest.mark.parametrize("sent", [{}, {"image": "text"}, {"id": "\0"}])
def test_no_upload_is_an_error(sent, desk):
    assert desk.post(f"{LIST}photos/", sent).status_code == 200


@pytest.mark.parametrize("field", ["", "id", "password"])
def test_a_field_by_which_nobody_looks_an_article_up_is_refused(field, editor, article, signed_in):
    client = signed_in(editor)
    answers = [client.get(f"{page_of(article)}?_to_field={field}"), client.post(page_of(article), {"_to_field": field})]

    assert [answer.status_code for answer in answers] == [400, 400]


@pytest.mark.parametrize("chosen", ["abc", "", "-1", "1.5", "٣", "a\0b", "9" * 5000, "🙂"])
@pytest.mark.parametrize(
    ("kind", "who"), [("news/article", "editor"), ("news/video", "editor"), ("accounts/user", "administrator")]
)
def test_an_invented_row_is_refused_by_the_actions_of_a_list(chosen, kind, who, signed_in, request):
    user = request.getfixturevalue(who)
    sent = {"action": "delete_selected", "_selected_action": chosen}

    assert signed_in(user).post(f"/quan-tri/{kind}/", sent).status_code == 400


@pytest.mark.parametrize("number", ["0", "abc", "99999999999999999999999", "1%2Fx", "-1"])
@pytest.mark.parametrize("action", ["change/", "delete/", "history/", "move/", ""])
def test_a_number_without_an_article_is_no_error_of_ours(action, number, editor, signed_in):
    client = signed_in(editor)

    answers = [client.get(f"{LIST}{number}/{action}"), client.post(f"{LIST}{number}/{action}")]

    assert all(answer.status_code in (302, 404, 405) for answer in answers)


@pytest.mark.parametrize("kind", ["photos", "attachments", "corrections"])
def test_more_rows_than_an_article_may_have_are_not_even_read(kind, article, desk):
    counts = {f"{kind}-TOTAL_FORMS": 32768, f"{kind}-INITIAL_FORMS": 0}
    if kind == "corrections":
        publish(article)

    answer = desk.post(page_of(article), form(article, based_on=1) | counts)

    rows = {formset.formset.prefix: len(formset.formset.forms) for formset in answer.context["inline_admin_formsets"]}
    assert rows[kind] == {"photos": 200}.get(kind, 50)


def test_an_article_of_two_hundred_photos_is_saved(article, desk):
    Photo.objects.bulk_create([Photo(article=article, caption=f"Ảnh {n}", order=n) for n in range(1, 200)])
    rows = [
        {"id": photo.pk, "caption": "Mới", "order": photo.order, "refusal": "", "image": ""}
        for photo in article.photos.all()
    ]

    answer = desk.post(page_of(article), form(article, rows, based_on=1))

    assert (answer.status_code, article.photos.filter(caption="Mới").count()) == (302, 200)


@pytest.mark.parametrize("number", ["9" * 19, "9" * 30])
def test_a_number_that_no_database_holds_gets_the_same_answer_from_each(number, article, desk):
    addresses = {
        f"{LIST}photos/?id={number}": 200,
        f"{LIST}gone/?article={number}": 200,
        f"{LIST}still-here/?revises={number}": 200,
        f"{LIST}{number}/still-here/": 200,
        f"{LIST}{article.pk}/history/{number}/": 404,
        f"/quan-tri/thong-ke/bai-viet/{number}/": 404,
        f"{LIST}?category={number}": 200,
        f"/tin/x-{number}/": 404,
        f"/chuyen-muc/{article.category.slug}/?trang={number}": 404,
        f"/sitemap-2026-01-{number}.xml": 404,
    }

    assert {address: desk.get(address).status_code for address in addresses} == addresses
