"""Units at the desk: made of the names in lists, or by hand, they are linked with the grants that write them."""

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.urls import reverse

from honours.models import Unit

pytestmark = pytest.mark.django_db
UNLINKED = "/quan-tri/honours/unit/unlinked/"


@pytest.fixture
def listed(decision, grant):
    return [grant(decision(f"{number}/QĐ"), "Lò Thị Mai", unit_text="Sở Y tế") for number in range(2)]


def test_a_ticked_name_becomes_a_unit(editor, signed_in, listed):
    desk = signed_in(editor)

    shown = desk.get(UNLINKED).text
    answer = desk.post(UNLINKED, {"name": ["Sở Y tế", "Không ai viết"]}, follow=True)

    unit = Unit.objects.get()
    assert "Sở Y tế (2)" in " ".join(shown.split())
    assert (unit.name, unit.grants.count()) == ("Sở Y tế", 2)
    assert "Số đơn vị đã tạo: 1." in answer.text
    assert LogEntry.objects.get(action_flag=ADDITION).object_id == str(unit.pk)


def test_a_unit_entered_by_hand_is_linked_with_what_lists_wrote_before(editor, signed_in, listed):
    fields = {"name": "Sở Y tế tỉnh Mường Lam", "other_names": "SỞ Y TẾ"}

    answer = signed_in(editor).post(reverse("admin:honours_unit_add"), fields, follow=True)

    assert Unit.objects.get().grants.count() == 2
    assert "Số lượt khen thưởng đã gắn với đơn vị này: 2." in answer.text


@pytest.mark.parametrize("role", ["reporter", "editor", "administrator"])
def test_who_may_make_units_by_direct_post(request, signed_in, listed, role):
    answer = signed_in(request.getfixturevalue(role)).post(UNLINKED, {"name": "Sở Y tế"})

    assert (answer.status_code, Unit.objects.count()) == (302, 1)


def test_who_may_not_add_units_may_not_make_any(editor, signed_in, listed):
    editor.groups.clear()

    assert signed_in(editor).post(UNLINKED, {"name": "Sở Y tế"}).status_code == 403
    assert Unit.objects.count() == 0
