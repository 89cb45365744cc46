"""Old addresses at the desk: one by one, from a CSV file, and those that readers asked for in vain."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from news.addresses import csv_file, targets
from news.models import Article, Category, OldAddress, UnknownAddress
from news.text.addresses import OldPath
from tests.markup import part, texts

UNKNOWN, CSV = "/quan-tri/news/oldaddress/unknown/", "/quan-tri/news/oldaddress/csv/"


@pytest.fixture
def desk(editor, signed_in):
    return signed_in(editor)


def stored():
    return {str(row): row.article or row.category or row.page for row in OldAddress.objects.all()}


@pytest.mark.parametrize("written", ["Hội nghị", "hội nghị", "nghi", "{}", "http://testserver{}?utm_source=a"])
def test_a_target_is_named_as_people_name_it(article, written):
    assert targets.target_of(written.format(article.get_absolute_url())) == {"article": article}


def test_a_target_may_be_a_category_by_name_or_address_also_a_former_one_or_another_page(category):
    category.name = "Gương sáng"
    category.save()

    for written in ("Gương sáng", "/chuyen-muc/guong-sang/", "/chuyen-muc/khen-thuong/"):
        assert targets.target_of(written) == {"category": category}
    assert targets.target_of("/lien-he/") == {"page": "/lien-he/"}
    assert targets.target_of("/tim-kiem/?q=an") == {"page": "/tim-kiem/?q=an"}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "Không có bài viết"),
        ("Không có bài này", "Không có bài viết"),
        ("Phong trào", "Phong trào thi đua – /tin/"),
        *((address, "không phải là trang") for address in ("/tin/x-99999/", "https://evil.example/lien-he/", "/a")),
        *(
            (address, "không phải là trang")
            for address in ("//evil.example/", "http://[", "/quan-tri/", "/chuyen-muc/x/")
        ),
    ],
)
def test_a_target_that_is_nothing_or_several_is_refused_in_words(db, written, words):
    for title in ("Phong trào thi đua", "Phong trào mới"):
        Article.objects.create(title=title)

    with pytest.raises(Exception, match=words):
        targets.target_of(written)


def test_an_editor_gives_a_target_to_what_readers_asked_for_in_vain(desk, article):
    UnknownAddress.objects.add(timezone.localdate(), {OldPath("/cu.aspx", "id=1"): 7, OldPath("/b.aspx", ""): 1})
    listed = texts("td", desk.get(UNKNOWN).text)

    wrong = desk.post(UNKNOWN, {"address": "/cu.aspx?id=1", "target": "Không có bài này"})
    right = desk.post(UNKNOWN, {"address": "/cu.aspx?id=1", "target": "Hội nghị"})

    assert [cell for cell in listed if cell] == ["/cu.aspx?id=1", "7 lần", "Lưu", "/b.aspx", "1 lần", "Lưu"]
    assert 'value="Không có bài này"' in wrong.text
    assert "Hãy sao chép địa chỉ của trang" in wrong.text
    assert (right.status_code, stored()) == (302, {"/cu.aspx?id=1": article})
    assert [entry.object_repr for entry in LogEntry.objects.filter(content_type__model="oldaddress")] == [
        "/cu.aspx?id=1"
    ]
    assert [cell for cell in texts("td", desk.get(UNKNOWN).text) if cell] == ["/b.aspx", "1 lần", "Lưu"]


def test_an_address_is_entered_changed_and_taken_away_in_the_form(desk, article, category):
    add = "/quan-tri/news/oldaddress/add/"
    desk.post(add, {"address": "https://cu.example/Tin.aspx?ID=1", "target": "Hội nghị"})
    again = desk.post(add, {"address": "/tin.aspx?id=1", "target": "/lien-he/"})
    row = OldAddress.objects.get()
    form = desk.get(f"/quan-tri/news/oldaddress/{row.pk}/change/")
    desk.post(f"/quan-tri/news/oldaddress/{row.pk}/change/", {"address": "/b.aspx", "target": category.name})

    assert f"đã dẫn đến {article.get_absolute_url()}" in again.text
    assert f'value="{article.get_absolute_url()}"' in form.text
    assert stored() == {"/b.aspx": category}
    desk.post(f"/quan-tri/news/oldaddress/{row.pk}/delete/", {"post": "yes"})
    assert stored() == {}


def test_a_file_is_shown_line_by_line_before_it_is_taken(desk, article, category):
    OldAddress.objects.lead("/da-co.aspx", page="/lien-he/")
    OldAddress.objects.lead("/doi.aspx", page="/lien-he/")
    lines = [
        "Địa chỉ cũ;Đích",
        "/mot.aspx?id=1;hội  nghị",
        f"https://cu.example/hai.aspx;{article.get_absolute_url()}",
        "/da-co.aspx;/lien-he/",
        "/doi.aspx;/chuyen-muc/khen-thuong/",
        "",
        "/lien-he/;/",
        "/khong.aspx;Không có",
        "/hai.aspx;/lien-he/",
        "/thieu.aspx",
        "sai;/lien-he/",
    ]
    file = SimpleUploadedFile("cu.csv", "\ufeff".encode() + "\r\n".join(lines).encode())

    shown = desk.post(CSV, {"file": file})
    before = stored()
    taken = desk.post(CSV, {"text": "\n".join(lines), "name": "cu.csv", "import": ""})

    assert before == {"/da-co.aspx": "/lien-he/", "/doi.aspx": "/lien-he/"}
    assert [words for words in texts("li", shown.text) if "địa chỉ " in words or "dòng" in words] == [
        "2 địa chỉ mới",
        "1 địa chỉ đổi đích",
        "1 địa chỉ đã có",
        "5 dòng không nhận được, sẽ bỏ qua",
    ]
    assert list(texts("td", shown.text))[::3] == ["7", "8", "9", "10", "11"]
    assert "Dòng 3 đã cho địa chỉ này một đích khác." in shown.text
    assert taken.status_code == 302
    assert stored() == {
        "/mot.aspx?id=1": article,
        "/hai.aspx": article,
        "/da-co.aspx": "/lien-he/",
        "/doi.aspx": category,
    }
    assert LogEntry.objects.get(content_type__model="oldaddress").change_message == "Đã nhập 3 địa chỉ cũ."


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", "Địa chỉ".encode("utf-16")[:-1], b"\xe1\xff", b"/a.x;" + b"a" * 140_000]
)
def test_a_file_that_is_no_table_is_refused_in_words(desk, content):
    answer = desk.post(CSV, {"file": SimpleUploadedFile("cu.csv", content)})

    assert answer.status_code == 200
    assert part('ul class="errorlist', answer.text).count("<li") == 1
    assert stored() == {}


def test_more_refused_lines_than_are_shown_are_spoken_of(desk):
    lines = "\n".join(f"/sai-{number};Không có" for number in range(101))

    answers = [desk.post(CSV, {"file": SimpleUploadedFile("cu.csv", text.encode())}) for text in (lines, lines[:20])]

    assert ["100 dòng đầu" in answer.text for answer in answers] == [True, False]


def test_the_command_says_the_same_and_writes_nothing_when_asked_so(article, tmp_path, capsys):
    file = tmp_path / "cu.csv"
    file.write_text("/mot.aspx,Hội nghị\n/khong.aspx,Không có\n")

    call_command("import_addresses", file, "--dry-run")
    assert stored() == {}
    call_command("import_addresses", file)

    assert stored() == {"/mot.aspx": article}
    assert capsys.readouterr().out.count("Dòng 2: Không có bài nào mang tiêu đề này.") == 2
    with pytest.raises(CommandError):
        call_command("import_addresses", tmp_path / "khong-co.csv")


def test_a_list_of_thousands_is_read_with_few_queries(category, django_assert_max_num_queries):
    Category.objects.create(name="Khác")
    Article.objects.bulk_create([Article(title=f"Bài {number}", slug="bai") for number in range(300)])
    lines = [f"/{number}.aspx;Bài {number % 300}" for number in range(3000)]

    with django_assert_max_num_queries(25):
        found = csv_file.read("\n".join(lines))
        csv_file.write(found, None, "cu.csv")

    assert (len(found.new), OldAddress.objects.count()) == (3000, 3000)


@pytest.mark.parametrize("address", [UNKNOWN, CSV, "/quan-tri/news/oldaddress/add/", "/quan-tri/news/oldaddress/"])
def test_a_reporter_has_nothing_to_do_with_old_addresses(reporter, signed_in, address):
    desk = signed_in(reporter)

    assert desk.get(address).status_code == 403
    assert desk.post(address, {"address": "/cu.aspx", "target": "/lien-he/"}).status_code == 403
    assert stored() == {}
