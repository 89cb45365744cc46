"""An administrator imports at the desk: a table first, then the categories, then the articles; and takes it back."""

import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from news.admin.imports.rules import NEW, NONE
from news.models import Article, Category, CategoryRule, ImportRun
from news.moving_in import unpacking, working
from tests.news.moving_in.conftest import jpeg
from tests.news.moving_in.exported import DUMP
from tests.news.moving_in.test_html_pages import VNPT

OPTIONS = {"read": "read", "import": "go_on", "undo": "undo"}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch, settings, tmp_path):
    """The process that the desk starts would look into another database: here its command runs at once."""
    settings.IMPORT_DIR = tmp_path / "import"

    def run(wanted, step):
        options = {OPTIONS[step]: wanted.pk} | ({"for_ever": not wanted.into_the_bin} if step == "undo" else {})
        try:
            call_command("import", stdout=io.StringIO(), stderr=io.StringIO(), **options)
        except CommandError:
            assert wanted.items.filter(outcome="refused").exists() or ImportRun.objects.get(pk=wanted.pk).problem

    monkeypatch.setattr(working, "start", run)


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def send(desk, content, name):
    answer = desk.post(reverse("admin:news_importrun_add"), {"file": SimpleUploadedFile(name, content)}, follow=True)
    return answer, ImportRun.objects.latest("pk")


def step(desk, run, name, **fields):
    answer = desk.post(reverse(f"admin:news_importrun_{name}", args=[run.pk]), fields, follow=True)
    run.refresh_from_db()
    return answer


def test_a_dump_is_shown_then_imported_by_the_chosen_categories_then_taken_back(desk, administrator):
    ours = Category.objects.create(name="Gương sáng")

    page, run = send(desk, DUMP.encode(), "nv.sql")

    assert (run.state, run.counts(), Article.objects.count()) == ("read", {"planned": 2}, 0)
    assert "Bản Mây &#x27;làm&#x27; đường; trồng cây" in page.text
    assert "Khen thưởng &gt; Khen thưởng đột xuất (1)" in page.text

    step(desk, run, "import", **{"category-0": NEW, "category-1": str(ours.pk), "publish": "on"})

    article, draft = Article.objects.order_by("pk")
    assert (run.state, article.status, draft.status) == ("imported", "published", "draft")
    assert ({article.category.name, draft.category.name}, article.creator) == (
        {"Khen thưởng", "Gương sáng"},
        administrator,
    )
    assert CategoryRule.objects.count() == 2

    step(desk, run, "undo", how="for-ever")

    assert (run.state, Article.objects.count(), list(Category.objects.all())) == ("undone", 0, [ours])


def test_without_a_choice_for_each_category_nothing_is_imported(desk):
    _page, run = send(desk, DUMP.encode(), "nv.sql")

    page = step(desk, run, "import", **{"category-0": NONE})

    assert (run.state, Article.objects.count()) == ("read", 0)
    assert 'aria-invalid="true"' in page.text


def test_a_zip_file_of_pages_brings_their_photos_and_a_report(desk):
    content = zipped(**{"trang/a.html": VNPT, "trang/anh/may 1.jpg": jpeg(1), "../b.html": VNPT, "/etc/c.html": VNPT})

    _page, run = send(desk, content, "trang cũ.zip")
    report = desk.get(reverse("admin:news_importrun_report", args=[run.pk]))
    step(desk, run, "import", **{"category-0": NONE})

    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(report))).worksheets[0]
    assert [[cell.value for cell in row][:4:3] for row in sheet.iter_rows(min_row=2, max_row=2)] == [
        ["trang/a.html", "Bản Mây làm đường, trồng cây"]
    ]
    assert Article.objects.get().photos.exclude(image="").count() == 1


def test_what_stopped_is_not_said_to_be_under_way(desk):
    _page, run = send(desk, b"PK\x03\x04 cut", "a.zip")

    pages = [
        desk.get(reverse(f"admin:news_importrun_{name}", args=pk)).text
        for name, pk in (("changelist", []), ("change", [run.pk]))
    ]

    assert ["Đã dừng" in page for page in pages] == [True, True]
    assert ["Đang chạy thử" in page for page in pages] == [False, False]


def test_a_dry_run_without_any_article_offers_no_import(desk):
    page, run = send(desk, b"<rss><channel></channel></rss>", "tin.xml")

    assert (run.state, run.counts()) == ("read", {"refused": 1})
    assert "Nhập các bài này" not in page.text


def test_an_empty_file_is_refused_once(desk):
    page = desk.post(reverse("admin:news_importrun_add"), {"file": SimpleUploadedFile("a.zip", b"")})

    assert "Tệp được gửi không có nội dung." in page.text
    assert "Hãy chọn một tệp hoặc một thư mục" not in page.text


