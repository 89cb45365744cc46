"""The archive by month, the authors, the site map."""

import re
import unicodedata
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from news.models import Article, Category
from news.text import bylines
from tests.markup import part, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(reader):
    return lambda address: part("main", reader.get(address).content.decode())


def publish(title, when=None, **fields):
    when = when or timezone.now() - timedelta(hours=1)
    return Article.objects.create(title=title, status="published", published_at=when, **fields)


def local(*moment):
    return timezone.make_aware(datetime(*moment))  # noqa: DTZ001 – made aware here.


def test_the_archive_names_the_months_with_articles_and_their_number(read):
    publish("Đêm giao thừa", local(2025, 12, 31, 23, 59))
    publish("Năm mới", local(2026, 1, 1, 0, 0))
    publish("Năm mới nữa", local(2026, 1, 31, 23, 59))
    Article.objects.create(title="Bài nháp", published_at=local(2026, 2, 1))

    html = read("/luu-tru/")

    assert texts("h2", html) == ["Năm 2026", "Năm 2025"]
    assert texts("li", html) == ["Tháng 1 2 bài viết", "Tháng 12 1 bài viết"]
    assert re.findall('href="([^"]+)"', html) == ["/luu-tru/2026/01/", "/luu-tru/2025/12/"]


def test_a_month_lists_its_articles_and_leads_to_the_others(read):
    publish("Đêm giao thừa", local(2025, 12, 31, 23, 59))
    publish("Năm mới", local(2026, 1, 1, 0, 0))
    publish("Mùa xuân", local(2026, 3, 1))

    html = read("/luu-tru/2026/01/")

    assert (texts("h1", html), texts("h2", html)) == (["Tin bài tháng 1/2026"], ["Năm mới"])
    assert re.findall(r'href="([^"]+)"\s+rel="(next|prev)"', html) == [
        ("/luu-tru/2026/03/", "next"),
        ("/luu-tru/2025/12/", "prev"),
    ]


@pytest.mark.parametrize("address", ["2026/02", "2026/13", "2026/1", "0000/01", "2026/00", "9999/12"])
def test_a_month_without_articles_is_not_found(address, reader):
    publish("Năm mới", local(2026, 1, 1))

    assert reader.get(f"/luu-tru/{address}/").status_code == 404


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Thanh Trúc", ["Thanh Trúc"]),
        ("Bài và ảnh: Hà Vân – Minh Khuê", ["Hà Vân", "Minh Khuê"]),
        ("Bài: Hà Vân; Ảnh: Minh Khuê", ["Hà Vân", "Minh Khuê"]),
        ("Bút ký của Lam Giang", ["Lam Giang"]),
        ("Tin, ảnh: Lò Văn Én (tổng hợp)./.", ["Lò Văn Én"]),
        ("Hà Vân, Hà Vân và Lê-Anh", ["Hà Vân", "Lê-Anh"]),
        ("Ban Thi đua – Khen thưởng tỉnh", ["Ban Thi đua – Khen thưởng tỉnh"]),
        ("Tòng Văn Chính, Phó Trưởng Ban Thi đua – Khen thưởng tỉnh", ["Tòng Văn Chính"]),
        ("Tòng Văn Chính – Phó Trưởng Ban Thi đua – Khen thưởng tỉnh", ["Tòng Văn Chính"]),
        ("Lò Văn A (Chủ tịch Hội), Hà Vân, phó giám đốc Sở Nội vụ, Uỷ viên BCH", ["Lò Văn A", "Hà Vân"]),
        ("LÒ VĂN A, PHÓ CHÁNH VĂN PHÒNG, ỦY BAN NHÂN DÂN TỈNH; HÀ VÂN", ["LÒ VĂN A", "HÀ VÂN"]),
        ("Hà Vân, Báo Sơn La, Phòng Nghiệp vụ, Chuyên viên", ["Hà Vân"]),
        ("Phòng Nghiệp vụ, Hà Vân", ["Phòng Nghiệp vụ", "Hà Vân"]),
        ("Phó Trưởng Ban", []),
        ("Hà Vân, Minh Khuê", ["Hà Vân", "Minh Khuê"]),
        ("Hà Vân, Ban Mai, Trường Giang, Đoàn Văn Hậu", ["Hà Vân", "Ban Mai", "Trường Giang", "Đoàn Văn Hậu"]),
        ("Hà Vân, nguyên Phó Trưởng Ban, Quyền Giám đốc; Nguyên Khoa", ["Hà Vân", "Nguyên Khoa"]),
        ("Hà Vân, Phó Đức Phương, Bảo Châu, Lò thị Mai", ["Hà Vân", "Phó Đức Phương", "Bảo Châu", "Lò thị Mai"]),
        ("Phòng R&D", ["Phòng R&D"]),
        ("Nhóm R & D, Hà Vân", ["Nhóm R & D", "Hà Vân"]),
        ("Hà Vân&Minh Khuê", ["Hà Vân", "Minh Khuê"]),
        ("Hà Vân & Minh Khuê", ["Hà Vân", "Minh Khuê"]),
        ("Theo Báo Nhân Dân", []),
        ("Bài, ảnh", []),
        ("…", []),
        ("", []),
    ],
)
def test_the_names_are_read_out_of_a_byline(byline, names):
    assert bylines.names(byline) == names


