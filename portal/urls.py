"""The site map: words in addresses are Vietnamese, names are English."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from portal import pages, views

urlpatterns = [
    path("", include("news.urls")),
    path("", include("stats.urls")),
    path("lien-he/", pages.contact, name="contact"),
    path("english/", pages.english, name="english"),
    path("quyen-rieng-tu/", pages.privacy, name="privacy"),
    path("lien-ket/", pages.agency_links, name="agency_links"),
    path("quan-tri/thong-ke/", include("stats.desk.urls")),
    path("quan-tri/", admin.site.urls),
    path("suc-khoe/", views.health, name="health"),
    path(".well-known/traffic-advice", views.traffic_advice, name="traffic_advice"),
    re_path(rf"^{settings.MEDIA_URL.lstrip('/')}(?P<name>.+)$", views.media, name="media"),
]

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"
