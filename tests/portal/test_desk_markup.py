"""Every page of the desk as a screen reader takes it."""

import pytest

from tests import desk_pages
from tests.markup import Outline


@pytest.fixture
def outlines(reporter, administrator, signed_in):
    """All pages that an administrator sees, and those that are only for the reporter."""
    desk_pages.furnish(reporter)
    seen = {}
    for user in (administrator, reporter):
        pages = desk_pages.pages(signed_in(user))
        seen |= {(user.username, address): Outline(html) for address, html in pages.items()}
    return seen


@pytest.mark.looks
def test_what_describes_a_field_is_there_and_stands_where_html_allows_it(outlines):
    dead = {page: outline.dead() for page, outline in outlines.items() if outline.dead()}
    misplaced = {page: outline.misplaced for page, outline in outlines.items() if outline.misplaced}
    skipped = {page: outline.skipped() for page, outline in outlines.items() if outline.skipped()}

    assert (dead, misplaced, skipped) == ({}, {}, {})
    assert len(outlines) > 100
