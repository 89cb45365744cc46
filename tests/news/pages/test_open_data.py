"""Articles for other programs: JSON Feed and one article as JSON, open to the scripts of every site, and no views."""

import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.models import Article, Category, Source, Topic
from news.text.story import place_of
from pagecache.content_version import watch
from portal.identity.models import SiteIdentity
from stats.draining import drainer
from stats.models import ArticleDay, Refusal
from tests.news.desk import jpeg
from tests.news.media.office import xlsx


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.PAGE_CACHE_BYTES = 10 * 2**20
    watch.forget()


@pytest.fixture
def article(transactional_db):
    """An article with all that one may have."""
    SiteIdentity(agency="Ban Thi đua", feed_authority="bantdkt.example").save()
    article = Article.objects.create(
        title="Bản sáng đèn </script>",
        lead="Đèn đã sáng.",
        byline="Bài và ảnh: Lò Văn An",
        source=Source.objects.create(code="CTTĐT", name="Cổng thông tin"),
        category=Category.objects.create(name="Gương sáng"),
        topic=Topic.objects.create(title="Ba nhất"),
        status="published",
        published_at=timezone.now() - timedelta(hours=1),
    )
    photo = article.photos.create(image=jpeg(), caption="Một góc bản", alt="Cột đèn", credit="Lò Văn An")
    article.photos.create(caption="Ảnh chưa có tệp")
    article.body = f"<p>Chữ <strong>đậm</strong>.</p>{place_of(photo.pk)}<p>Hết.</p>"
    article.save()
    article.attachments.create(title="Danh sách", file=ContentFile(xlsx(), name="a.xlsx"))
    article.corrections.create(text="Đúng là 128 hộ.")
    return article


def file_of(article):
    return f"{article.get_absolute_url().rstrip('/')}.json"


def test_an_article_is_told_with_photos_documents_and_the_terms_of_reuse(article, reader):
    answer = reader.get(file_of(article))

    told = json.loads(answer.content)
    photo, document = article.photos.first(), article.attachments.get()
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert told | {"date_published": "", "date_modified": "", "content_html": ""} == {
        "id": f"tag:bantdkt.example,{article.created_at:%Y-%m-%d}:tin-{article.pk}",
        "url": f"http://testserver{article.get_absolute_url()}",
        "title": "Bản sáng đèn </script>",
        "date_published": "",
        "date_modified": "",
        "authors": [{"name": "Lò Văn An"}],
        "tags": ["Gương sáng", "Ba nhất"],
        "language": "vi",
        "lead": "Đèn đã sáng.",
        "byline": "Bài và ảnh: Lò Văn An",
        "source": {"code": "CTTĐT", "name": "Cổng thông tin"},
        "category": {"name": "Gương sáng", "url": "http://testserver/chuyen-muc/guong-sang/"},
        "topic": {"name": "Ba nhất", "url": "http://testserver/dong-su-kien/ba-nhat/"},
        "content_html": "",
        "photos": [
            {
                "url": f"http://testserver{photo.image.large_url}",
                "width": 640,
                "height": 400,
                "caption": "Một góc bản",
                "alt": "Cột đèn",
                "credit": "Lò Văn An",
            }
        ],
        "documents": [
            {
                "title": "Danh sách",
                "url": f"http://testserver{document.file.url}",
                "type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "bytes": document.bytes,
                "pages": None,
            }
        ],
        "corrections": [{"date": timezone.localdate().isoformat(), "text": "Đúng là 128 hộ."}],
        "publisher": {"name": "Ban Thi đua", "url": "http://testserver/"},
        "licence": "Được sử dụng lại nếu ghi rõ nguồn Ban Thi đua và giữ nguyên nội dung.",
        "documentation": "http://testserver/du-lieu-mo/",
        "honours": [],
    }
    assert told["content_html"].startswith("<p>Chữ <strong>đậm</strong>.</p>")
    assert f'<img src="http://testserver{photo.image.large_url}" alt="Cột đèn"' in told["content_html"]
    assert told["content_html"].endswith("<p>Hết.</p> <p>Ảnh chưa có tệp</p>")


@pytest.mark.parametrize("address", ["/tin.json", "/chuyen-muc/guong-sang.json"])
def test_the_feed_is_a_json_feed_of_the_newest(article, reader, address):
    Article.objects.create(title="Nháp", category=article.category)

    answer = reader.get(address)

    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == f"http://testserver{address}"
    assert [(item["title"], item["content_text"]) for item in told["items"]] == [
        ("Bản sáng đèn </script>", "CTTĐT – Đèn đã sáng.")
    ]
    assert told["items"][0]["image"].endswith(".jpg")
    assert told["items"][0]["_bang_vang"] == {"json": f"http://testserver{file_of(article)}"}


def test_a_feed_takes_as_many_queries_for_three_articles_as_for_one(article, reader, settings):
    settings.PAGE_CACHE_BYTES = 0

    def queries():
        with CaptureQueriesContext(connection) as asked:
            reader.get("/tin.json")
        return len(asked)

    with_one = queries()
    for number in range(2):
        Article.objects.create(
            title=f"Bài {number}",
            category=article.category,
            topic=article.topic,
            status="published",
            published_at=timezone.now(),
        )

    assert queries() == with_one < 6


def test_the_files_are_kept_open_to_every_site_and_no_views(article, reader, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr("pagecache.content_version.LOOK_UP_SECONDS", 3600)
    first = {address: reader.get(address) for address in (file_of(article), "/tin.json")}
    with django_assert_num_queries(0):
        second = {address: reader.get(address) for address in first}
        unchanged = reader.get("/tin.json", headers={"if-none-match": first["/tin.json"]["ETag"]})
        packed = reader.get("/tin.json", headers={"accept-encoding": "gzip"})
    drainer.drain()

    for address, answer in second.items():
        assert answer.content == first[address].content
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer["Content-Type"].startswith("application/")
    assert (unchanged.status_code, packed["Content-Encoding"]) == (304, "gzip")
    assert (ArticleDay.objects.count(), Refusal.objects.count()) == (0, 0)
    assert "Access-Control-Allow-Origin" not in reader.get("/")


def test_a_withdrawn_article_and_a_draft_are_no_files_also_while_kept(article, reader):
    address = file_of(article)
    reader.get(address)
    article.status = "withdrawn"
    article.save()
    watch.forget()

    gone = reader.get(address)

    assert (gone.status_code, "sáng đèn" in gone.text) == (404, False)


def test_former_addresses_lead_to_the_file_of_today(article, reader):
    article.category.name = "Điển hình"
    article.category.save()

    assert reader.get(f"/tin/ten-cu-{article.pk}.json")["Location"] == file_of(article)
    assert reader.get("/chuyen-muc/guong-sang.json")["Location"] == "/chuyen-muc/dien-hinh.json"
    assert reader.get("/chuyen-muc/khong-co.json").status_code == 404
    assert reader.post("/tin.json").status_code == 405


def test_pages_name_their_files_and_one_page_documents_them(article, reader):
    SiteIdentity.objects.update(reuse_terms="Ghi rõ nguồn.")

    for address, named in [("/", "/tin.json"), (article.get_absolute_url(), file_of(article))]:
        assert f'href="{named}"' in reader.get(address).text
    documented = reader.get(reverse("news:open_data")).text
    assert f'href="{file_of(article)}"' in documented
    assert "Ghi rõ nguồn." in documented
