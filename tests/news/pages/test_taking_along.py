"""What a reader takes from an article: shared, printed, kept as a file; and what others read in it."""

import base64
import json
import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from news.media import share_pictures
from news.models import Article, Category, Photo, Topic, Video
from portal.identity.models import SiteIdentity
from tests.markup import part, texts

pytestmark = pytest.mark.django_db

PUBLISHED = datetime(2026, 3, 4, 17, 30, tzinfo=UTC)
CHANGED = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
TITLE = "Đèn </script> & “bản”"


@pytest.fixture
def article():
    category = Category.objects.create(name="Phong trào thi đua")
    article = Article.objects.create(
        title=TITLE, lead="Bản <b> đã sáng.", category=category, byline="Bài và ảnh: Lan Anh",
        status="published", published_at=PUBLISHED, body="<p>Sáng nay.</p>",
    )  # fmt: skip
    out = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "JPEG")
    photo = ContentFile(out.getvalue(), name="anh.jpg")
    Photo.objects.create(article=article, image=photo, alt="Bản lúc chiều tối", caption="Bản đã sáng đèn")
    Article.objects.filter(pk=article.pk).update(content_changed_at=CHANGED)
    SiteIdentity(agency="Ban Thi đua").save()
    return article


@pytest.fixture
def html(article, reader):
    return reader.get(article.get_absolute_url()).content.decode()


def told_to_search_engines(html):
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(script) for script in scripts]


def test_search_engines_read_the_article_with_its_real_dates(article, html):
    photo = article.photos.get()

    [told] = told_to_search_engines(html)

    assert (told["@context"], len(told["@graph"])) == ("https://schema.org", 2)
    assert told["@graph"][0] == {
        "@type": "NewsArticle",
        "mainEntityOfPage": f"http://testserver{article.get_absolute_url()}",
        "headline": TITLE,
        "description": "Bản <b> đã sáng.",
        "datePublished": "2026-03-05T00:30:00+07:00",
        "dateModified": "2026-03-05T08:00:00+07:00",
        "articleSection": "Phong trào thi đua",
        "image": [f"http://testserver{photo.image.large_url}"],
        "author": [{"@type": "Person", "name": "Lan Anh"}],
        "publisher": {"@type": "GovernmentOrganization", "name": "Ban Thi đua", "url": "http://testserver/"},
        "inLanguage": "vi",
    }


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Hà Vân – Minh Khuê", [{"@type": "Person", "name": "Hà Vân"}, {"@type": "Person", "name": "Minh Khuê"}]),
        ("Bút ký của Lam Giang", [{"@type": "Person", "name": "Lam Giang"}]),
        ("Tòng Văn Chính, Phó Trưởng Ban Thi đua tỉnh", [{"@type": "Person", "name": "Tòng Văn Chính"}]),
        (
            "Ban Thi đua – Khen thưởng tỉnh",
            [{"@type": "Organization", "name": "Ban Thi đua – Khen thưởng tỉnh"}],
        ),
        ("Tin, ảnh", {"@type": "GovernmentOrganization", "name": "Ban Thi đua", "url": "http://testserver/"}),
        ("", {"@type": "GovernmentOrganization", "name": "Ban Thi đua", "url": "http://testserver/"}),
    ],
)
def test_search_engines_read_each_author_by_name(byline, author, article, reader):
    Article.objects.filter(pk=article.pk).update(byline=byline)

    [told] = told_to_search_engines(reader.get(article.get_absolute_url()).text)

    assert told["@graph"][0]["author"] == author


@pytest.mark.parametrize(
    ("category", "way"),
    [
        (None, [("Trang chủ", "/")]),
        ("Thi đua", [("Trang chủ", "/"), ("Thi đua", "/chuyen-muc/thi-dua/")]),
        (
            "Cụm",
            [("Trang chủ", "/"), ("Thi đua", "/chuyen-muc/thi-dua/"), ("Cụm", "/chuyen-muc/cum/")],
        ),
    ],
)
def test_search_engines_read_the_way_from_the_first_page(category, way, article, reader):
    upper = Category.objects.create(name="Thi đua")
    Category.objects.create(name="Cụm", parent=upper)
    article.category = Category.objects.filter(name=category).first()
    article.save()

    [told] = told_to_search_engines(reader.get(article.get_absolute_url()).text)

    steps = enumerate([*way, (TITLE, article.get_absolute_url())], 1)
    assert told["@graph"][1] == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": f"http://testserver{address}"}
            for number, (name, address) in steps
        ],
    }


