"""What programs read: feeds, sitemaps, robots.txt; and that reading it is no view."""

import gzip
import re
from datetime import datetime, timedelta
from itertools import chain
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from django.utils.http import http_date

from news.models import Article, Category, Source
from news.pages import feeds
from portal.identity.models import SiteIdentity

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
FILES = ["/tin.atom", "/sitemap.xml", "/sitemap-trang.xml", "/sitemap-tin-moi.xml", "/robots.txt"]


@pytest.fixture
def movement():
    return Category.objects.create(name="Phong trào")


def publish(title, category, hours_ago=0, **fields):
    when = timezone.now() - timedelta(hours=hours_ago)
    return Article.objects.create(title=title, category=category, status="published", published_at=when, **fields)


def read(reader, address):
    answer = reader.get(address)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


def addresses(element):
    return [one.text for one in element.iter(f"{SITEMAP}loc")]


def test_the_feed_tells_the_newest_articles_with_real_dates_and_whole_addresses(reader, movement):
    source = Source.objects.create(code="CTTĐT", name="Cổng")
    old = publish("Bài <cũ> & hay", movement, 5, source=source, lead="Lời dẫn", byline="Bài và ảnh: Hà Vân – Minh Khuê")
    old.note_change()
    publish("Bài hẹn giờ", movement, -1)
    publish("Bài mới", movement, 1)

    root = read(reader, "/tin.atom")

    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Bài mới", "Bài <cũ> & hay"]
    entry = entries[1]
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{old.get_absolute_url()}"
    told = [datetime.fromisoformat(entry.findtext(f"{ATOM}{name}")) for name in ("published", "updated")]
    assert told == [moment.replace(microsecond=0) for moment in (old.published_at, old.content_changed_at)]
    assert entry.findtext(f"{ATOM}summary") == "CTTĐT – Lời dẫn"
    assert [name.text for name in entry.findall(f"{ATOM}author/{ATOM}name")] == ["Hà Vân", "Minh Khuê"]


def test_each_category_has_a_feed_of_its_own_and_what_is_below(reader, movement):
    below = Category.objects.create(name="Chuyên đề", parent=movement)
    publish("Bài một", movement, 2)
    publish("Bài hai", below, 1)
    publish("Bài khác", Category.objects.create(name="Văn bản"))

    titles = [title.text for title in read(reader, "/chuyen-muc/phong-trao.atom").iter(f"{ATOM}title")]

    assert titles == ["Phong trào – Bảng Vàng", "Bài hai", "Bài một"]
    assert 'href="/chuyen-muc/phong-trao.atom"' in reader.get("/chuyen-muc/phong-trao/").content.decode()
    assert reader.get("/chuyen-muc/khong-co.atom").status_code == 404


def test_who_reads_the_feed_of_a_category_is_led_along_when_it_is_renamed(reader, movement):
    movement.name = "Phong trào – thi đua"
    movement.save()

    answer = reader.get("/chuyen-muc/phong-trao.atom")

    assert (answer.status_code, answer.get("Location")) == (301, "/chuyen-muc/phong-trao-thi-dua.atom")
    assert read(reader, answer["Location"]).findtext(f"{ATOM}title") == "Phong trào – thi đua – Bảng Vàng"


