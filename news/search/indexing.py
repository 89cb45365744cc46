"""Indexing: word index, credits and daily counts of articles, updated in the transaction of each change."""

from collections import deque
from datetime import datetime

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from news.lists import daily_counts
from news.models import Article, Attachment, Credit, IndexedArticle, Photo, Word, WordRow, articles_changed
from news.search import word_index
from news.text import bylines, html, vietnamese, words

MOST_CHARACTERS = 250_000  # Per text of an article: a tsvector holds at most 1 MB.
IN_ONE_GO = 500
PK_BITS = 29
PK_MASK = 2**PK_BITS - 1  # The bits of a rowid that hold the article's primary key.
LAST_SECOND = 2**34 - 1  # In the year 2514; the other 29 of 63 bits hold the article's primary key.


@transaction.atomic
def index(pks):
    """Index these articles anew, whether changed, new or deleted, and update their daily counts."""
    daily_counts.recount({daily_counts.category_day(one.category_pk, one.published_at) for one in _write(list(pks))})


def _write(pks) -> list[IndexedArticle]:
    """Write the index of these articles; return their former and their new entries."""
    # FOR NO KEY UPDATE: adding a photo share-locks the article's key, so with FOR UPDATE two of them would deadlock.
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
    """Index all articles anew, 500 in one transaction; yield how many are done."""
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    gone = IndexedArticle.objects.exclude(pk__in=Article.objects.values("pk")).values_list("pk", flat=True)
    index(gone)
    yield from _in_steps(pks)


def _in_steps(pks):
    """Index in steps; the last one adds the daily counts, so an interrupted run leaves articles without an index."""
    for start in range(0, len(pks), IN_ONE_GO):
        end = min(start + IN_ONE_GO, len(pks))
        with transaction.atomic():
            _write(pks[start:end])
            if end == len(pks):
                daily_counts.recount_all()
        yield end


def rowid_of(article) -> int:
    """Return the article's rowid in the word index: its second of publication, then its key, as all lists order."""
    seconds = int(article.published_at.timestamp()) if article.published_at else 0
    return first_rowid(seconds) + (article.pk & PK_MASK)


def first_rowid(moment: datetime | int) -> int:
    """Return the smallest rowid of an article published in this second."""
    seconds = int(moment.timestamp()) if isinstance(moment, datetime) else moment
    return min(max(seconds, 0), LAST_SECOND) << PK_BITS


def indexed(article):
    """Return the unsaved IndexedArticle of an article."""
    return IndexedArticle(
        article=article,
        row_id=rowid_of(article),
        category_pk=article.category_id,
        published_at=article.published_at,
    )


def credits_of(article):
    """Return an unsaved Credit for each name in the article's byline."""
    row = rowid_of(article)
    return [
        Credit(article=article, slug=vietnamese.slug(name, bylines.LONGEST_NAME), name=name, row=row)
        for name in bylines.names(article.byline)
    ]


def text_of(article):
    """Return the article's words and marks for the word index."""
    captions = " ".join(f"{photo.caption} {photo.credit}" for photo in article.photos.all())
    documents = " ".join(document.title for document in article.attachments.all())
    source = f"{article.source.code} {article.source.name}" if article.source else ""
    rest = f"{html.plain(article.body)} {captions} {documents} {article.byline} {source}"
    texts = [text[:MOST_CHARACTERS] for text in (article.title, article.lead, rest)]
    marks = [*marks_of(article), *map(spelling_mark, words.spellings(" ".join(texts)))]
    return word_index.Text(rowid_of(article), *map(words.indexed, texts), marks)


def marks_of(article) -> list[str]:
    """Return the marks by which a search can be narrowed: category, source, words of the byline."""
    marks = [category_mark(article.category_id)] if article.category_id else []
    marks += [source_mark(article.source_id)] if article.source_id else []
    return [*marks, *map(byline_mark, words.words(article.byline))]


def category_mark(pk):
    """Return the mark of a category's primary key."""
    return f"c{pk}"


def source_mark(pk):
    """Return the mark of a source's primary key."""
    return f"s{pk}"


def byline_mark(word):
    """Return the mark of a word of the byline."""
    return f"b{word}"


def spelling_mark(spelling):
    """Return the mark of a spelling with its marks (words.spellings)."""
    return f"w{spelling}"


def remember_words(texts):
    """Store words that no article had before, for suggestions."""
    used = {word for text in texts for word in (*text.title, *text.lead, *text.body) if word.isalpha()}
    # Sorted, so that two writers with the same new words cannot deadlock.
    Word.objects.bulk_create([Word(word) for word in sorted(used)], ignore_conflicts=True, batch_size=5000)


def keep_in_step():
    """Connect the signals that index every change of an article, its photos and its documents."""
    for signal in (post_save, post_delete):
        signal.connect(_article_changed, sender=Article, dispatch_uid=f"index {id(signal)}")
        for part in (Photo, Attachment):
            signal.connect(_part_changed, sender=part, dispatch_uid=f"index {id(signal)}")
    articles_changed.connect(_articles_changed, dispatch_uid="index")


def index_what_is_not(**signal):
    """Index articles that have no index yet, such as after an interrupted run; called after each migration."""
    pks = list(Article.objects.filter(indexed=None).order_by("pk").values_list("pk", flat=True))
    deque(_in_steps(pks), maxlen=0)


def _article_changed(instance, **signal):
    index([instance.pk])


def _part_changed(instance, **signal):
    if instance.article_id:  # A photo may have no article yet.
        index([instance.article_id])


def _articles_changed(pks, **signal):
    for start in range(0, len(pks), IN_ONE_GO):
        index(pks[start : start + IN_ONE_GO])
