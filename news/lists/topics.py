"""Topics in lists: each with the number of its articles, their span of days, and the photo of the newest with one."""

from collections.abc import Iterable

from django.db.models import Count, Max, Min, OuterRef, Subquery

from news.models import Article, Photo, Topic


def told(topics: Iterable[Topic]) -> list[Topic]:
    """Return the topics with `number`, `first`, `last` and `photo` set; None where there is no article or photo."""
    topics = list(topics)
    articles = Article.objects.published().filter(topic__in=topics).order_by().values("topic")
    sums = {
        row["topic"]: row
        for row in articles.annotate(number=Count("pk"), first=Min("published_at"), last=Max("published_at"))
    }
    photos = _photos(topics)
    for topic in topics:
        row = sums.get(topic.pk, {})
        topic.number, topic.first, topic.last = row.get("number", 0), row.get("first"), row.get("last")
        topic.photo = photos.get(topic.pk)
    return topics


def _photos(topics):
    newest = (
        Photo.objects.exclude(image="")
        .filter(article__topic=OuterRef("pk"), article__in=Article.objects.published())
        .order_by("-article__published_at", "order", "pk")
    )
    chosen = Topic.objects.filter(pk__in=[topic.pk for topic in topics])
    pks = dict(chosen.annotate(photo=Subquery(newest.values("pk")[:1])).values_list("pk", "photo"))
    photos = Photo.objects.in_bulk([pk for pk in pks.values() if pk])
    return {topic: photos.get(pk) for topic, pk in pks.items()}
