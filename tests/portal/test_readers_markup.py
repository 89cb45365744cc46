"""The HTML of every kind of readers' page: headings in order, references that resolve, nothing nested wrongly."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from honours.models import Consultation, Decision
from news.models import Article, Attachment, Category, Notice, Photo, Topic, Video

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget")
BLOCKS = {"div", "p", "ul", "ol", "section", "h1", "h2", "h3", "details", "table", "form", "nav"}
ONLY_PHRASES = {"p", "h1", "h2", "h3", "h4", "button", "label", "summary", "dt", "span", "time", "small", "b"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Markup(HTMLParser):
    """Reads a page and notes what is wrong in it."""

    def __init__(self, html):
        super().__init__()
        self.open, self.levels, self.ids, self.referred, self.wrong = [], [], [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag in BLOCKS and (outer := ONLY_PHRASES.intersection(self.open)):
            self.wrong.append(f"{tag} in {sorted(outer)}")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        for name in REFERENCES:
            self.referred.update(attributes.get(name, "").split())
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def faults(self):
        """Return what is wrong: skipped headings, references to nowhere, ids that stand twice, wrong nesting."""
        skipped = [pair for pair in zip([0, *self.levels], self.levels, strict=False) if pair[1] > pair[0] + 1]
        twice = {one for one in self.ids if self.ids.count(one) > 1}
        return skipped, self.referred - set(self.ids), twice, self.wrong


@pytest.fixture
def addresses():
    """One address of every kind of page, with something on each."""
    now, today = timezone.now(), timezone.localdate()
    parent = Category.objects.create(name="Phong trào")
    category = Category.objects.create(name="Nông thôn mới", parent=parent)
    topic = Topic.objects.create(title="Đường về bản", is_on_front_page=True)
    Notice.objects.create(text="Thông báo")
    public = {"status": "published", "category": category, "topic": topic, "byline": "Lò Mai", "lead": "Lời dẫn."}
    articles = [
        Article.objects.create(title=f"Lúa chín {hours}", published_at=now - timedelta(hours=hours), **public)
        for hours in range(1, 8)
    ]
    Article.objects.create(title="Hết hạn", published_at=now - timedelta(days=9), expires_at=now, **public)
    gone = Article.objects.get(title="Hết hạn")
    Photo.objects.create(article=articles[0], caption="Một góc bản")
    Attachment.objects.bulk_create([Attachment(article=articles[0], title="Kế hoạch", file="a.pdf")])
    films = [Video.objects.create(title=title, youtube="https://youtu.be/aqz-KE-bpKQ") for title in ("Một", "Hai")]
    decision = Decision.objects.create(number="1", year=2025, authority="UBND", status="published", published_at=now)
    consultation = Consultation.objects.create(
        title="Góp ý", opens_on=today, closes_on=today, status="published", published_at=now
    )
    shown = [parent, category, articles[0], gone, topic, films[0], decision, consultation]
    lists = ["/", "/dong-su-kien/", "/luu-tru/", f"/luu-tru/{today:%Y/%m}/", "/tac-gia/", "/tac-gia/lo-mai/", "/so-do/"]
    lists += [
        "/video/",
        "/tim-kiem/",
        "/tim-kiem/?q=lua&tacgia=mai",
        "/tim-kiem/?q=khongco",
        "/so-vang/",
        "/lay-y-kien/",
    ]
    lists += ["/so-vang/2025/", "/lien-he/", "/lien-ket/", "/quyen-rieng-tu/", "/du-lieu-mo/", "/khong-co-trang-nay/"]
    return [*(one.get_absolute_url() for one in shown), *lists]


def test_headings_follow_in_order_and_what_is_referred_to_is_there(addresses, reader):
    faults = {address: Markup(reader.get(address).text).faults() for address in addresses}

    assert {address: found for address, found in faults.items() if any(found)} == {}


def test_every_page_but_the_front_page_says_where_it_stands(addresses, reader):
    without = {address for address in addresses if 'class="breadcrumb"' not in reader.get(address).text}

    assert without == {"/"}


def test_what_is_wrong_is_found():
    html = '<h1>A</h1><h3><div></div></h3><p id="a"></p><p id="a"></p><label for="b"></label>'

    assert Markup(html).faults() == ([(1, 3)], {"b"}, {"a"}, ["div in ['h3']"])
