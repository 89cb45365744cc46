"""`python -m tests.bench.asking 20`: the ten commonest questions, so many times each; prints milliseconds as JSON."""

import json
import statistics
import sys
import time
from urllib.parse import urlencode

import django

import request_rates

QUESTIONS = [
    "thi đua khen thưởng",
    "thi đua",
    "huân chương lao động",
    "nông thôn mới",
    '"phong trào thi đua"',
    "hướng dẫn hồ sơ",
    "gương điển hình tiên tiến",
    "quyết định",
    "hội nghị tổng kết",
    "lay y kien nhan dan",
]


def milliseconds(client, address):
    begin = time.perf_counter()
    answer = client.get(address)
    spent = (time.perf_counter() - begin) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return spent


def main(times):
    django.setup()
    from django.test import Client

    request_rates.AT_ONCE = 10**9  # One network asks for more than it may.
    client = Client(headers={"host": "127.0.0.1"})
    addresses = ["/tim-kiem/?" + urlencode({"q": question}) for question in QUESTIONS]
    for address in addresses:
        milliseconds(client, address)
    spent = {address: [milliseconds(client, address) for _time in range(times)] for address in addresses}
    by_question = [statistics.median(spent[address]) for address in addresses]
    p95 = statistics.quantiles([one for found in spent.values() for one in found], n=20)[-1]
    print(json.dumps({"p95": p95, "medians": dict(zip(QUESTIONS, by_question, strict=True))}, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]))
