"""The three groups and the least that each of them needs."""

from django.utils.translation import gettext_noop


def _all_of(*models, app="news"):
    return [f"{app}.{action}_{model}" for model in models for action in ("add", "change", "delete", "view")]


# Which articles and photos, the desk decides: a reporter's own drafts (news/workflow.py).
REPORTER = _all_of("article", "photo", "attachment")
EDITOR = [
    *REPORTER,
    "news.publish_article",
    "news.edit_others_articles",
    *_all_of("boardname", "category", "source", "topic", "video"),
]
ADMINISTRATOR = [
    *EDITOR,
    "portal.change_siteidentity",
    "portal.view_siteidentity",
    *_all_of("contact", "agencylink", app="portal"),
    *_all_of("secondfactorrule", app="portal"),
    "admin.view_logentry",
    "auth.add_user",
    "auth.change_user",
    "auth.view_user",
    "stats.view_statistics",
    *_all_of("siteopening", "articleopening", app="stats"),
    "stats.add_historyimport",
    "stats.delete_historyimport",
]
ROLES = {
    gettext_noop("Reporter"): REPORTER,
    gettext_noop("Editor"): EDITOR,
    gettext_noop("Administrator"): ADMINISTRATOR,
}


def install(apps):
    """Make the groups, or give existing ones the permissions above; others they were given stay."""
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for role, codes in ROLES.items():
        group, _new = Group.objects.get_or_create(name=role)
        for code in codes:
            app, codename = code.split(".")
            # An early migration does not know the models of a later one, which calls this again.
            group.permissions.add(*Permission.objects.filter(content_type__app_label=app, codename=codename))
