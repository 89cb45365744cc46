"""`python -m tests.bench.history 100000 50`: ten years of so many articles, each read on so many days."""

import datetime
import random
import sys
from itertools import batched

import django

YEARS, AUTHORS, CATEGORIES, SOURCES = 10, 25, 12, 6
FRESH_DAYS = 20  # A new article is read every day; later now and then.
BODY = "<p>" + "Phong trào thi đua yêu nước của tỉnh. " * 140 + "</p>"


def people_and_shelves():
    from news.models import Category, Source
    from portal.accounts.models import User

    people = User.objects.bulk_create(
        [User(username=f"phongvien-{number}", first_name=f"An {number}") for number in range(AUTHORS)]
    )
    shelves = Category.objects.bulk_create(
        [Category(name=f"Chuyên mục {number}", slug=f"muc-{number}") for number in range(CATEGORIES)]
    )
    sources = Source.objects.bulk_create(
        [Source(code=f"N{number}", name=f"Nguồn {number}") for number in range(SOURCES)]
    )
    return [one.pk for one in people], [one.pk for one in shelves], [one.pk for one in sources]


def articles(count, first, days, dice):
    from news.models import Article

    people, shelves, sources = people_and_shelves()
    for number in range(count):
        yield Article(
            title=f"Bài thứ {number + 1} về phong trào thi đua",
            slug=f"bai-{number + 1}",
            lead="Sáng nay, hội nghị đã khai mạc. " * 6,
            byline="Bài và ảnh: An",
            status="published",
            published_at=first + datetime.timedelta(days=number * days // count, hours=8),
            category_id=dice.choice(shelves),
            source_id=dice.choice(sources),
            creator_id=dice.choice(people),
        )


def read_on(born, days, times, dice):
    """The days, counted from the first, on which an article that appeared on one of them was read."""
    fresh = range(born, min(born + FRESH_DAYS, days))
    later = {born + int((days - born) * dice.random() ** 2) for _time in range(times - len(fresh))}
    return sorted({*fresh, *later})


def article_days(numbers, first, days, times, dice):
    """Day after day, as they are counted."""
    read = [[] for _day in range(days)]
    for place, number in enumerate(numbers):
        born = place * days // len(numbers)
        for day in read_on(born, days, times, dice):
            views = 1 + int(dice.expovariate(1 / (40 if day - born < FRESH_DAYS else 3)))
            read[day].append((number, views, 1 + (views - 1) * 8 // 10))
    for day, rows in enumerate(read):
        of_day = f"{first + datetime.timedelta(days=day)}"
        for row in rows:
            yield of_day, *row


def site_figures(first, days, dice):
    """Table by table with its columns the rows of each day."""
    everyday = [f"{first + datetime.timedelta(days=day)}" for day in range(days)]
    hosts = [f"trang-{number}.example" for number in range(300)]
    reasons = ("bot", "staff", "prefetch", "error", "redirect", "method")
    yield "siteday (day, views, visitors)", ((day, 24_000, 9600) for day in everyday)
    yield "sitehour (day, hour, views, visitors)", ((day, hour, 1000, 400) for day in everyday for hour in range(24))
    yield "deviceday (day, kind, views, visitors)", ((day, kind, 6000, 2400) for day in everyday for kind in range(4))
    yield "referrerday (day, host, views)", ((day, host, 5) for day in everyday for host in dice.sample(hosts, 100))
    yield "refusal (day, reason, count)", ((day, reason, 500) for day in everyday for reason in reasons)


def write(table, rows):
    """As fast as each database takes them."""
    from django.db import connection

    into = f"stats_{table}"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.execute("PRAGMA cache_size = -400000")  # The rows come day by day, one index is by article.
            places = ", ".join("?" * (into.count(",") + 1))
            cursor.connection.executemany(f"INSERT INTO {into} VALUES ({places})", rows)
            cursor.connection.commit()


def main(count, times):
    django.setup()
    from django.db import connection
    from django.db.models import F, QuerySet
    from django.utils import timezone

    from news.models import Article
    from stats import rollups

    dice, days = random.Random(1), YEARS * 365
    begin = timezone.now() - datetime.timedelta(days=days - 1)
    first = timezone.localdate(begin)
    numbers, past_the_index = [], QuerySet(Article)  # Nothing is searched for here.
    for some in batched(articles(count, begin, days, dice), 2000, strict=False):
        numbers += [article.pk for article in past_the_index.bulk_create(some)]
    past_the_index.update(body=BODY, updated_at=F("published_at"))  # Cleaned once, not with each article.
    write("articleday (day, article_id, views, readers)", article_days(numbers, first, days, times, dice))
    for table, rows in site_figures(first, days, dice):
        write(table, rows)
    rollups.ARTICLES.rebuild()
    rollups.REFERRERS.rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
