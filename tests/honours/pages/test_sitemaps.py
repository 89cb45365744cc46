"""The register's sitemaps: every page of it, in files of a size that search engines take."""

import datetime
import re

import pytest

from honours.models import Unit
from honours.pages import sitemaps

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(reader):
    """A function that returns the addresses in a sitemap."""
    return lambda address: re.findall("<loc>http://testserver(.*?)</loc>", reader.get(address).text)


def test_the_index_leads_to_every_page_of_the_register(decision, grant, listed):
    issued, older = decision(), decision("1/QĐ", datetime.date(2021, 1, 1))
    unit = Unit.objects.create(name="Sở Y tế")
    grant(issued, "Lò Thị Mai", unit=unit)

    files = [address for address in listed("/sitemap.xml") if "so-vang" in address]

    assert [address for file in files for address in listed(file)] == [
        *("/so-vang/", "/so-vang/2023/", "/so-vang/2021/"),
        *(issued.get_absolute_url(), older.get_absolute_url()),
        unit.get_absolute_url(),
    ]


def test_many_decisions_and_units_are_divided(decision, grant, listed, reader, monkeypatch):
    monkeypatch.setattr(sitemaps, "ADDRESSES_A_FILE", 2)
    issued = [decision(f"{number}/QĐ") for number in range(3)]
    units = [Unit.objects.create(name=f"Tổ {number}") for number in range(3)]
    for unit in units:
        grant(issued[0], "Lò Thị Mai", unit=unit)

    for things, name in ((issued, "quyet-dinh"), (units, "don-vi")):
        addresses = [thing.get_absolute_url() for thing in things]
        assert listed(f"/sitemap-so-vang-{name}-1.xml") == addresses[:2]
        assert listed(f"/sitemap-so-vang-{name}-2.xml") == addresses[2:]
        assert [reader.get(f"/sitemap-so-vang-{name}-{part}.xml").status_code for part in (0, 3)] == [404, 404]


def test_only_units_with_a_page_are_listed(decision, grant, listed, reader):
    new = Unit.objects.create(name="Sở Dân tộc và Tôn giáo")
    old = Unit.objects.create(name="Ban Dân tộc", merged_into=new)
    unknown = Unit.objects.create(name="Chưa được khen")
    grant(decision(), "Lò Thị Mai", unit=old)

    shown = listed("/sitemap-so-vang-don-vi-1.xml")

    assert shown == [new.get_absolute_url(), old.get_absolute_url()]
    assert [reader.get(unit.get_absolute_url()).status_code for unit in (new, old, unknown)] == [200, 200, 404]
    assert new.get_absolute_url() in reader.get("/so-vang/?q=ton+giao").text
