"""Databases of NukeViet, exports of WordPress and lists in Excel become articles, row by row."""

import io
from datetime import datetime

import openpyxl
import pytest
from django.utils import timezone

from news.models import Article, Category, CategoryRule, OldAddress
from news.moving_in.exports import mysql_dump
from news.moving_in.refusals import Refused
from stats.models import ArticleOpening
from tests.news.moving_in.conftest import jpeg, told
from tests.news.moving_in.exported import DUMP, WXR


def page():
    return "Bản Mây ra quân\nLượt xem: 7\nCả bản ra đường.\nĐường dài hai cây số./.\nThống kê truy cập"


def workbook(*rows, heading=("STT", "Tiêu đề", "Ngày đăng", "Chuyên mục", "Tác giả", "Lượt xem", "Địa chỉ cũ", "Tệp")):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (["DANH MỤC TIN BÀI"], [], list(heading), *rows):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_rows_of_nukeviet_become_articles_in_their_nested_categories(imported, folder, client):
    place = folder({"nv.sql": DUMP, "uploads/news/2024/may.jpg": jpeg(1)})

    imported(place / "nv.sql", publish=True, make_categories=True)

    article, draft = Article.objects.order_by("pk")
    assert (article.title, article.status, draft.status) == ("Bản Mây 'làm' đường; trồng cây", "published", "draft")
    assert (article.category.name, article.category.parent.name) == ("Khen thưởng đột xuất", "Khen thưởng")
    assert timezone.localtime(article.published_at).isoformat() == "2024-04-12T12:05:00+07:00"
    assert (article.byline, article.source.code, article.lead) == ("Thào Mỷ", "BTĐKT", "Sáng 12/4, cả bản ra đường.")
    assert ArticleOpening.objects.get(article_id=article.pk).views == 65535
    assert told(article) == [(True, "Cả bản ra quân", False, "Thào Mỷ"), (False, "Đổ bê tông", False, "")]
    assert '<p>Đường dài "hai" cây số.<br>Rộng ba mét.</p>' in article.body
    assert f'<a href="{draft.get_absolute_url()}"' in article.body
    assert (
        client.get("/?nv=news&op=dot-xuat/ban-may-11.html&language=vi").headers["Location"]
        == article.get_absolute_url()
    )
    assert client.get("/dot-xuat/ban-may-11.html").headers["Location"] == article.get_absolute_url()
    assert client.get("/index.php?nv=news&op=dot-xuat/ban-may-11&language=vi").status_code == 301


def test_a_dump_cut_anywhere_is_refused_and_nothing_is_made(imported, folder, english):
    for end in (0.3, 0.5, 0.8, 0.97):
        place = folder({"nv.sql": DUMP[: int(len(DUMP) * end)]})

        _out, err = imported(place / "nv.sql")

        assert err[0] == (
            "nv.sql: The dump is cut off or damaged: it ends in the middle of a statement. Export the database anew."
        )
    assert Article.objects.count() == 0


def test_a_dump_without_news_or_in_another_encoding_is_refused(imported, folder, english):
    place = folder({"a.sql": "CREATE TABLE `a` (`b` int);\n", "b.sql": DUMP.encode("cp1258", "ignore")})

    said = [imported(place / name)[1][0] for name in ("a.sql", "b.sql")]

    assert [words.partition(":")[2][:20] for words in said] == [
        " The dump holds no n", " The dump is no text",
    ]  # fmt: skip


def test_a_statement_longer_than_what_is_read_at_once_is_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(mysql_dump, "CHUNK", 100)
    (tmp_path / "a.sql").write_text(DUMP)

    found = list(mysql_dump.rows(tmp_path / "a.sql", lambda table: table.endswith("_cat")))

    assert [row["alias"] for _table, row in found] == ["khen-thuong", "dot-xuat"]


def test_a_post_of_wordpress_comes_with_its_photos_and_its_time_of_here(imported, folder, english):
    place = folder({"a.xml": WXR, "uploads/lop.jpg": jpeg(1), "uploads/suoi.jpg": jpeg(2)})

    _out, err = imported(place / "a.xml", publish=True, make_categories=True)

    article = Article.objects.get()
    assert (article.status, article.byline, article.lead) == ("published", "Thào Mỷ", "Chuyện ở điểm trường.")
    assert timezone.localtime(article.published_at).isoformat() == "2022-11-20T07:15:00+07:00"
    assert (article.category.name, article.category.parent.name) == ("Gương sáng", "Tin tức")
    assert ArticleOpening.objects.get(article_id=article.pk).views == 987
    assert told(article) == [
        (True, "Giờ tập viết", False, ""),
        (False, "Bữa trưa", False, "Lò Thu"),
        (True, "Con suối", False, ""),
        (False, "", False, ""),
    ]
    assert article.body.startswith("<p>Lớp có mười bốn em.</p><figure")
    assert article.body.endswith("<p>Các em mang rau đến góp.</p>")
    assert 'left out: “[contact-form to="a"]”' in article.note
    assert {str(row) for row in article.old_addresses.all()} == {"/2022/11/co-giao", "/?p=76"}
    assert err == ["a.xml: Bài riêng: “Bài riêng” is left out: it was private, in the bin, or kept behind a password."]


