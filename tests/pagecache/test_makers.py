"""One thread makes a thing while the others wait, and never two at once."""

import threading

import pytest

from pagecache import makers
from pagecache.makers import Makers


def test_who_waited_is_the_only_maker_then():
    one_by_one, made = Makers(), threading.Event()

    def waits():
        with one_by_one.one("page", may_wait=True):
            begun.set()
            made.wait(5)

    begun = threading.Event()
    with one_by_one.one("page", may_wait=True):
        other = threading.Thread(target=waits)
        other.start()
        other.join(0.2)
    assert begun.wait(5)
    with one_by_one.one("page", may_wait=False) as is_maker:
        made.set()

    other.join()
    assert is_maker is False


def test_who_fails_leaves_it_to_the_next_and_nothing_is_kept():
    one_by_one = Makers()
    with pytest.raises(ZeroDivisionError), one_by_one.one("page", may_wait=True):
        raise ZeroDivisionError

    with one_by_one.one("page", may_wait=False) as is_maker:
        assert is_maker is True
    assert len(one_by_one._locks) == 0


def test_nobody_waits_for_ever_for_a_maker_that_hangs(monkeypatch):
    monkeypatch.setattr(makers, "WAIT_SECONDS", 0.05)
    one_by_one = Makers()

    with one_by_one.one("page", may_wait=True), one_by_one.one("page", may_wait=True) as is_maker:
        assert is_maker is False
