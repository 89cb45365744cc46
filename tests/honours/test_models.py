"""What the register holds, and what it refuses."""

import datetime
from contextlib import nullcontext

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from honours.installed import rows
from honours.models import Change, Decision, Grant, Honour, Kind, PersonClass, Unit, rows_changed

pytestmark = pytest.mark.django_db


def test_the_honours_of_the_law_are_there_from_the_start():
    titles, rewards = Honour.objects.of_kind(Kind.TITLE), Honour.objects.of_kind(Kind.REWARD)

    assert (titles.count(), rewards.count()) == (17, 65)
    assert {honour.kind for honour in titles} == {Kind.TITLE}
    assert {honour.kind for honour in rewards} == {Kind.REWARD}
    assert [str(honour) for honour in Honour.objects.filter(name="Huân chương Độc lập")] == [
        "Huân chương Độc lập",
        "Huân chương Độc lập hạng Nhất",
        "Huân chương Độc lập hạng Nhì",
        "Huân chương Độc lập hạng Ba",
    ]
    assert PersonClass.objects.count() == 5


def test_what_an_administrator_changed_is_not_installed_over(honour):
    flag = honour("co-tinh")
    flag.name, flag.precedence = "Cờ thi đua của tỉnh", 7
    flag.save()
    honour("gia-dinh-van-hoa").delete()
    Honour.objects.create(name="Gia đình văn hóa", family="community", level="unit")

    rows.install()

    flag.refresh_from_db()
    assert (flag.name, flag.precedence) == ("Cờ thi đua của tỉnh", 7)
    assert Honour.objects.filter(name="Gia đình văn hóa").count() == 1
    assert Honour.objects.count() == 82


def test_an_honour_is_valid_between_its_days(honour):
    of_districts = honour("giay-khen-huyen")

    last, after = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)

    assert (of_districts.is_valid_on(last), of_districts.is_valid_on(after)) == (True, False)
    assert honour("tinh-anh-hung").is_valid_on(datetime.date(2023, 12, 31)) is False
    assert honour("doc-lap-3").is_valid_on(last) is True


@pytest.mark.parametrize("rank", [None, 1])
def test_an_honour_of_one_name_and_rank_is_there_once(rank):
    with pytest.raises(IntegrityError):
        Honour.objects.create(name="Huân chương Lao động", rank=rank, family="order", level="state")


@pytest.mark.parametrize("signed_on", [datetime.date(2023, 2, 5), None])
def test_a_decision_is_entered_once(decision, signed_on):
    decision(signed_on=signed_on)
    other = Decision(number="77/QĐ-UBND", signed_on=signed_on, year=2023, authority="Chủ tịch UBND tỉnh", subject="-")

    with pytest.raises(ValidationError, match="Đã có quyết định với số, ngày và cơ quan ban hành này"):
        other.full_clean()


def test_decisions_whose_numbers_are_unknown_stand_beside_one_another(decision):
    decision(number="")
    decision(number="", subject="Khác")

    assert [one.title for one in Decision.objects.newest_first()] == ["Khác", "Về việc khen thưởng"]


def test_drafts_and_revoked_names_are_not_public(decision, grant):
    published, draft = decision(), decision(number="1/QĐ", status=Decision.Status.DRAFT)
    amended, revoked = decision("2/QĐ", status="amended"), decision("3/QĐ", status="revoked")
    shown = grant(published, "Lò Thị Mai")
    grant(draft, "Bản nháp")
    grant(published, "Vàng Văn Hủy", revoked_by=amended)

    assert set(Decision.objects.published()) == {published, amended, revoked}
    assert list(Grant.objects.published()) == [shown]
    assert [one.name for one in Grant.objects.revoked()] == ["Vàng Văn Hủy"]


@pytest.mark.parametrize(
    ("fields", "is_refused"),
    [
        ({"name": "Lò Thị Mai", "count": 1}, False),
        ({"name": "", "count": 36}, False),
        ({"name": "Lò Thị Mai", "count": 2}, True),
        ({"name": "", "count": 0}, True),
    ],
)
def test_a_grant_is_one_name_or_a_count(decision, honour, fields, is_refused):
    one = Grant(decision=decision(), honour=honour("co-tinh"), recipient="person", **fields)

    with pytest.raises(ValidationError, match="số lượng là 1") if is_refused else nullcontext():
        one.full_clean()


def test_a_unit_is_found_under_the_names_of_those_that_merged_into_it():
    province = Unit.objects.create(name="Sở Nội vụ")
    board = Unit.objects.create(name="Ban Thi đua - Khen thưởng", merged_into=province)
    older = Unit.objects.create(name="Viện Thi đua", merged_into=board)
    Unit.objects.create(name="Sở Y tế")

    assert Unit.objects.merged_into([province.pk]) == {province.pk, board.pk, older.pk}
    assert older.today() == province


def test_units_do_not_merge_in_a_circle():
    one = Unit.objects.create(name="Sở A")
    other = Unit.objects.create(name="Sở B", merged_into=one)
    one.merged_into = other

    with pytest.raises(ValidationError, match="đã được sáp nhập vào"):
        one.full_clean()


def test_a_decision_does_not_change_itself(decision):
    one = decision()

    with pytest.raises(IntegrityError):
        Change.objects.create(later=one, earlier=one, effect="revokes")


def test_many_grants_written_at_once_are_normalised_and_told_of(decision, honour):
    told = []
    listener = lambda pks, **signal: told.append(len(pks))  # noqa: E731 – named, so that the signal keeps it
    rows_changed.connect(listener, sender=Grant)
    title, issued = honour("lao-dong-tien-tien"), decision()

    Grant.objects.bulk_create(
        Grant(decision=issued, honour=title, recipient="person", name=name)
        for name in ("Vu\u031bo\u031bng Va\u0306n A", "B\u200b")
    )
    Grant.objects.filter(decision=issued).update(reason="Năm 2023")

    assert list(Grant.objects.values_list("name", flat=True)) == ["Vương Văn A", "B"]
    assert told == [2, 2]
