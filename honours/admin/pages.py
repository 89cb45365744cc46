"""Rendering of the register's own pages in the admin, which are neither Django's list nor its form."""

from django.template.response import TemplateResponse


def page(model_admin, request, name, context):
    """Return a response with the template `admin/honours/MODEL/NAME.html` in the admin's layout."""
    site = model_admin.admin_site
    request.current_app = site.name
    context = site.each_context(request) | {"opts": model_admin.opts} | context
    return TemplateResponse(request, f"admin/honours/{model_admin.opts.model_name}/{name}.html", context)
