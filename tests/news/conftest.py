"""What most tests of the desk begin with: a category, and a reporter's draft in it."""

import pytest

from news.models import Article, Category


@pytest.fixture
def category(db):
    return Category.objects.create(name="Khen thưởng")


@pytest.fixture
def article(reporter, category):
    return Article.objects.create(title="Hội nghị", category=category, body="<p>Cũ.</p>", creator=reporter)
