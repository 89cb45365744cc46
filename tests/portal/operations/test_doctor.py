"""The doctor says what is wrong in one sentence, and what to do."""

import datetime
import ipaddress
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from model_bakery import baker

from news.media import rendition_worker
from news.models import Photo
from portal.operations import release
from portal.operations.doctor import addresses, content, examination, machine, upkeep
from portal.operations.models import Backup
from tests.markup import texts
from tests.portal.operations.conftest import picture


def told(findings):
    return [(finding.level.name, finding.subject) for finding in findings]


def test_a_new_site_is_told_what_is_missing(administrator, monkeypatch):
    monkeypatch.setattr(
        examination, "ASKED_OF_ALL", [machine.of_drainers, content.of_backups, upkeep.of_second_factors]
    )
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=said)

    subjects = [line.partition("]")[0].strip("[") for line in said.getvalue().splitlines()]
    assert (ended.value.code, subjects) == (1, ["drainer", "backup", "second-factor"])


def test_administrators_read_the_same_in_the_admin(signed_in, administrator):
    page = signed_in(administrator).get(reverse("site_health"))

    assert page.status_code == 200
    assert [text for text in texts("p", page.content.decode()) if administrator.username in text] != []


def test_reporters_do_not(signed_in, reporter):
    assert signed_in(reporter).get(reverse("site_health")).status_code == 403


@pytest.mark.parametrize(("days", "expected"), [(1, []), (3, ["WARNING"]), (8, ["ERROR"])])
def test_an_old_backup_is_told(db, days, expected):
    baker.make(Backup, made_at=timezone.now() - datetime.timedelta(days=days))

    assert [finding.level.name for finding in content.of_backups()] == expected


def test_a_lost_upload_is_told_by_its_name(db):
    photo = baker.make(Photo, image=picture(), article__title="Hội nghị")
    assert list(content.of_uploads()) == []

    photo.image.storage.delete(photo.image.name)

    [finding] = content.of_uploads()
    assert (finding.is_error, photo.image.name in finding.text) == (True, True)


def test_a_lost_rendition_is_told(db):
    photo = baker.make(Photo, image=picture(), article__title="Hội nghị")
    rendition_worker.make_missing()
    photo.refresh_from_db()
    assert list(content.of_renditions()) == []

    photo.image.storage.delete(photo.image.thumbnail_url.removeprefix("/media/"))

    assert told(content.of_renditions()) == [("ERROR", "renditions")]


def test_a_full_disk_is_told_once(settings, monkeypatch, tmp_path, db):
    for name in ("DATA_DIR", "MEDIA_ROOT", "SPOOL_DIR", "FILE_UPLOAD_TEMP_DIR"):
        setattr(settings, name, tmp_path / name)
    monkeypatch.setattr(machine, "FEW_BYTES", 2**60)

    assert told(machine.of_folders()) == [("ERROR", "disk")]


def test_a_folder_that_cannot_be_written_to_is_told(settings, db):
    settings.SPOOL_DIR = "/proc/none"

    assert "/proc/none" in next(machine.of_folders()).text


def test_a_clock_that_is_wrong_is_told(monkeypatch):
    ahead = timezone.now() + datetime.timedelta(minutes=5)
    monkeypatch.setattr("clocks.database_now", lambda: ahead)

    assert told(machine.of_clocks()) == [("ERROR", "clock")]


def test_the_second_factor_of_administrators_is_asked_for(administrator, editor):
    [finding] = upkeep.of_second_factors()
    assert ("quantri" in finding.text, "bientap" in finding.text) == (True, False)

    TOTPDevice.objects.create(user=administrator, name="phone", confirmed=True)

    assert list(upkeep.of_second_factors()) == []


def test_old_packages_are_told(monkeypatch):
    assert release.locked_on().year >= 2026
    monkeypatch.setattr(release, "locked_on", lambda: timezone.localdate() - datetime.timedelta(days=200))

    assert told(upkeep.of_packages()) == [("WARNING", "packages")]


@pytest.mark.parametrize(
    ("trusted", "headers", "expected"),
    [
        ([], {}, []),
        ([], {"x-forwarded-for": "203.0.113.9"}, [("WARNING", "proxy")]),
        (["127.0.0.0/8"], {"x-forwarded-for": "203.0.113.9"}, []),
        (["127.0.0.0/8"], {}, [("WARNING", "proxy")]),
        (["127.0.0.0/8"], {"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https"}, [("WARNING", "https")]),
    ],
)
def test_a_request_tells_of_its_proxies(settings, trusted, headers, expected):
    settings.TRUSTED_PROXIES = list(map(ipaddress.ip_network, trusted))

    assert told(addresses.of_request(RequestFactory(headers=headers).get("/"))) == expected


@pytest.fixture
def origin(settings):
    """A front page whose answer a test chooses: status and Location."""
    answer = {"status": 200}

    class Front(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(404 if self.path == answer.get("missing") else answer["status"])
            if "location" in answer:
                self.send_header("Location", answer["location"])
            self.end_headers()

        def log_message(self, *arguments):
            """It has nothing to say."""

    server = HTTPServer(("127.0.0.1", 0), Front)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.PUBLIC_ORIGIN = f"http://127.0.0.1:{server.server_port}"
    yield answer
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "location", "expected"),
    [
        (200, None, []),
        (301, "{origin}/", [("ERROR", "proxy")]),
        (301, "https://other.example/", [("WARNING", "origin")]),
        (400, None, [("ERROR", "hosts")]),
        (502, None, [("ERROR", "origin")]),
    ],
)
def test_the_front_page_is_asked_for_from_outside(db, settings, origin, status, location, expected):
    origin["status"] = status
    if location:
        origin["location"] = location.format(origin=settings.PUBLIC_ORIGIN)

    assert told(addresses.of_the_origin()) == expected


def test_an_upload_that_readers_do_not_get_is_told(db, settings, origin):
    photo = baker.make(Photo, image=picture(), article__title="Hội nghị")
    origin["missing"] = photo.image.url

    [finding] = addresses.of_the_origin()
    assert (finding.subject, photo.image.url in finding.text) == ("origin", True)


def test_a_front_page_that_nobody_reaches_is_told(db, settings):
    settings.PUBLIC_ORIGIN = "http://127.0.0.1:1"

    assert told(addresses.of_the_origin()) == [("ERROR", "origin")]


def test_a_database_that_is_away_is_one_finding_among_others(db, monkeypatch):
    def is_away():
        raise OperationalError("connection refused\nIs the server running?")
        yield

    monkeypatch.setattr(examination, "ASKED_OF_ALL", (is_away, upkeep.of_django, content.of_backups))

    findings = examination.findings()

    assert [finding.subject for finding in findings if finding.subject != "check"] == ["database", "backup"]
