"""Every page of the desk, found by the desk's own addresses: a page that is added is walked too."""

import re
from datetime import timedelta

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.urls import URLResolver, reverse
from django.utils import timezone
from model_bakery import baker

from honours.models import Change, Decision, Grant, Honour, Unit
from news.models import Article, Attachment, BoardName, Category, OldAddress, Review, Source, Topic, Version, Video
from portal.accounts.models import SecondFactorRule, User
from portal.identity.models import AgencyLink, Contact, SiteIdentity
from stats.desk.urls import urlpatterns as statistics
from stats.models import ArticleOpening, SiteOpening
from tests.markup import part

LISTS = ["?state=deleted", "?q=tin"]


def furnish(user):
    """A row of everything that the desk keeps, and an article of this person in every state."""
    category = Category.objects.create(name="Khen thưởng")
    articles = {status: article(user, category, status) for status in Article.Status}
    published = articles["published"]
    article(user, category, "published", published_at=timezone.now() + timedelta(days=1))
    article(user, None, "draft", revises=published)
    baker.make(Review, version=Version.objects.record(articles["draft"], user), leader="Bà Mùi")
    baker.make(Attachment, article=articles["draft"], title="Kế hoạch", file="ke-hoach.pdf", bytes=9)
    for model in (BoardName, Source, Topic, Video, Contact, AgencyLink):
        baker.make(model)
    OldAddress.objects.lead("/cu.aspx", article=published)
    furnish_register()
    SiteIdentity.objects.get_or_create(pk=1)
    SecondFactorRule.objects.get_or_create(group=Group.objects.get(name="Editor"))
    SiteOpening.objects.create(visitors=1, views=10, note="bộ đếm cũ")
    ArticleOpening.objects.create(article_id=published.pk, views=1, note="cổng cũ")
    LogEntry.objects.create(user=user, action_flag=CHANGE, object_repr="Tin", change_message="Sửa")


def furnish_register():
    later, earlier = (
        Decision.objects.create(number=number, year=2025, subject="Khen", authority="UBND") for number in "12"
    )
    Grant.objects.create(decision=earlier, name="Vàng Thị Dở", honour=Honour.objects.first(), recipient="person")
    Change.objects.create(pk=EXAMPLES["change_pk"], later=later, earlier=earlier, effect="amends")
    Unit.objects.create(name="Sở Y tế")


def article(user, category, status, **fields):
    if status == "published":
        fields = {"published_at": timezone.now() - timedelta(hours=1)} | fields
    title = f"Tin {status} {sorted(fields)}"
    return Article.objects.create(
        title=title, category=category, body="<p>Chữ.</p>", status=status, creator=user, **fields
    )


def kept() -> list:
    """The kinds of rows that have pages of their own."""
    return list(admin.site._registry)


def addresses() -> list[str]:
    """All there are: each with every article and with the first row of every other kind."""
    found = [address for pattern in _named(admin.site.get_urls()) for address in _filled("admin", pattern)]
    found += [address for pattern in _named(statistics) for address in _filled("statistics", pattern)]
    found += [reverse("admin:news_article_changelist") + query for query in LISTS]
    return list(dict.fromkeys(found))


def pages(client) -> dict[str, str]:
    """Those that are a page to the person of this client, each with its HTML."""
    answers = [(address, client.get(address)) for address in addresses()]
    return {address: answer.text for address, answer in answers if _is_page(answer)}


def has_lines(html) -> bool:
    """Whether there is something to fill in."""
    main = part("main", html)
    return bool(re.search(r'<input(?![^>]*type="(hidden|file|submit)")', main))


def _is_page(answer):
    is_html = answer.headers["Content-Type"].startswith("text/html") and "Content-Disposition" not in answer.headers
    return answer.status_code == 200 and is_html


def _named(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern.url_patterns)
        elif pattern.name and pattern.name != "logout":
            yield pattern


def _filled(namespace, pattern):
    keys = list(pattern.pattern.converters) or list(pattern.pattern.regex.groupindex)
    rows = _rows(pattern.name) if {"object_id", "id", "pk"} & {*keys} else [None]
    for row in rows:
        # A key that is new here wants an example.
        values = dict.fromkeys(("object_id", "id", "pk"), row) | EXAMPLES
        yield reverse(f"{namespace}:{pattern.name}", kwargs={key: values[key] for key in keys})


EXAMPLES = {
    "app_label": "news",
    "change_pk": 1,
    "content_type_id": 1,
    "kind": "csv",
    "number": 1,
    "spool": "may-1",
    "table": "theo-ngay",
    "year": 2025,
}


def _rows(name):
    models = {f"{model._meta.app_label}_{model._meta.model_name}_": model for model in admin.site._registry}
    model = next((model for prefix, model in models.items() if name.startswith(prefix)), User)
    rows = list(model.objects.order_by("pk").values_list("pk", flat=True))
    return rows if model is Article else rows[:1]