def test_marks_written_apart_make_no_other_name():
    byline = unicodedata.normalize("NFD", "Bài của Hà Vân, Phó Giám đốc Sở Nội vụ")

    assert (bylines.names(byline), bylines.linked(byline)) == (
        ["Hà Vân"],
        'Bài của <a href="/tac-gia/ha-van/" rel="author">Hà Vân</a>, Phó Giám đốc Sở Nội vụ',
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ban Thi đua – Khen thưởng tỉnh", True),
        ("Văn phòng Ban", True),
        ("Uỷ ban nhân dân tỉnh", True),
        ("Báo Sơn La", True),
        ("Ban Mai", False),
        ("Bảo Sơn", False),
        ("Trương Thị Hội", False),
    ],
)
def test_a_board_is_told_from_a_person(name, expected):
    assert bylines.is_office(name) == expected


def test_an_author_has_a_page_of_everything_that_is_public(read, reader):
    publish("Bài một", byline="Bài và ảnh: Hà Vân – Minh Khuê")
    publish("Bài hai", timezone.now() - timedelta(days=1), byline="HÀ VÂN")
    Article.objects.create(title="Bài nháp", byline="Hà Vân, Lam Giang")

    assert texts("h3", read("/tac-gia/ha-van/")) == ["Bài một", "Bài hai"]
    assert [reader.get(f"/tac-gia/{slug}/").status_code for slug in ("lam-giang", "khong-co")] == [404, 404]


def test_all_authors_stand_under_the_name_they_are_called_by(read):
    publish("Bài một", byline="Hà Vân – Đinh Văn Ân")
    publish("Bài hai", byline="Hà Vân")

    html = read("/tac-gia/")

    assert texts("h2", html) == ["A", "V"]
    assert texts("li", html) == ["Đinh Văn Ân 1 bài viết", "Hà Vân 2 bài viết"]


def test_the_names_in_a_byline_lead_to_their_pages(read):
    article = publish("Bài một", byline="Bài & <ảnh>: Hà Vân – Minh Khuê (CTV)")

    line = re.search(r'<p class="byline">(.*?)</p>', read(article.get_absolute_url()))[1]

    assert line == (
        'Bài &amp; &lt;ảnh&gt;: <a href="/tac-gia/ha-van/" rel="author">Hà Vân</a> – '
        '<a href="/tac-gia/minh-khue/" rel="author">Minh Khuê</a> (CTV)'
    )


@pytest.mark.parametrize("number", ["0", "-1", "2", "abc", "", "1.0", "999999999", "٢", "1" * 5000])
@pytest.mark.parametrize("address", ["/luu-tru/2026/01/", "/tac-gia/ha-van/", "/tim-kiem/?q=bai", "/tim-kiem/"])
def test_a_page_of_these_lists_that_does_not_exist_is_not_found(address, number, reader):
    publish("Bài một", local(2026, 1, 1), byline="Hà Vân")

    joint = "&" if "?" in address else "?"
    assert reader.get(f"{address}{joint}trang={number}").status_code == 404


def test_the_site_map_leads_everywhere(read, reader):
    movement = Category.objects.create(name="Phong trào")
    below = Category.objects.create(name="Chuyên đề", parent=movement)
    publish("Bài một", category=below, byline="Hà Vân")

    links = re.findall('href="([^"]+)"', read("/so-do/"))

    assert {movement.get_absolute_url(), below.get_absolute_url(), "/tim-kiem/", "/luu-tru/", "/tac-gia/"} <= set(links)
    assert {link: reader.get(link).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize("address", ["/luu-tru/", "/tac-gia/", "/so-do/", "/tim-kiem/"])
def test_each_of_these_pages_is_counted_and_says_what_it_is(address, reader):
    answer = reader.get(address)
    html = answer.content.decode()

    assert answer.wsgi_request.is_public_page
    assert (len(texts("h1", html)), len(re.findall(r'<meta name="description"\s+content="', html))) == (1, 1)
    assert f'href="{address}"' in html or address == "/tim-kiem/"


def test_an_authors_page_tells_number_and_span_and_goes_by_years(read):
    for when in (local(2025, 12, 31), local(2026, 1, 1), local(2026, 2, 1)):
        publish(f"Bài {when:%m}", when, byline="Lò Mai")

    html = read("/tac-gia/lo-mai/")

    assert texts("h2", html) == ["Năm 2026", "Năm 2025"]
    assert texts("h3", html) == ["Bài 02", "Bài 01", "Bài 12"]
    assert texts("p", html)[0].startswith("3 bài viết · 31/12/2025 – 01/02/2026 ·")
