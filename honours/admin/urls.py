"""URL patterns of the decision admin's own pages."""

from django.urls import path

from honours.admin import proposals, recipients, taking_back, yearly_forms


def urls(model_admin):
    """Return the URL patterns of DecisionAdmin beside Django's own."""
    site = model_admin.admin_site

    def page(route, view, name):
        return path(route, site.admin_view(view), {"model_admin": model_admin}, name=f"honours_decision_{name}")

    return [
        page("from-article/<int:pk>/", proposals.propose, "propose"),
        page("from-list/", recipients.from_list, "from_list"),
        page("from-list/save/", recipients.create, "create"),
        page("read-list/", recipients.read, "read_list"),
        page("list-template/", recipients.template, "list_template"),
        page("yearly-forms/", yearly_forms.show, "yearly_forms"),
        page("yearly-forms/<int:year>.xlsx", yearly_forms.download, "yearly_forms_xlsx"),
        page("<int:pk>/recipients/", recipients.table, "recipients"),
        page("<int:pk>/recipients/save/", recipients.save, "save_recipients"),
        page("<int:pk>/withdraw/", taking_back.withdraw, "withdraw"),
        page("<int:pk>/changes/<int:change_pk>/", taking_back.choose, "take_back"),
    ]
