"""What stands in the log, and who is mailed."""

import json
import logging
import re
import subprocess
from pathlib import Path

import pytest
from axes.signals import user_locked_out
from django.core import mail
from django.core.wsgi import get_wsgi_application

from portal.monitoring import front, logs
from tests.conftest import skip
from tests.pagecache.asking import ask

FILTER = Path(__file__).resolve().parents[3] / "deploy" / "fail2ban" / "filter.conf"


def record(message="It broke", level=logging.ERROR, **more):
    made = logging.LogRecord("news", level, __file__, 1, message, (), None)
    made.__dict__ |= more
    return made


def test_a_line_for_programs_names_the_request_that_it_belongs_to():
    token = logs.request_id.set("abc12345")
    said = json.loads(logs.JsonLines().format(record("Lỗi\nhai dòng", fields={"status": 500})))
    logs.request_id.reset(token)

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", said.pop("time"))
    assert said == {
        "level": "ERROR",
        "logger": "news",
        "message": "Lỗi\nhai dòng",
        "request": "abc12345",
        "status": 500,
    }


@pytest.fixture
def watched(settings, caplog, db):
    settings.ACCESS_LOG = True
    caplog.set_level(logging.INFO, "access")
    return front.WatchedFront(get_wsgi_application())


@pytest.mark.parametrize(("shown", "address"), [(False, {}), (True, {"address": "127.0.0.1"})])
def test_the_access_log_tells_neither_what_was_searched_for_nor_unless_told_who_asked(
    watched, settings, caplog, shown, address
):
    settings.LOG_ADDRESSES = shown
    _status, headers, _body = ask(watched, "/suc-khoe/song/?q=nguoi", **{"x-request-id": "from-the-proxy"})
    fields = caplog.records[-1].fields
    fields.pop("ms")

    assert headers["X-Request-ID"] == "from-the-proxy"
    assert fields == {"method": "GET", "path": "/suc-khoe/song/", "status": 200, "kept": False} | address


def test_an_id_that_is_none_is_not_taken_over(watched):
    _status, headers, _body = ask(watched, "/suc-khoe/song/", **{"x-request-id": "a b\tc"})

    assert re.fullmatch("[0-9a-f]{16}", headers["X-Request-ID"])


@pytest.mark.parametrize(("shown", "words"), [(False, ""), (True, " from 203.0.113.9")])
def test_a_lock_out_names_the_address_where_it_may(settings, caplog, rf, shown, words):
    settings.LOG_ADDRESSES = shown
    user_locked_out.send("axes", request=rf.get("/", REMOTE_ADDR="203.0.113.9"), username="lan", ip_address="")

    assert [one.getMessage() for one in caplog.records] == [f"Locked out after too many wrong passwords{words}"]


def test_fail2ban_finds_the_address_in_the_line(tmp_path):
    line = "2026-12-01 22:33:45,005 WARNING sign-in: Locked out after too many wrong passwords from 203.0.113.9\n"
    log = tmp_path / "site.log"
    log.write_text(line + line.replace("from 203.0.113.9", ""))
    try:
        said = subprocess.run(["fail2ban-regex", log, FILTER], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        skip("Debian's fail2ban is not here")

    assert "Lines: 2 lines, 0 ignored, 1 matched, 1 missed" in said


@pytest.fixture
def mailed(settings, monkeypatch):
    """The handler, which sends at once."""
    settings.ADMINS = ["ky-thuat@portal.example"]
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    monkeypatch.setattr(logs.threading.Thread, "start", lambda thread: thread.run())
    (Path(settings.DATA_DIR) / "mailed").unlink(missing_ok=True)
    return logs.MailToAdministrators()


def test_administrators_are_mailed_the_first_error_of_ten_minutes(mailed):
    for _time in range(3):
        mailed.handle(record("It broke\nat length"))

    assert [(one.subject, one.body, one.to) for one in mail.outbox] == [
        ("[Bảng Vàng] It broke", "It broke\nat length", ["ky-thuat@portal.example"])
    ]


def test_nobody_is_mailed_where_nobody_is_named(mailed, settings):
    settings.ADMINS = []
    mailed.handle(record())

    assert mail.outbox == []
