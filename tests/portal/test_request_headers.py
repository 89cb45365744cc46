"""What is asked for in a header is understood alike by every answer: pages, feeds, static files and uploads."""

import gzip

import pytest
from django.test import Client

from portal import request_headers

CONTENT = b"body { color: red } " * 50


@pytest.fixture
def static(settings, tmp_path):
    """Static files as they are collected, with a compressed one beside."""
    settings.STATIC_ROOT = tmp_path / "static"
    (settings.STATIC_ROOT / "css").mkdir(parents=True)
    (settings.STATIC_ROOT / "css/a.css").write_bytes(CONTENT)
    (settings.STATIC_ROOT / "css/a.css.gz").write_bytes(gzip.compress(CONTENT))
    return Client()  # A new one: whitenoise lists the files when it begins.


@pytest.mark.parametrize(
    ("asked", "coding"),
    [
        ("gzip", "gzip"),
        ("br;q=1, GZIP;q=0.5", "gzip"),
        ("gzip;q=0", None),
        ("gzip; Q=0.000, br", None),
        ("gzip;q=0.001", "gzip"),
        ("", None),
        (None, None),
    ],
)
def test_a_coding_that_is_refused_is_not_used(asked, coding, static, db):
    headers = {} if asked is None else {"accept-encoding": asked}

    answers = [static.get(path, headers=headers) for path in ("/static/css/a.css", "/sitemap-trang.xml", "/")]

    assert [(answer.status_code, answer.headers.get("Content-Encoding")) for answer in answers[:2]] == [
        (200, coding)
    ] * 2
    assert answers[2].status_code == 200


@pytest.mark.parametrize(
    ("asked", "status"), [("bytes=-0", 416), ("bytes=-00", 416), ("bytes=-5", 206), ("bytes=0-", 206)]
)
def test_the_last_0_bytes_of_a_static_file_are_no_part_of_it(asked, status, static):
    assert static.get("/static/css/a.css", headers={"range": asked}).status_code == status


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        ("gzip, deflate, br", "gzip, deflate, br"),
        ("identity;q=0", ""),
        ("*;q=0, gzip;q=1", "gzip"),
        ("gzip;level=0;q=1", "gzip"),
        (" , ;q=0", ""),
    ],
)
def test_the_codings_are_listed_without_those_of_no_quality(given, accepted):
    assert request_headers.accepted(given) == accepted
