"""The register as open data."""

import datetime
import json

import pytest
from django.db.models.signals import post_init

import table_files
from honours.models import Grant
from honours.pages import data_files

pytestmark = pytest.mark.django_db
DAY = datetime.date


def test_a_year_is_open_data_without_the_names_that_are_not_shown(decision, grant, reader):
    issued = decision()
    grant(issued, "=1+1", unit_text="Bản Sín Chải")
    grant(issued, "Giàng A Bé", shows_name=False, reason="Cứu bạn")
    grant(decision("1/QĐ", DAY(2022, 1, 1)), "Năm trước")

    rows = json.loads(b"".join(reader.get("/so-vang/2023/du-lieu.json").streaming_content))
    table = b"".join(reader.get("/so-vang/2023/du-lieu.csv").streaming_content).decode()
    book = reader.get("/so-vang/2023/du-lieu.xlsx")

    assert [(row["name"], row["count"], row["reason"], row["unit"]) for row in rows] == [
        ("=1+1", 1, "", "Bản Sín Chải"),
        ("", 1, "", ""),
    ]
    assert rows[0]["date"] == "2023-02-05"
    assert ("'=1+1" in table, "Cứu bạn" in table, "Năm trước" in table) == (True, False, False)
    assert b"".join(book.streaming_content)[:2] == b"PK"
    assert book.headers["X-Robots-Tag"] == "noindex"
    assert reader.get("/so-vang/2023/du-lieu.pdf").status_code == 404
    assert reader.get("/so-vang/2021/du-lieu.csv").status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_who_has_the_file_of_a_year_is_told_so_without_a_row_being_read(
    kind, decision, grant, reader, django_assert_num_queries
):
    address, issued = f"/so-vang/2023/du-lieu.{kind}", decision()
    grant(issued, "Lò Thị Mai")
    response = reader.get(address)
    had = {"if-none-match": response.headers["ETag"]}
    assert len(b"".join(response.streaming_content)) > 100

    with django_assert_num_queries(1):
        again = reader.get(address, headers=had)
    Grant.objects.update(name="Lò Thị Mây")

    assert (again.status_code, again.content) == (304, b"")
    changed = reader.get(address, headers=had)
    assert (changed.status_code, len(b"".join(changed.streaming_content)) > 100) == (200, True)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_is_sent_while_its_rows_are_read(kind, decision, grant, reader, monkeypatch):
    monkeypatch.setattr(data_files, "ROWS_A_TIME", 2)
    monkeypatch.setattr(table_files, "ROWS_A_PIECE", 1)
    issued = decision()
    for number in range(9):
        grant(issued, f"Lò Thị {number}")
    read = []
    listener = lambda instance, **signal: read.append(instance)  # noqa: E731 – named, so that the signal keeps it
    post_init.connect(listener, sender=Grant)

    pieces = iter(reader.get(f"/so-vang/2023/du-lieu.{kind}").streaming_content)
    beginning = b"".join(next(pieces) for _number in range(2))
    read_so_far = len(read)
    post_init.disconnect(listener, sender=Grant)

    assert ("Lò Thị 0" in beginning.decode(), read_so_far <= data_files.ROWS_A_TIME) == (True, True)
    assert "Lò Thị 8" in b"".join(pieces).decode()