def test_whoever_is_sent_the_link_sees_title_lead_and_photo(article, html):
    told = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', html))
    photo = article.photos.get()

    assert told == {
        "og:type": "article",
        "og:locale": "vi_VN",
        "og:site_name": "Ban Thi đua",
        "og:url": f"http://testserver{article.get_absolute_url()}",
        "og:title": "Đèn &lt;/script&gt; &amp; “bản”",
        "og:description": "Bản &lt;b&gt; đã sáng.",
        "og:image": f"http://testserver{photo.image.large_url}",
        "og:image:width": "640",
        "og:image:height": "480",
        "og:image:alt": "Bản lúc chiều tối",
        "article:section": "Phong trào thi đua",
        "article:published_time": "2026-03-05T00:30:00+07:00",
        "article:modified_time": "2026-03-05T08:00:00+07:00",
    }


def shared(reader, address):
    return dict(re.findall(r'<meta property="og:([^"]+)" content="([^"]*)">', reader.get(address).text))


def test_every_page_that_is_shared_shows_title_text_and_picture(article, reader):
    topic = Topic.objects.create(title="Đại hội thi đua", intro="Ba ngày.")
    Article.objects.filter(pk=article.pk).update(topic=topic)
    film = Video.objects.create(kind="Phim", title="Mùa gặt", youtube="https://youtu.be/abcdefghijk")
    photo = f"http://testserver{article.photos.get().image.large_url}"
    emblem = "http://testserver/static/share.png"
    pages = {
        "/": ("Ban Thi đua", photo),
        article.category.get_absolute_url(): (article.category.name, photo),
        topic.get_absolute_url(): ("Đại hội thi đua", photo),
        film.get_absolute_url(): (str(film), emblem),
        "/video/": ("Phóng sự", emblem),
        "/lien-he/": ("Liên hệ", emblem),
    }

    told = {address: shared(reader, address) for address in pages}

    assert {address: (one["title"], one["image"]) for address, one in told.items()} == pages
    assert {address: one["url"] for address, one in told.items()} == {one: f"http://testserver{one}" for one in pages}
    assert told[topic.get_absolute_url()]["description"] == "Ba ngày."


def test_every_page_of_the_sitemap_is_shared_under_a_title_of_its_own(article, reader):
    pages = re.findall("<loc>http://testserver(.*?)</loc>", reader.get("/sitemap-trang.xml").text)

    titles = {page: shared(reader, page)["title"] for page in pages}

    assert (titles["/tac-gia/"], titles["/luu-tru/2026/03/"]) == ("Tác giả", "Tin bài tháng 3/2026")
    assert [page for page, title in titles.items() if title == "Ban Thi đua"] == ["/"]


def test_the_page_in_english_is_shared_in_english(reader):
    SiteIdentity.objects.create(agency="Ban Thi đua", english_agency="Board for Emulation")

    told = shared(reader, "/english/")

    assert (told["title"], told["locale"]) == ("Board for Emulation", "en_GB")


def test_a_page_without_a_photo_is_shared_with_the_emblem(reader):
    told = shared(reader, "/lien-he/")
    with Image.open(finders.find("share.png")) as picture:
        size = picture.size

    assert told["image"] == "http://testserver/static/share.png"
    assert (told["image:width"], told["image:height"]) == tuple(map(str, size)) == ("1200", "630")


