"""The search: what is found, in which order, how it is shown, and that no question breaks it."""

import re
import unicodedata
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from news.models import Article, Attachment, Category, IndexedArticle, Photo, Source, WordRow
from news.search import hits, typos, word_index
from portal.demo import documents
from tests.markup import part, texts

pytestmark = pytest.mark.django_db


def publish(title, hours_ago=1, **fields):
    when = timezone.now() - timedelta(hours=hours_ago)
    return Article.objects.create(title=title, status="published", published_at=when, **fields)


@pytest.fixture
def found(reader):
    """A function from a question to the titles on the page of results."""

    def titles(words="", **narrowed):
        answer = reader.get("/tim-kiem/", {"q": words, **narrowed})
        assert answer.status_code == 200
        return texts("h2", part("main", answer.content.decode()).partition('<section class="nothing"')[0])

    return titles


@pytest.mark.parametrize(
    "words",
    [
        "thi dua khen thuong",
        "THI ĐUA",
        unicodedata.normalize("NFD", "thi đua khen thưởng"),
        "uy vien",
        "uỷ viên",
        "ủy viên",
        "ỦY VIÊN, thi-đua!",
        '"khen thưởng"',
        "“Uỷ viên” thi",
    ],
)
def test_every_spelling_finds_the_same_article(words, found):
    publish("Thi đua – Khen thưởng", body="<p>Ông <strong>Ủ</strong>y viên</p>")
    publish("Nghề dệt")

    assert found(words) == ["Thi đua – Khen thưởng"]


def test_all_words_must_be_there_wherever_they_stand(found):
    article = publish("Ruộng bậc thang", lead="Mùa vàng", body="<p>Lúa chín</p>", byline="Hà Vân")
    Photo.objects.create(article=article, caption="Đập lúa bằng tay", credit="Minh Khuê")

    assert found("ruộng vàng chín tay hà khuê") == ["Ruộng bậc thang"]
    assert found("ruộng xanh") == []


def test_a_document_is_found_by_its_title(reader, found):
    article = publish("Ruộng bậc thang")
    file = ContentFile(documents.pdf("Kế hoạch", 1), name="x.pdf")
    document = Attachment.objects.create(article=article, title="Quyết định số 12/QĐ-UBND", file=file)

    html = part("main", reader.get("/tim-kiem/?q=12+qd+ubnd").content.decode())
    document.delete()

    assert "<mark>12</mark>/<mark>QĐ</mark>-<mark>UBND</mark>" in html
    assert found("12 qd ubnd") == []


def test_words_in_quotation_marks_stand_together(found):
    publish("Thi đua khen thưởng")
    publish("Khen mà không đua, thi để thưởng")
    publish("Khen", lead="Thưởng thi đua")

    assert found('"thi đua khen thưởng"') == ["Thi đua khen thưởng"]
    assert found('"khen thưởng"') == ["Thi đua khen thưởng"]
    assert found('khen "thi đua" thưởng') == ["Thi đua khen thưởng", "Khen"]


@pytest.mark.parametrize("common", [0, 1000])
def test_a_phrase_is_found_alike_whether_all_articles_have_it_or_few(common, found, monkeypatch):
    monkeypatch.setattr(word_index, "COMMON", common)
    publish("Ủy ban nhân dân", lead="Quyết định số 1", body="<p>Bằng khen</p>")
    publish("Ủy ban nhân", lead="dân quyết định", body="<p>Bằng khen của ủy ban, ban nhân, nhân dân</p>")

    assert found('"ủy ban nhân dân" "bằng khen" quyết') == ["Ủy ban nhân dân"]
    assert found('"quyết định số"') == ["Ủy ban nhân dân"]
    assert found('"của ủy ban" dân') == ["Ủy ban nhân"]
    assert found('"ủy ban nhân dân" "số 1" "khen của"') == []
    assert found('"nhân dân quyết định"') == found('"quyết định số 2"') == []


def test_postgresql_is_told_that_a_phrase_is_common_if_the_newest_articles_have_it(monkeypatch):
    monkeypatch.setattr(word_index, "NEWEST", 3)
    monkeypatch.setattr(word_index, "COMMON", 2)
    for hours_ago, title in enumerate(
        ["Thi đua yêu nước", "Ruộng", "Thi đua yêu nước", "Ruộng lúa nước", "Ruộng lúa nước"]
    ):
        publish(title, hours_ago)

    asked = ['"thi đua yêu nước"', '"thi đua yêu nước" "ruộng lúa nước"', '"ruộng lúa nước"', "nước", '"yêu nước"']

    common = [word_index.weighed(hits.wanted(question)).are_common for question in asked]
    assert common == [connection.vendor == "postgresql", False, False, False, False]


