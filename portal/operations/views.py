"""The page that tells administrators what is wrong with the site."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.operations.doctor import examination
from portal.operations.models import Backup

BACKUPS = 10


@require_safe
@admin.site.admin_view
def health(request):
    """Show the findings of the doctor and the last backups."""
    if not request.user.has_perm("operations.view_backup"):
        raise PermissionDenied
    context = admin.site.each_context(request) | {
        "title": _("Health of the site"),
        "findings": examination.findings(request),
        "backups": Backup.objects.order_by("-made_at")[:BACKUPS],
    }
    return render(request, "admin/operations/health.html", context)
