"""Every form of the desk, opened and saved as it is: the log names nobody for it."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.urls import reverse
from model_bakery import baker

from portal.accounts import log_wording
from portal.accounts.logged_forms import LogsChanges
from portal.accounts.models import SecondFactorRule, User
from portal.identity.models import AgencyLink, Contact, SiteIdentity
from stats.models import ArticleOpening, SiteOpening


@pytest.fixture
def chief(db):
    return User.objects.create_superuser("quantri", password="Mật khẩu rất dài 1")


def user():
    lan = User.objects.create_user("lan", password="Mật khẩu rất dài 2", is_staff=True)
    lan.groups.set(Group.objects.all()[:2])
    return lan


def rows():
    """One row of each kind with a small form."""
    identity, _new = SiteIdentity.objects.get_or_create(pk=1)
    identity.duties = "Một.\nHai. "
    identity.save()
    article = baker.make("news.Article", title="Tin")
    return [
        identity,
        baker.make(Contact, name="Bà Mùi", position="Trưởng phòng"),
        baker.make(AgencyLink, name="Cổng tỉnh", address="https://cong.example/"),
        SecondFactorRule.objects.get_or_create(group=Group.objects.get(name="Editor"))[0],
        SiteOpening.objects.create(visitors=1, views=10, note="Bộ đếm cũ", set_by="Lan"),
        ArticleOpening.objects.create(article_id=article.pk, views=1, note="Cổng cũ", set_by="Lan"),
        user(),
        baker.make("news.Topic", title="Phong trào", intro="Một.\nHai."),
        baker.make("news.Source", code="CTTĐT", name="Cổng"),
    ]


def sent_by_a_browser(page):
    """What the form sends back that nobody has touched: lines end as browsers end them."""
    form = page.context["adminform"].form
    values = {name: field.widget.format_value(form[name].value()) for name, field in form.fields.items()
              if hasattr(field.widget, "format_value")}  # fmt: skip
    values |= {name: "on" for name in form.fields if form[name].value() is True}
    return {
        name: value.replace("\r\n", "\n").replace("\n", "\r\n") if isinstance(value, str) else value
        for name, value in values.items()
        if value not in (None, False)
    }


def test_no_small_form_logs_what_was_only_opened_and_saved(chief, client):
    client.force_login(chief)
    shown = rows()
    LogEntry.objects.all().delete()

    answers = {}
    for row in shown:
        page = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        sent = sent_by_a_browser(client.get(page))
        if isinstance(row, User):
            sent["groups"] = [group.pk for group in row.groups.all()]
        answers[row._meta.model_name] = client.post(page, sent).status_code

    assert answers == dict.fromkeys(answers, 302)
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == []
    assert SiteOpening.objects.get().set_by == "Lan"


def test_what_was_changed_is_logged_with_its_field(chief, client):
    client.force_login(chief)
    contact = baker.make(Contact, name="Bà Mùi", position="Trưởng phòng")
    page = reverse("admin:identity_contact_change", args=[contact.pk])

    client.post(page, sent_by_a_browser(client.get(page)) | {"position": "Phó phòng"})

    told = LogEntry.objects.filter(content_type__model="contact")
    assert [log_wording.in_words(entry.change_message) for entry in told] == ["Đã sửa chức vụ."]


def test_every_form_of_the_desk_is_one_of_those():
    forms = list(admin.site._registry.values())

    assert [form for form in forms if not isinstance(form, LogsChanges)] == []
    assert len(forms) > 10