def test_title_comes_before_lead_before_text_and_then_the_newest(found):
    publish("Chữ nằm trong bài", 1, body="<p>cầu treo</p>")
    publish("Chữ nằm trong lời dẫn", 2, lead="Cầu treo đã xong")
    publish("Cầu treo cũ", 9)
    publish("Cầu treo mới", 3)

    assert found("cầu treo") == ["Cầu treo mới", "Cầu treo cũ", "Chữ nằm trong lời dẫn", "Chữ nằm trong bài"]


def test_only_what_is_public_is_found(found):
    publish("Bài đang đăng")
    publish("Bài hẹn giờ", hours_ago=-1)
    publish("Bài hết hạn", 5, expires_at=timezone.now() - timedelta(hours=1))
    Article.objects.create(title="Bài nháp")

    assert found("bài") == ["Bài đang đăng"]


def test_a_search_is_narrowed_by_category_source_author_and_period(found):
    movement = Category.objects.create(name="Phong trào")
    below = Category.objects.create(name="Chuyên đề", parent=movement)
    portal = Source.objects.create(code="CTTĐT", name="Cổng thông tin")
    publish("Bài một", category=movement, source=portal, byline="Bài và ảnh: Hà Vân")
    publish("Bài hai", 72, category=below, byline="Vân Hà")
    publish("Bài ba", 240, byline="Minh Khuê")
    day = timezone.localdate(timezone.now() - timedelta(hours=72))

    assert found("bài", muc="phong-trao") == ["Bài một", "Bài hai"]
    assert found("bài", muc="chuyen-de") == ["Bài hai"]
    assert found("bài", nguon="CTTĐT") == ["Bài một"]
    assert found("bài", tacgia="hà vân") == ["Bài một", "Bài hai"]
    assert found("bài", tu=f"{day}", den=f"{day:%d/%m/%Y}") == ["Bài hai"]
    assert found("", den=f"{day}") == ["Bài hai", "Bài ba"]
    assert found("bài", muc="phong-trao", tacgia="khuê") == []


def test_the_categories_are_chosen_in_the_order_of_the_menu(reader):
    second = Category.objects.create(name="Văn bản", order=2)
    first = Category.objects.create(name="Phong trào", order=1)
    Category.objects.create(name="Hướng dẫn", parent=second, order=0)
    Category.objects.create(name="Chuyên đề", parent=first, order=3)

    html = part('select name="muc"', reader.get("/tim-kiem/?muc=huong-dan").text)

    assert re.findall(r'<option value="([^"]*)"( selected)?>([^<]*)', html) == [
        ("", "", "tất cả"),
        ("phong-trao", "", "Phong trào"),
        ("chuyen-de", "", "\N{EM SPACE}Chuyên đề"),
        ("van-ban", "", "Văn bản"),
        ("huong-dan", " selected", "\N{EM SPACE}Hướng dẫn"),
    ]


def test_a_search_in_a_category_is_led_along_when_it_is_renamed(reader):
    movement = Category.objects.create(name="Phong trào")
    movement.name = "Thi đua"
    movement.save()

    answer = reader.get("/tim-kiem/", {"q": "bài", "muc": "phong-trao", "tu": "2026-01-01"})

    assert (answer.status_code, answer["Location"]) == (301, "/tim-kiem/?q=b%C3%A0i&muc=thi-dua&tu=2026-01-01")
    assert reader.get("/tim-kiem/?muc=khong-co").status_code == 200


def test_the_index_follows_every_change(found):
    kept, gone = publish("Bài một"), publish("Bài hai")
    photo = Photo.objects.create(article=kept, caption="Con đường mới")
    assert found("con đường") == ["Bài một"]

    photo.delete()
    Article.objects.filter(pk=kept.pk).update(title="Bản tin khác")
    Article.objects.bulk_create([Article(title="Bài ba", status="published", published_at=timezone.now())])
    gone.delete()

    assert (found("con đường"), found("bài"), found("bản tin khác")) == ([], ["Bài ba"], ["Bản tin khác"])


def test_a_command_makes_the_index_anew(found, capsys):
    publish("Bài một")
    WordRow.objects.all().delete()
    IndexedArticle.objects.all().delete()
    assert found("bài") == []

    call_command("index_articles")

    assert found("bài") == ["Bài một"]
    assert "Đã lập chỉ mục 1 bài viết." in capsys.readouterr().out


