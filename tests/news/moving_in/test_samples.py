"""Each sample of what boards have in their hands becomes what its README says, by the command and at the desk."""

import io
import re
import zipfile
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from docx import Document

from news.admin.imports.rules import NEW, NONE
from news.models import Article, Category, ImportRun, Video
from news.moving_in import working
from stats.models import ArticleOpening
from tests.news.moving_in.conftest import told

STEPS = {"read": "read", "import": "go_on"}


@pytest.fixture
def samples(shared):
    return shared / "samples"


def by_command(monkeypatch, signed_in, administrator):
    def take_in(path):
        err = io.StringIO()
        try:
            call_command("import", str(path), publish=True, make_categories=True, stdout=io.StringIO(), stderr=err)
        except CommandError as error:
            err.write(str(error))
        return err.getvalue()

    return take_in


def at_the_desk(monkeypatch, signed_in, administrator):
    def work(run, step):
        try:
            call_command("import", stdout=io.StringIO(), stderr=io.StringIO(), **{STEPS[step]: run.pk})
        except CommandError:
            assert run.items.filter(outcome="refused").exists()

    def take_in(path):
        desk = signed_in(administrator)
        content = packed(path) if path.is_dir() else path.read_bytes()
        name = path.name + (".zip" if path.is_dir() else "")
        desk.post(reverse("admin:news_importrun_add"), {"file": SimpleUploadedFile(name, content)})
        run = ImportRun.objects.get()
        page = desk.get(reverse("admin:news_importrun_change", args=[run.pk]))
        fields = re.findall(r'name="(category-\d+)"(.*?)</select>', page.text, re.DOTALL)
        chosen = {field: NEW if f'value="{NEW}"' in choices else NONE for field, choices in fields}
        desk.post(reverse("admin:news_importrun_import", args=[run.pk]), chosen | {"publish": "on"})
        return "\n".join(run.items.filter(outcome__in=("refused", "passed")).values_list("words", flat=True))

    monkeypatch.setattr(working, "start", work)
    return take_in


def packed(folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(folder))
    return out.getvalue()


@pytest.fixture(params=[by_command, at_the_desk], ids=lambda way: way.__name__)
def take_in(request, monkeypatch, signed_in, administrator, settings, tmp_path):
    """A function that imports a sample, publishing and making categories, and returns what was said of what was not."""
    settings.IMPORT_DIR = tmp_path / "import"
    return request.param(monkeypatch, signed_in, administrator)


def about(article):
    """Title, state, time and views of an article."""
    views = ArticleOpening.objects.filter(article_id=article.pk).values_list("views", flat=True)
    time = article.published_at and timezone.localtime(article.published_at).strftime("%d/%m/%Y %H:%M")
    return article.title, article.status, time, sum(views)


