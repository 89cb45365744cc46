"""`python -m tests.bench.register_asking 10`: pages of the register, first and deep, each so often; CPU in ms, as JSON.

The database's CPU is added where its process can be seen: a busy machine makes nothing slower then.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import django

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


def cpu():
    """Milliseconds of CPU of this process, and of the one that serves it in PostgreSQL."""
    from django.db import connection

    spent = time.process_time() * 1000
    if connection.vendor == "postgresql":
        fields = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
        spent += (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
    return spent


def milliseconds(client, address, times):
    """CPU of one page, on the average of so many."""
    begin = cpu()
    for _time in range(times):
        if (answer := client.get(address)).status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    return (cpu() - begin) / times


def main(times):
    django.setup()
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    asked = list(addresses())
    for address in asked:
        milliseconds(client, address, 1)
    spent = {address: milliseconds(client, address, times) for address in asked}
    print(json.dumps({"p95": statistics.quantiles(spent.values(), n=20)[-1], "pages": spent}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
