"""The numbers in a page that is not kept."""

import pytest
from django.http import HttpResponse

from pagecache.holes import mark
from stats.middleware import fill_in


def test_a_page_says_its_length_with_the_numbers_in_it(reader, article):
    response = reader.get(article.get_absolute_url())

    assert response.headers["Content-Length"] == str(len(response.content))


@pytest.mark.parametrize("headers", [{"Content-Type": "text/plain"}, {"Content-Encoding": "gzip"}])
def test_what_is_no_plain_html_is_left_alone(db, headers):
    response = HttpResponse(mark("total"), headers=headers)

    fill_in(response)

    assert response.text == mark("total")
