"""The table of recipients over HTTP: reading a list, saving rows, and who may do it."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from honours.models import Decision, Grant
from honours.recipient_lists import values
from tests.honours import workbooks

pytestmark = pytest.mark.django_db

HONOUR = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"


def address(name, *args):
    return reverse(f"admin:honours_decision_{name}", args=args)


def row(name, **changed):
    return {"name": name, "honour": HONOUR, "recipient": "person", "unit_text": "Sở Y tế"} | changed


def post(client, where, **content):
    return client.post(where, json.dumps(content), content_type="application/json")


def logged(decision):
    return LogEntry.objects.get(object_id=str(decision.pk), content_type__model="decision").change_message


def names():
    return list(Grant.objects.order_by("order", "pk").values_list("name", flat=True))


@pytest.fixture
def draft(decision):
    return decision(status="draft")


@pytest.fixture
def desk(reporter, signed_in):
    return signed_in(reporter)


def test_good_rows_are_saved_and_the_others_come_back_with_their_reason(desk, draft):
    answer = post(desk, address("save_recipients", draft.pk), rows=[row("Lò Văn Hạnh"), row("Vàng Thị Dở", honour="?")])

    good, bad = answer.json()["rows"]
    assert names() == ["Lò Văn Hạnh"]
    assert (good["pk"], good["faults"]) == (Grant.objects.get().pk, {})
    assert (bad["pk"], list(bad["faults"])) == (None, ["honour"])
    assert logged(draft) == "Đã thêm vào danh sách: 1."


def test_changes_and_removals_are_saved_and_logged(desk, draft, grant):
    kept, gone = grant(draft, "Lò Văn Hạnh"), grant(draft, "Vàng Thị Dở")
    was = values.shown(kept)

    changed = was | {"name": "Lò Văn Hành", "pk": kept.pk, "was": was}
    post(desk, address("save_recipients", draft.pk), rows=[changed], removed=[gone.pk])

    assert names() == ["Lò Văn Hành"]
    assert logged(draft) == ("Đã sửa “Lò Văn Hạnh”: tên. Đã xóa khỏi danh sách: Vàng Thị Dở.")


def test_nobody_overwrites_what_another_has_changed_meanwhile(desk, draft, grant):
    stored = grant(draft, "Lò Văn Hạnh")
    was = values.shown(stored)
    Grant.objects.filter(pk=stored.pk).update(post="Giám đốc")

    sent = was | {"name": "Lò Văn Hành", "pk": stored.pk, "was": was}
    answer = post(desk, address("save_recipients", draft.pk), rows=[sent])

    assert "Người khác vừa sửa" in answer.json()["rows"][0]["faults"]["name"]
    assert names() == ["Lò Văn Hạnh"]


def test_rows_of_another_decision_cannot_be_reached(desk, draft, decision, grant):
    other = grant(decision("88/QĐ-UBND", status="draft"), "Sùng A Chống")
    was = values.shown(other)

    sent = was | {"name": "X", "pk": other.pk, "was": was}
    post(desk, address("save_recipients", draft.pk), rows=[sent], removed=[other.pk])

    assert names() == ["Sùng A Chống"]


@pytest.mark.parametrize(
    ("role", "status", "allowed"),
    [
        ("reporter", "draft", True),
        ("reporter", "published", False),
        ("editor", "draft", True),
        ("editor", "published", True),
        ("administrator", "published", True),
    ],
)
def test_who_may_change_a_list_by_direct_post(request, signed_in, draft, role, status, allowed):
    Decision.objects.update(status=status)
    client = signed_in(request.getfixturevalue(role))

    answer = post(client, address("save_recipients", draft.pk), rows=[row("Lò Văn Hạnh")])

    assert (answer.status_code, names()) == ((200, ["Lò Văn Hạnh"]) if allowed else (403, []))


def test_strangers_are_sent_to_the_sign_in(client, draft):
    answer = post(client, address("save_recipients", draft.pk), rows=[row("Lò Văn Hạnh")])

    assert (answer.status_code, names()) == (302, [])


def test_a_list_is_read_checked_and_not_stored(desk, shared):
    with (shared / "samples" / "5-danh-sach-khen-thuong.xlsx").open("rb") as file:
        answer = desk.post(address("read_list"), {"list": file})

    annex, form = answer.json()["sheets"]
    assert annex["decision"]["signed_on"] == "05/02/2026"
    assert [one["warnings"] for one in annex["rows"] if one["warnings"]] == [
        ["Ghi chú trong danh sách: trùng", "Trùng: cùng tên, đơn vị và danh hiệu với dòng 4."]
    ]
    assert [list(one["faults"]) for one in annex["rows"] if one["faults"]] == []
    assert [(one["line"], list(one["faults"])) for one in form["rows"] if one["faults"]] == [(4, ["honour"])]
    assert (Decision.objects.count(), Grant.objects.count()) == (0, 0)


def test_recipients_that_are_stored_already_are_told_when_a_list_is_read_again(desk, draft, grant):
    grant(draft, "Lò Văn Hạnh", unit_text="Sở Y tế")
    sheet = [[*workbooks.HEADINGS, "Danh hiệu"], *[[n, "Ông Lò Văn Hạnh", "", "Sở Y tế", HONOUR] for n in (1, 2)]]

    answer = desk.post(
        address("read_list"), {"list": workbooks.upload(workbooks.workbook(sheet)), "decision": draft.pk}
    )

    assert [one["isStored"] for one in answer.json()["sheets"][0]["rows"]] == [True, False]


def test_a_decision_is_made_of_a_list_when_the_clerk_confirms(desk):
    named = {"number": "77/QĐ-UBND", "signed_on": "05/02/2026", "year": "2025", "authority": "Chủ tịch UBND tỉnh",
             "subject": "Về việc tặng Bằng khen", "method": "regular"}  # fmt: skip

    refused = post(desk, address("create"), rows=[row("Lò Văn Hạnh")], decision=named | {"subject": ""})
    made = post(desk, address("create"), rows=[row("Lò Văn Hạnh")], decision=named)

    assert list(refused.json()["decisionFaults"]) == ["subject"]
    decision = Decision.objects.get()
    assert (decision.number, decision.year, decision.status) == ("77/QĐ-UBND", 2025, "draft")
    assert (made.json()["decision"], names()) == (decision.pk, ["Lò Văn Hạnh"])


def test_two_thousand_rows_are_read_saved_and_shown(desk, draft, django_assert_max_num_queries):
    rows = [row(f"Người thứ {number}") for number in range(2000)]

    with django_assert_max_num_queries(60):
        answer = post(desk, address("save_recipients", draft.pk), rows=rows)

    assert (answer.status_code, Grant.objects.count()) == (200, 2000)
    assert desk.get(address("recipients", draft.pk)).context["table"]["rows"][-1]["values"]["name"] == "Người thứ 1999"


@pytest.mark.parametrize("sent", ["", "[]", '{"rows": 1}', '{"rows": [1, null]}', '{"rows": [{"pk": "x"}]}'])
def test_nonsense_is_refused_or_changes_nothing(desk, draft, sent):
    answer = desk.post(address("save_recipients", draft.pk), sent, content_type="application/json")

    assert answer.status_code in (200, 400)
    assert names() == []


def test_the_own_workbook_is_read_as_it_is_filled_in(desk, monkeypatch):
    from honours.recipient_lists import reader, template, workbook
    from honours.recipient_lists.honour_names import HonourNames

    headings = [heading for heading, _width in template.HEADINGS]
    filled = [1, "Cá nhân", HONOUR, "Bà", "Vàng Thị Dở", "Trưởng bản", "Bản Mo", "Doanh nhân", "Giỏi", "x", "", ""]
    unnamed = [2, "Tập thể", HONOUR, "", "", "", "", "", "", "", 36, ""]
    [sheet] = workbook.read(workbooks.workbook([headings, filled, unnamed]))

    [one, many] = reader.recipient_list(sheet, HonourNames()).rows

    told = (one.recipient, one.honour, one.address, one.name, one.post, one.unit_text, one.person_class, one.reason)
    assert told == ("person", HONOUR, "Bà", "Vàng Thị Dở", "Trưởng bản", "Bản Mo", "Doanh nhân", "Giỏi")
    assert one.is_posthumous
    assert (many.recipient, many.name, many.count) == ("collective", "", 36)
    assert workbook.read(template.workbook())[0].rows[0][1] == headings
