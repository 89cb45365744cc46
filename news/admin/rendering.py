"""Rendering of the newsroom's own pages, which are neither Django's list nor its form."""

from django.template.response import TemplateResponse


def render_page(model_admin, request, name, context, folder="article"):
    """Return a response with the template `admin/news/FOLDER/NAME.html` in the admin's layout."""
    site = model_admin.admin_site
    request.current_app = site.name
    context = site.each_context(request) | {"opts": model_admin.opts} | context
    return TemplateResponse(request, f"admin/news/{folder}/{name}.html", context)
