"""Who sees the statistics."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render


def page_for(*permissions):
    """A page of the desk for those who hold all of the permissions; others who are signed in get 403."""

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
    """The page within the frame of the desk."""
    return render(request, f"admin/stats/{template}", admin.site.each_context(request) | {"title": title} | context)
