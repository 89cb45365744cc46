"""No name that is only counted leaves the site, and none of a decision that keeps out of search engines reaches them.

A crawler follows every link of the public pages and reads what it gets.
"""

import html
import io
import itertools
import re
import zipfile
from urllib.parse import urljoin

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from honours.models import Change, Consultation, DecisionFile, Recipient, Unit
from news.models import Article

pytestmark = pytest.mark.django_db

LINKS = re.compile(r'(?:href|src|contentUrl|url)"?[=:] ?"([^"#]+)|<loc>(.*?)</loc>')
NOINDEX, NOFOLLOW = (re.compile(rf'<meta name="robots" content="[^"]*{word}') for word in ("noindex", "nofollow"))


def crawled(reader, *addresses):
    """Return every response under the site's own addresses that links lead to, by address."""
    found, waiting = {}, list(addresses)
    while waiting:
        address = waiting.pop()
        if address in found or not address.startswith(
            ("/so-vang", "/lay-y-kien", "/tin", "/sitemap", "/robots", "/media", "/?")
        ):
            continue
        found[address] = response = reader.get(address)
        response.body = b"".join(response.streaming_content) if response.streaming else response.content
        if not says(response, NOFOLLOW):
            links = (
                html.unescape(link or place) for link, place in LINKS.findall(response.body.decode(errors="ignore"))
            )
            waiting += [urljoin(address, link).removeprefix("http://testserver") for link in links]
    return found


def says(response, pattern):
    """Whether a response says so to robots, in its head or in a header."""
    word = "nofollow" if pattern is NOFOLLOW else "noindex"
    return word in response.headers.get("X-Robots-Tag", "") or bool(
        pattern.search(response.body.decode(errors="ignore"))
    )


def words_of(response):
    """What can be read in a response, of a workbook too."""
    if response.body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(response.body)) as book:
            return " ".join(book.read(name).decode() for name in book.namelist())
    return html.unescape(response.body.decode(errors="ignore"))


@pytest.fixture
def register(decision, grant):
    """A register of every kind of grant; returns the names that are shown, only counted, and hidden from robots."""
    unit, article = (
        Unit.objects.create(name="Sở Y tế"),
        Article.objects.create(title="Trao thưởng", status="published", published_at=timezone.now()),
    )
    open_one = decision("1/QĐ", subject="Khen thưởng ai đó")
    hidden = decision("2/QĐ", subject="Khen thưởng Hủa Hai", is_hidden_from_search_engines=True)
    unnumbered = decision("", subject="Khen thưởng Hủa Ba", is_hidden_from_search_engines=True)
    Change.objects.create(later=unnumbered, earlier=open_one, effect="amends", note="rút tên Hủa Tư")
    Change.objects.create(later=open_one, earlier=hidden, effect="amends", note="rút tên Hủa Năm")
    annex = DecisionFile(decision=hidden, title="Danh sách")
    annex.file.save("a.pdf", ContentFile("%PDF-1.4 Hủa Sáu".encode()), save=False)
    DecisionFile.objects.bulk_create([annex])
    shown, counted, kept_out = [], [], ["Hủa Hai", "Hủa Ba", "hua-ba", "Hủa Tư", "Hủa Năm", "Hủa Sáu"]
    kinds = itertools.product((open_one, hidden, unnumbered), Recipient, (True, False), (True, False), (unit, None))
    for number, (issued, recipient, shows_name, is_child, of_unit) in enumerate(kinds):
        name, about = f"Tên{number}x Riêng", f"Việc{number}x Riêng"
        grant(
            issued,
            name,
            recipient=recipient,
            shows_name=shows_name,
            is_child=is_child,
            unit=of_unit,
            unit_text="Tổ dân phố",
            address=f"Xưng{number}x",
            post=f"Chức{number}x",
            reason=about,
        )
        told = [name, about, f"Xưng{number}x", f"Chức{number}x"]
        group = counted if not shows_name else shown if issued is open_one else kept_out
        group += told
    for one in (open_one, hidden, unnumbered):
        one.articles.add(article)
    Consultation.objects.create(
        title="Đã hỏi dân",
        status="published",
        opens_on=unnumbered.signed_on,
        closes_on=unnumbered.signed_on,
        result="Đã tặng",
        decision=unnumbered,
    )
    return shown, counted, kept_out


def test_a_crawler_reads_no_name_that_it_shall_not_read(register, reader):
    shown, counted, kept_out = register

    found = crawled(reader, "/", "/?", "/robots.txt", "/sitemap.xml", "/so-vang/?q=dan+pho", "/so-vang/?q=so+y+te")

    read = {address: words_of(response) for address, response in found.items()}
    indexed = {address: words for address, words in read.items() if not says(found[address], NOINDEX)}
    everything = " ".join(read.values())
    assert [name for name in shown if name not in everything] == []
    assert [(name, address) for name in counted for address in read if name in read[address]] == []
    assert [(name, address) for name in kept_out for address in indexed if name in indexed[address]] == []


def test_no_search_finds_a_name_that_is_only_counted(register, reader):
    shown, counted, _kept_out = register

    answers = {name: "Tìm thấy 1 lượt" in reader.get("/so-vang/", {"q": name}).text for name in (*shown, *counted)}

    assert answers == dict.fromkeys(shown, True) | dict.fromkeys(counted, False)
