"""`python -m tests.bench.register_asking 10`: pages of the register, first and deep, each so often; CPU in ms, as JSON.

The database's CPU is added where its process can be seen: a busy machine makes nothing slower then.
"""

import json
import statistics
import sys
from urllib.parse import urlencode

import django

import request_rates
from tests.bench.desk import milliseconds

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
    from django.db.models import Count

    from honours.models import Decision, EntryRow, Unit
    from honours.pages.views import DECISIONS_A_PAGE

    middle = EntryRow.objects.order_by("-rowid").values_list("rowid", flat=True)[EntryRow.objects.count() // 2]
    for question in QUESTIONS:
        yield "/so-vang/?" + urlencode(question)
        yield "/so-vang/?" + urlencode(question | {"truoc": middle})
    yield "/so-vang/?q=nguyen&trang=3"
    years = Decision.objects.order_by().values("year").annotate(decisions=Count("pk"))
    longest = years.order_by("-decisions", "-year")[0]
    last = -(-longest["decisions"] // DECISIONS_A_PAGE)
    yield from ("/so-vang/", f"/so-vang/{longest['year']}/", f"/so-vang/{longest['year']}/?trang={last}")
    yield Decision.objects.order_by("pk")[0].get_absolute_url()
    yield Unit.objects.order_by("pk")[0].get_absolute_url()


def main(times):
    django.setup()
    from django.test import Client

    request_rates.AT_ONCE = 10**9  # One network asks for more than it may.
    client = Client(headers={"host": "127.0.0.1"})
    asked = list(addresses())
    for address in asked:
        milliseconds(client, address)
    spent = {address: sum(milliseconds(client, address) for _time in range(times)) / times for address in asked}
    print(json.dumps({"p95": statistics.quantiles(spent.values(), n=20)[-1], "pages": spent}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
