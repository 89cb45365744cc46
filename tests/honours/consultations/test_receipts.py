"""What a receipt code tells, and for how long opinions are there."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command

from honours.consultations import retention
from honours.models import Consultation, Opinion, OpinionRate
from tests.honours.consultations.conftest import LAST, OPENED

pytestmark = pytest.mark.django_db
ASK = "/lay-y-kien/tra-cuu/"


@pytest.fixture
def opinion(consultation, on_day):
    on_day(OPENED)
    return Opinion.objects.create(consultation=consultation(), text="Riêng tư", name="Lò Văn A", code="ABCDE23456")


@pytest.mark.parametrize("written", ["ABCDE-23456", "abcde23456", " abcde 23456. "])
@pytest.mark.parametrize(
    ("status", "told"),
    [("new", "chờ được đọc"), ("noted", "chuyển tới"), ("answered", "Cảm ơn bà.")],
)
def test_a_code_tells_the_state_and_the_answer_but_nothing_of_the_opinion(opinion, reader, status, told, written):
    Opinion.objects.update(status=status, answer="Cảm ơn bà.")

    answer = reader.post(ASK, {"code": written})

    assert told in answer.text
    assert opinion.consultation.title in answer.text
    assert ("Riêng tư" in answer.text, "Lò Văn A" in answer.text) == (False, False)
    assert (answer["Cache-Control"].count("no-store"), answer.cookies) == (1, {})
    assert ("Cảm ơn bà." in answer.text) == (status == "answered")


@pytest.mark.parametrize("written", ["", "---", "ABCDE2345", "X" * 9999, "\0"])
def test_another_code_tells_nothing(opinion, reader, written):
    assert "Không có ý kiến nào mang mã này" in " ".join(reader.post(ASK, {"code": written}).text.split())


def test_opinions_are_deleted_on_the_day_that_their_writers_were_told(opinion, on_day):
    opinion.consultation.opinions_kept_days = 30
    opinion.consultation.save()
    on_day(LAST + timedelta(days=29))
    kept = retention.purge(), Opinion.objects.count()
    on_day(LAST + timedelta(days=30))
    said = io.StringIO()
    call_command("purge_opinions", stdout=said)

    told = Consultation.objects.values_list("opinions_deleted", "opinions_deleted_on").get()
    assert (kept, Opinion.objects.count(), said.getvalue()) == ((0, 1), 0, "Đã xóa 1 ý kiến.\n")
    assert told == (1, LAST + timedelta(days=30))


def test_nothing_is_deleted_while_the_clock_may_be_wrong(opinion, on_day, settings):
    settings.EVEN_CLOCK_SECONDS = 3600
    on_day(LAST + timedelta(days=999))

    assert (retention.purge(), Opinion.objects.count()) == (0, 1)


def test_how_many_came_from_where_is_forgotten_after_the_next_hour(opinion, on_day):
    OpinionRate.objects.create(hour=int(opinion.received_at.timestamp()) // 3600, group=7, count=1)
    on_day(OPENED, 10)
    retention.purge()
    kept = OpinionRate.objects.count()
    on_day(OPENED, 11)
    retention.purge()

    assert (kept, OpinionRate.objects.count()) == (1, 0)
