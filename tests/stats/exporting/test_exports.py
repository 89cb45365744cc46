"""The exports, read back as their readers do."""

import csv
import datetime
import io
import re
import tracemalloc

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from model_bakery import baker

import table_files
from news.models import Article, Category, Photo
from stats import periods, rollups
from stats.models import ArticleDay, ArticleOpening, SiteDay, SiteOpening
from table_files import Column, Table

DAY = datetime.timedelta(days=1)


def published(title, day=None, **about):
    moment = timezone.make_aware(datetime.datetime.combine(day or timezone.localdate(), datetime.time(0, 1)))
    return baker.make(Article, title=title, status="published", published_at=moment, expires_at=None, **about)


@pytest.fixture
def figures(administrator):
    """Two days of two articles, one of them deleted since, and an opening balance of each kind."""
    today = timezone.localdate()
    shelf = baker.make(Category, name="Phong trào thi đua")
    kept = published(
        "Đường mới “về bản” – bà con mừng",
        shelf and today,
        category=shelf,
        byline="Bài và ảnh: Ánh",
        creator=administrator,
    )
    baker.make(Photo, article=kept, image="", _quantity=2)
    for number, day, views, readers in [(kept.pk, today, 5, 3), (kept.pk, today - DAY, 2, 1), (900, today, 4, 4)]:
        ArticleDay.objects.create(article_id=number, day=day, views=views, readers=readers)
    SiteDay.objects.create(day=today, views=20, visitors=9)
    SiteDay.objects.create(day=today - DAY, views=10, visitors=4)
    SiteOpening.objects.create(visitors=1000, views=3000, note="bộ đếm cũ")
    ArticleOpening.objects.create(article_id=kept.pk, views=600, note="cổng cũ")
    rollups.ARTICLES.rebuild()
    return kept


@pytest.fixture
def exported(signed_in, administrator):
    """A function that downloads a table and gives its rows and, of a workbook, its notes."""

    def download(table, kind, **query):
        response = signed_in(administrator).get(reverse("statistics:download", args=[table, kind]), query)
        content = response.getvalue()
        assert f'filename="{table}_' in response.headers["Content-Disposition"]
        if kind == "csv":
            assert content.startswith(b"\xef\xbb\xbf")
            return list(csv.reader(io.StringIO(content.decode("utf-8-sig")))), None
        book = openpyxl.load_workbook(io.BytesIO(content))
        figures, notes = book.worksheets
        return [list(row) for row in figures.iter_rows(values_only=True)], {row[0]: row[1] for row in notes.values}

    return download


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_days_and_the_opening_balance_add_up_to_the_total_on_the_screen(
    exported, figures, signed_in, administrator, kind
):
    [titles, *rows], _notes = exported("theo-ngay", kind, ky="tat-ca")

    total = signed_in(administrator).get("/thong-ke.json").json()["total"]
    assert titles == ["Ngày", "Lượt xem", "Khách", "Ghi chú"]
    assert len(rows) == 3
    assert [sum(int(row[column]) for row in rows) for column in (1, 2)] == [3030, 1013]
    assert total == 1013
    assert "bộ đếm cũ" in rows[0][3]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_articles_come_with_all_an_auditor_asks_for(exported, figures, kind):
    [titles, *rows], _notes = exported("bai-viet", kind, ky="hom-nay")

    found = {int(row[0]): row for row in rows}
    assert titles[7:] == ["Lượt xem trong kỳ", "Người đọc trong kỳ", "Tổng lượt xem", "Tổng người đọc"]
    kept = found[figures.pk]
    assert kept[1:6] == [
        "Đường mới “về bản” – bà con mừng",
        "Phong trào thi đua",
        kept[3],
        "Bài và ảnh: Ánh",
        "quantri",
    ]
    assert [int(figure) for figure in kept[7:]] == [5, 3, 607, 4]
    assert (found[900][1], [int(figure) for figure in found[900][7:]]) == ("(đã xóa)", [4, 4, 4, 4])
    today = timezone.localdate()
    assert kept[6] == (f"{today:%d/%m/%Y}" if kind == "csv" else datetime.datetime.combine(today, datetime.time()))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_output_counts_articles_and_photos_of_each_author(exported, figures, kind):
    [titles, *rows], _notes = exported("san-luong", kind, ky="hom-nay")

    assert titles == ["Tháng", "Tác giả", "Chuyên mục", "Bài viết", "Ảnh", "Lượt xem", "Người đọc"]
    [row] = rows
    assert row[:3] == [f"{timezone.localdate():%m/%Y}", "quantri", "Phong trào thi đua"]
    assert [int(figure) for figure in row[3:]] == [1, 2, 5, 3]


