"""Consultations at the desk: the last day, publishing, the result, opinions, and who may do what."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from honours.models import Consultation, Honour, Opinion, PublicHoliday, Unit
from portal.demo import documents
from tests.honours.consultations.conftest import LAST, OPENED

pytestmark = pytest.mark.django_db
LIST, OPINIONS = "/quan-tri/honours/consultation/", "/quan-tri/honours/opinion/"


def sent(nominees=0, **fields):
    """What the form of a consultation sends."""
    rows = {"TOTAL_FORMS": nominees, "INITIAL_FORMS": 0}
    return {
        "title": "Lấy ý kiến",
        "proposal": "Đề nghị tặng Huân chương.",
        "opens_on": "24/04/2026",
        "working_days": 10,
        "closes_on": "",
        "channels": "ykien@hoaban.example",
        "takes_opinions": "on",
        "opinions_kept_days": 180,
        "result": "",
        "result_on": "",
        **{f"nominees-{name}": count for name, count in rows.items()},
        **{f"files-{name}": 0 for name in rows},
    } | fields


def words(client):
    return " ".join(client.get(LIST).text.split())


@pytest.fixture
def at_desk(editor, signed_in, on_day, settings):
    # The clock of the tests goes on by weeks.
    settings.SESSION_COOKIE_AGE = settings.SESSION_IDLE_SECONDS = 10 * 365 * 24 * 3600
    on_day(date(2026, 4, 20))
    return signed_in(editor)


def test_the_last_day_is_reckoned_and_told(at_desk):
    at_desk.post(f"{LIST}add/", sent())
    made = Consultation.objects.get()
    page = at_desk.get(f"{LIST}{made.pk}/change/").text

    assert (made.closes_on, made.status) == (LAST, "draft")
    assert "(không tính 27/4, 30/4, 1/5" in " ".join(page.split())


def test_it_is_reckoned_anew_when_the_opening_day_changes_and_a_day_of_ones_own_is_kept(at_desk):
    at_desk.post(f"{LIST}add/", sent())
    page = f"{LIST}{Consultation.objects.get().pk}/change/"
    at_desk.post(page, sent(opens_on="04/05/2026", closes_on="13/05/2026"))
    moved = Consultation.objects.get().closes_on
    answer = at_desk.post(page, sent(opens_on="04/05/2026", closes_on="20/05/2026"), follow=True)

    assert (moved, Consultation.objects.get().closes_on) == (date(2026, 5, 18), date(2026, 5, 20))
    assert "10 ngày làm việc kết thúc vào ngày 18/05/2026" in answer.text


def test_a_year_whose_holidays_are_not_all_known_is_warned_of(at_desk):
    known = at_desk.post(f"{LIST}add/", sent(), follow=True).text
    unknown = at_desk.post(f"{LIST}add/", sent(opens_on="25/01/2027"), follow=True).text

    assert ("chưa đủ cho năm 2026" in known, "chưa đủ cho năm 2027" in unknown) == (False, True)


def test_nominees_and_files_are_rows_and_known_units_are_linked(at_desk):
    unit = Unit.objects.create(name="Trường Tiểu học Nậm Then")
    honour = Honour.objects.get(installed_as="lao-dong-3")
    file = SimpleUploadedFile("bao-cao.pdf", documents.pdf("Báo cáo", 2), "application/pdf")
    row = {"recipient": "person", "honour": honour.pk, "name": "Lò Thị Mai", "unit_text": unit.name, "order": 0}
    rows = {f"nominees-0-{name}": value for name, value in row.items()}
    files = {"files-TOTAL_FORMS": 1, "files-0-title": "Báo cáo", "files-0-file": file, "files-0-order": 0}

    at_desk.post(f"{LIST}add/", sent(1, **rows, **files))

    made = Consultation.objects.get()
    assert list(made.nominees.values_list("name", "unit")) == [("Lò Thị Mai", unit.pk)]
    assert list(made.files.values_list("title", "pages")) == [("Báo cáo", 2)]


def test_published_it_is_seen_from_its_day_on_and_the_log_tells_who_did_it(at_desk, reader, on_day, editor):
    answer = at_desk.post(f"{LIST}add/", sent(_publish=""), follow=True)
    made = Consultation.objects.get()
    before = reader.get(made.get_absolute_url()).status_code
    on_day(OPENED)

    assert "Bạn đọc thấy từ ngày 24/04/2026" in answer.text
    assert (before, reader.get(made.get_absolute_url()).status_code) == (404, 200)
    assert LogEntry.objects.filter(user=editor, change_message="Xuất bản đợt lấy ý kiến.").count() == 1


def test_enter_in_a_line_of_the_form_publishes_nothing(at_desk):
    page = at_desk.get(f"{LIST}add/").text

    form = page[page.index('id="consultation_form"') :]
    assert form.index('formmethod="dialog"') < form.index('name="_publish"')
    assert form.index("<button") == form.index('<button type="submit" formmethod="dialog"')


@pytest.mark.parametrize(
    ("day", "fields", "told"),
    [
        (LAST, {"result": "Nhất trí."}, "đang lấy ý kiến đến hết ngày 13/05/2026"),
        (LAST + timedelta(days=1), {"result_on": "20/05/2026"}, "Hãy nhập cả kết quả"),
        (LAST + timedelta(days=1), {"result": "Nhất trí.", "closes_on": "20/05/2026"}, "đến hết ngày 20/05/2026"),
        (OPENED, {"closes_on": "01/04/2026"}, "trước khi bắt đầu"),
        (OPENED, {"working_days": "0"}, "không được nhỏ hơn 1"),
    ],
)
def test_what_cannot_be_is_refused_and_told(consultation, at_desk, on_day, day, fields, told):
    shown = consultation()
    on_day(day)

    answer = at_desk.post(f"{LIST}{shown.pk}/change/", sent(closes_on="13/05/2026") | fields)

    assert told in answer.text
    assert Consultation.objects.get().result == ""


def test_a_result_is_entered_when_it_is_over_and_dated_today(consultation, at_desk, on_day):
    shown = consultation()
    on_day(date(2026, 5, 20))
    asked = at_desk.get(f"{LIST}{shown.pk}/change/").text

    at_desk.post(f"{LIST}{shown.pk}/change/", sent(closes_on="13/05/2026", result="Nhất trí."))

    assert "bạn đọc đang chờ" in asked
    assert Consultation.objects.values_list("result", "result_on", "opens_on").get() == (
        "Nhất trí.",
        date(2026, 5, 20),
        OPENED,
    )


def test_what_readers_have_seen_can_neither_be_deleted_nor_open_later(consultation, at_desk, on_day):
    shown, draft = consultation(), consultation(status="draft")
    on_day(OPENED)

    refused = at_desk.post(f"{LIST}{shown.pk}/delete/", {"post": "yes"}).status_code
    at_desk.post(f"{LIST}{draft.pk}/delete/", {"post": "yes"})
    at_desk.post(f"{LIST}{shown.pk}/change/", sent(opens_on="01/12/2026", closes_on="13/05/2026"))

    assert (refused, list(Consultation.objects.values_list("pk", "opens_on"))) == (403, [(shown.pk, OPENED)])


@pytest.fixture
def opinion(consultation, on_day):
    on_day(OPENED)
    return Opinion.objects.create(consultation=consultation(), text="=HYPERLINK(1)", name="Lò Văn A")


@pytest.mark.parametrize(
    ("fields", "closes_on"),
    [
        ({"opinions_kept_days": "30"}, LAST),
        ({"opinions_kept_days": "730", "closes_on": "20/05/2026"}, date(2026, 5, 20)),
        ({"closes_on": "01/11/2026"}, LAST),
    ],
)
def test_opinions_are_deleted_on_the_day_that_their_writers_were_told(opinion, at_desk, on_day, fields, closes_on):
    told = opinion.consultation.deletes_opinions_on
    on_day(OPENED)

    at_desk.post(f"{LIST}{opinion.consultation_id}/change/", sent(closes_on="13/05/2026") | fields)

    kept = Consultation.objects.get()
    assert (kept.deletes_opinions_on, kept.closes_on) == (told, closes_on)


def test_a_draft_whose_days_are_over_is_warned_of(at_desk, on_day):
    on_day(date(2026, 12, 1))

    answer = at_desk.post(f"{LIST}add/", sent(), follow=True)

    assert "Ngày mở đã qua" in answer.text


def test_an_opinion_is_answered_and_its_writer_sees_it(opinion, at_desk, reader, editor):
    page = f"{OPINIONS}{opinion.pk}/change/"
    without = at_desk.post(page, {"status": "answered", "answer": ""}).text
    unseen = at_desk.post(page, {"status": "noted", "answer": "Cảm ơn."}).text
    at_desk.post(page, {"status": "answered", "answer": "Cảm ơn.", "text": "Đã sửa"})

    opinion.refresh_from_db()
    assert ("Hãy viết câu trả lời" in without, "Hãy chọn “Đã trả lời”" in unseen) == (True, True)
    assert (opinion.status, opinion.answered_by, opinion.text) == ("answered", editor, "=HYPERLINK(1)")
    assert "Cảm ơn." in reader.post("/lay-y-kien/tra-cuu/", {"code": opinion.code}).text
    logged = LogEntry.objects.filter(user=editor, content_type__model="opinion", object_id=str(opinion.pk))
    assert logged.count() == 1


@pytest.mark.parametrize("asked", ["abcde 23456", "ABCDE-23456", "hyperlink", "lo van a"])
def test_an_opinion_is_found_by_its_text_its_writer_and_its_code(opinion, at_desk, asked):
    Opinion.objects.update(code="ABCDE23456")
    other = Opinion.objects.create(consultation=opinion.consultation, text="Khác")

    page = at_desk.get(OPINIONS, {"q": asked}).text

    assert (f"{OPINIONS}{opinion.pk}/change/" in page, f"{OPINIONS}{other.pk}/change/" in page) == (True, False)


def test_opinions_are_exported_as_text_and_the_log_tells_by_whom(opinion, at_desk, editor):
    answer = at_desk.post(f"{OPINIONS}xlsx/", {"consultation": opinion.consultation_id})

    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert rows[1] == [1, "24/04/2026 09:00", "", "=HYPERLINK(1)", "Lò Văn A", "", "Mới", ""]
    assert sheet["D2"].data_type == "s"
    assert LogEntry.objects.filter(user=editor, change_message="Đã xuất các ý kiến.").count() == 1


@pytest.mark.parametrize("role", ["reporter", "editor", "administrator"])
def test_each_role_may_do_what_is_its_own(role, opinion, consultation, signed_in, request):
    client, draft = signed_in(request.getfixturevalue(role)), consultation(status="draft")
    shown, holiday = opinion.consultation, PublicHoliday.objects.first()
    posts = {
        "add": (f"{LIST}add/", sent()),
        "publish": (f"{LIST}{draft.pk}/change/", sent(_publish="")),
        "change": (f"{LIST}{shown.pk}/change/", sent(closes_on="13/05/2026", title="Mới")),
        "answer": (f"{OPINIONS}{opinion.pk}/change/", {"status": "noted", "answer": ""}),
        "export": (f"{OPINIONS}xlsx/", {"consultation": shown.pk}),
        "delete an opinion": (f"{OPINIONS}{opinion.pk}/delete/", {"post": "yes"}),
        "holiday": ("/quan-tri/honours/publicholiday/add/", {"day": "24/11/2026", "name": "Ngày Văn hóa"}),
        "change a holiday": (
            f"/quan-tri/honours/publicholiday/{holiday.pk}/change/",
            {"day": "24/12/2026", "name": "-"},
        ),
        "add an opinion": (f"{OPINIONS}add/", {"text": "Giả"}),
    }

    done = {name for name, (path, data) in posts.items() if client.post(path, data).status_code in (200, 302)}

    administrators = {"delete an opinion", "holiday", "change a holiday"}
    editors = {"add", "publish", "change", "answer", "export"}
    assert done == {"reporter": set(), "editor": editors, "administrator": editors | administrators}[role]
    assert (Consultation.objects.filter(status="published").count() == 2) == ("publish" in done)
    assert Consultation.objects.filter(title="Mới").exists() == ("change" in done)
    assert Opinion.objects.exists() == ("delete an opinion" not in done)
    assert PublicHoliday.objects.filter(day=date(2026, 11, 24)).exists() == ("holiday" in done)


def test_lists_and_filters_show_the_states(opinion, consultation, at_desk, on_day):
    on_day(LAST + timedelta(days=1))
    consultation("Bản nháp đây", status="draft")

    page = words(at_desk)
    drafts = at_desk.get(f"{LIST}?state=draft").text

    assert ("1 (1)" in page, "Đã kết thúc, chờ kết quả" in page) == (True, True)
    assert ("Bản nháp đây" in drafts, opinion.consultation.title in drafts) == (True, False)
