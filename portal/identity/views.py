"""The views about the site itself: contact, English page, privacy, links to other agencies."""

from itertools import groupby

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from pagecache.public_page import public
from portal.identity.models import AgencyLink, Contact, SiteIdentity


@public
def contact(request):
    return render(request, "portal/contact.html", {"contacts": Contact.objects.all()})


@public
def english(request):
    """Show the English page; 404 until the agency has a name in English."""
    if not SiteIdentity.load().english_agency:
        raise Http404
    return render(request, "portal/english.html", {"contacts": Contact.objects.all()})


@public
def privacy(request):
    context = {"honours_gpc": settings.HONOUR_GPC, "session_hours": settings.SESSION_COOKIE_AGE // 3600}
    return render(request, "portal/privacy.html", context)


@public
def agency_links(request):
    """Show the links to other agencies, by group."""
    groups = groupby(AgencyLink.objects.order_by("group", "order", "pk"), key=lambda link: link.group)
    return render(request, "portal/agency_links.html", {"groups": [(name, list(links)) for name, links in groups]})
