"""The pages of the desk that are no list and no form of Django's."""

from django.template.response import TemplateResponse


def page(model_admin, request, name, context):
    """The template `admin/news/article/NAME.html` within the desk."""
    site = model_admin.admin_site
    request.current_app = site.name
    context = site.each_context(request) | {"opts": model_admin.opts} | context
    return TemplateResponse(request, f"admin/news/article/{name}.html", context)
