"""An import as a whole: published or not, by category, once only, taken up again, and undone."""

import time

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.models import Article, Category, CategoryRule, ImportedItem, ImportRun, OldAddress, Source
from news.moving_in import heartbeat, linking, runs, saving, sources
from news.moving_in.refusals import Refused
from tests.news.moving_in.conftest import jpeg
from tests.news.moving_in.test_html_pages import VNPT

Outcome = ImportedItem.Outcome


def page(number, category=""):
    """A page of its own title and address."""
    crumbs = f'<div class="breadcrumb"><a href="/">Trang chủ</a> <a href="/x">{category}</a></div>' if category else ""
    written = VNPT.replace("ban-may-lam-duong-77", f"ban-{number}").replace("Bản Mây", f"Bản số {number}")
    return written.replace('<div class="Article-Detail-default">', crumbs + '<div class="Article-Detail-default">')


@pytest.fixture
def three(folder):
    """Three pages and one photo that they share."""
    return folder({f"{number}.html": page(number) for number in (1, 2, 3)} | {"anh/may 1.jpg": jpeg()})


def outcomes():
    return list(ImportedItem.objects.order_by("run_id", "place").values_list("outcome", flat=True))


def test_a_second_run_changes_nothing_even_if_the_page_has(imported, three):
    imported(three)
    before = list(Article.objects.values())
    (three / "1.html").write_text(page(1).replace("1.342", "2.000"))
    (three / "2.html").write_text(page(2).replace("hai</b> cây", "ba</b> cây"))

    imported(three)

    assert list(Article.objects.values()) == before
    assert outcomes() == ["made"] * 3 + ["known"] * 3


def test_articles_are_published_under_their_own_date_in_the_category_of_their_breadcrumb(imported, folder, client):
    imported(folder({"1.html": page(1, "Gương sáng")}), publish=True, make_categories=True)

    article = Article.objects.get()
    shown = client.get(article.get_absolute_url()).text
    assert (article.status, article.category.name) == ("published", "Gương sáng")
    assert ("12/04/2024 16:05" in shown, "modified_time" in shown) == (True, False)
    assert client.get("/1/20/tin/ban-1").headers["Location"] == article.get_absolute_url()


def test_a_rule_decides_for_articles_without_an_old_category(imported, three):
    ours = Category.objects.create(name="Phong trào")
    CategoryRule.objects.create(key="", name="", category=ours)

    imported(three, publish=True)

    assert set(Article.objects.values_list("status", "category")) == {("published", ours.pk)}


def test_what_lacks_a_category_stays_a_draft_and_says_so(imported, three, english):
    imported(three, publish=True)

    article = Article.objects.first()
    assert (article.status, article.note.splitlines()[-1]) == ("draft", "stays a draft: it has no category here")


def test_an_interrupted_import_goes_on_where_it_stopped(imported, three, monkeypatch, english):
    save, made = saving.save, []

    def fail(*args):
        made.append(save(*args))
        if len(made) == 2:
            raise KeyboardInterrupt
        return made[-1]

    monkeypatch.setattr(saving, "save", fail)
    with pytest.raises(KeyboardInterrupt):
        imported(three)
    monkeypatch.setattr(saving, "save", save)
    run = ImportRun.objects.get()
    assert (run.problem, Article.objects.count()) == ("It was interrupted: go on with it.", 1)
    first = Article.objects.get().pk

    imported(go_on=run.pk)

    run.refresh_from_db()
    assert (run.state, run.problem, outcomes()) == ("imported", "", ["made"] * 3)
    assert (Article.objects.count(), Article.objects.filter(pk=first).exists()) == (3, True)


def test_files_that_were_added_to_an_interrupted_import_are_made_too_and_all_can_be_undone(
    imported, three, monkeypatch
):
    bring_in, seen = runs._bring_in_one, []

    def fail(*args):
        seen.append(args)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return bring_in(*args)

    monkeypatch.setattr(runs, "_bring_in_one", fail)
    with pytest.raises(KeyboardInterrupt):
        imported(three)
    monkeypatch.undo()
    (three / "0.html").write_text(page(4))
    run = ImportRun.objects.get()

    imported(go_on=run.pk)
    made = sorted(run.items.values_list("name", "outcome"))
    imported(undo=run.pk, for_ever=True)

    assert made == [(f"{number}.html", "made") for number in range(4)]
    assert Article.objects.count() == 0


def test_going_on_with_an_import_that_has_only_its_links_left_is_no_failure(imported, three):
    imported(three)
    ImportRun.objects.update(state="importing", problem="Đã bị gián đoạn")

    _out, err = imported(go_on=ImportRun.objects.get().pk)

    assert (err, ImportRun.objects.get().state) == ([], "imported")


def test_two_processes_do_not_work_on_one_import(imported, three, english):
    run = ImportRun.objects.create(name="a", path=str(three), state="importing", alive_at=timezone.now())

    _out, err = imported(go_on=run.pk)

    assert err[0] == "a: This import is being worked on already: wait until it is finished."
    assert Article.objects.count() == 0