def test_the_words_are_marked_as_they_are_written(reader):
    publish("Ủy viên & <b>Uỷ ban</b>", body="<p>Lời mở đầu.</p><p>Ông là UỶ VIÊN thường trực.</p>")

    html = part("main", reader.get("/tim-kiem/?q=uy+vien").content.decode())

    assert "<mark>Ủy</mark> <mark>viên</mark> &amp; &lt;b&gt;<mark>Uỷ</mark> ban&lt;/b&gt;" in html
    assert "Lời mở đầu. Ông là <mark>UỶ</mark> <mark>VIÊN</mark> thường trực." in html


def test_a_snippet_shows_the_place_where_most_words_stand(reader):
    filler = "Mở đầu dài dòng. " * 40
    publish("Tin", body=f"<p>Thưởng. {filler}</p><p>Hồ sơ <em>khen thưởng</em> đột xuất. {filler}</p>")

    shown = texts("p", part("main", reader.get("/tim-kiem/?q=khen+thuong").content.decode()))[-1]

    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "Hồ sơ khen thưởng đột xuất." in shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khen thuongg", "khen thưởng"),
        ("kehn thưởng", "khen thưởng"),
        ("khenthưởng", "khen thưởng"),
        ("hen thưởng", "khen thưởng"),
        ('"thưởng khen"', "thưởng khen"),
        ("xyzxyz", None),
        ("zzzz khen", None),
    ],
)
def test_a_slip_of_the_finger_is_answered_with_a_suggestion(typed, meant, reader):
    publish("Hội nghị Khen thưởng")
    publish("Hẹn một mùa hoa")

    html = reader.get("/tim-kiem/", {"q": typed}).content.decode()

    suggested = re.findall(r'<p class="suggestion">\s*Có phải bạn tìm: <a href="[^"]+">([^<]+)</a>', html)
    assert suggested == ([meant] if meant else [])


def test_results_go_on_on_numbered_pages_that_keep_the_question(reader):
    for number in range(11):
        publish(f"Bài {number}", number)

    first = part("main", reader.get("/tim-kiem/?q=bài").content.decode())
    second = part("main", reader.get("/tim-kiem/?q=bài&trang=2").content.decode())

    assert "Tìm thấy 11 bài viết." in texts("p", first)
    assert 'href="?q=b%C3%A0i&amp;trang=2"' in first
    assert texts("h2", second) == ["Bài 10"]
    assert reader.get("/tim-kiem/?q=bài&trang=3").status_code == 404


def test_beyond_the_ranked_hits_the_search_goes_on_in_older_articles(reader, monkeypatch):
    monkeypatch.setattr(hits, "MOST_RANKED", 2)
    for number in range(3):
        publish(f"Bài {number}", number)

    html = part("main", reader.get("/tim-kiem/?q=bài").content.decode())
    onward = re.search(r'<p class="older"><a class="button" href="([^"]+)"', html)[1].replace("&amp;", "&")
    older = part("main", reader.get(f"/tim-kiem/{onward}").content.decode())

    assert (texts("h2", html), texts("h2", older)) == (["Bài 0", "Bài 1"], ["Bài 2"])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"q": "x" * 401}, "400"),
        ({"muc": "khong-co"}, "không có trong các lựa chọn"),
        ({"tu": "hôm qua"}, "Không hiểu ngày này. Hãy viết như 31/12/2026."),
        ({"tu": "2026-02-02", "den": "2026-01-01"}, "trước ngày đầu"),
        ({"tu": "0001-01-01"}, "Hãy chọn một ngày từ năm 1900 đến năm 2500."),
        ({"den": "9999-12-31"}, "Hãy chọn một ngày từ năm 1900 đến năm 2500."),
    ],
)
def test_a_question_that_cannot_be_is_told_what_is_wrong(asked, told, reader):
    answer = reader.get("/tim-kiem/", asked)

    assert answer.status_code == 200
    assert told in " ".join(re.findall(r'<span class="error"[^>]*>([^<]+)', answer.content.decode()))


@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    q=st.text(max_size=250) | st.text("\"“”*^:{}()+-~!&|'\\%_<>, ANDORNOT\u0301thiđua", max_size=60),
    muc=st.none() | st.text(max_size=9),
    tacgia=st.none() | st.text(max_size=9),
    tu=st.none() | st.dates().map(str) | st.text(max_size=9),
    truoc=st.none() | st.integers().map(str) | st.text(max_size=9),
)
def test_any_question_gets_a_page(q, muc, tacgia, tu, truoc, reader):
    if not Article.objects.exists():
        publish("Thi đua")
    asked = {"q": q, "muc": muc, "tacgia": tacgia, "tu": tu, "truoc": truoc}

    status = reader.get("/tim-kiem/", {name: text for name, text in asked.items() if text is not None}).status_code

    assert status == (400 if any("\0" in (text or "") for text in asked.values()) else 200)


