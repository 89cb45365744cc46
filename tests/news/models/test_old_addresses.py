"""Addresses of an older portal: all spellings of one lead to the same page, and none can lead in a circle."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from news.lists import replacing
from news.models import Article, Category, OldAddress
from news.text.addresses import OldPath, normal


@pytest.mark.parametrize(
    "spelling",
    [
        "/Tin-Tuc/Bài-12.html?b=2&a=1",
        "https://cu.example.vn/tin-tuc/b%C3%A0i-12.html?a=1&b=2#cuoi",
        "/tin-tuc//bài-12.html/?a=1&b=2&utm_source=zalo&fbclid=x",
        unicodedata.normalize("NFD", "/tin-tuc/bài-12.html?a=1&b=2"),
        "/tin-tuc/bài-12.html;jsessionid=0A1B?A=1&B=2&PHPSESSID=9",
    ],
)
def test_every_spelling_of_an_address_is_one(spelling):
    assert normal(spelling) == OldPath("/tin-tuc/bài-12.html", "a=1&b=2")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tin-12.html",
        "javascript:alert(1)",
        "http://[::1/tin",
        "/a%0d%0aSet-Cookie:x",
        "/a\r\nb",
        "/a%00",
        "/a%E2%80%8Bb",
        "/" + "a" * 10_000,
        "/" + "\N{GRINNING FACE}" * 499 + "/?" + "\N{GRINNING FACE}" * 60,
        "/a?" + "&".join(f"k{n}=1" for n in range(200)),
    ],
)
def test_what_is_no_address_is_refused_with_an_example(db, article, address):
    assert normal(address) is None
    with pytest.raises(ValidationError, match="/"):
        OldAddress.objects.lead(address, article=article)


@pytest.mark.parametrize("address", ["//evil.example/tin", "/a/%2e%2e/b", "/a\\b", "/%25E1", "/a%ff", "/?p=1&p=0"])
def test_strange_addresses_stay_themselves(address):
    once = normal(address)

    assert once.path.startswith("/")
    assert not once.path.startswith("//")


@pytest.mark.parametrize(
    "own",
    [
        "/",
        "/?trang=2",
        "/?fbclid=ab12",
        "/?q=12",
        "/lien-he",
        "/TIN/bai-12/",
        "/tin/bai-12",
        "/quan-tri/",
        "/media/x.pdf",
    ],
)
def test_an_address_that_the_portal_answers_cannot_be_an_old_one(db, article, own):
    with pytest.raises(ValidationError, match="cổng"):
        OldAddress.objects.lead(own, article=article)


@pytest.mark.parametrize(
    "page",
    [
        *("/khong-co/", "//evil.example/", "https://evil.example/", "/\\evil.example", "/lien-he", "lien-he/"),
        *("/quan-tri/", "/lien-he/\r\nX: y", "/cu.html", "/?p=12"),
    ],
)
def test_only_a_page_that_the_portal_answers_can_be_a_target(db, page):
    OldAddress.objects.lead("/cu.html", page="/lien-he/")

    with pytest.raises(ValidationError, match="trang"):
        OldAddress.objects.lead("/khac.html", page=page)


def test_an_address_has_exactly_one_target_and_a_later_one_replaces_it(article, category):
    OldAddress.objects.lead("/tin.html", article=article)
    OldAddress.objects.lead("/TIN.html/", category=category)

    assert list(OldAddress.objects.values_list("path", "article", "category", "page")) == [
        ("/tin.html", None, category.pk, "")
    ]
    for targets in ({}, {"article": article, "page": "/lien-he/"}):
        with pytest.raises(ValidationError):
            OldAddress.objects.lead("/hai.html", **targets)
    with pytest.raises(IntegrityError):
        OldAddress.objects.create(path="/hai.html", article=article, page="/lien-he/")


def test_an_unknown_query_is_ignored_only_where_no_query_tells_pages_apart(article):
    one = OldAddress.objects.lead("/tin-12.html", article=article)
    other = OldAddress.objects.lead("/index.php?id=12", article=article)
    home = OldAddress.objects.lead("/index.php", page="/")

    assert OldAddress.objects.of("/tin-12.html?print=1") == one
    assert OldAddress.objects.of("/index.php?id=12") == other
    assert OldAddress.objects.of("/index.php?id=13") is None
    assert OldAddress.objects.of("/index.php") == home


@pytest.mark.parametrize(
    ("values", "is_found"),
    [
        ({"status": "draft"}, False),
        ({"status": "published", "published_at": "2001-01-01T00:00Z"}, True),
        ({"status": "published", "published_at": "2901-01-01T00:00Z"}, False),
        (
            {"status": "published", "published_at": "2001-01-01T00:00Z", "expires_at": "2002-01-01T00:00Z"},
            True,
        ),
        ({"status": "withdrawn", "published_at": "2001-01-01T00:00Z"}, False),
        ({"status": "deleted", "published_at": "2001-01-01T00:00Z"}, False),
    ],
)
def test_an_article_is_led_to_while_readers_find_something_there(article, values, is_found):
    Article.objects.filter(pk=article.pk).update(**values)
    OldAddress.objects.lead("/tin.html", article=article)

    target = OldAddress.objects.of("/tin.html").target()

    assert target == (article.get_absolute_url() if is_found else None)


def test_a_category_that_is_replaced_hands_its_old_addresses_over(category):
    other = Category.objects.create(name="Mới")
    OldAddress.objects.lead("/danh-muc.html", category=category)

    replacing._lead_on(category, other)

    assert OldAddress.objects.of("/danh-muc.html").category == other
