"""The page of one article: who may see it, and everything that stands on it."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from news.media import rendition_worker
from news.models import Article, Category, Photo, Source
from stats.models import ArticleOpening
from tests.markup import part, texts

pytestmark = pytest.mark.django_db

NOW = timezone.now()
YESTERDAY, TOMORROW = NOW - timedelta(days=1), NOW + timedelta(days=1)
# By a name: with the time in it, tests would not be called the same in two processes.
HIDDEN = {
    "draft": ("Bài viết đang là bản nháp.", {"status": "draft"}),
    "submitted": ("Bài viết đang chờ biên tập viên duyệt.", {"status": "submitted"}),
    "returned": ("Bài viết đã được trả lại phóng viên.", {"status": "returned"}),
    "withdrawn": ("Bài viết đã được gỡ xuống.", {"status": "withdrawn", "published_at": YESTERDAY}),
    "scheduled": (
        f"Bài viết sẽ được đăng lúc {timezone.localtime(TOMORROW):%d/%m/%Y %H:%M}.",
        {"status": "published", "published_at": TOMORROW},
    ),
    "expired": (
        f"Bài viết đã hết hạn đăng lúc {timezone.localtime(NOW):%d/%m/%Y %H:%M}.",
        {"status": "published", "published_at": YESTERDAY, "expires_at": NOW},
    ),
}
PUBLIC = {"status": "published", "published_at": YESTERDAY}


@pytest.fixture
def movement():
    return Category.objects.create(name="Phong trào thi đua")


@pytest.fixture
def page_of(reader):
    """A function from an article to the page that a reader gets of it."""
    return lambda article: part("main", reader.get(article.get_absolute_url()).content.decode())


def write(title="Đèn sáng trên bản", **fields):
    return Article.objects.create(title=title, **fields)


def photo_file(width=640, height=480):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return ContentFile(out.getvalue(), name="anh.jpg")


def placed(*photos):
    return "".join(f'<p>Đoạn {n}</p><figure data-photo="{photo.pk}"></figure>' for n, photo in enumerate(photos, 1))


@pytest.mark.parametrize(("words", "fields"), HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_public_is_hidden_from_readers_and_marked_for_editors(words, fields, reader, editor, signed_in):
    article = write(**fields)

    refused, shown = reader.get(article.get_absolute_url()), signed_in(editor).get(article.get_absolute_url())

    assert refused.status_code == (410 if "expires_at" in fields else 404)
    assert (shown.status_code, "no-store" in shown["Cache-Control"]) == (200, True)
    assert f"Bản xem trước – bạn đọc chưa thấy trang này. {words}" in texts("p", shown.content.decode())


@pytest.mark.parametrize("fields", [fields for _words, fields in HIDDEN.values()], ids=HIDDEN)
def test_reporters_preview_their_own_articles_only(fields, reporter, other_reporter, signed_in):
    article = write(creator=reporter, **fields)

    answers = [signed_in(user).get(article.get_absolute_url()).status_code for user in (reporter, other_reporter)]

    assert answers == [200, 410 if "expires_at" in fields else 404]


@pytest.mark.parametrize("fields", [fields for _words, fields in HIDDEN.values()], ids=HIDDEN)
def test_what_is_not_public_stands_in_no_list(fields, movement, reader):
    write("Bài công khai", category=movement, **PUBLIC)
    write("Bài chưa công khai", category=movement, featured_order=1, **fields)

    pages = [reader.get(address).content.decode() for address in ("/", movement.get_absolute_url())]

    assert [("Bài công khai" in html, "Bài chưa công khai" in html) for html in pages] == [(True, False)] * 2


def test_a_public_article_is_no_preview_for_an_editor(editor, signed_in):
    html = signed_in(editor).get(write(**PUBLIC).get_absolute_url()).content.decode()

    assert "Bản xem trước" not in html


def test_the_byline_stands_at_the_head_and_the_source_before_the_lead(page_of):
    source = Source.objects.create(code="CTTĐT", name="Cổng thông tin điện tử")
    article = write(source=source, lead="Hội nghị đã họp.", body="<p>Sáng nay.</p>", byline="Bài và ảnh: Lan", **PUBLIC)

    paragraphs = texts("p", page_of(article))

    told = [words for words in paragraphs if words in ("Bài và ảnh: Lan", "CTTĐT – Hội nghị đã họp.", "Sáng nay.")]
    assert told == ["Bài và ảnh: Lan", "CTTĐT – Hội nghị đã họp.", "Sáng nay."]


def test_views_are_written_with_dots_between_the_thousands(page_of):
    article = write(**PUBLIC)
    ArticleOpening.objects.create(article_id=article.pk, views=1234)

    assert texts("span", page_of(article))[-2:] == ["Lượt xem: 1.234", "Người đọc: –"]


@pytest.mark.parametrize(
    ("changed_after", "shown"),
    [
        (timedelta(seconds=-30), ["Đăng lúc: 05/03/2026 00:30"]),
        (timedelta(hours=2), ["Đăng lúc: 05/03/2026 00:30", "Cập nhật: 05/03/2026 02:30"]),
    ],
)
def test_times_are_local_and_a_later_change_is_told(changed_after, shown, page_of):
    published = datetime(2026, 3, 4, 17, 30, tzinfo=UTC)
    article = write(status="published", published_at=published)
    Article.objects.filter(pk=article.pk).update(content_changed_at=published + changed_after)

    assert texts("span", page_of(article))[:-3] == shown


def test_newer_and_older_lead_to_the_public_neighbours_in_the_category(movement, page_of):
    other = Category.objects.create(name="Khen thưởng")
    for hours_ago, title in ((1, "Mới nhất"), (2, "Mới hơn"), (4, "Cũ hơn"), (5, "Cũ nhất")):
        write(title, category=movement, status="published", published_at=NOW - timedelta(hours=hours_ago))
    write("Bài khác", category=other, status="published", published_at=NOW - timedelta(hours=2.5))
    write("Bài gỡ", category=movement, status="withdrawn", published_at=NOW - timedelta(hours=3.5))
    article = write(category=movement, status="published", published_at=NOW - timedelta(hours=3))

    html = part('nav class="onward"', page_of(article))

    assert texts("span", html) == ["Bài mới hơn", "Bài cũ hơn", "Bài liên quan", "Bài liên quan"]
    assert texts("h3", html) == ["Mới hơn", "Cũ hơn", "Mới nhất", "Cũ nhất"]


def test_photos_stand_where_they_were_put_and_only_the_first_is_not_lazy(page_of):
    article = write(**PUBLIC)
    photos = [
        Photo.objects.create(article=article, image=photo_file(), caption=caption, alt="Gặt lúa", order=order)
        for order, caption in enumerate(("Một", "Hai", "Ba"))
    ]
    Article.objects.filter(pk=article.pk).update(body=placed(photos[1], photos[0]))
    rendition_worker.make_missing()

    html = page_of(article)

    order = re.findall(r"Đoạn \d|<figcaption>\s*(\w+)", html)
    assert order == ["", "Hai", "", "Một", "Ba"]
    images = re.findall(r"<img [^>]*>", html)
    assert [("loading" in image, 'width="640" height="480" alt="Gặt lúa"' in image) for image in images] == [
        (False, True),
        (True, True),
        (True, True),
    ]
    for kind in ("avif", "webp"):
        found = re.findall(rf'type="image/{kind}" srcset="\S+-(480.{kind} 480w), \S+-(800.{kind} 640w)"', html)
        assert found == [(f"480.{kind} 480w", f"800.{kind} 640w")] * 3


def test_a_photo_without_a_caption_shares_the_next_one_in_one_figure(page_of):
    article = write(**PUBLIC)
    for order, caption in enumerate(("", "UBND tỉnh tặng Cờ thi đua")):
        Photo.objects.create(article=article, image=photo_file(), caption=caption, credit="Hoàng Nam", order=order)

    html = page_of(article)

    assert texts("figcaption", part("article", html)) == ["UBND tỉnh tặng Cờ thi đua Ảnh: Hoàng Nam"]
    assert part('figure class="together"', html).count('alt=""') == 2


def test_of_a_photo_without_its_file_readers_see_the_caption_only(page_of):
    article = write(**PUBLIC)
    Photo.objects.create(article=article, caption="Các đại biểu dự hội nghị")
    Photo.objects.create(article=article, credit="Không có gì")

    html = page_of(article)

    assert texts("p", part('p class="caption"', html)) == ["Các đại biểu dự hội nghị"]
    assert ("<figure" in html, "<img" in html, "Thiếu tệp ảnh." in html, "Không có gì" in html) == (False,) * 4


def test_an_editor_is_told_in_the_preview_that_a_file_is_missing(editor, signed_in):
    article = write(status="draft")
    Photo.objects.create(article=article, caption="Các đại biểu dự hội nghị")

    html = signed_in(editor).get(article.get_absolute_url()).content.decode()

    assert texts("p", part('p class="missing"', html)) == ["Thiếu tệp ảnh."]


def test_what_a_reporter_types_is_shown_as_it_was_typed(page_of):
    article = write("<b>Đèn</b> & “bản”", lead='"><script>alert(1)</script>', byline="A < B", **PUBLIC)
    Photo.objects.create(article=article, image=photo_file(), caption="<i>x</i>", alt='"><img src=x>')

    html = page_of(article)

    assert ("<script>" in html, "<b>" in html, "<i>" in html, "<img src=x" in html) == (False,) * 4
    assert texts("h1", html) == ["<b>Đèn</b> & “bản”"]


@pytest.mark.parametrize("captions", [("Một", "Hai"), ("", "Hai")])
def test_the_first_photo_is_preloaded_in_the_size_it_is_shown_in(captions, reader):
    article = write(**PUBLIC)
    for order, caption in enumerate(captions):
        Photo.objects.create(article=article, image=photo_file(), caption=caption, order=order)
    rendition_worker.make_missing()

    html = reader.get(article.get_absolute_url()).content.decode()

    preloaded = re.search(
        r'<link rel="preload" as="image" type="image/avif" imagesrcset="([^"]+)" imagesizes="([^"]+)"', html
    )
    shown = re.search(r'<source type="image/avif" srcset="([^"]+)" sizes="([^"]+)"', part("main", html))
    assert preloaded.groups() == shown.groups()


def figures(html):
    """The classes of the figures and of the rows they stand in, in order."""
    return re.findall(
        r'<(?:figure|div class="row)[^>]*>', html.partition('<div class="telling">')[2].partition("<dialog")[0]
    )


def test_photos_stand_in_a_row_beside_the_text_or_over_the_whole_width_as_the_reporter_chose(page_of):
    article = write(body="<p>Chữ.</p>", **PUBLIC)
    for order, layout in enumerate(("row", "row", "row", "", "beside", "wide")):
        file = photo_file(900, 600)
        Photo.objects.create(article=article, image=file, layout=layout, caption=f"Ảnh {order}", order=order)

    html = page_of(article)

    assert figures(html) == [
        *('<div class="row row-3">', "<figure>", "<figure>", "<figure>"),
        *("<figure>", '<figure class="beside">', '<figure class="whole">'),
    ]
    assert "6 ảnh" in texts("a", html)


def test_a_photo_that_opens_the_article_stands_at_its_head(page_of):
    article = write(**PUBLIC)
    for order, layout in enumerate(("wide", "")):
        file = photo_file(900, 600)
        Photo.objects.create(article=article, image=file, layout=layout, caption=f"Ảnh {order}", order=order)
    rendition_worker.make_missing()

    html = page_of(article)

    head = part('header class="head"', html)
    assert texts("figcaption", head) == ["Ảnh 0"]
    assert texts("figcaption", html)[:2] == ["Ảnh 0", "Ảnh 1"]
    assert 'sizes="(min-width: 78rem) 76rem, ' in head


def test_a_long_text_with_sections_has_a_list_of_contents(page_of):
    sections = "".join(f"<h2>Phần <em>{number}</em></h2><p>{'chữ ' * 330}</p>" for number in (1, 2, 3))
    article = write(body=sections, **PUBLIC)

    html = page_of(article)
    article.body = sections.replace("h2", "h3", 2)
    article.save()

    assert texts("a", part('nav class="contents"', html)) == ["Phần 1", "Phần 2", "Phần 3"]
    assert (
        re.findall(r'<h2 id="([^"]+)">', html) == re.findall(r'href="#(muc-\d)"', html) == ["muc-1", "muc-2", "muc-3"]
    )
    assert "3 phút đọc" in " ".join(texts("span", html))
    assert 'class="contents"' not in page_of(article)


def test_all_photos_of_an_article_are_a_page_of_links_to_them(reader):
    article = write(**PUBLIC)
    for order in range(2):
        Photo.objects.create(article=article, image=photo_file(), caption=f"Ảnh {order}", order=order)
    address = article.get_absolute_url()

    album = reader.get(f"{address}anh/").text
    renamed = reader.get(f"/tin/ten-cu-{article.pk}/anh/")
    Article.objects.filter(pk=article.pk).update(status="withdrawn")

    assert re.findall(r'href="([^"]+#anh-\d)"', album) == [f"{address}#anh-1", f"{address}#anh-2"]
    assert (renamed.status_code, renamed["Location"]) == (301, f"{address}anh/")
    assert reader.get(f"{address}anh/").status_code == 404
