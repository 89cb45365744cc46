"""The search in the register: by name, unit and words, narrowed, over any number of grants."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from honours.models import Decision, EntryRow, Grant, Honour, Unit
from honours.register import hits
from honours.register.form import RegisterForm
from news.search.form import SearchForm
from pagecache import lookup

pytestmark = pytest.mark.django_db


def found(**query):
    """The names that a search finds, or the counts of those without a name, in their order."""
    form = RegisterForm(query)
    return [str(one) for one in hits.grants(form.find().hits.pks)]


@pytest.mark.parametrize("question", ["lò thị mai", "LO THI MAI", '"thị mai"', "mai lò", "Sin Chai", "bằng khen mai"])
def test_a_recipient_is_found_with_and_without_marks(decision, grant, question):
    issued = decision()
    grant(issued, "Lò Thị Mai", unit_text="Bản Sín Chải")
    grant(issued, "Vàng Văn Dở", unit_text="Bản Tà Ghênh")

    assert found(q=question) == ["Lò Thị Mai"]


def test_words_in_quotation_marks_stand_together(decision, grant):
    issued = decision()
    grant(issued, "Lò Thị Mai")
    grant(issued, "Mai Thị Lò")

    assert found(q='"lo thi"') == ["Lò Thị Mai"]
    assert sorted(found(q="lo thi")) == ["Lò Thị Mai", "Mai Thị Lò"]


def test_the_name_as_it_was_typed_comes_first(decision, grant):
    grant(decision("1/QĐ", datetime.date(2021, 1, 1)), "Nguyễn Thị Hương")
    grant(decision("2/QĐ", datetime.date(2022, 1, 1)), "Nguyễn Thị Hường")
    grant(decision("3/QĐ", datetime.date(2023, 1, 1)), "Lò Văn Thị", unit_text="Bản Hương, xã Nguyễn Huệ")

    assert found(q="Nguyễn Thị Hương") == ["Nguyễn Thị Hương", "Nguyễn Thị Hường", "Lò Văn Thị"]


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        ({"nam": "2022"}, ["A 2022"]),
        ({"cap": "unit"}, ["B cơ sở"]),
        ({"doituong": "collective"}, ["C tập thể", "D công ty"]),
        ({"doituong": "enterprise"}, ["D công ty"]),
        ({"phuongthuc": "unexpected"}, ["E đột xuất"]),
        ({"donvi": "so y te"}, ["F y tế"]),
        ({"donvi": "so y te", "nam": "2022"}, []),
    ],
)
def test_a_search_is_narrowed(decision, grant, narrowed, names):
    now = decision()
    grant(decision("1/QĐ", datetime.date(2022, 5, 5)), "A 2022")
    grant(now, "B cơ sở", code="lao-dong-tien-tien")
    grant(now, "C tập thể", recipient="collective")
    grant(now, "D công ty", recipient="enterprise")
    grant(decision("2/QĐ", method="unexpected"), "E đột xuất")
    grant(now, "F y tế", unit_text="Sở Y tế")

    assert found(**narrowed) == names


def test_a_year_is_the_one_in_which_a_decision_is_counted(decision, grant):
    grant(decision("1/QĐ", datetime.date(2023, 2, 5), year=2022), "Lò A")
    grant(decision("", None, year=2022), "Lò B")
    grant(decision("2/QĐ", datetime.date(2022, 6, 1)), "Lò C")
    grant(decision("3/QĐ", datetime.date(2022, 12, 1), year=2021), "Lò D")

    assert found(nam="2022") == ["Lò A", "Lò B", "Lò C"]
    assert found(nam="2022", q="lo") == ["Lò A", "Lò B", "Lò C"]
    assert found(nam="2021") == ["Lò D"]


def test_an_honour_narrows_the_search(decision, grant, honour):
    issued = decision()
    grant(issued, "Lò Thị Mai")
    grant(issued, "Chiến sĩ", code="chien-si-tinh")

    assert found(danhhieu=str(honour("chien-si-tinh").pk)) == ["Chiến sĩ"]


def test_a_unit_is_found_under_its_old_and_its_new_name(decision, grant):
    new = Unit.objects.create(name="Sở Dân tộc và Tôn giáo")
    old = Unit.objects.create(name="Ban Dân tộc", other_names="BDT tỉnh", merged_into=new)
    grant(decision(), "Lò Thị Mai", unit=old, unit_text="Phòng Kế hoạch")

    assert found(donvi="tôn giáo") == found(donvi="bdt") == found(q="ban dan toc") == ["Lò Thị Mai"]

    Unit.objects.filter(pk=new.pk).get().save()
    new.name = "Sở Nội vụ"
    new.save()

    assert found(donvi="tôn giáo") == []
    assert found(donvi="nội vụ") == ["Lò Thị Mai"]


def test_what_is_not_public_is_not_found(decision, grant):
    draft = decision("1/QĐ", status=Decision.Status.DRAFT)
    grant(draft, "Lò Thị Mai")
    revoked = grant(decision(), "Mai Văn Hủy")
    hidden = grant(decision("2/QĐ"), "Giàng Thị Mai", shows_name=False, is_child=True, reason="Em Mai cứu bạn")

    assert found(q="mai") == ["Mai Văn Hủy"]
    assert found(nam="2023", cap="province") == ["Mai Văn Hủy", "Giàng Thị Mai"]

    draft.status = Decision.Status.PUBLISHED
    draft.save()
    Grant.objects.filter(pk=revoked.pk).update(revoked_by=draft)
    hidden.shows_name = True
    hidden.save()

    assert sorted(found(q="mai")) == ["Giàng Thị Mai", "Lò Thị Mai"]


def test_an_unknown_year_or_honour_is_told(decision):
    form = RegisterForm({"nam": "1950", "danhhieu": "x"})

    assert form.find().is_asked is False
    assert set(form.errors) == {"nam", "danhhieu"}


def test_older_hits_are_reached_from_the_last_of_the_newest(decision, grant, monkeypatch):
    monkeypatch.setattr(hits, "MOST_RANKED", 2)
    issued = decision()
    for name in "ABCDE":
        grant(issued, f"Lò Thị {name}")

    first = RegisterForm({"q": "lo"}).find().hits
    second = RegisterForm({"q": "lo", "truoc": str(first.older)}).find().hits
    third = RegisterForm({"q": "lo", "truoc": str(second.older)}).find().hits

    assert [[one.name[-1] for one in hits.grants(page.pks)] for page in (first, second, third)] == [
        ["A", "B"],
        ["C", "D"],
        ["E"],
    ]
    assert third.older is None


def test_the_newest_decision_comes_first_and_a_list_keeps_its_order(decision, grant):
    grant(decision("1/QĐ", datetime.date(2022, 5, 5)), "Lò A")
    newest = decision("2/QĐ", datetime.date(2023, 5, 5))
    grant(newest, "Lò B")
    grant(newest, "Lò C")

    assert found(q="lo") == ["Lò B", "Lò C", "Lò A"]


def test_the_index_is_made_anew_as_it_was(decision, grant):
    issued = decision()
    kept, gone = grant(issued, "Lò Thị Mai"), grant(issued, "Vàng Văn Dở")
    before = list(EntryRow.objects.values_list("rowid", flat=True))
    Grant.objects.filter(pk=gone.pk)._raw_delete(Grant.objects.db)

    call_command("index_register", stdout=(told := StringIO()))

    assert told.getvalue() == "Đã lập chỉ mục 2 lượt khen thưởng.\n"
    assert len(before) == 2
    assert found(q="lo thi mai") == [kept.name]
    assert EntryRow.objects.count() == 1


def test_what_an_update_changes_is_found_at_once(decision, grant, honour):
    unit = Unit.objects.create(name="Ban Dân tộc")
    draft = decision("1/QĐ", status=Decision.Status.DRAFT)
    grant(draft, "Lò Thị Mai", unit=unit)

    Decision.objects.filter(pk=draft.pk).update(status=Decision.Status.PUBLISHED)
    Honour.objects.filter(pk=honour("bang-khen-tinh").pk).update(other_names="Khen cao nguyên")
    unit.name = "Sở Dân tộc và Tôn giáo"
    Unit.objects.bulk_update([unit], ["name"])

    assert found(q="cao nguyen mai") == found(q="ton giao mai") == ["Lò Thị Mai"]


def test_an_update_of_what_the_index_does_not_hold_leaves_it_alone(decision, grant, django_assert_max_num_queries):
    made = grant(decision(), "Lò Thị Mai")

    with django_assert_max_num_queries(4):
        Honour.objects.filter(pk=made.honour_id).update(precedence=7)


@pytest.mark.parametrize("way", ["of a grant", "of a query"])
def test_what_is_deleted_is_not_counted_among_the_hits(decision, grant, way):
    issued = decision()
    gone, kept = grant(issued, "Lò Thị Mai"), grant(issued, "Lò Thị Mây")

    if way == "of a grant":
        gone.delete()
    else:
        Grant.objects.filter(pk=gone.pk).delete()

    assert RegisterForm({"q": "lo thi"}).find().hits.pks == [kept.pk]


def test_a_draft_with_a_long_list_is_deleted_quickly(decision, honour, django_assert_max_num_queries):
    draft = decision(status=Decision.Status.DRAFT)
    Grant.objects.bulk_create(
        Grant(decision=draft, honour=honour("bang-khen-tinh"), recipient="person", name=f"Lò {number}")
        for number in range(100)
    )

    with django_assert_max_num_queries(100 + 30):
        draft.delete()


@pytest.mark.parametrize("question", ['"', "''", "{marks} : y2023", "a* OR b", "=y2023", "\\", "%", "NOT", "y2023"])
def test_nothing_typed_is_taken_for_an_operator(decision, grant, question):
    grant(decision(), "Lò Thị Mai")

    assert found(q=question) == []


def test_a_kept_page_is_of_one_question():
    assert {*SearchForm().fields, *RegisterForm().fields, "trang"} == set(lookup.QUERY_KEYS)