def words(html):
    """The text of a piece of HTML in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def one(pattern, text):
    return words(re.search(pattern, text, re.DOTALL)[1])


def test_a_page_of_vnpt(take_in, samples, client):
    page = next((samples / "1-vnpt-html").glob("*.html")).read_text()
    first, shared_caption, last = map(words, re.findall(r"<(?:i|em)>(.*?)</(?:i|em)>", page))

    take_in(samples / "1-vnpt-html")

    article = Article.objects.get()
    assert about(article) == (one("<h1[^>]*>(.*?)</h1>", page), "draft", "22/12/2023 16:05", 1342)
    assert article.title == re.search('title "(.*?)"', (samples / "README.txt").read_text())[1]
    assert (article.source.code, article.byline, article.category) == ("CTTĐT", "Lò Thu – Hoàng Bách", None)
    assert f"CTTĐT - {article.lead}" == one('class="sapo">(.*?)</div>', page)
    assert told(article) == [
        (True, first, False, ""),
        (True, "", True, ""),
        (True, shared_caption, False, ""),
        (True, "", False, ""),
        (True, last.removesuffix(". Ảnh: Lò Thu"), False, "Lò Thu"),
    ]
    assert [photo.alt for photo in article.photos.all()] == [""] * 5
    assert re.findall("<h2>(.*?)</h2>", article.body) == [one("<p><strong>(.*?)</strong></p>", page)]
    assert [words(cell) for cell in re.findall("<td>(.*?)</td>", article.body)] == [
        words(cell) for cell in re.findall("<td>(.*?)</td>", page)
    ]
    assert (article.body.count("<p>"), article.body.count("<figure"), "<a " in article.body) == (4, 5, False)
    assert [(document.title, document.file.name[-4:]) for document in article.attachments.all()] == [
        ("Công văn số 115/BTĐKT-NV", ".pdf")
    ]
    assert (str(article.old_addresses.get()), Video.objects.count()) == (
        "/1/31544/chi-tiet-tin/hoi-nghi-tong-ket-cum-thi-dua-so-3-1187342",
        0,
    )
    assert article.note.splitlines()[0] == "đã bỏ ra ngoài: “Tin liên quan”"


def test_a_database_of_nukeviet(take_in, samples, client):
    rows = re.findall("_news_rows` .*? VALUES (.*?);\n", (samples / "2-nukeviet.sql").read_text())
    texts = [re.findall(r"'((?:[^'\\]|\\.)*)'", row) for row in rows]

    take_in(samples / "2-nukeviet.sql")

    article, draft, short = Article.objects.order_by("pk")
    assert [about(one) for one in (article, draft, short)] == [
        (texts[0][2], "published", "11/06/2021 08:30", 4210),
        (texts[1][2], "draft", "21/07/2021 08:30", 0),
        (texts[2][2], "published", "09/09/2021 08:30", 65535),
    ]
    assert [one.lead for one in (article, draft, short)] == [texts[0][4], "", texts[2][4]]
    assert [one.byline for one in (article, draft, short)] == ["Lò Thu", "", "Theo TTXVN"]
    assert [caption for _file, caption, *_rest in told(article)] == [texts[0][6], "Đại diện tập thể nhận Bằng khen"]
    assert [(str(one), str(one.parent or "")) for one in Category.objects.order_by("pk")] == [
        ("Khen thưởng", ""),
        ("Khen thưởng đột xuất", "Khen thưởng"),
    ]
    assert [str(one.category) for one in (article, draft, short)] == [
        "Khen thưởng", "Khen thưởng đột xuất", "Khen thưởng",
    ]  # fmt: skip
    assert re.findall('href="(.*?)"', short.body) == [article.get_absolute_url()]
    assert client.get(f"/khen-thuong/{texts[0][3]}-101.html").headers["Location"] == article.get_absolute_url()


def test_an_export_of_wordpress(take_in, samples, client):
    export = (samples / "3-wordpress.wxr.xml").read_text()

    said = take_in(samples / "3-wordpress.wxr.xml")

    article = Article.objects.get()
    assert about(article) == (
        one("<item><title>(.*?)</title>", export), "published", "20/11/2022 07:15", 987,
    )  # fmt: skip
    assert article.lead == re.search(r"<excerpt:encoded><!\[CDATA\[(.*?)\]\]>", export)[1]
    assert [caption for _file, caption, *_rest in told(article)] == [
        one("<figcaption>(.*?)</figcaption>", export), one(r"/> ([^\[]*)\[/caption\]", export), "", "",
    ]  # fmt: skip
    assert (article.category.name, "<p>" in article.body) == ("Gương sáng", True)
    assert "để riêng tư, trong thùng rác hoặc có mật khẩu" in said
    for address in ("/2022/11/co-giao-vu-mai/", "/?p=76"):
        assert client.get(address).headers["Location"] == article.get_absolute_url()


def test_a_list_in_excel_with_word_files(take_in, samples):
    folder = samples / "4-excel-word"
    rows = list(openpyxl.load_workbook(folder / "danh-muc-tin-bai.xlsx").active.iter_rows(values_only=True))[3:]
    lines = [[part.text for part in Document(folder / name).paragraphs if part.text] for *_row, name in rows[:2]]

    said = take_in(folder)

    first, second = Article.objects.order_by("pk")
    assert [about(one) for one in (first, second)] == [
        (rows[0][1], "published", "03/02/2025 00:00", 1520),
        (rows[1][1], "published", "12/03/2025 00:00", 1204),
    ]
    assert [(one.category.name, one.byline) for one in (first, second)] == [
        ("Phong trào thi đua", "Hoàng Bách"),
        ("Khen thưởng đột xuất", "Lò Thu, Hoàng Bách"),
    ]
    assert (first.source.code, f"BTĐKT - {first.lead}") == ("BTĐKT", lines[0][1])
    assert told(first) == [
        (True, lines[0][2], False, ""), (True, "", True, ""), (True, lines[0][5], False, ""),
    ]  # fmt: skip
    assert (words(second.body), second.photos.count()) == (lines[1][1], 0)
    assert [str(one.old_addresses.get()) for one in (first, second)] == [row[6] for row in rows[:2]]
    assert "không có tệp “Tin 03.docx” trong thư mục; “31/02/2025” không phải là ngày" in said
    assert "ở đây chưa có chuyên mục “Chuyên mục lạ”" in said


def test_a_feed_is_refused_with_what_to_do(take_in, samples):
    assert "hãy lưu chính các trang" in take_in(samples / "6-rss.xml")
    assert Article.objects.count() == 0


def test_pages_that_are_nearly_the_seed(take_in, samples):
    pages = [path.read_text().splitlines() for path in sorted((samples / "near-seed").iterdir())]

    take_in(samples / "near-seed")

    meeting, table, planting = Article.objects.order_by("pk")
    assert [about(one) for one in (meeting, table, planting)] == [
        (pages[0][0], "draft", "14/01/2026 16:20", 1204),
        (pages[1][0], "draft", None, 88),
        (pages[2][0], "draft", None, 52),
    ]
    assert [f"{one.source.code} - {one.lead}" for one in (meeting, table, planting)] == [
        pages[0][3], pages[1][2], pages[2][2],
    ]  # fmt: skip
    assert [one.byline for one in (meeting, table, planting)] == [
        "Thực hiện: Lò Mai – Hoàng Sơn", "Ban Biên tập", "Phàn Mẩy",
    ]  # fmt: skip
    assert [words(text) for text in re.findall("<p>(.*?)</p>", meeting.body)] == [pages[0][at] for at in (4, 7, 10)]
    assert told(meeting) == [
        (False, pages[0][6].removesuffix(". Ảnh: Lò Thị Mai"), False, "Lò Thị Mai"),
        (False, pages[0][9], False, ""),
    ]
    assert [words(text) for text in re.findall("<p>(.*?)</p>", planting.body)] == [pages[2][at] for at in (4, 6)]
    assert told(planting) == [(False, "", False, "")] * 2
    assert re.findall("<h2>(.*?)</h2>", table.body) == [pages[1][3], pages[1][7]]
    cells = [re.findall("<td>(.*?)</td>", row) for row in re.findall("<tr>(.*?)</tr>", table.body)]
    assert cells == [line.split("\t") for line in pages[1] if "\t" in line]
    assert pages[1][9] in table.note
    assert Video.objects.count() == 0
