"""The permissions and the frame of the statistics pages in the admin."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render


def page_for(*permissions):
    """Return a decorator: the view is an admin page for users with all the permissions; other users get 403."""

    def decorated(view):
        @wraps(view)
        def allowed(request, *args, **kwargs):
            if not request.user.has_perms(permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return admin.site.admin_view(allowed)

    return decorated


statistics_page = page_for("stats.view_statistics")


def page(request, template, title, **context):
    """Render a template of the statistics within the frame of the admin."""
    return render(request, f"admin/stats/{template}", admin.site.each_context(request) | {"title": title} | context)
