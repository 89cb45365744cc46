"""Figures of an older counter: balances, and days from a file."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import csv_uploads
from stats.importing import csv_file, daily_figures
from stats.models import ArticleOpening, HistoryImport, ImportedDay, SiteDay, SiteOpening
from stats.site import site_sums

ADDRESS = "/quan-tri/thong-ke/nhap-so-lieu/"
GOOD = "Ngày;Lượt xem;Khách\n01/02/2025;1.200;400\n02/02/2025;900;300\n"
FIRST = datetime.date(2025, 2, 1)


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


def upload(desk, content, **more):
    content = content.encode() if isinstance(content, str) else content
    return desk.post(ADDRESS, {"file": SimpleUploadedFile("cũ.csv", content), "note": "bộ đếm cũ", **more})


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        "Khách,Ngày,Lượt xem\r\n400,2025-02-01,1200\r\n300,2025-02-02,900\r\n",
        "01-02-2025\t1 200\t400\n\n02.02.2025\t900\t300",
        "day;views;visitors;note\n1/2/2025;1200;400;x\n2/2/2025;900;300;y",
    ],
)
def test_every_usual_way_of_writing_the_file_is_read(db, text):
    days, wrong = csv_file.read(csv_uploads.text_of(text.encode()))

    assert [tuple(day) for day in days] == [(FIRST, 1200, 400), (FIRST + datetime.timedelta(days=1), 900, 300)]
    assert wrong == []


def test_a_file_as_excel_writes_unicode_text_is_read(db):
    days, _wrong = csv_file.read(csv_uploads.text_of(GOOD.replace(";", "\t").encode("utf-16")))

    assert len(days) == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("31/02/2025;5;3", "không phải là ngày"),
        ("01/02/25;5;3", "không phải là ngày"),
        ("01/02/2025;năm;3", "Lượt xem"),
        ("01/02/2025;5", "Khách"),
        ("01/02/2025;-5;3", "Lượt xem"),
        ("01/02/2025;1.5;1", "Lượt xem"),
        ("01/02/2025;٣;1", "Lượt xem"),
        (f"01/02/2025;{'9' * 5000};1", "Lượt xem"),
        ("01/02/2025;9999999999999;1", "quá lớn"),
        ("01/02/2025;3;5", "lớn hơn số lượt xem"),
        ("01/02/1999;5;3", "từ năm 2000"),
        ("01/02/2999;5;3", "đến hôm qua"),
        ("03/02/2025;5;3", "xuất hiện hai lần"),
        ("04/02/2025;5;3", "đã có số liệu"),
    ],
)
def test_a_wrong_line_is_named_with_its_reason_and_nothing_is_added(desk, line, reason):
    SiteDay.objects.create(day=datetime.date(2025, 2, 4), views=1, visitors=1)

    response = upload(desk, f"Ngày;Lượt xem;Khách\n03/02/2025;5;3\n{line}\n")

    [wrong] = response.context["wrong"]
    assert (wrong.line, reason in wrong.reason) == (3, True)
    assert reason in response.text
    assert SiteDay.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không có nội dung"),
        (b"\n \n", "Tệp rỗng"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("Ngày;Lượt xem\n01/02/2025;3".encode(), "thiếu cột “Khách”"),
        ("01/02/2025;2;1\n" * 20_001, "nhiều hơn 20000 dòng"),
        (b"Ng\xe0y;1;1", "UTF-8"),
        (b'{"days":"' + b"x" * 200_000, "không phải là bảng"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(desk, content, words):
    response = upload(desk, content)

    assert (response.status_code, words in response.text) == (200, True)
    assert HistoryImport.objects.count() == 0


def test_a_refused_file_is_a_fault_on_top_that_leads_to_its_field(desk):
    response = desk.post(ADDRESS, {"note": ""})

    assert re.findall(r'data-place="(.*?)">(.*?)</a>', response.text) == [
        ("id_file", "Tệp CSV: Hãy chọn một tệp."),
        ("id_note", "Ghi chú: Trường này là bắt buộc."),
    ]


def test_a_file_is_only_checked_until_that_is_confirmed(desk):
    checked = upload(desk, GOOD)
    before = SiteDay.objects.count()

    form = {"text": checked.context["form"].cleaned_data["text"], "name": "cũ.csv", "note": "bộ đếm cũ", "import": ""}
    desk.post(ADDRESS, form)

    assert before == 0
    assert "2 ngày từ 01/02/2025 đến 02/02/2025: sẽ thêm 2.100 lượt xem và 700 khách" in checked.text
    assert site_sums.totals() == {"views": 2100, "visitors": 700}
    made = HistoryImport.objects.get()
    assert (made.file, made.note, made.imported_by) == ("cũ.csv", "bộ đếm cũ", "quantri (quantri)")


def test_a_file_with_a_very_long_name_is_added_too(desk):
    file = SimpleUploadedFile("số liệu " * 30 + ".csv", GOOD.encode())
    checked = desk.post(ADDRESS, {"file": file, "note": "bộ đếm cũ"}).context["form"].cleaned_data

    desk.post(ADDRESS, {"text": checked["text"], "name": checked["name"], "note": "bộ đếm cũ", "import": ""})

    assert SiteDay.objects.count() == 2


def test_an_import_is_undone_and_what_was_counted_since_stays(desk):
    days, _wrong = csv_file.read(GOOD)
    made = daily_figures.add(days, file="cũ.csv", note="", imported_by="")
    SiteDay.objects.filter(day=FIRST).update(views=1207, visitors=402)

    desk.post(reverse("statistics:undo", args=[made.pk]))

    assert list(SiteDay.objects.values_list("day", "views", "visitors")) == [(FIRST, 7, 2)]
    assert (ImportedDay.objects.count(), HistoryImport.objects.count()) == (0, 0)


def test_the_same_file_is_not_added_twice(desk):
    days, _wrong = csv_file.read(GOOD)
    daily_figures.add(days, file="cũ.csv", note="", imported_by="")

    assert [wrong.line for wrong in upload(desk, GOOD).context["wrong"]] == [2, 3]


def test_an_export_of_days_is_an_import_elsewhere(desk):
    days, _wrong = csv_file.read(GOOD)
    made = daily_figures.add(days, file="cũ.csv", note="", imported_by="")
    address = reverse("statistics:download", args=["theo-ngay", "csv"])
    file = desk.get(address, {"tu": "2025-02-01", "den": "2025-02-02"}).getvalue()
    daily_figures.undo(made)

    again, wrong = csv_file.read(csv_uploads.text_of(file))

    assert (again, wrong) == (days, [])


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_nobody_else_imports_or_undoes(request, signed_in, role):
    browser = signed_in(request.getfixturevalue(role))
    made = HistoryImport.objects.create(file="cũ.csv", note="", imported_by="")

    assert upload(browser, GOOD).status_code == 403
    assert browser.post(reverse("statistics:undo", args=[made.pk])).status_code == 403
    assert HistoryImport.objects.count() == 1


def test_who_sets_an_opening_balance_is_written_down(desk, administrator):
    administrator.last_name, administrator.first_name = "Đỗ Hải", "Sơn"
    administrator.save()

    response = desk.post("/quan-tri/stats/siteopening/add/", {"visitors": 5, "views": 9, "note": "bộ đếm cũ"})

    assert response.status_code == 302
    assert SiteOpening.objects.get().set_by == "Đỗ Hải Sơn (quantri)"
    assert site_sums.totals() == {"views": 9, "visitors": 5}


def test_an_opening_balance_is_listed_in_groups_and_says_who_set_it_once_somebody_has(desk):
    set_before = SiteOpening.objects.create(visitors=1_234_567, views=4_567_890, note="bộ đếm cũ", set_by="Đỗ Hải Sơn")

    listed = desk.get("/quan-tri/stats/siteopening/").text
    pages = [desk.get(f"/quan-tri/stats/siteopening/{page}/").text for page in ("add", f"{set_before.pk}/change")]

    assert ("1.234.567" in listed, "4.567.890" in listed) == (True, True)
    assert ["Người ghi" in page for page in pages] == [False, True]


def test_an_opening_balance_needs_a_note_and_an_article(desk):
    site = desk.post("/quan-tri/stats/siteopening/add/", {"visitors": 5, "views": 9, "note": ""})
    article = desk.post("/quan-tri/stats/articleopening/add/", {"article_id": 77, "views": 9, "note": "cổng cũ"})

    assert (site.status_code, article.status_code) == (200, 200)
    assert "Không có bài viết nào mang số này." in article.text
    assert (SiteOpening.objects.count(), ArticleOpening.objects.count()) == (0, 0)


def test_today_and_the_week_stay_below_the_total_after_an_import(desk, drained, reader):
    reader.get("/")
    drained()
    days, _wrong = csv_file.read(GOOD)
    daily_figures.add(days, file="cũ.csv", note="", imported_by="")

    found = site_sums.visitors()

    assert found["today"] <= found["week"] <= found["total"] == 701
    assert SiteDay.objects.get(day=timezone.localdate()).visitors == 1
