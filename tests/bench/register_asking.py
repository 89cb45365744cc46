"""`python -m tests.bench.register_asking 10`: pages of the register, first and deep, each so often; milliseconds as JSON."""

import json
import statistics
import sys
from urllib.parse import urlencode

import django

from tests.bench.asking import milliseconds

QUESTIONS = [
    {"q": "nguyen thi mai"},
    {"q": "lò"},
    {"q": "thi dua"},
    {"q": '"trường tiểu học"', "doituong": "person"},
    {"nam": "2023"},
    {"cap": "unit", "phuongthuc": "regular"},
    {"donvi": "so y te muong lam", "nam": "2024"},
    {"q": "giang", "doituong": "person", "cap": "province"},
    {"q": "khong co ten nay"},
]


def addresses():
    """The pages asked for: each question as it comes, and from the middle of the register on; a year, a unit, a list."""
    from honours.models import Decision, EntryRow, Unit

    middle = EntryRow.objects.order_by("-rowid").values_list("rowid", flat=True)[EntryRow.objects.count() // 2]
    for question in QUESTIONS:
        yield "/so-vang/?" + urlencode(question)
        yield "/so-vang/?" + urlencode(question | {"truoc": middle})
    yield "/so-vang/?q=nguyen&trang=3"
    yield from ("/so-vang/", "/so-vang/2024/", "/so-vang/2020/?trang=4")
    yield Decision.objects.order_by("pk")[0].get_absolute_url()
    yield Unit.objects.order_by("pk")[0].get_absolute_url()


def main(times):
    django.setup()
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    asked = list(addresses())
    for address in asked:
        milliseconds(client, address)
    spent = {address: [milliseconds(client, address) for _time in range(times)] for address in asked}
    p95 = statistics.quantiles([one for found in spent.values() for one in found], n=20)[-1]
    print(json.dumps({"p95": p95, "medians": {address: statistics.median(found) for address, found in spent.items()}}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
