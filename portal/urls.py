"""The root URLconf: words in addresses are Vietnamese, names are English."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from portal import media_files
from portal.identity import health, views
from portal.operations import views as operations

urlpatterns = [
    path("", include("news.urls")),
    path("", include("honours.consultations.urls")),
    path("", include("honours.urls")),
    path("", include("stats.urls")),
    path("lien-he/", views.contact, name="contact"),
    path("english/", views.english, name="english"),
    path("quyen-rieng-tu/", views.privacy, name="privacy"),
    path("lien-ket/", views.agency_links, name="agency_links"),
    path("quan-tri/thong-ke/", include("stats.desk.urls")),
    path("quan-tri/tinh-trang/", operations.health, name="site_health"),
    path("quan-tri/", admin.site.urls),
    path("suc-khoe/", health.health, name="health"),
    path("suc-khoe/song/", health.alive, name="alive"),
    path("suc-khoe/so-lieu/", health.metrics, name="metrics"),
    path(".well-known/traffic-advice", health.traffic_advice, name="traffic_advice"),
    re_path(rf"^{settings.MEDIA_URL.lstrip('/')}(?P<name>.+)$", media_files.media, name="media"),
]

handler400 = "portal.identity.error_pages.bad_request"
handler403 = "portal.identity.error_pages.forbidden"
handler404 = "portal.identity.error_pages.not_found"
handler500 = "portal.identity.error_pages.server_error"
