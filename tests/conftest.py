"""What every test may ask for: readers, people of the desk, a real browser, a drained spool."""

import os
import secrets
from pathlib import Path

import pytest
from django.conf import settings as site
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.template import engines
from django.test import Client, TransactionTestCase

import clocks
from news.media import rendition_worker
from pagecache.composing.writer import writer
from pagecache.content_version import watch
from pagecache.fragments import fragments
from pagecache.lookup import asked_before
from portal.accounts.models import User
from request_rates import allowances
from stats.collecting import visitors
from stats.collecting.spool import spool
from stats.draining import drainer
from stats.live import numbers
from tests.initial_rows import InitialRows
from tests.template_variables import UnknownVariable

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Mobile Safari/537.36"
)
# The shell is Chromium without windows of its own, which nobody would see: the same pages for half the work.
CHROMIUMS = [os.environ.get("CHROMIUM", ""), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]
PATIENCE_MS = 90_000  # A busy machine is no fault of the site.

# Playwright runs an event loop in the tests' thread; the tests themselves stay synchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def skip(reason: str):
    """Skip aloud; where everything must be there (REQUIRE_ALL=1), fail instead."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_collection_modifyitems(config, items):
    """What is the same on every database is tested once, on SQLite."""
    if connection.vendor != "sqlite":
        alike = [item for item in items if _is_alike_on_every_database(item)]
        items[:] = [item for item in items if item not in alike]
        config.hook.pytest_deselected(items=alike)


def _is_alike_on_every_database(item):
    marks = {mark.name for mark in item.iter_markers()}
    if "each_database" in marks:
        return False
    return bool(marks & {"looks", "browser"}) or not _asks_the_database(item)


def _asks_the_database(item):
    asked = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    return bool(asked or item.get_closest_marker("django_db") or item.get_closest_marker("own_database"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """SQLite in a file, as sites have it: in memory, the threads of a live server would share one connection.

    What a power cut would leave of either is nothing to wait for.
    """
    database = site.DATABASES["default"]
    if connection.vendor == "sqlite":
        database["TEST"]["NAME"] = str(Path(site.DATA_DIR) / "tests.sqlite3")
        database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
    else:
        database["OPTIONS"]["options"] = "-c synchronous_commit=off"
        database["OPTIONS"]["connect_timeout"] = 60  # Many tests beside each other keep a server busy.


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        initial = InitialRows()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda case: initial.restore())
        yield


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Each test writes under a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "spool"
    settings.EVEN_CLOCK_SECONDS = 0  # Tests move the clock as they please.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    spool.close()
    clocks.machine = clocks.MachineClock()  # A test before this one may have set the clock.
    visitors.forget_salts()
    numbers.forget()
    fragments.forget()
    asked_before.forget()
    allowances.forget()
    watch.forget()
    cache.clear()
    yield
    spool.close()


@pytest.fixture(autouse=True)
def _renditions_at_once(monkeypatch):
    """A thread of the product's own would look into a test's database."""
    monkeypatch.setattr(rendition_worker, "wake", rendition_worker.make_missing)


@pytest.fixture(autouse=True)
def _composed_pages_at_once(monkeypatch):
    """As above: whatever waits is written by the thread that has just composed it."""

    def write():
        writer.write([writer._waiting.get() for _page in range(writer._waiting.qsize())])
        writer._waiting.unfinished_tasks = 0

    monkeypatch.setattr(writer, "wake", write)


@pytest.fixture(autouse=True)
def _strict_templates(monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", UnknownVariable())


@pytest.fixture
def shared():
    """The folder of real and hostile input."""
    if not SHARED.is_dir():
        skip("the folder ../shared with real and hostile input is not there")
    return SHARED


@pytest.fixture
def reader(client):
    """A person's browser."""
    client.defaults["HTTP_USER_AGENT"] = PHONE
    return client


def _member(role, name):
    user = User.objects.create_user(name, password=secrets.token_hex(8), is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def reporter(db):
    return _member("Reporter", "phongvien")


@pytest.fixture
def other_reporter(db):
    return _member("Reporter", "phongvien2")


@pytest.fixture
def editor(db):
    return _member("Editor", "bientap")


@pytest.fixture
def administrator(db):
    return _member("Administrator", "quantri")


@pytest.fixture
def signed_in():
    """A function that gives the browser of a person who has signed in."""

    def sign_in(user):
        client = Client(headers={"user-agent": PHONE})
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(scope="session")
def browser():
    """A real Chromium."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=next(filter(os.path.exists, CHROMIUMS), None),
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
            )
        except Error:
            chromium = None
        if chromium is None:
            skip("no Chromium: install Debian's chromium-headless-shell, or run `playwright install chromium`")
        yield chromium
        chromium.close()


@pytest.fixture
def new_context(browser):
    """A function that opens a window of its own, without cookies or cache, closed after the test."""
    opened = []

    def open_context(**options):
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


@pytest.fixture
def page(new_context):
    """A fresh page; the test fails if the page complained or asked another host for anything."""
    context = new_context(locale="vi-VN", user_agent=PHONE, viewport={"width": 1280, "height": 900})
    complaints = []
    # Of the context: a window that the page opens is watched too.
    context.on("console", lambda message: _is_complaint(message) and complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(f"{error.error}\n{error.error.stack}"))
    context.on("request", lambda request: _is_foreign(request.url) and complaints.append(f"asked for {request.url}"))
    opened = context.new_page()
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def at_the_desk(page, live_server, signed_in):
    """A function that lets a person sit down at the desk, already signed in."""

    def sit_down(user):
        session = signed_in(user).cookies[site.SESSION_COOKIE_NAME]
        page.context.clear_cookies()
        page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        return page

    return sit_down


def _is_complaint(message):
    # Chromium calls a preload unused when it had the photo in memory from the page before; that a preload asks for
    # what is shown is tested without a browser (tests/news/test_article_page.py).
    return message.type in ("error", "warning") and "was preloaded using link preload" not in message.text


def _is_foreign(url):
    return not url.startswith(("http://localhost", "http://127.0.0.1", "data:", "blob:", "about:"))


@pytest.fixture
def drained():
    """A function that adds every waiting view to the figures, as the drainer does each second."""
    return drainer.drain
