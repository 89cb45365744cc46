"""Readers are told apart by their networks."""

import pytest

import networks


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.9", "203.0.113.9", True),
        ("203.0.113.9", "203.0.113.10", False),
        ("203.0.113.9", "::ffff:203.0.113.9", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("203.0.113.9", "", False),
        ("unix:", "", True),
    ],
)
def test_an_ipv6_household_is_one_network(one, other, same):
    assert (networks.of(one) == networks.of(other)) is same
