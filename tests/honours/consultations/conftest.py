"""A consultation of spring 2026 with two nominees, and what its form sends."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest

from honours.models import Consultation, Honour, Nominee

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED, LAST = datetime.date(2026, 4, 24), datetime.date(2026, 5, 13)


@pytest.fixture
def on_day(time_machine):
    """A function that sets the clock to an hour of a day in Vietnam."""

    def move(day, hour=9, minute=0, second=0):
        moment = datetime.datetime.combine(day, datetime.time(hour, minute, second), HANOI)
        time_machine.move_to(moment, tick=False)

    return move


@pytest.fixture
def consultation(db):
    """A function that makes a public consultation of two nominees."""

    def make(title="Lấy ý kiến về việc tặng Huân chương Lao động", **fields):
        defaults = {
            "proposal": "Đề nghị tặng Huân chương Lao động.",
            "opens_on": OPENED,
            "closes_on": LAST,
            "channels": "Số 1 đường Nậm Then, phường Thanh Lĩnh\nykien@hoaban.example",
            "status": Consultation.Status.PUBLISHED,
        }
        made = Consultation.objects.create(title=title, **defaults | fields)
        honour = Honour.objects.get(installed_as="lao-dong-3")
        for order, (name, recipient) in enumerate(
            [("Lò Thị Mai", "person"), ("Trường Tiểu học Nậm Then", "collective")]
        ):
            Nominee.objects.create(consultation=made, name=name, recipient=recipient, honour=honour, order=order)
        return made

    return make


@pytest.fixture
def send(reader, time_machine):
    """A function that opens the form of a consultation, takes its time and sends it."""

    def fill_in(consultation, seconds=30, sent_by=None, **written):
        address = f"{consultation.get_absolute_url()}y-kien/"
        client = sent_by or reader
        form = re.search(r'name="form" value="([^"]+)"', client.get(address).text)[1]
        sent = {"form": form, "text": "Tôi nhất trí."} | written
        time_machine.shift(seconds)
        return client.post(address, sent, headers={"sec-fetch-site": "same-origin"})

    return fill_in
