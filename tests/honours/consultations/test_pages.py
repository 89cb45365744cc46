"""What readers see of a consultation before, while and after it is open."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from honours.models import Consultation, ConsultationFile, ConsultationState
from portal.demo import documents
from stats.models import SiteDay
from tests.honours.consultations.conftest import LAST, OPENED
from tests.markup import Outline, texts

pytestmark = pytest.mark.django_db
LIST = "/lay-y-kien/"


@pytest.mark.parametrize(
    ("day", "result", "state"),
    [
        (OPENED - timedelta(days=1), "", ConsultationState.SCHEDULED),
        (OPENED, "", ConsultationState.OPEN),
        (LAST, "", ConsultationState.OPEN),
        (LAST + timedelta(days=1), "", ConsultationState.CLOSED),
        (LAST + timedelta(days=1), "Không có ý kiến khác.", ConsultationState.ENDED),
    ],
)
def test_its_state_follows_from_its_dates_and_its_result(consultation, on_day, day, result, state):
    shown = consultation(result=result)
    draft = consultation(status=Consultation.Status.DRAFT)
    on_day(day)

    assert (shown.state, draft.state) == (state, ConsultationState.DRAFT)
    assert {other: set(Consultation.objects.in_state(other)) for other in ConsultationState} == {
        **{other: set() for other in ConsultationState},
        state: {shown},
        ConsultationState.DRAFT: {draft},
    }


def test_opened_in_april_it_ends_in_may_and_then_shows_its_result_at_the_same_address(consultation, on_day, reader):
    page = consultation().get_absolute_url()

    on_day(date(2026, 4, 23))
    assert reader.get(page).status_code == 404
    on_day(OPENED)
    opened = reader.get(page).text
    on_day(LAST, 23, 59)
    last = reader.get(page).text
    on_day(date(2026, 5, 14), 0)
    over = reader.get(page).text
    Consultation.objects.get().publish()
    Consultation.objects.update(result="Có 3 ý kiến, đều nhất trí.", result_on=date(2026, 5, 20))
    on_day(date(2030, 1, 1))
    ended = reader.get(page).text

    assert "còn 19 ngày" in opened
    assert "Thứ Tư, 13/05/2026" in opened
    assert "Không tính thứ Bảy, Chủ nhật và các ngày: 27/04/2026, 30/04/2026, 01/05/2026." in " ".join(opened.split())
    assert "Hôm nay là ngày cuối" in last
    assert f"{page}y-kien/" in last
    assert f"{page}y-kien/" not in over
    assert "Kết quả sẽ được đăng tại đây" in " ".join(over.split())
    assert "Có 3 ý kiến, đều nhất trí." in ended


def test_the_list_shows_the_open_ones_and_the_past_ones_with_their_results(consultation, on_day, reader):
    consultation("Đang mở")
    consultation("Sắp mở", opens_on=LAST, closes_on=LAST + timedelta(days=14))
    consultation("Bản nháp", status=Consultation.Status.DRAFT)
    consultation("Đã xong", opens_on=date(2026, 3, 2), closes_on=date(2026, 3, 16), result="Đa số nhất trí.")
    on_day(OPENED)

    page = reader.get(LIST).text

    assert texts("h3", page) == ["Đang mở", "Đã xong"]
    assert "Đa số nhất trí." in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_no_more_for_many(
    consultation, on_day, reader, number, django_assert_max_num_queries
):
    on_day(OPENED)
    for _one in range(number):
        consultation()
        consultation(opens_on=date(2026, 3, 2), closes_on=date(2026, 3, 16))

    with django_assert_max_num_queries(24):
        assert len(texts("h3", reader.get(LIST).text)) == 2 * number


def test_a_kept_page_tells_the_days_left_anew_after_midnight(consultation, on_day, reader, settings):
    settings.PAGE_CACHE_BYTES = 2**20
    page = consultation().get_absolute_url()
    on_day(date(2026, 5, 11), 23, 59, 50)
    before = reader.get(page).text
    on_day(date(2026, 5, 12), 0)

    assert ("còn 2 ngày" in before, "còn 1 ngày" in reader.get(page).text) == (True, True)


def test_files_nominees_and_addresses_stand_on_the_page_in_order(consultation, on_day, reader):
    on_day(OPENED)
    shown = consultation()
    pdf = ContentFile(documents.pdf("Báo cáo", 2), name="x.pdf")
    ConsultationFile.objects.create(consultation=shown, title="Báo cáo thành tích", file=pdf)

    page = reader.get(shown.get_absolute_url()).text

    assert texts("h3", page) == ["Lò Thị Mai", "Trường Tiểu học Nậm Then"]
    assert "Huân chương Lao động hạng Ba" in page
    assert 'download="bao-cao-thanh-tich.pdf"' in page
    assert 'href="mailto:ykien@hoaban.example"' in page
    assert (Outline(page).dead(), Outline(page).skipped(), Outline(page).misplaced) == ([], [], [])


def test_another_spelling_of_the_address_leads_to_the_one_address(consultation, on_day, reader):
    on_day(OPENED)
    shown = consultation()

    answer = reader.get(f"{LIST}cu-{shown.pk}/?q=1")

    assert (answer.status_code, answer["Location"]) == (301, f"{shown.get_absolute_url()}?q=1")


def test_open_ones_are_told_of_on_the_front_page_and_found_by_programs(consultation, on_day, reader):
    on_day(OPENED)
    shown = consultation()
    pages = {path: reader.get(path).text for path in ("/", "/lay-y-kien.atom", "/sitemap-trang.xml")}
    on_day(LAST + timedelta(days=1))

    address = shown.get_absolute_url()
    assert [path for path, text in pages.items() if address not in text] == []
    assert address not in reader.get("/").text
    assert address in reader.get("/lay-y-kien.atom").text


def test_its_pages_are_counted_like_others(consultation, on_day, reader, drained):
    on_day(OPENED)
    shown = consultation()
    for path in (LIST, shown.get_absolute_url(), f"{shown.get_absolute_url()}y-kien/", f"{LIST}tra-cuu/"):
        assert reader.get(path).status_code == 200
    reader.post(f"{LIST}tra-cuu/", {"code": "X"})

    drained()

    assert SiteDay.objects.get(day=timezone.localdate()).views == 4
