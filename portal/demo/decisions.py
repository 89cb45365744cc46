"""The decisions of the sample register, for three years, with one that takes a grant back."""

import random
from datetime import timedelta
from itertools import count, cycle

from django.utils import timezone

from honours.models import Change, Decision, Grant, Honour, PersonClass, Unit
from news.text.vietnamese import slug
from portal.demo import units
from portal.demo.dates import published_at, working_day
from portal.demo.decision_plans import (
    ANNUAL,
    COLLECTIVE,
    DEPARTMENT,
    ENTERPRISE,
    HOUSEHOLD,
    PERSON,
    PLANS,
    PRESIDENT,
    PRIME_MINISTER,
    PROVINCE,
    Plan,
)
from portal.demo.names import people

YEARS = 3
SIGNERS = {
    PROVINCE: ("Nguyễn Thu Hiền", "Chủ tịch"),
    PRIME_MINISTER: ("", ""),
    PRESIDENT: ("", ""),
    DEPARTMENT: ("Tòng Văn Chính", "Giám đốc"),
}
ENDINGS = {PROVINCE: "QĐ-UBND", PRIME_MINISTER: "QĐ-TTg", PRESIDENT: "QĐ-CTN", DEPARTMENT: "QĐ-SGDĐT"}
POSTS = [
    *["Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Giáo viên", "Bác sĩ", "Y sĩ", "Trưởng bản", "Hiệu trưởng"],
    *["Chủ tịch Hội Nông dân xã", "Bí thư Đoàn xã", "Công nhân", "Nông dân", "Cán bộ văn hóa xã", "Đội trưởng"],
]


WHY = "Có thành tích xuất sắc, góp phần hoàn thành nhiệm vụ của địa phương, đơn vị."
TAKEN_BACK = "Hủy bỏ việc tặng Bằng khen đối với một cá nhân do báo cáo thành tích không đúng sự thật."


def load(now, articles):
    """Create the units, the decisions with their grants, and one that takes a grant back.

    `articles` are the sample articles by name, to which the newest decisions are linked.
    """
    linked, honours = load_units(), {honour.installed_as: honour for honour in Honour.objects.all()}
    writer = GrantWriter(linked, honours, list(PersonClass.objects.all()))
    numbers, grants = count(112, 17), []
    for years_ago in reversed(range(YEARS)):
        for plan in sorted(PLANS, key=lambda plan: -plan.days_ago):
            decision = create(plan, years_ago, next(numbers), now)
            grants += writer.grants(decision, plan)
            if not years_ago and plan.story in articles:
                decision.articles.add(articles[plan.story])
    Grant.objects.bulk_create(grants)
    take_one_back(next(numbers), now)


def load_units() -> dict[str, Unit]:
    """Create the units, with those that merged; return them by name."""
    enterprises = set(units.ENTERPRISES)
    names = [*units.COLLECTIVES, *units.ENTERPRISES]
    today = [Unit(name=name, slug=slug(name), is_enterprise=name in enterprises) for name in names]
    found = {unit.name: unit for unit in Unit.objects.bulk_create(today)}
    for name, target in units.MERGED.items():
        Unit.objects.create(name=name, merged_into=found[target], merged_on=units.MERGED_ON)
    return found


def create(plan, years_ago, number, now) -> Decision:
    """Create a published decision, signed on a working day."""
    day = timezone.localdate(now) - timedelta(days=plan.days_ago + 365 * years_ago)
    signed_on = working_day(day, timedelta(days=-1))
    # Honours for a year are awarded at the end of it or early in the next.
    year = signed_on.year if not plan.subject.startswith(ANNUAL[:12]) or signed_on.month > 9 else signed_on.year - 1
    signer, post = SIGNERS[plan.authority]
    return Decision.objects.create(
        number=f"{number}/{ENDINGS[plan.authority]}",
        signed_on=signed_on,
        year=year,
        authority=plan.authority,
        signer=signer,
        signer_post=post,
        subject=plan.subject.format(year=year),
        method=plan.method,
        status=Decision.Status.PUBLISHED,
        published_at=published_at(plan.days_ago + 365 * years_ago, "16:30", now),
    )


class GrantWriter:
    """Makes grants of invented people and of the units in turn."""

    def __init__(self, linked, honours, classes):
        self._units, self._honours, self._classes = linked, honours, classes
        self._people, self._dice = people("register"), random.Random("register")
        self._collectives, self._enterprises = cycle(units.COLLECTIVES), cycle(units.ENTERPRISES)

    def grants(self, decision, plan) -> list[Grant]:
        """Return the unsaved grants of a decision, in the order of its annex."""
        made = [grant for awarded in plan.awarded for grant in self._awarded(awarded)]
        for order, grant in enumerate(made):
            grant.decision, grant.order = decision, order
        return made

    def _awarded(self, awarded):
        honour = self._honours[awarded.honour]
        common = {"honour": honour, "recipient": awarded.recipient, "is_posthumous": awarded.is_posthumous}
        if awarded.is_counted:
            return [Grant(count=awarded.number, is_child=True, **common)]
        return [Grant(**common, **self._recipient(awarded.recipient)) for _number in range(awarded.number)]

    def _recipient(self, kind):
        if kind == COLLECTIVE:
            name = next(self._collectives)
            return {"name": name, "unit_text": name, "unit": self._units[name], "reason": WHY}
        if kind == ENTERPRISE:
            name = next(self._enterprises)
            return {"name": name, "unit_text": name, "unit": self._units[name], "reason": WHY}
        person = next(self._people)
        if kind == HOUSEHOLD:
            where = self._dice.choice(units.COMMUNES)
            address = "Hộ ông" if person.address == "Ông" else "Hộ bà"
            return {"address": address, "name": person.name, "unit_text": where, "unit": self._units[where]}
        where, post = self._dice.choice(units.OFFICES), self._dice.choice(POSTS)
        told = {"post": post, "unit_text": where, "unit": self._units[where]}
        return {**person._asdict(), **told, "person_class": self._dice.choice(self._classes)}


def take_one_back(number, now):
    """Create the decision by which the Bằng khen of one person is taken back."""
    earlier = Decision.objects.filter(subject__contains="nông thôn mới").newest_first()[1]
    grant = earlier.grants.filter(recipient=PERSON).last()
    plan = Plan(60, PROVINCE, "Về việc hủy bỏ quyết định tặng Bằng khen đối với một cá nhân", "regular", [])
    later = create(plan, 0, number, now)
    change = Change.objects.create(later=later, earlier=earlier, effect=Change.Effect.AMENDS, note=TAKEN_BACK)
    change.grants.add(grant)
    Grant.objects.filter(pk=grant.pk).update(revoked_by=later)
    earlier.status = Decision.Status.AMENDED
    earlier.save()
