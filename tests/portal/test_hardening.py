"""No request, however odd, gets a 5xx, and every answer carries its armour."""

import pytest
from django.contrib.staticfiles.finders import AppDirectoriesFinder, get_finders
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from model_bakery import baker

from news.models import Article, Category
from tests.news.desk import ADD, LIST

PATHS = [
    "/",
    "/?trang=2",
    "/?trang=-1",
    "/?trang=0",
    "/?trang=abc",
    "/?trang=" + "9" * 5000,
    "/?trang=%00",
    "/?q=%00",
    "/?%00=1",
    "/?trang=1&trang=2",
    "/?trang=%ff%fe",
    "/%00",
    "/%ff%fe",
    "/tin/%00-1/",
    "/tin/x-1/",
    "/tin/-1/",
    "/tin/1/",
    "/tin/x-0/",
    "/tin/x-" + "9" * 18 + "/",
    "/tin/x-" + "9" * 400 + "/",
    "/tin/" + "x" * 5000 + "-1/",
    "/tin/x-٣/",
    "/tin/x-1/?trang=x",
    "/chuyen-muc/khong-co/",
    "/chuyen-muc/phong-trao/?trang=%F0%9F%98%80",
    "/chuyen-muc/" + "x" * 5000 + "/",
    "/video/",
    "/video/x-1/",
    "/video/x-1/xem/",
    "/lay-y-kien/?trang=9",
    "/lay-y-kien/x-1/",
    "/lay-y-kien/x-" + "9" * 400 + "/y-kien/",
    "/lay-y-kien/tra-cuu/",
    "/media/../secret_key",
    "/media/%2e%2e/secret_key",
    "/media//etc/passwd",
    "/media/" + "x" * 5000,
    "/media/%00.jpg",
    "/media/photos/",
    "/quan-tri/login/?next=//evil.example/",
    "/quan-tri/login/?next=%00",
    "/quan-tri/news/article/" + "9" * 30 + "/change/",
    "/quan-tri/news/article/_00/change/",
    "//evil.example/",
    "/.env",
    "/wp-login.php",
]
HEADERS = ["Cookie", "Referer", "Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since",
           "Range", "X-Forwarded-For", "X-Forwarded-Proto", "User-Agent", "Sec-Purpose", "Sec-Fetch-Dest", "Origin"]  # fmt: skip
VALUES = [
    "",
    "\0",
    "ÿþ",
    "x" * 20_000,
    "bytes=-",
    "bytes=9-1",
    "sessionid=\0",
    "sessionid=" + "x" * 200,
    "Không",
    "%s%n",
    "1" * 5000,
]
ARMOUR = {
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
}


@pytest.fixture
def articles(db):
    category = baker.make(Category, name="Phong trào")
    return baker.make(Article, 3, title="Bài", category=category, status="draft", published_at=None, expires_at=None)


