"""The pages for what went wrong."""

import logging
import re

import pytest
from django.db import OperationalError
from django.template.loader import render_to_string
from django.utils import timezone

from news.models import Article
from tests.markup import part, texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/khong-co/", "/tin/khong-co-1/", "/tin/" + "9" * 18 + "/", "/chuyen-muc/khong-co/"]
)
def test_what_is_not_there_is_told_in_vietnamese(address, reader):
    answer = reader.get(address)

    assert (answer.status_code, texts("h1", answer.content.decode())) == (404, ["Không tìm thấy trang"])


def test_a_foreign_host_gets_a_page_that_names_no_host(reader):
    answer = reader.get("/", headers={"host": "evil.example"})

    assert (answer.status_code, "evil.example" in answer.content.decode()) == (400, False)


def test_a_foreign_host_leaves_nothing_in_the_log(reader, capfd, monkeypatch):
    log = logging.getLogger("django.security.DisallowedHost")
    ours = [handler for handler in log.handlers if type(handler) in (logging.NullHandler, logging.StreamHandler)]
    monkeypatch.setattr(log, "handlers", ours)  # Without those that pytest listens by.

    reader.get("/", headers={"host": "evil.example"})

    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("address", ["/%00", "/tim-kiem/?q=%00", "/lien-he/?x=%00"])
def test_a_nul_in_the_address_gets_a_page_that_says_so(address, reader):
    answer = reader.get(address)

    assert (answer.status_code, texts("p", part('p class="code"', answer.text))) == (400, ["400"])


def test_the_page_for_our_own_faults_needs_no_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string("500.html", request=rf.get("/"))

    assert texts("h1", html) == ["Đã xảy ra lỗi"]


@pytest.mark.parametrize("code", [400, 403, 404])
def test_error_pages_need_nothing_from_the_middleware(code, rf):
    html = render_to_string(f"{code}.html", request=rf.get("/"))

    assert texts("p", part('p class="code"', html)) == [str(code)]


def test_a_database_that_is_away_is_told_in_words_with_one_line_in_the_log(client, monkeypatch, caplog):
    def away(*parts, **named):
        raise OperationalError("server closed\nthe connection")

    client.raise_request_exception = False
    monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", away)
    answer = client.get("/tim-kiem/?q=lua")

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "10", "no-store")
    assert texts("h1", answer.content.decode()) == ["Trang này tạm thời chưa hiển thị được"]
    assert [record.getMessage() for record in caplog.records if record.name == "portal.identity.error_pages"] == [
        "503 for /tim-kiem/: server closed the connection"
    ]
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "address", ["/tin-tuc/le-trao-huan-chuong-77.html", "/a/L%E1%BB%85-trao-hu%C3%A2n-ch%C6%B0%C6%A1ng-lao/12/"]
)
def test_a_page_that_is_not_there_searches_the_words_of_its_address(address, reader):
    now = timezone.now()
    for title in ("Lễ trao Huân chương", "Hội nghị"):
        Article.objects.create(title=title, status="published", published_at=now)
    Article.objects.create(title="Lễ trao huân chương nháp")

    html = part("main", reader.get(address).text)

    assert [title for title in texts("a", html) if "Lễ" in title] == ["Lễ trao Huân chương"]
    assert re.search(r'name="q"[^>]*value="(lễ|le)[ -]', html, re.IGNORECASE)


def test_programs_get_the_page_without_a_search(client):
    Article.objects.create(title="Lễ trao Huân chương", status="published", published_at=timezone.now())

    html = client.get("/le-trao-huan-chuong", headers={"user-agent": "Googlebot/2.1"}).text

    assert "Lễ trao Huân chương" not in part("main", html)