def test_an_article_without_a_photo_is_shared_with_a_picture_of_its_title(reader):
    plain = Article.objects.create(title="Không ảnh", status="published", published_at=timezone.now())
    told = shared(reader, plain.get_absolute_url())

    answers = [reader.get(told["image"].removeprefix("http://testserver")) for _time in range(2)]
    plain.title = "Đổi tên"
    plain.save()
    after = reader.get(shared(reader, plain.get_absolute_url())["image"].removeprefix("http://testserver"))

    assert told["image"].endswith(f"{plain.pk}/chia-se.png")
    with Image.open(BytesIO(answers[0].content)) as picture:
        assert (picture.format, picture.size, told["image:width"]) == ("PNG", (1200, 630), "1200")
    assert answers[0].content == answers[1].content != after.content
    assert len(default_storage.listdir(f"share/{plain.pk}")[1]) == 1


@pytest.mark.parametrize("title", ["Đ", "Huân chương Lao động hạng Nhất " * 12, "Ư" * 300])
def test_any_title_fits_into_its_picture(title):
    font = share_pictures._font(38)
    lines = share_pictures.fitted(title, font, 1008, 6)

    assert len(lines) <= 6
    assert max(map(font.getlength, lines)) <= 1008
    assert Image.open(BytesIO(share_pictures.drawn(title, "Ban Thi đua – Khen thưởng"))).size == (1200, 630)


def test_sharing_is_by_plain_links_that_carry_nothing_but_the_address(article, html):
    address = f"http://testserver{article.get_absolute_url()}"
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', part('div class="share"', html))

    zalo, facebook, mail = [link for link, _name in links[:3]]
    assert [name for _link, name in links] == ["Zalo", "Facebook", "Thư điện tử", "In bài", "Lưu về máy"]
    data = re.fullmatch(r"https://button-share\.zalo\.me/share_external\?d=([^&]+)", zalo)[1].replace("%3D", "=")
    assert json.loads(base64.b64decode(data)) == {"url": address}
    quoted = address.replace(":", "%3A").replace("/", "%2F")
    assert facebook == f"https://www.facebook.com/sharer/sharer.php?u={quoted}"
    assert mail.startswith("mailto:?subject=%C4%90%C3%A8n%20")


def test_the_file_holds_text_photos_and_style_and_asks_for_nothing(article, reader):
    answer = reader.get(f"{article.get_absolute_url()}tai-ve/")
    html = answer.content.decode()

    assert answer["Content-Disposition"] == 'attachment; filename="den-script-ban.html"'
    assert [address[:11] for address in re.findall(r'(?:src|href)="(data:[^"]+)"', html)] == [
        "data:text/c",
        "data:image/",
    ]
    assert re.findall(r'<(?:img|script|link rel="stylesheet")[^>]*(?:src|href)="(?!data:)', html) == []
    assert texts("figcaption", html) == ["Bản đã sáng đèn"]


@pytest.mark.parametrize("page", ["", "in/", "tai-ve/"])
@pytest.mark.parametrize(
    ("caption", "shown"), [("Bản đã sáng đèn", "Bản đã sáng đèn Ảnh: Minh Khuê"), ("", "Ảnh: Minh Khuê")]
)
def test_who_took_a_photo_stands_behind_its_caption_wherever_it_is_read(article, reader, page, caption, shown):
    article.photos.update(caption=caption, credit="Minh Khuê")

    html = reader.get(f"{article.get_absolute_url()}{page}").content.decode()

    assert texts("figcaption", html)[0] == shown


def test_the_print_view_is_the_article_alone_and_no_second_view(article, reader, settings):
    html = reader.get(f"{article.get_absolute_url()}in/").content.decode()

    written = [file.read_bytes() for file in settings.SPOOL_DIR.glob("*")] if settings.SPOOL_DIR.exists() else []
    assert b"".join(written) == b""
    assert ("<nav" in html, "<aside" in html, texts("h1", html)) == (False, False, [TITLE])
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize("page", ["in/", "tai-ve/"])
def test_neither_shows_what_readers_may_not_see(page, article, reader):
    Article.objects.update(status="withdrawn")

    assert reader.get(f"{article.get_absolute_url()}{page}").status_code == 404


def test_a_file_can_be_kept_of_an_article_whose_photo_is_gone(article, reader):
    photo = article.photos.get()
    photo.image.storage.delete(photo.image.name)

    assert "Sáng nay." in reader.get(f"{article.get_absolute_url()}tai-ve/").content.decode()
