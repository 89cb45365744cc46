"""What the search and the lists know of each article, kept in step with it in the same transaction."""

from collections import deque
from datetime import datetime

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from news.lists import daily_counts
from news.models import Article, Attachment, Credit, IndexedArticle, Photo, Word, WordRow, articles_changed
from news.search import word_index, words
from news.text import bylines, html, vietnamese

MOST_CHARACTERS = 250_000  # Of one article: PostgreSQL keeps no more than 1 MB of words in a row.
IN_ONE_GO = 500
NUMBER_BITS = 29
ARTICLE_BITS = 2**NUMBER_BITS - 1  # The part of a row's number that is the article's.
LAST_SECOND = 2**34 - 1  # In the year 2514; the rest of 63 bits is the article's number.


@transaction.atomic
def index(pks):
    """Look at these articles anew: changed ones, new ones, and ones that are gone."""
    daily_counts.recount(
        {daily_counts.category_day(one.category_number, one.published_at) for one in _write(list(pks))}
    )


def _write(pks) -> list[IndexedArticle]:
    """Write down what they are now; returns what they were, and what they are."""
    # Not the articles' keys: whoever adds a photo holds those already, and two of them would wait for one another.
    articles = Article.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=pks).order_by("pk")
    articles = list(articles.select_related("source").prefetch_related("photos", "attachments"))
    before = list(IndexedArticle.objects.filter(pk__in=pks))
    WordRow.objects.filter(pk__in=[one.row_id for one in before]).delete()
    IndexedArticle.objects.filter(pk__in=pks).delete()
    Credit.objects.filter(article__in=pks).delete()
    texts = [text_of(article) for article in articles]
    word_index.insert(texts)
    after = IndexedArticle.objects.bulk_create(map(indexed, articles))
    Credit.objects.bulk_create([credit for article in articles for credit in credits_of(article)])
    remember_words(texts)
    return [*before, *after]


def index_all():
    """Make everything anew, a few articles at a time; yields how many are done."""
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    gone = IndexedArticle.objects.exclude(pk__in=Article.objects.values("pk")).values_list("pk", flat=True)
    index(gone)
    yield from _in_steps(pks)


def _in_steps(pks):
    """The daily counts come with the last step: whoever is stopped before leaves articles that have no index."""
    for start in range(0, len(pks), IN_ONE_GO):
        end = min(start + IN_ONE_GO, len(pks))
        with transaction.atomic():
            _write(pks[start:end])
            if end == len(pks):
                daily_counts.recount_all()
        yield end


def row_number(article) -> int:
    """By the second of publication, then by the article's number: the order of every list."""
    seconds = int(article.published_at.timestamp()) if article.published_at else 0
    return first_number(seconds) + (article.pk & ARTICLE_BITS)


def first_number(moment: datetime | int) -> int:
    """The smallest number of an article published in this second."""
    seconds = int(moment.timestamp()) if isinstance(moment, datetime) else moment
    return min(max(seconds, 0), LAST_SECOND) << NUMBER_BITS


def indexed(article):
    return IndexedArticle(
        article=article,
        row_id=row_number(article),
        category_number=article.category_id,
        published_at=article.published_at,
    )


def credits_of(article):
    row = row_number(article)
    return [
        Credit(article=article, slug=vietnamese.slug(name, bylines.LONGEST_NAME), name=name, row=row)
        for name in bylines.names(article.byline)
    ]


def text_of(article):
    captions = " ".join(f"{photo.caption} {photo.credit}" for photo in article.photos.all())
    documents = " ".join(document.title for document in article.attachments.all())
    source = f"{article.source.code} {article.source.name}" if article.source else ""
    rest = f"{html.plain(article.body)} {captions} {documents} {article.byline} {source}"
    texts = [text[:MOST_CHARACTERS] for text in (article.title, article.lead, rest)]
    marks = [*marks_of(article), *map(spelling_mark, words.spellings(" ".join(texts)))]
    return word_index.Text(row_number(article), *map(words.indexed, texts), marks)


def marks_of(article) -> list[str]:
    """What a search may be narrowed to."""
    marks = [category_mark(article.category_id)] if article.category_id else []
    marks += [source_mark(article.source_id)] if article.source_id else []
    return [*marks, *map(byline_mark, words.words(article.byline))]


def category_mark(number):
    return f"c{number}"


def source_mark(number):
    return f"s{number}"


def byline_mark(word):
    return f"b{word}"


def spelling_mark(spelling):
    return f"w{spelling}"


def remember_words(texts):
    used = {word for text in texts for word in (*text.title, *text.lead, *text.body) if word.isalpha()}
    # Sorted: two writers with the same new words never wait for one another in a ring.
    Word.objects.bulk_create([Word(word) for word in sorted(used)], ignore_conflicts=True, batch_size=5000)


def keep_in_step():
    """Let every change of an article, its photos and its documents be indexed."""
    for signal in (post_save, post_delete):
        signal.connect(_article_changed, sender=Article, dispatch_uid=f"index {id(signal)}")
        for part in (Photo, Attachment):
            signal.connect(_part_changed, sender=part, dispatch_uid=f"index {id(signal)}")
    articles_changed.connect(_articles_changed, dispatch_uid="index")


def index_what_is_not(**signal):
    """Articles from before there was an index, or that one who was stopped had not reached; after each migration."""
    pks = list(Article.objects.filter(indexed=None).order_by("pk").values_list("pk", flat=True))
    deque(_in_steps(pks), maxlen=0)


def _article_changed(instance, **signal):
    index([instance.pk])


def _part_changed(instance, **signal):
    if instance.article_id:  # A photo may wait for its article.
        index([instance.article_id])


def _articles_changed(pks, **signal):
    for start in range(0, len(pks), IN_ONE_GO):
        index(pks[start : start + IN_ONE_GO])
