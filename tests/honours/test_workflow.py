"""The steps of a decision: what publishing needs, and what a later decision takes from an earlier one."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied

from honours import workflow
from honours.models import Change, Decision, Grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier(decision, grant):
    """A published decision with two recipients."""
    made = decision("77/QĐ-UBND")
    grant(made, "Vàng Thị Dở")
    grant(made, "Lò Văn Hạnh")
    return made


@pytest.fixture
def later(decision, earlier):
    """A function that makes a draft that changes the earlier decision."""

    def make(effect, *names):
        draft = decision("99/QĐ-UBND", status="draft")
        change = Change.objects.create(later=draft, earlier=earlier, effect=effect)
        change.grants.set(earlier.grants.filter(name__in=names))
        return draft

    return make


def in_force():
    return [grant.name for grant in Grant.objects.published().order_by("name")]


def log_of(decision):
    return [entry.change_message for entry in LogEntry.objects.filter(object_id=str(decision.pk)).order_by("pk")]


def test_a_draft_with_a_list_is_published_and_logged(decision, grant, editor):
    draft = decision(status="draft")
    grant(draft, "Vàng Thị Dở")

    workflow.publish(draft, editor)

    assert Decision.objects.get().status == "published"
    assert log_of(draft) == ["Đã công bố."]


def test_an_empty_list_is_not_published(decision, editor):
    with pytest.raises(workflow.NotReady, match="Danh sách khen thưởng còn trống"):
        workflow.publish(decision(status="draft"), editor)


def test_a_reporter_publishes_nothing(decision, grant, reporter):
    draft = decision(status="draft")
    grant(draft, "Vàng Thị Dở")

    with pytest.raises(PermissionDenied):
        workflow.publish(draft, reporter)
    assert Decision.objects.get().status == "draft"


def test_a_revoking_decision_takes_everything_back_when_it_is_published(later, earlier, editor):
    draft = later("revokes")
    assert in_force() == ["Lò Văn Hạnh", "Vàng Thị Dở"]

    workflow.publish(draft, editor)

    earlier.refresh_from_db()
    assert (in_force(), earlier.status) == ([], "revoked")
    assert Grant.objects.revoked().count() == 2
    assert log_of(earlier) == ["Bị hủy bỏ theo Quyết định số 99/QĐ-UBND ngày 05/02/2023; số lượt khen bị thu hồi: 2."]


def test_an_amending_decision_takes_back_what_it_names(later, earlier, editor):
    workflow.publish(later("amends", "Vàng Thị Dở"), editor)

    earlier.refresh_from_db()
    assert (in_force(), earlier.status) == (["Lò Văn Hạnh"], "amended")


def test_nothing_is_changed_that_is_no_longer_there_to_change(later, earlier, editor):
    draft = later("revokes")
    earlier.status = "revoked"
    earlier.save()

    with pytest.raises(workflow.NotReady, match="đã bị hủy bỏ"):
        workflow.publish(draft, editor)
    assert Decision.objects.get(pk=draft.pk).status == "draft"


def test_a_decision_published_by_mistake_becomes_a_draft_again(earlier, editor):
    workflow.withdraw(earlier, editor)

    assert (in_force(), Decision.objects.get().status) == ([], "draft")


def test_a_decision_that_was_changed_stays(later, earlier, editor):
    workflow.publish(later("amends"), editor)
    earlier.refresh_from_db()

    with pytest.raises(workflow.NotReady):
        workflow.withdraw(earlier, editor)


def states():
    return dict(Decision.objects.values_list("number", "status"))


@pytest.mark.parametrize("effect", ["amends", "revokes"])
def test_a_change_published_by_mistake_gives_back_what_it_took(later, earlier, editor, effect):
    mistaken = workflow.publish(later(effect, "Lò Văn Hạnh"), editor)

    workflow.withdraw(mistaken, editor)

    assert in_force() == ["Lò Văn Hạnh", "Vàng Thị Dở"]
    assert states() == {"77/QĐ-UBND": "published", "99/QĐ-UBND": "draft"}
    assert log_of(earlier)[-1] == (
        "Quyết định số 99/QĐ-UBND ngày 05/02/2023 không còn hiệu lực: những lượt khen bị thu hồi được khôi phục."
    )


def test_what_another_decision_took_stays_taken(decision, later, earlier, editor):
    amending = workflow.publish(later("amends", "Lò Văn Hạnh"), editor)
    other = decision("100/QĐ-UBND", status="draft")
    Change.objects.create(later=other, earlier=earlier, effect="revokes")
    workflow.publish(other, editor)

    workflow.withdraw(amending, editor)

    assert (in_force(), states()["77/QĐ-UBND"]) == ([], "revoked")
    assert {grant.revoked_by for grant in earlier.grants.all()} == {other}


def test_who_revokes_a_revocation_gives_back_what_it_took(decision, later, earlier, editor):
    revoking = workflow.publish(later("revokes"), editor)
    last = decision("100/QĐ-UBND", status="draft")
    Change.objects.create(later=last, earlier=revoking, effect="revokes")

    workflow.publish(last, editor)

    assert in_force() == ["Lò Văn Hạnh", "Vàng Thị Dở"]
    assert states() == {"77/QĐ-UBND": "published", "99/QĐ-UBND": "revoked", "100/QĐ-UBND": "published"}
