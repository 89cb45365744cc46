"""The pages about the site itself: whom to turn to, in both languages, what is kept of readers, other agencies."""

from itertools import groupby

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from news.pages.public_page import public
from portal.identity.models import AgencyLink, Contact, SiteIdentity


@public
def contact(request):
    return render(request, "portal/contact.html", {"contacts": Contact.objects.all()})


@public
def english(request):
    """There as soon as the agency has its name in English."""
    if not SiteIdentity.load().english_agency:
        raise Http404
    return render(request, "portal/english.html", {"contacts": Contact.objects.all()})


@public
def privacy(request):
    return render(request, "portal/privacy.html", {"honours_gpc": settings.HONOUR_GPC})


@public
def agency_links(request):
    groups = groupby(AgencyLink.objects.order_by("group", "order", "pk"), key=lambda link: link.group)
    return render(request, "portal/agency_links.html", {"groups": [(name, list(links)) for name, links in groups]})