@pytest.mark.parametrize("words", ["%", '"', '""', "*", "\\", "🙂"])
def test_a_question_without_a_word_is_told_that_nothing_was_found(words, reader):
    publish("Bài một")

    html = part("main", reader.get("/tim-kiem/", {"q": words}).text)

    assert (texts("p", part('p class="number"', html)), "<mark>" in html) == (["Không tìm thấy bài viết nào."], False)


def test_the_title_names_what_was_asked_and_search_engines_keep_no_results(reader):
    publish("Bài một")

    bare, asked = reader.get("/tim-kiem/").text, reader.get("/tim-kiem/?q=bài+<một>").text

    assert (texts("title", bare), texts("title", asked)) == (
        ["Tìm kiếm – Bảng Vàng"],
        ["“bài <một>” – Tìm kiếm – Bảng Vàng"],
    )
    assert ["noindex" in html for html in (bare, asked)] == [False, True]


def test_who_finds_nothing_is_told_what_to_try_and_where_to_go_on(reader):
    article = publish("Bài một", category=Category.objects.create(name="Phong trào"))

    html = part('section class="nothing"', reader.get("/tim-kiem/?q=zzz&tacgia=x").text)

    assert texts("h2", html) == ["Bạn có thể thử", "Tin mới", "Chuyên mục"]
    assert re.findall('href="([^"]+)"', html) == [article.get_absolute_url(), "/chuyen-muc/phong-trao/"]
    assert texts("li", html)[0] == "Bớt điều kiện lọc, hoặc chọn khoảng thời gian khác."


@pytest.mark.looks
def test_the_button_stands_below_the_fields_it_sends(reader):
    form = part('form class="search"', reader.get("/tim-kiem/?tu=2026-01-01").text)

    assert form.index('name="den"') < form.index("<button")


@pytest.mark.parametrize("row", ["abc", "-1", "9" * 30, "🙂"])
def test_a_search_that_would_go_on_from_nowhere_begins_anew(row, found):
    publish("Bài một")

    assert found("bài", truoc=row) == ["Bài một"]


def test_a_question_of_100_kilobytes_gets_a_page(reader):
    assert reader.get("/tim-kiem/", {"q": "thi đua " * 12_000, "truoc": "9" * 100_000}).status_code == 200


def test_the_search_stands_on_every_page(reader):
    box = part('form class="search-box"', reader.get("/").content.decode())

    assert ('method="get"' in box, 'action="/tim-kiem/"' in box, "csrf" in box) == (True, True, False)


def test_a_long_text_is_indexed_up_to_what_the_database_keeps(found):
    words = " ".join(f"chu{number}" for number in range(60_000))
    publish("Bài rất dài", lead=words[:300_000], body=f"<p>{words[:390_000]}</p>")

    assert found("chu7") == ["Bài rất dài"]


def test_the_order_of_rows_is_that_of_publication(found):
    old = publish("Bài một", 50)
    publish("Bài hai", 5)
    Article.objects.filter(pk=old.pk).update(published_at=timezone.now())

    assert found("bài") == ["Bài một", "Bài hai"]
    assert datetime.fromtimestamp(IndexedArticle.objects.get(pk=old.pk).row_id >> 29, timezone.get_current_timezone())


def test_near_words_are_one_slip_away():
    assert {"khn", "hken", "kheen", "khen"[:3]} <= typos.variants("khen")
    assert "kh" not in typos.variants("khen")
    assert settings.LANGUAGE_CODE == "vi"


def test_the_title_names_the_words_and_each_condition_can_be_taken_back(reader):
    category = Category.objects.create(name="Khen thưởng")

    html = reader.get("/tim-kiem/?q=lúa+chín&muc=khen-thuong&tacgia=Mai&tu=2026-01-02").text

    assert texts("h1", html) == ["Tìm kiếm: “lúa chín”"]
    conditions = part('ul class="below conditions"', html)
    assert texts("a", conditions) == [
        f"Bỏ điều kiện: Chuyên mục: {category.name} ×",
        "Bỏ điều kiện: Tác giả: Mai ×",
        "Bỏ điều kiện: Từ ngày: 02/01/2026 ×",
        "Bỏ hết điều kiện",
    ]
    kept = [QueryDict(unescape(query)).dict() for query in re.findall(r'href="/tim-kiem/\?([^"]*)"', conditions)]
    words = {"q": "lúa chín"}
    assert kept == [
        words | {"tacgia": "Mai", "tu": "2026-01-02"},
        words | {"muc": "khen-thuong", "tu": "2026-01-02"},
        words | {"muc": "khen-thuong", "tacgia": "Mai"},
        words,
    ]
