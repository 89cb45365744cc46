"""Kept pages: what they are made of, how long they live, how their numbers are written in."""

import gzip
import random
import tracemalloc
from itertools import zip_longest

from hypothesis import given
from hypothesis import strategies as st

from pagecache.holes import mark
from pagecache.parts import Part
from pagecache.store import Page, Store


def page(*pieces, **extra):
    marked = [pieces[0], *(mark(f"views:{number}").encode() + piece for number, piece in enumerate(pieces[1:]))]
    return Page(Part.of(b"".join(marked)), {"Content-Type": "text/html"}, **extra)


@given(
    pieces=st.lists(st.binary(max_size=2000), min_size=1, max_size=6),
    digits=st.lists(st.integers(0, 10**9), min_size=5, max_size=5),
)
def test_a_gzipped_page_unpacks_to_the_plain_one(pieces, digits):
    kept = page(*pieces)
    numbers = tuple(str(number).encode() for number in digits[: len(pieces) - 1])
    spliced = b"".join(part for pair in zip_longest(pieces, numbers, fillvalue=b"") for part in pair)

    assert (kept.plain(numbers), gzip.decompress(kept.gzipped(numbers))) == (spliced, spliced)


def test_a_long_page_is_really_compressed():
    kept = page(b"<p>thi dua</p>" * 2000, b"<p>khen thuong</p>" * 2000)

    assert len(kept.gzipped((b"600",))) < len(kept.plain((b"600",))) / 20


def test_the_tag_changes_with_text_and_with_numbers():
    tags = {page(text, b"b").etag((number,)) for text in (b"a", b"c") for number in (b"1", b"2")}

    assert len(tags) == 4


def test_a_page_is_fresh_within_its_version_and_its_lifetime():
    store = Store(10**6)
    kept = page(b"a")
    store.keep("/", kept, version=1, until=100)

    assert store.fresh("/", 1, now=99.9) is kept
    assert store.fresh("/", 1, now=100) is None
    assert store.fresh("/", 2, now=0) is None
    assert store.stale("/") is kept
    assert store.fresh("/khac", 1, now=0) is None


def test_memory_is_bounded_and_the_page_that_nobody_reads_goes_first():
    size = page(b"x" * 10_000).size
    store = Store(3 * size)
    for key in "abc":
        store.keep(key, page(b"x" * 10_000), 1, 100)
    store.fresh("a", 1, now=0)

    store.keep("d", page(b"x" * 10_000), 1, 100)

    assert [key for key in "abcd" if store.stale(key)] == ["a", "c", "d"]
    assert store.bytes == 3 * size


def test_a_page_kept_twice_is_counted_once():
    store = Store(10**6)
    for _time in range(5):
        store.keep("/", page(b"a" * 100), 1, 100)

    assert (len(store), store.bytes) == (1, page(b"a" * 100).size)


def test_a_page_larger_than_all_memory_is_not_kept():
    store = Store(1000)

    store.keep("/", page(b"x" * 5000), 1, 100)

    assert (len(store), store.bytes) == (0, 0)


def test_ten_thousand_pages_stay_under_the_bound():
    store = Store(20 * 2**20)

    for number in range(10_000):
        store.keep(number, page(random.randbytes(2000), b"b" * 1000), 1, 100)

    assert store.bytes <= 20 * 2**20
    assert 0 < len(store) < 10_000


def test_the_bound_is_one_of_real_memory():
    tracemalloc.start()
    store = Store(100 * 2**20)
    for number in range(1000):
        article = f"/tin/bai-so-{number}/"
        headers = {name.upper(): name * 20 for name in "abcdefghijkl"}
        own = Part.of(mark("today").encode().join([random.randbytes(1000)] * 6))
        store.keep(("http", "portal.example", article), Page(own, headers), 1, 9)
    taken, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert taken <= store.bytes
