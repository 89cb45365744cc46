"""The three roles as groups, with the permissions that each needs at least."""

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_noop


def _all_of(*models, app="news"):
    return [f"{app}.{action}_{model}" for model in models for action in ("add", "change", "delete", "view")]


REGISTER = ("decision", "decisionfile", "change", "grant", "unit")
# Of which articles and photos, the workflow decides: a reporter's own drafts (news/workflow.py).
# Of the register, reporters write drafts.
REPORTER = [
    *_all_of("article", "photo", "attachment"),
    *_all_of(*REGISTER, app="honours"),
    "honours.view_honour",
    "honours.view_personclass",
]
EDITOR = [
    *REPORTER,
    "news.publish_article",
    "news.edit_others_articles",
    *_all_of("boardname", "category", "notice", "oldaddress", "source", "topic", "video"),
    "news.change_frontblock",
    "news.view_frontblock",
    "honours.publish_decision",
    "honours.publish_consultation",
    *_all_of("consultation", "consultationfile", "nominee", app="honours"),
    "honours.view_opinion",
    "honours.change_opinion",
    "honours.view_publicholiday",
]
ADMINISTRATOR = [
    *EDITOR,
    "news.add_importrun",
    "news.change_importrun",
    "news.view_importrun",
    *_all_of("honour", "personclass", "publicholiday", app="honours"),
    "honours.delete_opinion",
    "identity.change_siteidentity",
    "identity.view_siteidentity",
    *_all_of("contact", "agencylink", app="identity"),
    *_all_of("secondfactorrule", app="accounts"),
    "admin.view_logentry",
    "operations.view_backup",
    "accounts.add_user",
    "accounts.change_user",
    "accounts.view_user",
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


def install(sender, using, **signal):
    """Create the groups after a migration and add the permissions above; permissions added by hand stay.

    Called for each app, after django.contrib.auth has created its permissions.
    """
    for role, codes in ROLES.items():
        codenames = [code.removeprefix(f"{sender.label}.") for code in codes if code.startswith(f"{sender.label}.")]
        if codenames:
            group, _new = Group.objects.using(using).get_or_create(name=role)
            permissions = Permission.objects.using(using).filter(content_type__app_label=sender.label)
            group.permissions.add(*permissions.filter(codename__in=codenames))