@pytest.fixture
def strict(client):
    """A client that gives the error page where the site would, instead of raising."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40])
def test_no_address_is_a_server_error(strict, articles, path):
    assert strict.get(path).status_code < 500


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value[:12]))
@pytest.mark.parametrize("header", HEADERS)
def test_no_header_is_a_server_error(strict, articles, header, value):
    response = strict.get("/tin/bai-1/", **{f"HTTP_{header.upper().replace('-', '_')}": value})

    assert response.status_code < 500


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace", "head"])
@pytest.mark.parametrize("path", ["/", "/video/", "/quan-tri/login/", "/media/x.jpg"])
def test_no_method_is_a_server_error(strict, articles, method, path):
    assert getattr(strict, method)(path).status_code < 500


@pytest.mark.parametrize("field", ["username", "password", "next"])
def test_a_nul_in_the_sign_in_form_is_an_answer(strict, db, field):
    form = {"username": "a", "password": "b", "next": "/"} | {field: "a\0b"}

    assert strict.post("/quan-tri/login/", form).status_code in (200, 302)


TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@given(path=TEXT, query=TEXT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_an_address_that_gets_an_answer(strict, articles, path, query):
    as_wsgi_brings_it = query.encode().decode("latin-1")
    response = strict.generic("GET", f"/{path}", QUERY_STRING=as_wsgi_brings_it)

    assert response.status_code < 500


@pytest.mark.parametrize(
    "path",
    ["/", "/khong-co/", "/quan-tri/", "/quan-tri/login/", "/media/khong-co.jpg", "/suc-khoe/", "/?trang=x", "/?q=%00"],
)
def test_every_answer_wears_its_armour(strict, articles, path):
    assert ARMOUR - set(strict.get(path).headers) == set()


def test_readers_get_the_narrow_policy_and_the_desk_its_own(client, db):
    readers = client.get("/").headers["Content-Security-Policy"]
    desk = client.get("/quan-tri/login/").headers["Content-Security-Policy"]

    assert readers == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "object-src 'none'"
    )
    assert "'unsafe-inline'" not in desk.partition("script-src ")[2].partition(";")[0]


def test_an_upload_is_shown_and_never_run(client, db, settings):
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.MEDIA_ROOT / "slipped-in.html").write_text("<script>alert(1)</script>")

    response = client.get("/media/slipped-in.html")

    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
def film(settings):
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.MEDIA_ROOT / "film.mp4").write_bytes(bytes(range(100)))


def test_a_player_gets_the_part_it_asks_for(client, db, film):
    response = client.get("/media/film.mp4", headers={"range": "bytes=10-19"})

    assert (response.status_code, response.getvalue()) == (206, bytes(range(10, 20)))
    assert (response.headers["Content-Range"], response.headers["Content-Type"]) == ("bytes 10-19/100", "video/mp4")


@pytest.mark.parametrize(
    ("asked", "status", "part", "content"),
    [
        ("bytes=0-0", 206, "bytes 0-0/100", b"\0"),
        ("bytes=5-5", 206, "bytes 5-5/100", b"\5"),
        ("bytes=-1", 206, "bytes 99-99/100", b"c"),
        ("bytes=99-", 206, "bytes 99-99/100", b"c"),
        ("bytes=98-500", 206, "bytes 98-99/100", b"bc"),
        ("bytes=100-", 416, "bytes */100", b""),
        ("bytes=100-100", 416, "bytes */100", b""),
        ("bytes=-0", 416, "bytes */100", b""),
        ("bytes=0-", 206, "bytes 0-99/100", bytes(range(100))),
        ("bytes=5-3", 200, None, bytes(range(100))),
        ("bytes=0-0,5-5", 200, None, bytes(range(100))),
    ],
)
def test_a_part_may_be_one_byte_and_never_ends_before_it_begins(asked, status, part, content, client, db, film):
    response = client.get("/media/film.mp4", headers={"range": asked})

    assert (response.status_code, response.headers.get("Content-Range")) == (status, part)
    assert response.getvalue() == content
    assert response.headers.get("Content-Length", "0") == str(len(content))


def test_a_player_that_knows_another_film_gets_the_whole_of_this_one(client, db, film):
    first = client.get("/media/film.mp4").headers
    known = [first["ETag"], first["Last-Modified"], '"x"', f"W/{first['ETag']}", "Thu, 01 Jan 1970 00:00:00 GMT"]

    answers = [client.get("/media/film.mp4", headers={"range": "bytes=0-9", "if-range": one}) for one in known]

    assert [answer.status_code for answer in answers] == [206, 206, 200, 200, 200]


@pytest.mark.parametrize(
    "path",
    [
        "ckeditor/ckeditor/samples/index.html",
        "ckeditor/ckeditor/plugins/preview/preview.html",
        "ckeditor/ckeditor/plugins/exportpdf/tests/manual/integration.html",
        "ckeditor/ckeditor/plugins/wsc/dialogs/ciframe.html",
        "ckeditor/galleriffic/js/jquery.galleriffic.js",
    ],
)
def test_no_sample_page_of_the_editor_is_collected(path):
    from django.contrib.staticfiles.finders import get_finders

    collected = {name for finder in get_finders() for name, _storage in finder.list([])}

    assert path not in collected
    assert "ckeditor/ckeditor/ckeditor.js" in collected
    assert [name for name in collected if name.startswith("ckeditor/") and name.endswith((".html", ".php"))] == []


@pytest.mark.parametrize("page", ["/quan-tri/login/", "/quan-tri/", LIST, ADD])
def test_the_desk_allows_no_inline_script_and_no_foreign_frame(page, client, reporter, signed_in):
    browser = client if "login" in page else signed_in(reporter)

    policy = browser.get(page)["Content-Security-Policy"]

    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    nonces = [source for source in rules["style-src-elem"] if source.startswith("'nonce-")]
    assert rules["script-src"] == ["'self'", "'unsafe-eval'"]
    assert [rules[name] for name in ("default-src", "object-src", "base-uri", "frame-ancestors")] == [["'none'"]] * 4
    assert rules["frame-src"] == ["'self'"]
    assert len(nonces) == (page == ADD)


@pytest.mark.parametrize("path", ["samples/index.html", "samples/old/index.html", "plugins/preview/preview.html"])
def test_no_sample_page_of_the_editor_is_found_to_be_collected(path):
    collected = {name for finder in get_finders() for name, _storage in finder.list([])}
    offered = {name for name, _storage in AppDirectoriesFinder().list([])}

    assert f"ckeditor/ckeditor/{path}" not in collected
    assert {name for name in collected if name.startswith("ckeditor/") and name.endswith(".html")} == set()
    assert "ckeditor/ckeditor/ckeditor.js" in collected & offered


DESK_PAGES = [
    "",
    "login/",
    "password_change/",
    "hai-lop/thiet-lap/",
    "news/article/",
    "jsi18n/",
    "khong-co/",
    "thong-ke/",
]


@pytest.mark.parametrize("page", DESK_PAGES)
def test_no_page_of_the_desk_is_ever_stored(page, administrator, signed_in, client, db):
    answers = [browser.get(f"/quan-tri/{page}") for browser in (signed_in(administrator), client)]

    assert ["no-store" in answer.headers.get("Cache-Control", "") for answer in answers] == [True, True]
