"""The sample register: three years of invented decisions, and consultations in every state."""

import time
from datetime import timedelta

import pytest
from django.db.models import Sum
from django.utils import timezone

from honours.models import Consultation, ConsultationState, Decision, Grant, Honour, Opinion
from portal.accounts.models import User
from portal.demo import consultations, decisions
from portal.demo.decision_plans import PLANS
from portal.demo.names import people
from tests.honours.consultations.conftest import HANOI

pytestmark = pytest.mark.django_db
STATES = {ConsultationState.OPEN: 2, ConsultationState.CLOSED: 1, ConsultationState.ENDED: 2}


@pytest.fixture
def register():
    now = timezone.now()
    editor = User.objects.create_user("bientap")
    before = time.process_time()
    decisions.load(now, {})
    consultations.load(now, editor)
    return time.process_time() - before


def test_it_holds_forty_decisions_of_three_years_and_three_thousand_recipients(register):
    recipients = Grant.objects.aggregate(sum=Sum("count"))["sum"]
    oldest, newest = Decision.objects.order_by("signed_on").first(), Decision.objects.newest_first()[0]

    assert (Decision.objects.published().count(), recipients) == (40, 3000)
    assert timedelta(days=900) < newest.signed_on - oldest.signed_on < timedelta(days=1095)
    assert newest.signed_on <= timezone.localdate()
    assert (Grant.objects.revoked().count(), Decision.objects.filter(status="amended").count()) == (1, 1)
    assert register < 3, "seconds of processor time; a second on a machine of its own"


def test_no_person_of_it_is_named_twice_and_every_honour_goes_to_whom_it_may(register):
    named = list(
        Grant.objects.filter(recipient__in=["person", "household"]).exclude(name="").values_list("name", flat=True)
    )
    kinds = {"person": "persons", "collective": "collectives", "enterprise": "enterprises", "household": "households"}
    wrong = [
        (awarded.honour, awarded.recipient)
        for plan in PLANS
        for awarded in plan.awarded
        if not getattr(Honour.objects.get(installed_as=awarded.honour), f"for_{kinds[awarded.recipient]}")
    ]

    assert len(named) == len(set(named)) > 2000
    assert wrong == []


def test_names_are_the_same_for_the_same_seed():
    first, second = people("a"), people("a")

    assert [next(first) for _one in range(100)] == [next(second) for _one in range(100)]


@pytest.mark.parametrize("day", ["2026-12-01", "2027-02-12", "2027-03-01", "2026-05-04", "2028-01-02"])
def test_two_consultations_are_open_and_three_over_on_whatever_day_it_is_loaded(register, time_machine, day):
    Consultation.objects.all().delete()
    time_machine.move_to(timezone.datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=HANOI), tick=False)

    consultations.load(timezone.now(), User.objects.get())

    assert {state: Consultation.objects.in_state(state).count() for state in STATES} == STATES
    assert Opinion.objects.filter(received_at__gt=timezone.now()).count() == 0
    assert Opinion.objects.filter(status="new").count() == 4