def test_a_folder_on_the_server_is_chosen_by_name_and_nothing_outside_of_it(desk, settings, tmp_path):
    (settings.IMPORT_DIR / "trang cũ").mkdir(parents=True)
    (settings.IMPORT_DIR / "trang cũ" / "a.html").write_text(VNPT)
    (settings.IMPORT_DIR / "link").symlink_to(tmp_path)

    for place in ("../..", "link", "uploads"):
        desk.post(reverse("admin:news_importrun_add"), {"place": place})
    refused = ImportRun.objects.count()
    desk.post(reverse("admin:news_importrun_add"), {"place": "trang cũ"})

    assert (refused, ImportRun.objects.get().counts()) == (0, {"planned": 1})


def test_what_was_interrupted_is_told_and_goes_on(desk):
    _page, run = send(desk, DUMP.encode(), "nv.sql")
    ImportRun.objects.filter(pk=run.pk).update(state="importing", problem="Đã bị gián đoạn")

    page = desk.get(reverse("admin:news_importrun_change", args=[run.pk]))
    step(desk, run, "continue")

    assert "Đã bị gián đoạn" in page.text
    assert (run.state, run.problem, Article.objects.count()) == ("imported", "", 2)


def test_a_process_that_never_began_is_not_waited_for_for_ever(desk, monkeypatch):
    _page, run = send(desk, DUMP.encode(), "nv.sql")
    with monkeypatch.context() as failing:
        failing.setattr(working, "start", lambda run, step: None)
        step(desk, run, "import", **{"category-0": NONE, "category-1": NONE})
        at_first = step(desk, run, "continue").text
        ImportRun.objects.update(**dict.fromkeys(("started_at", "created_at"), timezone.now() - timedelta(seconds=91)))

    step(desk, run, "continue")

    assert "đang được" in at_first
    assert (run.state, Article.objects.count()) == ("imported", 2)


def test_what_stopped_half_way_is_taken_back_without_ending_it_first(desk):
    _page, run = send(desk, DUMP.encode(), "nv.sql")
    step(desk, run, "import", **{"category-0": NONE, "category-1": NONE})
    ImportRun.objects.filter(pk=run.pk).update(state="importing", problem="Đã bị gián đoạn")

    page = desk.get(reverse("admin:news_importrun_change", args=[run.pk]))
    step(desk, run, "undo", how="for-ever")

    assert "Hoàn tác cả lần nhập" in page.text
    assert (run.state, Article.objects.count()) == ("undone", 0)


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut", zipped(**{"a.html": "a" * 3000})], ids=["cut", "bomb"])
def test_a_zip_file_that_cannot_be_unpacked_is_refused_in_words(desk, content, settings, monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_BYTES", 2000)

    page, run = send(desk, content, "a.zip")

    assert run.problem in page.text
    assert run.problem.startswith("Tệp zip")
    assert list((settings.IMPORT_DIR / "unpacked").iterdir()) == []


def test_forgetting_an_import_deletes_its_file_and_keeps_the_articles(desk, settings):
    _page, run = send(desk, DUMP.encode(), "nv.sql")
    step(desk, run, "import", **{"category-0": NONE, "category-1": NONE})

    desk.post(reverse("admin:news_importrun_forget", args=[run.pk]))

    assert (ImportRun.objects.count(), Article.objects.count()) == (0, 2)
    assert list((settings.IMPORT_DIR / "uploads").iterdir()) == []


def test_forgetting_a_zip_file_that_was_only_read_leaves_nothing_unpacked(desk, settings):
    _page, run = send(desk, zipped(**{"a.html": VNPT}), "a.zip")
    unpacked = list((settings.IMPORT_DIR / "unpacked").iterdir())

    desk.post(reverse("admin:news_importrun_forget", args=[run.pk]))

    assert (len(unpacked), list((settings.IMPORT_DIR / "unpacked").iterdir())) == (1, [])


def test_editors_and_reporters_have_no_imports(signed_in, editor, reporter, administrator):
    run = ImportRun.objects.create(name="a", path="/")

    for person in (editor, reporter):
        reader = signed_in(person)
        for name in ("change", "import", "undo", "forget", "report", "continue"):
            address = reverse(f"admin:news_importrun_{name}", args=[run.pk])
            assert (reader.get(address).status_code, reader.post(address).status_code) in (
                (403, 403),
                (405, 403),
                (403, 405),
                (405, 405),
            )
        assert reader.get(reverse("admin:news_importrun_add")).status_code == 403
    assert ImportRun.objects.count() == 1
