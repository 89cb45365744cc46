"""The form of a decision over HTTP: who may publish, change and delete it, and what Enter may not do."""

import re

import pytest
from django.urls import reverse

from honours.models import Change, Decision

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"admin:honours_decision_{name}", args=args)


def form(decision=None, **changed):
    fields = {
        "number": "77/QĐ-UBND",
        "signed_on": "05/02/2023",
        "year": "2023",
        "authority": "Chủ tịch UBND tỉnh",
        "subject": "Về việc khen thưởng",
        "method": "regular",
    }
    for prefix in ("files", "changes"):
        fields |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return fields | changed


@pytest.fixture
def draft(decision, grant):
    made = decision(status="draft")
    grant(made, "Vàng Thị Dở")
    return made


ROLES = ["reporter", "editor", "administrator"]


@pytest.mark.parametrize(
    ("role", "status", "code"), list(zip(ROLES, ["draft", "published", "published"], [403, 302, 302], strict=True))
)
def test_who_may_publish_by_direct_post(request, signed_in, draft, role, status, code):
    client = signed_in(request.getfixturevalue(role))

    answer = client.post(address("change", draft.pk), form(_publish="1"))

    assert (answer.status_code, Decision.objects.get().status) == (code, status)


@pytest.mark.parametrize("role", ROLES)
def test_everyone_prepares_drafts(request, signed_in, draft, role):
    client = signed_in(request.getfixturevalue(role))

    answer = client.post(address("change", draft.pk), form(subject="Về việc khác", _save="1"))

    assert (answer.status_code, Decision.objects.get().subject) == (302, "Về việc khác")


@pytest.mark.parametrize(
    ("role", "subject"), list(zip(ROLES, ["Về việc khen thưởng", "Đã sửa", "Đã sửa"], strict=True))
)
def test_only_editors_change_what_readers_see(request, signed_in, draft, role, subject):
    Decision.objects.update(status="published")
    client = signed_in(request.getfixturevalue(role))

    client.post(address("change", draft.pk), form(subject="Đã sửa", _save="1"))

    assert Decision.objects.get().subject == subject


@pytest.mark.parametrize("role", ROLES)
def test_what_is_published_cannot_be_deleted(request, signed_in, draft, role):
    Decision.objects.update(status="published")
    client = signed_in(request.getfixturevalue(role))

    answer = client.post(address("delete", draft.pk), {"post": "yes"})

    assert (answer.status_code, Decision.objects.count()) == (403, 1)


@pytest.mark.parametrize(("role", "status"), list(zip(ROLES, ["published", "draft", "draft"], strict=True)))
def test_who_may_take_a_decision_out_again(request, signed_in, draft, role, status):
    Decision.objects.update(status="published")
    client = signed_in(request.getfixturevalue(role))

    client.post(address("withdraw", draft.pk))

    assert Decision.objects.get().status == status


def test_what_waits_for_its_date_stands_first_in_the_list(editor, signed_in, decision):
    decision("1/QĐ-UBND")
    decision("2/QĐ-UBND", signed_on=None, status="draft")

    page = signed_in(editor).get(reverse("admin:honours_decision_changelist")).text

    assert page.index("2/QĐ-UBND") < page.index("1/QĐ-UBND")


def test_a_new_decision_leads_to_its_list(reporter, signed_in):
    answer = signed_in(reporter).post(address("add"), form(_recipients="1"))

    assert answer.headers["Location"] == address("recipients", Decision.objects.get().pk)


def test_the_first_button_of_the_form_publishes_nothing(editor, signed_in, draft):
    page = signed_in(editor).get(address("change", draft.pk)).text

    start = page.index('id="decision_form"')
    first = re.search(r"<button[^>]*type=\"submit\"[^>]*>", page[start:])[0]
    assert 'formmethod="dialog"' in first


def test_single_grants_are_chosen_for_a_later_decision_to_take_back(editor, reporter, signed_in, draft, decision):
    Decision.objects.update(status="published")
    later = decision("99/QĐ-UBND", status="draft")
    change = Change.objects.create(later=later, earlier=draft, effect="amends")
    taken = draft.grants.get()
    where = address("take_back", later.pk, change.pk)

    signed_in(reporter).post(where, {"grant": [taken.pk, "x"]})
    assert list(change.grants.all()) == [taken]

    Decision.objects.filter(pk=later.pk).update(status="published")
    answer = signed_in(editor).post(where, {"grant": []})
    assert (answer.status_code, change.grants.count()) == (403, 1)
