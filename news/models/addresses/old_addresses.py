"""The model OldAddress: an address of an older portal, and what it leads to now."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _

from news.models.articles import Article
from news.models.categories import Category
from news.models.states import EXPIRED, PUBLISHED
from news.text.addresses import MOST_CHARACTERS, OldPath, normal
from pagecache.lookup import names_an_older_page
from pagecache.page_addresses import identifying

MALFORMED = _("This is no address: begin with / or https://, and leave out anything longer than 500 characters.")
OWN = _("The portal itself answers at this address, so that it cannot lead elsewhere.")
NO_PAGE = _("This is no page of the portal. Copy the address of the page from the browser.")
ONE_TARGET = _("Choose one target: an article, a category or a page.")


class OldAddressManager(models.Manager):
    def lead(self, address: str, *, article=None, category=None, page: str = "") -> "OldAddress":
        """Make an old address lead to one target from now on, and return its row.

        The address may be a path or begin with a host, which is left out. Raises ValidationError, in words for editors,
        if it is malformed or answered by the portal itself, or unless there is exactly one target.
        """
        place, target = checked(address)._asdict(), {"article": article, "category": category, "page": page}
        self.model(**place, **target).clean()
        row, _is_new = self.update_or_create(**place, defaults=target)
        return row

    def of(self, address: str) -> "OldAddress | None":
        """Return the row of an old address in any spelling; None if it is unknown or malformed.

        Of a query the part that names a page is enough. It is ignored where no query tells the pages of the path apart.
        """
        found = normal(address)
        if found is None:
            return None
        of_the_path = self.filter(path=found.path).select_related("article", "category")
        near = of_the_path.filter(query__in={found.query, identifying(found.query)})
        exact = max(near, key=lambda row: len(row.query), default=None)
        if exact or not found.query or of_the_path.exclude(query="").exists():
            return exact
        return of_the_path.first()


class OldAddress(models.Model):
    """Leads to an article, a category, or a page of the portal that is neither.

    Old addresses are those that no pattern of the portal matches, or the front page with a query that it does not read;
    targets are those that a pattern matches: so no target is an old address, and there are neither chains nor circles.
    """

    path = models.CharField(_("old address"), max_length=MOST_CHARACTERS)
    query = models.CharField(_("query"), max_length=MOST_CHARACTERS, blank=True, default="")
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        related_name="old_addresses",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
    )
    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        related_name="old_addresses",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
    )
    page = models.CharField(_("other page"), max_length=300, blank=True, default="")

    objects = OldAddressManager()

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ["path", "query"]
        constraints = [
            models.UniqueConstraint(name="old_address_is_unique", fields=["path", "query"]),
            models.CheckConstraint(
                name="old_address_has_one_target",
                condition=Q(article__isnull=False, category=None, page="")
                | Q(article=None, category__isnull=False, page="")
                | (Q(article=None, category=None) & ~Q(page="")),
                violation_error_message=ONE_TARGET,
            ),
        ]

    def __str__(self):
        return str(OldPath(self.path, self.query))

    def clean(self):
        if [bool(self.article_id), bool(self.category_id), bool(self.page)].count(True) != 1:
            raise ValidationError(ONE_TARGET)
        if self.page and not is_own_page(self.page):
            raise ValidationError({"page": NO_PAGE})

    def target(self) -> str | None:
        """Return the address it leads to; None while readers would find nothing there."""
        if self.article:
            return self.article.get_absolute_url() if self.article.state in (PUBLISHED, EXPIRED) else None
        if self.category:
            return self.category.get_absolute_url()
        return self.page if is_own_page(self.page) else None


def checked(address: str) -> OldPath:
    """Return the normal form of an address. Raises ValidationError if it can be no old address."""
    found = normal(address)
    if found is None:
        raise ValidationError(MALFORMED)
    is_of_the_query = found.path == "/" and names_an_older_page(found.query)
    if not is_of_the_query and (_resolves(found.path) or _resolves(f"{found.path}/")):
        raise ValidationError(OWN)
    return found


def is_own_page(address: str) -> bool:
    """Return whether a path, with or without a query, is one of the portal and not of the desk."""
    try:
        path, query = urlsplit(address)[2:4]
    except ValueError:
        return False
    return (
        address.isprintable()
        and not (path == "/" and names_an_older_page(query))
        and address.startswith("/")
        and not address.startswith("//")
        and "\\" not in address
        and not path.startswith(reverse("admin:index"))
        and _resolves(path)
    )


def _resolves(path):
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