@pytest.mark.parametrize(("for_ever", "left"), [(False, ["deleted", "deleted", "draft"]), (True, ["draft"])])
def test_undoing_takes_out_what_nobody_changed_and_tells_the_rest(imported, three, for_ever, left, english):
    imported(three)
    kept = Article.objects.order_by("pk")[1]
    kept.title = "Tít mới"
    kept.save()
    run = ImportRun.objects.get()

    out, _err = imported(undo=run.pk, for_ever=for_ever)

    assert sorted(Article.objects.values_list("status", flat=True)) == left
    assert outcomes() == ["removed", "stays", "removed"]
    assert out == [
        "source “BTĐKT” stays: articles are in it",
        f"article {kept.pk} “Bản số 2 làm đường, trồng cây” stays: it was changed after the import",
        "Removed: 2. Stays: 1.",
    ]
    assert OldAddress.objects.get().article == kept


def test_undoing_all_leaves_nothing_and_the_import_can_be_made_again(imported, three, tmp_path):
    imported(three)
    imported(undo=ImportRun.objects.get().pk, for_ever=True)
    left = (Article.objects.count(), Source.objects.count(), OldAddress.objects.count())

    imported(three)

    assert left == (0, 0, 0)
    assert Article.objects.count() == 3


def test_a_dry_run_foretells_and_writes_nothing(imported, three, english):
    (three / "copy.html").write_text(page(1))

    out, err = imported(three, dry_run=True, report=three / "report.xlsx")

    sheet = openpyxl.load_workbook(three / "report.xlsx").worksheets[0]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["To be made"] * 3 + ["Imported before"]
    assert (ImportRun.objects.count(), Article.objects.count(), err) == (0, 0, [])
    assert [line for line in out if not line.startswith(" ")][1:] == [
        "2.html: Bản số 2 làm đường, trồng cây",
        "3.html: Bản số 3 làm đường, trồng cây",
        "copy.html: the same article as 1.html",
        "To make: 3. Imported before: 1. Refused: 0. Passed over: 0. Nothing was written.",
    ]


def test_the_desk_and_the_command_foretell_alike(imported, three):
    run = ImportRun.objects.create(name="a", path=str(three))

    runs.dry_run(run)

    assert outcomes() == ["planned"] * 3
    assert (run.state, run.counts()) == ("read", {"planned": 3})


def test_what_a_rule_gives_no_category_is_foretold_as_a_draft(imported, folder, english):
    CategoryRule.objects.create(key="guong-sang", name="Gương sáng", category=None)
    place = folder({"1.html": page(1, "Gương sáng")})
    wishes = {"publish": True, "make_categories": True}
    run = ImportRun.objects.create(name="a", path=str(place), **wishes)

    runs.dry_run(run)
    imported(place, **wishes)

    assert [item.is_draft for item in ImportedItem.objects.all()] == [True, True]
    assert Article.objects.get().note.endswith("stays a draft: it has no category here")


def test_a_dry_run_leaves_the_table_of_a_process_at_work_alone(db, three):
    run = ImportRun.objects.create(name="a", path=str(three))
    runs.dry_run(run)
    ImportRun.objects.update(state="importing", alive_at=timezone.now())

    with pytest.raises(Refused):
        runs.dry_run(run)

    assert outcomes() == ["planned"] * 3


def test_a_source_of_an_article_that_failed_is_not_the_imports(imported, three, monkeypatch):
    def refuse(*args):
        raise ValidationError("no")

    monkeypatch.setattr(saving, "_attach", refuse)

    imported(three)

    assert (outcomes(), ImportRun.objects.get().made) == (["refused"] * 3, {})


def linked(folder):
    """Two pages of which the first links to the second."""
    link = '<p>Xem <a href="/1/20/tin/ban-2">bản số hai</a> làm đường.</p>'
    return folder({"1.html": page(1).replace("<p>&nbsp;</p>", link, 1), "2.html": page(2)})


def test_what_was_interrupted_between_link_and_note_is_not_taken_for_an_editors_change(imported, folder, monkeypatch):
    class Killed:
        Outcome = Outcome

        def __getattr__(self, name):
            raise KeyboardInterrupt

    monkeypatch.setattr(linking, "ImportedItem", Killed())
    with pytest.raises(KeyboardInterrupt):
        imported(linked(folder))
    monkeypatch.undo()
    run = ImportRun.objects.get()

    imported(go_on=run.pk)
    linking_one, linked_to = Article.objects.order_by("pk")
    imported(undo=run.pk)

    assert f'href="{linked_to.get_absolute_url()}"' in linking_one.body
    assert outcomes() == ["removed"] * 2


@pytest.mark.django_db(transaction=True)
def test_a_run_tells_that_it_lives_while_a_file_takes_long_to_be_read(three, monkeypatch):
    monkeypatch.setattr(heartbeat, "EVERY_SECONDS", 0.01)
    run = ImportRun.objects.create(name="a", path=str(three))
    seen = []

    def slow(*args):
        began = time.monotonic()
        while len(seen) < 3 and time.monotonic() < began + 20:
            seen[:] = {*seen, ImportRun.objects.get().alive_at}
        return iter(())

    monkeypatch.setattr(sources, "entries", slow)

    runs.bring_in(run)

    assert len(seen) == 3
