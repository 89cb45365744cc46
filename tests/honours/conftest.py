"""A decision with its grants, as tests need them."""

import datetime

import pytest
from django.utils import timezone

from honours.models import Decision, Grant, Honour


@pytest.fixture
def honour(db):
    """A function that returns the installed honour with this code."""
    return lambda code: Honour.objects.get(installed_as=code)


@pytest.fixture
def decision(db):
    """A function that makes a published decision."""

    def make(number="77/QĐ-UBND", signed_on=datetime.date(2023, 2, 5), status=Decision.Status.PUBLISHED, **fields):
        return Decision.objects.create(
            number=number,
            signed_on=signed_on,
            status=status,
            published_at=timezone.now(),
            **{
                "year": signed_on.year if signed_on else 2023,
                "authority": "Chủ tịch UBND tỉnh",
                "subject": "Về việc khen thưởng",
            }
            | fields,
        )

    return make


@pytest.fixture
def grant(honour):
    """A function that makes a grant of a decision, by the code of the installed honour."""

    def make(decision, name="", code="bang-khen-tinh", recipient="person", **fields):
        return Grant.objects.create(decision=decision, name=name, honour=honour(code), recipient=recipient, **fields)

    return make