def test_posts_of_two_sites_with_one_number_are_two_articles_and_the_first_keeps_the_address(imported, folder, english):
    other = (
        WXR.replace("Cô giáo Vừ Mai", "Thầy giáo Páo")
        .replace("2022/11/co-giao", "thay-giao")
        .replace("mười bốn", "mười")
    )

    imported(folder({"a.xml": WXR, "b.xml": other}))

    first, second = Article.objects.order_by("pk")
    assert OldAddress.objects.of("/?p=76").article == first
    assert second.note.splitlines()[-1] == "old address /?p=76: it leads elsewhere already, to “Cô giáo Vừ Mai”"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (WXR[:-200], "The export is cut off or damaged in line"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>wordpress.org/export</a>', "The file declares entities"),
        ("<rss><channel/></rss>", "This is no export of WordPress. Feeds and site maps hold addresses only"),
    ],
)
def test_what_is_no_whole_export_is_refused(imported, folder, english, content, words):
    _out, err = imported(folder({"a.xml": content}) / "a.xml")

    assert err[-2 if len(err) > 1 else 0].partition(": ")[2].startswith(words)


def test_a_list_in_excel_tells_date_category_views_and_address_of_each_file(imported, folder):
    rows = [
        (1, "Bản Mây ra quân làm đường", datetime(2025, 2, 3, 9, 5), "Phong trào", "Thào Mỷ", "1.520", "/tin/a.aspx?id=8", "a.txt"),  # noqa: DTZ001 – cells have no zone.
        (2, "Bản Gió", "12/3/2025", " Phong  trào ", None, 12, "td.example/b", "thu muc/b.txt"),
    ]  # fmt: skip
    place = folder({"list.xlsx": workbook(*rows), "a.txt": page(), "thu muc/b.txt": page().replace("hai", "ba")})
    Category.objects.create(name="Phong trào")

    imported(place, publish=True)

    one, other = Article.objects.order_by("pk")
    assert (one.title, one.byline, one.category.name, one.status) == (
        "Bản Mây ra quân làm đường", "Thào Mỷ", "Phong trào", "published",
    )  # fmt: skip
    assert [timezone.localtime(article.published_at).strftime("%d/%m/%Y %H:%M") for article in (one, other)] == [
        "03/02/2025 09:05", "12/03/2025 00:00",
    ]  # fmt: skip
    assert list(ArticleOpening.objects.order_by("article_id").values_list("views", flat=True)) == [1520, 12]
    assert [str(article.old_addresses.get()) for article in (one, other)] == ["/tin/a.aspx?id=8", "/b"]


def test_what_the_list_tells_is_not_said_to_be_missing(imported, folder, english):
    text = f"<p>{'Đường dài hai cây số, rộng ba mét. ' * 10}</p>"
    pages = {
        name: f"<html><title>Bản Mây {name}</title><body><h1>Bản Mây {name}</h1><div class='content'>{text}{name}</div></body></html>"
        for name in ("a", "b")
    }
    rows = [
        (1, "Bản Mây", "12/3/2025", None, None, 1, None, "a.html"),
        (2, "Bản Mây", None, None, None, 1, None, "b.html"),
    ]
    heading = ("STT", "Tiêu đề", "Ngày đăng", "Chuyên mục", "Tác giả", "Lượt xem", "Sapo", "Tệp")

    imported(
        folder(
            {"list.xlsx": workbook(*rows, heading=heading), **{f"{name}.html": page for name, page in pages.items()}}
        )
    )

    assert [article.note.splitlines() for article in Article.objects.order_by("pk")] == [
        ["no lead was found"],
        ["no date of publication was found", "no lead was found"],
    ]


def test_a_row_tells_all_that_is_wrong_with_it(imported, folder, english):
    row = (3, "Không có tệp", "31/02/2025", "Chuyên mục lạ", None, "nhiều", None, "c.txt")

    _out, err = imported(folder({"list.xlsx": workbook(row)}))

    assert err[0] == (
        "list.xlsx: row 4: file “c.txt” is not in the folder; “31/02/2025” is no day; write it as 31/12/2025.; “nhiều” is no"
        " number of views; category “Chuyên mục lạ” is unknown here: decide where its articles go, or have it made"
    )


def test_a_workbook_that_is_no_list_is_a_document_in_a_folder_and_refused_alone(imported, folder, english):
    place = folder({"list.xlsx": workbook(heading=("Hộ", "Công")), "a.txt": page()})

    assert imported(place)[1] == []
    assert imported(place / "list.xlsx")[1][0].startswith("list.xlsx: The workbook holds no list of articles")


def test_a_rule_decides_into_which_category_articles_go(imported, folder):
    ours = Category.objects.create(name="Khen thưởng")
    CategoryRule.objects.create(key="khen-thuong > khen-thuong-dot-xuat", name="Khen thưởng > …", category=ours)
    CategoryRule.objects.create(key="khen-thuong", name="Khen thưởng", category=None)

    imported(folder({"nv.sql": DUMP}) / "nv.sql", make_categories=True)

    assert [article.category for article in Article.objects.order_by("pk")] == [ours, None]
    assert Category.objects.count() == 1


def test_a_column_too_many_is_no_row(tmp_path):
    (tmp_path / "a.sql").write_text("INSERT INTO `a` (`b`) VALUES (1,2);")

    with pytest.raises(Refused):
        list(mysql_dump.rows(tmp_path / "a.sql", lambda table: True))
