"""Counting through a real gunicorn: what only a real connection can bring."""

import json
import re
import signal
import socket
import time
from contextlib import ExitStack, suppress
from http.client import HTTPConnection
from urllib.request import urlopen

import pytest
from django.db import connection

from tests.chaos import databases
from tests.chaos.clients import BROWSER, address
from tests.chaos.counted import Counted
from tests.chaos.site import Site
from tests.conftest import PHONE, skip

pytestmark = pytest.mark.own_database

TRUSTED = "127.0.0.9"  # As tests.chaos.site configures it.
LARGE = b"x" * 100_000


@pytest.fixture(scope="module", params=["threads", pytest.param("asgi", marks=pytest.mark.thorough)])
def site(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patched:
        patched.setenv("WORKER", request.param)
        if connection.vendor == "postgresql":
            database = databases.postgresql() or skip("no PostgreSQL for a site of our own")
        else:
            database = databases.SQLite(folder)
        stack.callback(database.close)
        site = Site(folder / "data", database, workers=2)
        stack.callback(site.stop, signal.SIGKILL)
        site.prepare()
        site.start()
        yield site


@pytest.fixture
def counted(site):
    """A function that gives the views and visitors since the test began."""
    site.settle()
    since = Counted(site.database)

    def sums():
        site.settle()
        found = since.sums()
        return found["views"], found["visitors"]

    return sums


def get(site, path, source="127.0.0.1", **headers):
    client = HTTPConnection("127.0.0.1", site.port, timeout=30, source_address=(source, 0))
    client.request("GET", path, headers={"User-Agent": PHONE} | {k.replace("_", "-"): v for k, v in headers.items()})
    response = client.getresponse()
    body = response.read()
    client.close()
    return response, body.decode()


def sent(site, request: bytes) -> int | None:
    """The status that these bytes are answered with, or None if the connection is just closed."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as raw:
        with suppress(OSError):  # It may have closed before all was sent.
            raw.sendall(request)
            raw.shutdown(socket.SHUT_WR)
        try:
            answer = raw.recv(64)
        except ConnectionError:
            return None
    return int(answer.split()[1]) if answer.startswith(b"HTTP/") else None


def test_a_view_rises_on_a_kept_page_within_two_seconds(site, counted):
    def shown():
        return int(re.search(r"(?:Lượt xem|Views):?\s*(?:<[^>]*>\s*)*(\d+)", get(site, address(2))[1])[1])

    before = shown()
    for _time in range(4):
        get(site, address(2))
    site.settle()
    time.sleep(2)

    assert shown() - before == 5


def test_a_reader_with_a_browser_sees_the_views_rise_on_a_kept_page(site, counted, new_context):
    page = new_context(user_agent=PHONE).new_page()

    def shown():
        page.goto(f"http://127.0.0.1:{site.port}{address(4)}")
        return int(re.search(r"Lượt xem:?\s*(\d+)", page.inner_text("main"))[1])

    first = shown()
    shown()
    site.settle()
    time.sleep(2)
    third = shown()

    assert (third - first, counted()[0]) == (2, 3)


def test_the_public_numbers_follow(site, counted):
    get(site, address(3), User_Agent=BROWSER.format("numbers"))
    site.settle()

    numbers = json.load(urlopen(f"http://127.0.0.1:{site.port}/thong-ke.json?tin=3"))

    assert list(numbers) == ["online", "today", "week", "total", "views", "readers"]
    assert numbers["views"] == 1
    assert 1 <= numbers["online"] <= numbers["today"] <= numbers["week"] <= numbers["total"]


def test_a_page_the_reader_has_is_not_sent_again_but_counted(site, counted):
    get(site, "/")
    site.settle()
    time.sleep(1.5)
    # The numbers no longer move now, and one connection is answered by one process.
    client = HTTPConnection("127.0.0.1", site.port, timeout=30)

    def ask(**headers):
        client.request("GET", "/", headers={"User-Agent": PHONE} | headers)
        response = client.getresponse()
        return response.status, response.headers["ETag"], len(response.read())

    status, etag, _length = ask()

    assert (status, ask(**{"If-None-Match": etag})) == (200, (304, etag, 0))
    assert counted()[0] == 3


def test_a_public_page_sets_no_cookie_and_does_not_depend_on_one(site):
    for path in ("/", address(1), "/video/"):
        headers = get(site, path)[0].headers
        assert (headers.get_all("Set-Cookie"), headers.get_all("Vary")) == (None, ["Accept-Encoding"])


@pytest.mark.parametrize(("source", "visitors"), [("127.0.0.1", 1), (TRUSTED, 100)])
def test_a_hundred_forwarded_addresses(site, counted, source, visitors):
    browser = BROWSER.format(f"by {source}")
    for number in range(100):
        forwarded = f"1.2.3.4, 198.51.100.{number}"
        get(site, "/", source, User_Agent=browser, X_Forwarded_For=forwarded, X_Real_IP=f"198.51.100.{number}")

    assert counted() == (100, visitors)


def test_readers_behind_a_proxy_on_a_unix_socket_stay_distinct(site, counted, tmp_path):
    path = tmp_path / "gunicorn.sock"
    behind = Site(site.folder, site.database, workers=1, bind=f"unix:{path}")
    behind.start_serving()
    try:
        for number in (1, 2, 3, 3):
            with socket.socket(socket.AF_UNIX) as proxy:
                proxy.connect(str(path))
                forwarded = f"X-Forwarded-For: 203.0.113.99, 203.0.113.{number}\r\n"
                proxy.sendall(f"GET / HTTP/1.0\r\nHost: localhost\r\nUser-Agent: {PHONE}\r\n{forwarded}\r\n".encode())
                assert proxy.recv(12).endswith(b" 200")
                while proxy.recv(65536):
                    pass
    finally:
        behind.stop()

    assert counted() == (4, 3)


def test_no_address_is_written_anywhere(site, counted):
    get(site, "/", TRUSTED, User_Agent=BROWSER.format("somebody to find"), X_Forwarded_For="203.0.113.77")
    written = site.said().encode() + b"".join(path.read_bytes() for path in site.spool.iterdir())
    kept = [path.read_bytes() for path in site.folder.parent.glob("*.sqlite3*")]

    assert counted() == (1, 1)
    assert [text for text in (b"203.0.113.77", b"somebody to find") if text in written + b"".join(kept)] == []


@pytest.mark.parametrize(
    "name",
    "User-Agent X-Forwarded-For X-Real-IP Client-IP Forwarded CF-Connecting-IP Cookie Referer Accept-Encoding "
    "Accept-Language If-None-Match If-Modified-Since Range Sec-Purpose Sec-Fetch-Dest Sec-GPC X-Requested-With "
    "Content-Type Content-Length Transfer-Encoding Expect Upgrade X-Forwarded-Proto X_Forwarded_For Host".split(),
)
@pytest.mark.parametrize(
    "value",
    [b"", LARGE, b"1.1.1.1," * 900, b"\xff\xfe\xc0\x80", b"a\0b", b"a\rb", "Bảng Vàng".encode(), b"-1", b"{{7*7}}%s%n"],
    ids=["empty", "100 kB", "7 kB", "invalid UTF-8", "NUL", "CR", "UTF-8", "negative", "formats"],
)
def test_no_header_breaks_the_site(site, name, value):
    request = b"GET /tin/tin-1-1/?tin=1 HTTP/1.1\r\nHost: localhost\r\n" + name.encode() + b": " + value + b"\r\n\r\n"

    # RFC 9112, 6.1: 501 is the answer to a transfer coding that a server does not know.
    assert (sent(site, request) or 400) < (502 if name == "Transfer-Encoding" else 500)


@pytest.mark.parametrize(
    "line",
    [
        b"GET /%00 HTTP/1.1",
        b"GET /tin/%ff%fe-1/ HTTP/1.1",
        b"GET /tin/\xff\xfe-1/ HTTP/1.1",
        b"GET /tin/tin-" + b"9" * 5000 + b"/ HTTP/1.1",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1",
        b"GET /?q=%00 HTTP/1.1",
        b"GET /?trang=%f0%9f HTTP/1.1",
        b"GET /?" + b"a=1&" * 1500 + b" HTTP/1.1",
        b"GET /thong-ke.json?tin=%00 HTTP/1.1",
        b"GET /thong-ke.json?tin=" + b"9" * 5000 + b" HTTP/1.1",
        b"GET /../../etc/passwd HTTP/1.1",
        b"GET //// HTTP/1.1",
        b"GET http://elsewhere.example/ HTTP/1.1",
        b"GET * HTTP/1.1",
        b"CONNECT elsewhere.example:443 HTTP/1.1",
        b"BREW / HTTP/1.1",
        b"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked",
        b"GET / HTTP/9.9",
        b"GET /",
        b"\x16\x03\x01\x02\x00\x01",
        b"",
    ],
    ids=range(22),
)
def test_no_request_line_breaks_the_site(site, line):
    assert (sent(site, line + b"\r\nHost: localhost\r\nUser-Agent: " + PHONE.encode() + b"\r\n\r\n") or 400) < 500


def test_after_all_of_it_every_record_is_whole_and_no_page_failed(site, counted):
    for trouble in ("Traceback", "was not counted", "torn", "Internal Server Error", "Views wait"):
        assert trouble not in site.said()
    assert get(site, "/")[0].status == 200
    assert counted()[0] == 1