def test_who_has_a_feed_already_is_not_sent_it_again(reader, movement):
    publish("Bài một", movement)
    first = reader.get("/tin.atom")

    by_tag = reader.get("/tin.atom", headers={"if-none-match": first["ETag"]})
    publish("Bài hai", movement)

    assert by_tag.status_code == 304
    assert reader.get("/tin.atom", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_who_asks_by_date_alone_hears_that_an_article_was_withdrawn(reader, movement):
    publish("Bài cũ", movement, 5)
    withdrawn = publish("Bài rút", movement, 1)
    asked_at = http_date((timezone.now() + timedelta(hours=1)).timestamp())
    Article.objects.filter(pk=withdrawn.pk).update(status="draft")

    answer = reader.get("/tin.atom", headers={"if-modified-since": asked_at})

    assert (answer.status_code, "Bài rút" in answer.text, "Last-Modified" in answer) == (200, False, False)


@pytest.mark.parametrize("address", ["/tin.atom", "/sitemap-tin-moi.xml"])
def test_files_for_programs_are_compressed_and_known_again(address, reader, movement):
    for number in range(9):
        publish(f"Bài số {number}", movement)

    packed = reader.get(address, headers={"accept-encoding": "gzip"})
    again = reader.get(address, headers={"accept-encoding": "gzip", "if-none-match": packed["ETag"]})

    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(packed.content) == reader.get(address).content
    assert again.status_code == 304


@pytest.mark.parametrize("host", ["testserver", "localhost:8000", "127.0.0.1:81"])
def test_ids_are_tag_uris_without_a_port(host, reader, movement):
    article = publish("Bài một", movement)
    name = host.partition(":")[0]

    ids = [
        one.text
        for one in ElementTree.fromstring(reader.get("/tin.atom", headers={"host": host}).content).iter(f"{ATOM}id")
    ]

    assert ids == [f"tag:{name},2026:tin", f"tag:{name},{timezone.localdate(article.created_at)}:tin-{article.pk}"]


def test_ids_stay_when_the_site_moves(reader, movement, settings):
    publish("Bài một", movement)
    SiteIdentity.objects.create(agency="Ban Thi đua")
    settings.ALLOWED_HOSTS = ["cu.example", "moi.example"]

    def ids(host):
        settings.PUBLIC_ORIGIN = f"https://{host}"
        feed = reader.get("/chuyen-muc/phong-trao.atom", headers={"host": host})
        return [one.text for one in ElementTree.fromstring(feed.content).iter(f"{ATOM}id")]

    before = ids("cu.example")
    SiteIdentity.remember_authority()
    after = ids("moi.example")
    SiteIdentity.remember_authority()

    assert before[0] == f"tag:cu.example,2026:chuyen-muc-{movement.pk}"
    assert before == after == ids("moi.example")


def test_times_have_whole_seconds_wherever_programs_read_them(reader, movement):
    article = publish("Bài một", movement, lead="Lời dẫn")
    pages = ["/", "/tin.atom", "/sitemap-tin-moi.xml", "/tim-kiem/?q=bài", "/chuyen-muc/phong-trao/"]
    pages += [article.get_absolute_url(), f"/sitemap-{timezone.localtime(article.published_at):%Y-%m}-1.xml"]

    texts = [reader.get(page).text for page in pages]
    times = [re.findall(r"\d{4}-\d\d-\d\dT[\d:.]+(?:[+-]\d\d:\d\d|Z)", text) for text in texts]

    assert article.published_at.microsecond != 0
    assert all(times)
    assert {time[19:] for found in times for time in found} == {"+07:00"}


def test_the_english_page_is_in_the_sitemap_once_it_is_there(reader):
    before = addresses(read(reader, "/sitemap-trang.xml"))
    SiteIdentity.objects.create(english_agency="Board of Emulation")

    assert "http://testserver/english/" not in before
    assert "http://testserver/english/" in addresses(read(reader, "/sitemap-trang.xml"))


def test_a_title_that_xml_cannot_write_spoils_no_feed(reader, movement):
    publish("Bài \x0b\x1f một ]]> \ufffe", movement, lead="Lời \x0b\x1f dẫn")

    entry = read(reader, "/tin.atom").find(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")) == ("Bài một ]]> ", "Lời  dẫn")
    read(reader, "/sitemap-tin-moi.xml")


def test_the_sitemaps_name_every_public_article_once_in_files_of_bounded_size(reader, movement, monkeypatch):
    monkeypatch.setattr(feeds, "ADDRESSES_A_FILE", 2)
    made = [publish(f"Bài {number}", movement, 24 * 12 * number) for number in range(7)]
    Article.objects.create(title="Bài nháp")

    pages, news, *months, register = addresses(read(reader, "/sitemap.xml"))
    found = [addresses(read(reader, file.removeprefix("http://testserver"))) for file in months]

    others = [f"http://testserver/sitemap-{name}.xml" for name in ("trang", "tin-moi", "so-vang")]
    assert [pages, news, register] == others
    assert max(map(len, found)) <= 2
    assert list(chain(*found)) == [f"http://testserver{article.get_absolute_url()}" for article in made]


def test_the_sitemap_of_pages_leads_nowhere_else(reader, movement):
    publish("Bài một", movement)

    found = addresses(read(reader, "/sitemap-trang.xml"))

    assert {"http://testserver/", "http://testserver/chuyen-muc/phong-trao/", "http://testserver/lien-he/"} <= set(
        found
    )
    assert {reader.get(one.removeprefix("http://testserver")).status_code for one in found} == {200}


def test_the_news_sitemap_holds_two_days(reader, movement):
    publish("Bài cũ", movement, 49)
    new = publish("Bài mới", movement, 47)

    root = read(reader, "/sitemap-tin-moi.xml")

    assert addresses(root) == [f"http://testserver{new.get_absolute_url()}"]
    assert [title.text for title in root.iter(f"{NEWS}title")] == ["Bài mới"]
    assert root.findtext(f".//{NEWS}publication/{NEWS}name") == "Bảng Vàng"


def test_robots_are_told_where_the_sitemap_is_and_what_to_leave(reader):
    lines = reader.get("/robots.txt").content.decode().split("\n")

    left = ["/quan-tri/", "/tim-kiem/", "/so-vang/?", "/tin/*/in/", "/tin/*/tai-ve/", "/so-vang/*/du-lieu."]
    assert lines[1:7] == [f"Disallow: {path}" for path in left]
    assert lines[7] == "Sitemap: http://testserver/sitemap.xml"


@pytest.mark.parametrize("number", ["0", "2", "9" * 5000])
def test_a_sitemap_that_does_not_exist_is_not_found(number, reader, movement):
    month = timezone.localtime(publish("Bài", movement).published_at).strftime("%Y-%m")

    assert reader.get(f"/sitemap-{month}-{number}.xml").status_code == 404
    assert reader.get("/sitemap-2026-13-1.xml").status_code == 404


@pytest.mark.parametrize("address", FILES)
def test_files_for_programs_are_no_pages_and_carry_the_policy(address, reader, movement):
    answer = reader.get(address)

    assert not hasattr(answer.wsgi_request, "is_public_page")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert reader.post(address).status_code == 405
