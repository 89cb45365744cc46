"""`python -m tests.bench.library 100000 [grown|photos]`: published articles of real Vietnamese sentences, ten years' worth.

Without "grown" each is written and indexed for the search; with it the first thousand are repeated, for lists only.
With "photos" each has nine.
"""

import itertools
import random
import re
import sys
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module

import django

CATEGORIES, WRITTEN, BATCH, PHOTOS = 10, 1000, 500, 9
PARAGRAPHS, PARAGRAPHS_WHEN_GROWN = 5, 1  # A million articles of five would fill the disk, not the page.
YEARS_SECONDS = 10 * 365 * 86_400
# The n-th repetition stands between its original and the article before that.
EARLIER = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%S', published_at, '-' || (n.i * {step}) || ' seconds')",
    "postgresql": "published_at - n.i * interval '{step} seconds'",
}


def sentences():
    """Those of the demo's own articles."""
    from portal.demo.manuscripts import PLACE, manuscripts

    text = " ".join(PLACE.sub("", story.body) for story in manuscripts())
    return [one.strip(" #*–\n") for one in re.split(r"(?<=[.!?])\s+", text) if len(one) > 30]


def article(number, of, said, now, categories, paragraphs):
    from news.models import Article

    dice = random.Random(number)
    title = " ".join(dice.choice(said).split()[:14]).rstrip(".,;:")
    texts = [" ".join(dice.choices(said, k=4)) for _paragraph in range(paragraphs)]
    return Article(
        title=title,
        slug=f"bai-so-{number}",
        lead=dice.choice(said),
        body="".join(f"<p>{text}</p>" for text in texts),
        byline=f"Bài và ảnh: Người Viết {dice.randrange(50)}",
        status=Article.Status.PUBLISHED,
        published_at=now - timedelta(seconds=number * YEARS_SECONDS // of),
        category=categories[number % CATEGORIES],
    )


def write(count, paragraphs):
    """So many articles, evenly spread over the ten years."""
    from django.db.models import QuerySet
    from django.utils import timezone

    from news.models import Article, Category
    from news.search.indexing import index_all

    categories = [Category.objects.create(name=f"Chuyên mục {number}") for number in range(CATEGORIES)]
    said, now = sentences(), timezone.now()
    for numbers in itertools.batched(range(count), BATCH, strict=False):
        # Past the article's own manager: all are indexed in one go afterwards.
        QuerySet(Article).bulk_create([article(number, count, said, now, categories, paragraphs) for number in numbers])
    with without_word_index():
        for _done in index_all():
            pass


@contextmanager
def without_word_index():
    """PostgreSQL builds it at the end four times as fast as row by row."""
    from django.db import connection

    statements = import_module("news.migrations.0002_search_index").WORD_INDEX["postgresql"]
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgres:
            cursor.execute("DROP INDEX news_wordrow_words")
        yield
        if is_postgres:
            cursor.execute(statements[-1])
        cursor.execute("ANALYZE")


def repeat(times, step):
    """Each article so many times again, each time `step` seconds earlier, without indexing them."""
    from django.db import connection

    from news.lists import daily_counts
    from news.models import Article

    earlier = EARLIER[connection.vendor].format(step=step)
    kept = [field.column for field in Article._meta.concrete_fields if field.column not in ("id", "published_at")]
    columns = ", ".join(kept)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times})"
            f" INSERT INTO news_article ({columns}, published_at) SELECT {columns}, {earlier} FROM news_article, n"
        )
        cursor.execute("ANALYZE")
    daily_counts.recount_all()


def write_photos():
    """Nine photos for each article, whose files nobody asks for."""
    from django.db import connection
    from django.db.models import QuerySet

    from news.media import renditions
    from news.models import Article, Photo

    said, size = sentences(), {"width": 1600, "height": 1067}
    for pks in itertools.batched(Article.objects.values_list("pk", flat=True), BATCH, strict=False):
        QuerySet(Photo).bulk_create(
            Photo(article_id=pk, order=order, caption=said[(pk + order) % len(said)], alt="Một góc bản", **size)
            for pk in pks
            for order in range(PHOTOS)
        )
    name = "'photos/' || id || '.jpg'"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE news_photo SET image = {name}, rendered = %s || {name}", [f"{renditions.RECIPE}:"])


def main(count, kind):
    django.setup()
    if kind == "grown":
        write(WRITTEN, PARAGRAPHS_WHEN_GROWN)
        if count > WRITTEN:
            repeat(count // WRITTEN - 1, YEARS_SECONDS // count)
        return
    write(count, PARAGRAPHS)
    if kind == "photos":
        write_photos()


if __name__ == "__main__":
    main(int(sys.argv[1]), "".join(sys.argv[2:]))