@pytest.mark.parametrize("query", [{"ky": "hom-nay"}, {"ky": "7-ngay"}, {"ky": "tat-ca"}])
def test_the_sums_in_the_file_are_those_on_the_screen(exported, figures, signed_in, administrator, query):
    screen = signed_in(administrator).get(reverse("statistics:dashboard"), query).context

    [_titles, *articles], notes = exported("bai-viet", "xlsx", **query)

    assert sum(row[7] for row in articles) == notes["Tổng: Lượt xem trong kỳ"] == screen["total"].views
    assert sum(row[8] for row in articles) == notes["Tổng: Người đọc trong kỳ"] == screen["total"].readers
    [_titles, *days], _notes = exported("theo-ngay", "csv", **query)
    counted = [row for row in days if row[0]]
    assert [sum(int(row[column]) for row in counted) for column in (1, 2)] == list(screen["sums"].values())


EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", '=HYPERLINK("http://a")', "＝1"]


@pytest.mark.parametrize("evil", EVIL)
def test_no_title_is_a_formula_in_a_spreadsheet(evil):
    table = [Column("Tiêu đề")], [], []

    written = "".join(table_files.csv_pieces(Table(table[0], [[evil]], [])))
    book = openpyxl.load_workbook(table_files.xlsx_file(Table(table[0], [[evil]], [])))

    [_title, [cell]] = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert cell == f"'{evil}"
    assert book.worksheets[0]["A2"].data_type == "s"


@pytest.mark.parametrize("evil", [*EVIL, '"=1+1', "' -1"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_no_part_of_a_title_is_one_where_cells_are_cut_elsewhere(evil, separator):
    row = ["Bài", f"Thi đua{separator}{evil}", "x"]

    written = "".join(table_files.csv_pieces(Table([], [row], [])))

    lines = re.split("[\r\n]+", written.removeprefix("\ufeff"))
    cells = [cell.lstrip(' "\t') for line in lines for cell in line.split(separator)]
    assert len(cells) > 1
    assert [cell for cell in cells if cell.startswith(table_files.FORMULA_STARTS)] == []


@pytest.mark.parametrize("words", ["Thi đua – khen thưởng", 'a,b;c"d\ne', "x" * 40_000, "\x01\x0b", "😀"])
def test_any_other_text_comes_through(words):
    columns = [Column("Tiêu đề")]

    written = "".join(table_files.csv_pieces(Table(columns, [[words]], [])))
    book = openpyxl.load_workbook(table_files.xlsx_file(Table(columns, [[words]], [])))

    [_title, [cell]] = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert cell == words
    assert len(book.worksheets[0]["A2"].value) >= min(len(words), 32_767)


def test_a_long_table_is_never_held_in_memory():
    table = Table([Column("Số", True), Column("Tiêu đề")], ([number, f"Bài {number}"] for number in range(70_000)), [])

    tracemalloc.start()
    length = sum(len(piece) for piece in table_files.csv_pieces(table))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert length > 1_000_000
    assert peak < 1_000_000


def test_a_table_goes_on_on_the_next_sheet(monkeypatch):
    monkeypatch.setattr(table_files, "ROWS_A_SHEET", 10)
    table = Table([Column("Số", True)], ([number] for number in range(25)), [])

    book = openpyxl.load_workbook(table_files.xlsx_file(table))

    assert [sheet.max_row - 1 for sheet in book.worksheets[:3]] == [10, 10, 5]
    assert book.worksheets[3]["B1"].value == sum(range(25))


@pytest.mark.parametrize("address", ["san-pham.csv", "bai-viet.pdf"])
def test_there_are_no_other_tables(signed_in, administrator, address):
    assert signed_in(administrator).get(f"/quan-tri/thong-ke/tai-ve/{address}").status_code == 404


def test_a_bad_date_is_no_file(signed_in, administrator):
    address = reverse("statistics:download", args=["theo-ngay", "csv"])

    assert signed_in(administrator).get(address, {"tu": "2026-02-30"}).status_code == 404


def test_an_article_that_was_published_and_not_read_is_listed(exported, db):
    article = published("Chưa ai đọc")

    [_titles, row], _notes = exported("bai-viet", "csv", ky="hom-nay")

    assert (row[0], row[7:]) == (str(article.pk), ["0", "0", "0", "0"])
    assert periods.preset("hom-nay").days == 1
