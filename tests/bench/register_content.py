"""`python -m tests.bench.register_content 100000`: so many grants of invented recipients, in decisions of ten years."""

import datetime
import random
import sys

import django

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Lò Vàng Giàng Sùng Mùa Thào Lý Chảo Tẩn Vừ Hạng Bùi Đỗ Ma Phàn".split()
MIDDLE = "Thị Văn Thị Văn A Minh Thanh Ngọc Quang Hồng".split()
GIVEN = "Mai Dở Lử Sai Chống Hạnh Hương Hường An Anh Bình Cường Dung Hà Hải Hoa Hùng Khánh Lan Linh Nam Nga Sơn Thảo".split()
UNITS = [
    "Sở Y tế",
    "Ban Dân tộc",
    "Trường Tiểu học",
    "Trạm Y tế",
    "Ủy ban nhân dân xã",
    "Công ty Chè",
    "Phòng Giáo dục",
]
PLACES = "Mường Lam|Nà Pheo|Huổi Sáy|Sín Chải|Pa Vệ|Tà Tổng|Mường Mô|Nậm Khao|Ka Lăng|Thu Lũm|Pa Ủ|Tá Bạ".split("|")
CODES = ["bang-khen-tinh", "chien-si-tinh", "lao-dong-tien-tien", "chien-si-co-so", "co-tinh", "tap-the-xuat-sac"]
GRANTS_A_DECISION, BATCH = 100, 5000
YEARS, LAST_DAY = 10, datetime.date(2026, 11, 30)


def decisions(count):
    from django.utils import timezone

    from honours.models import Decision, Method

    methods, now = list(Method), timezone.now()
    for number in range(count):
        day = LAST_DAY - datetime.timedelta(days=number * YEARS * 365 // count)
        yield Decision(
            number=f"{number + 1}/QĐ-UBND",
            slug=f"{number + 1}-qd-ubnd",
            signed_on=day,
            year=day.year,
            authority="Chủ tịch Ủy ban nhân dân tỉnh",
            subject=f"Về việc khen thưởng thành tích trong phong trào thi đua đợt {number + 1}",
            method=methods[number % len(methods)],
            status=Decision.Status.PUBLISHED,
            published_at=now,
        )


def grant(number, decision, honours, units):
    from honours.models import Grant, Recipient

    dice = random.Random(number)
    honour, unit = honours[number % len(honours)], dice.choice(units)
    name = f"{dice.choice(FAMILY)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}"
    recipient = Recipient.PERSON if honour.for_persons else Recipient.COLLECTIVE
    return Grant(
        decision=decision,
        honour=honour,
        recipient=recipient,
        name=name if recipient == Recipient.PERSON else unit.name,
        unit=unit,
        unit_text=unit.name,
        order=number,
    )


def main(count):
    django.setup()
    from django.db import connection

    from honours.models import Decision, Grant, Honour, Unit
    from news.text import vietnamese

    names = [f"{unit} {place}" for unit in UNITS for place in PLACES]
    units = Unit.objects.bulk_create(Unit(name=name, slug=vietnamese.slug(name)) for name in names)
    honours = list(Honour.objects.filter(installed_as__in=CODES))
    made = Decision.objects.bulk_create(decisions(max(count // GRANTS_A_DECISION, 1)))
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        Grant.objects.bulk_create(grant(one, made[one % len(made)], honours, units) for one in numbers)
    if connection.vendor == "postgresql":  # As its autovacuum does within a minute.
        connection.cursor().execute("ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))
