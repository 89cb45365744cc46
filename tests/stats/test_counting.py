"""What is a view, told from outside: a reader asks for a page, the figures follow."""

import ipaddress

import pytest
from django.utils import timezone
from model_bakery import baker

from news.models import Article
from stats.models import ArticleDay, Refusal, SiteDay
from tests.conftest import PHONE

BOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0 "
    "Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Zalo-preview/1.0",
    "TelegramBot (like TwitterBot)",
    "curl/8.5.0",
    "python-requests/2.32.3",
    "Python/3.13 aiohttp/3.12.0",
    "okhttp/4.12.0",
    "Go-http-client/2.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/148.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 Chrome/148.0 Mobile Safari/537.36 Chrome-Lighthouse",
    "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "kube-probe/1.31",
    "-",
    "",
]
PEOPLE = [
    PHONE,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/140.0.0 "
    "Chrome/134.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SM-A155F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/148.0 "
    "Mobile Safari/537.36 Zalo android/24120530 ZaloTheme/light ZaloLanguage/vi",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 "
    "[FBAN/FBIOS;FBAV/520.0.0.38.101;FBBV/1;FBDV/iPhone14,2;FBMD/iPhone;FBSN/iOS;FBSV/18.5;FBLC/vi_VN;FBOP/5]",
    "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0 Mobile Safari/537.36",
    "Opera/9.80 (Android; Opera Mini/36.2.2254/191.256; U; vi) Presto/2.12.423 Version/12.16",
    "Mozilla/5.0 (Linux; U; Android 10; vi-VN; M2006C3LG) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0 "
    "UCBrowser/13.4.0.1306 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 "
    "Chrome/130.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.270 Safari/537.36 WebAppManager",
]


@pytest.fixture
def article(db):
    return baker.make(
        Article, title="Mùa gặt thi đua", status=Article.Status.PUBLISHED, published_at=timezone.now(), expires_at=None
    )


def site_views():
    return sum(SiteDay.objects.values_list("views", flat=True))


def refusals():
    return dict(Refusal.objects.values_list("reason", "count"))


def test_a_reader_of_an_article_is_a_view_a_visitor_and_a_reader(reader, article, drained):
    reader.get(article.get_absolute_url())
    drained()

    day = SiteDay.objects.get()
    row = ArticleDay.objects.get(article_id=article.pk)
    assert (day.day, day.views, day.visitors) == (timezone.localdate(), 1, 1)
    assert (row.day, row.views, row.readers) == (timezone.localdate(), 1, 1)


def test_ten_reloads_are_ten_views_by_one_reader(reader, article, drained):
    for _time in range(10):
        reader.get(article.get_absolute_url())
    drained()

    row = ArticleDay.objects.get()
    assert (row.views, row.readers) == (10, 1)


@pytest.mark.parametrize("address", ["/", "/video/"])
def test_other_pages_are_views_of_the_site_only(reader, article, drained, address):
    reader.get(address)
    drained()

    assert (site_views(), ArticleDay.objects.count()) == (1, 0)


@pytest.mark.parametrize("agent", BOTS)
def test_a_program_is_refused(client, article, drained, agent):
    client.get(article.get_absolute_url(), headers={"user-agent": agent})
    drained()

    assert (site_views(), refusals()) == (0, {"bot": 1})


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_person_counts_whatever_the_browser(client, article, drained, agent):
    client.get(article.get_absolute_url(), headers={"user-agent": agent})
    drained()

    assert (site_views(), refusals()) == (1, {})


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"sec-purpose": "prefetch"}, "prefetch"),
        ({"sec-purpose": "prefetch;prerender"}, "prefetch"),
        ({"purpose": "prefetch"}, "prefetch"),
        ({"x-moz": "prefetch"}, "prefetch"),
        ({"x-purpose": "preview"}, "prefetch"),
        ({"sec-fetch-dest": "image"}, "embedded"),
        ({"sec-fetch-dest": "empty"}, "embedded"),
        ({"sec-fetch-dest": "iframe"}, "embedded"),
        ({"x-requested-with": "XMLHttpRequest"}, "embedded"),
    ],
)
def test_what_no_person_looks_at_is_refused_and_the_real_visit_counts(reader, article, drained, headers, reason):
    reader.get(article.get_absolute_url(), headers=headers)
    reader.get(article.get_absolute_url(), headers={"sec-fetch-dest": "document"})
    drained()

    assert (site_views(), refusals()) == (1, {reason: 1})


@pytest.mark.parametrize(
    ("method", "address", "reason"),
    [
        ("head", "/", "method"),
        ("post", "/", "method"),
        ("options", "/", "method"),
        ("get", "/tin/mot-ten-khac-{pk}/", "redirect"),
        ("get", "/tin/khong-co-999/", "error"),
        ("get", "/?trang=999", "error"),
    ],
)
def test_only_a_delivered_page_counts(reader, article, drained, method, address, reason):
    getattr(reader, method)(address.format(pk=article.pk))
    drained()

    assert (site_views(), refusals()) == (0, {reason: 1})


@pytest.mark.parametrize("address", ["/quan-tri/login/", "/media/khong-co.jpg", "/suc-khoe/", "/khong-co/"])
def test_what_is_no_public_page_leaves_no_trace(reader, db, drained, address):
    reader.get(address)
    drained()

    assert (site_views(), refusals()) == (0, {})


def test_signed_in_staff_are_refused(signed_in, editor, article, drained):
    signed_in(editor).get(article.get_absolute_url())
    drained()

    assert (site_views(), refusals()) == (0, {"staff": 1})


def test_a_preview_counts_nothing(signed_in, editor, drained):
    draft = baker.make(Article, title="Bản nháp", expires_at=None, published_at=None)

    response = signed_in(editor).get(draft.get_absolute_url())
    drained()

    assert response.status_code == 200
    assert (site_views(), refusals()) == (0, {})


def test_an_ignored_network_is_refused(reader, article, drained, settings):
    settings.IGNORED_NETWORKS = [ipaddress.ip_network("10.1.0.0/16"), ipaddress.ip_network("2001:db8:1::/48")]

    reader.get("/", REMOTE_ADDR="10.1.2.3")
    reader.get("/", REMOTE_ADDR="2001:db8:1:2::3")
    reader.get("/", REMOTE_ADDR="10.2.2.3")
    drained()

    assert (site_views(), refusals()) == (1, {"network": 2})


def test_a_new_title_keeps_the_count(reader, article, drained):
    reader.get(article.get_absolute_url())
    article.title = "Mùa gặt mới"
    article.save()
    reader.get(article.get_absolute_url())
    drained()

    assert ArticleDay.objects.get().views == 2


@pytest.mark.parametrize("agent", ["x" * 5000, "Mozilla/5.0 \udcff\udcfe", "Mozilla/5.0 ÿþ", "Mozilla/5.0 \x01"])
def test_a_strange_browser_gets_its_page(reader, article, drained, agent):
    response = reader.get("/", HTTP_USER_AGENT=agent)
    drained()

    assert (response.status_code, site_views()) == (200, 1)
