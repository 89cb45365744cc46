"""What was made to harm is refused in words within seconds, and nothing outside of the import is read."""

import os
import time

import pytest

from news.models import Article
from tests.news.moving_in.conftest import jpeg
from tests.news.moving_in.portals import ROAD, vnpt

PAGE = vnpt(ROAD)
SECONDS = 10  # Of CPU.


def with_body(text):
    return PAGE.replace("Đường xong trước mùa mưa./.", text)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<div>" * 50_000 + "a", "nested in one another"),
        ("<p>" + "<b>" * 50_000 + "a", "nested in one another"),
        ("<p></p>" * 300_000, "more elements than any article"),
        (with_body("a" + "\u0301" * 100_000), "dozens of marks"),
        ("<html><body>" + "<table><tr><td>" * 5_000, "nested in one another"),
        ("", "no web page that can be read"),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><html><body>&b;</body></html>", "holds no article"),
    ],
    ids="div b many marks tables empty entity".split(),
)
def test_a_page_that_is_none_is_refused_in_words(imported, folder, english, page, words):
    began = time.process_time()

    _out, err = imported(folder({"a.html": page or " "}))

    assert words in err[0]
    assert Article.objects.count() == 0
    assert time.process_time() - began < SECONDS


def test_scripts_styles_and_addresses_of_a_page_do_not_come_along(imported, folder):
    hostile = """a<script>alert(1)</script><style>b{}</style><iframe src="http://127.0.0.1:9/x"></iframe>
    <img src="http://127.0.0.1:9/a.jpg" onerror="alert(1)"><a href="javascript:alert(1)" onclick="x()">đây</a>
    <a href="//evil.example/a">kia</a><img src="file:///etc/passwd"><img src="../../../../etc/hostname">"""

    imported(folder({"a.html": with_body(hostile)}))

    article = Article.objects.get()
    assert [
        word for word in ("alert", "script", "style", "onerror", "iframe", "javascript") if word in article.body
    ] == []
    assert [bool(photo.image) for photo in article.photos.all()] == [False] * 6


def test_a_file_of_five_gigabytes_is_refused_unread(imported, folder, english):
    place = folder({"a.txt": ""})
    for name in ("huge.html", "huge.docx", "huge.sql", "huge.xml"):
        with (place / name).open("wb") as huge:
            huge.truncate(5 * 2**30)
    began = time.process_time()

    said = [imported(place / name)[1][0] for name in ("huge.html", "huge.docx", "huge.sql", "huge.xml")]

    assert [words.partition(": ")[2][:24] for words in said] == [
        "The page is larger than ", "The Word file is larger ", "The file is larger than ", "The file is larger than ",
    ]  # fmt: skip
    assert time.process_time() - began < SECONDS


def test_links_pipes_and_what_may_not_be_read_are_no_articles(imported, folder, tmp_path, english):
    place = folder({"a.html": PAGE})
    (tmp_path / "secret.html").write_text(PAGE.replace("Bản Mây", "Bí mật"))
    (place / "link.html").symlink_to(tmp_path / "secret.html")
    (place / "folder").symlink_to(tmp_path)
    os.mkfifo(place / "pipe.html")
    (tmp_path / "link").symlink_to(place)

    imported(place)
    said = imported(tmp_path / "link")[1][0]

    assert [article.title for article in Article.objects.all()] == [ROAD.title]
    assert said.endswith("This is a link to another place, which is not followed. Name the place itself.")


def test_a_photo_that_is_none_is_refused_and_the_article_comes(imported, folder, english):
    photos = {"anh/may1.jpg": b"<?php", "anh/may2.jpg": jpeg()[:200], "anh/may3.jpg": jpeg()}

    imported(folder({"a.html": PAGE, **photos}))

    article = Article.objects.get()
    assert [bool(photo.image) for photo in article.photos.all()] == [False, False, True]
    assert "may1.jpg: This file is not a photo that can be shown" in article.photos.first().refusal
    assert [line.partition(":")[0] for line in article.note.splitlines()][-2:] == [
        "photo 1 “may1.jpg” was refused", "photo 2 “may2.jpg” was refused",
    ]  # fmt: skip


@pytest.mark.thorough
def test_a_folder_of_twenty_thousand_files_does_not_fall_over(imported, tmp_path, english):
    for number in range(20_000):
        (tmp_path / f"{number}.html").write_text("<html><body><a href='/'>Trang chủ</a></body></html>")
    (tmp_path / "tin.html").write_text(PAGE)

    out, _err = imported(tmp_path, dry_run=True)

    assert out[-1] == "To make: 1. Imported before: 0. Refused: 0. Passed over: 20000. Nothing was written."
