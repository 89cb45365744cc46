"""Accounts: who may open, change and close them, and how they sign in."""

import pytest
from django.contrib.auth.models import Group, Permission

from portal.accounts.models import User
from tests.markup import texts


def account(user, **fields):
    return {
        "username": user.username,
        "first_name": "Lan",
        "last_name": "Trần",
        "email": "",
        "is_active": "on",
        "is_staff": "on",
        "groups": [group.pk for group in user.groups.all()],
    } | fields


def user_page(user, action="change"):
    return f"/quan-tri/accounts/user/{user.pk}/{action}/"


def test_an_administrator_opens_an_account_by_name_and_password(administrator, signed_in):
    client = signed_in(administrator)
    page = client.get("/quan-tri/accounts/user/add/").text

    answer = client.post(
        "/quan-tri/accounts/user/add/",
        {"username": "moi", "password1": "một câu dài 12", "password2": "một câu dài 12"},
    )

    assert [words for words in ("SSO", "LDAP", "usable_password") if words in page] == []
    assert (answer.status_code, User.objects.get(username="moi").check_password("một câu dài 12")) == (302, True)


def test_a_new_person_with_a_role_signs_in(administrator, reporter, signed_in, client):
    word, role = "một câu dài 12", reporter.groups.get()
    fields = {"username": "moi", "password1": word, "password2": word, "last_name": "Lò Thị", "groups": [role.pk]}

    added = signed_in(administrator).post("/quan-tri/accounts/user/add/", fields, follow=True)

    assert added.redirect_chain == [("/quan-tri/accounts/user/", 302)]
    assert [message.level_tag for message in added.context["messages"]] == ["success"]
    assert sign_in(client, "moi", word).status_code == 302
    assert "Bài viết" in client.get("/quan-tri/").text


def test_an_account_without_a_role_is_spoken_of(administrator, signed_in):
    word = "một câu dài 12"

    added = signed_in(administrator).post(
        "/quan-tri/accounts/user/add/", {"username": "moi", "password1": word, "password2": word}, follow=True
    )

    assert [message.level_tag for message in added.context["messages"]] == ["warning", "success"]
    assert "moi chưa có vai trò" in added.text


def test_the_page_of_an_account_shows_nothing_of_the_password(administrator, reporter, signed_in, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    reporter.set_password("một câu dài 12")
    reporter.save()

    page = signed_in(administrator).get(user_page(reporter)).text

    assert [words for words in ("argon2", reporter.password.split("$")[4][:6]) if words in page] == []
    assert "Đã đặt mật khẩu" in page


@pytest.mark.parametrize("change", [{"is_active": ""}, {"is_staff": "", "groups": []}, {"groups": []}])
def test_an_administrator_does_not_shut_herself_out(change, administrator, signed_in):
    answer = signed_in(administrator).post(user_page(administrator), account(administrator, **change))

    administrator.refresh_from_db()
    assert (answer.status_code, "tài khoản của chính bạn" in answer.text) == (200, True)
    assert (administrator.is_active, administrator.is_staff, administrator.groups.count()) == (True, True, 1)


def test_an_administrator_changes_her_own_name(administrator, signed_in):
    answer = signed_in(administrator).post(user_page(administrator), account(administrator, last_name="Đỗ"))

    administrator.refresh_from_db()
    assert (answer.status_code, administrator.last_name) == (302, "Đỗ")


@pytest.mark.parametrize(("roles", "told"), [(0, True), (1, False)])
def test_who_has_no_role_yet_is_told_so(roles, told, reporter, signed_in):
    reporter.groups.set(reporter.groups.all()[:roles])

    assert ("chưa có vai trò" in signed_in(reporter).get("/quan-tri/").text) == told


@pytest.mark.parametrize(
    ("kept_out", "code", "enters"), [({"is_staff": ""}, 200, True), ({"is_active": ""}, 302, False), ({}, 302, True)]
)
def test_who_has_a_role_is_kept_out_by_closing_the_account_alone(
    kept_out, code, enters, administrator, reporter, signed_in, client
):
    reporter.set_password("đúng mật khẩu")
    reporter.save()

    answer = signed_in(administrator).post(user_page(reporter), account(reporter, **kept_out))

    assert (answer.status_code, "Vai trò chỉ dùng được khi bật mục này." in answer.text) == (code, code == 200)
    assert (sign_in(client, "phongvien", "đúng mật khẩu").status_code == 302) == enters


def test_an_account_stands_under_its_name_as_it_is_written(administrator, reporter, signed_in):
    page = signed_in(administrator).get(user_page(reporter)).text

    assert [name for name in texts("a", page) if name.lower() == "phongvien"] == ["phongvien"]


def test_an_administrator_gives_a_new_password(administrator, reporter, signed_in):
    client = signed_in(administrator)
    page = client.get(user_page(reporter, "password")).text

    client.post(user_page(reporter, "password"), {"password1": "một câu dài 12", "password2": "một câu dài 12"})

    assert ("SSO" in page, "usable_password" in page) == (False, False)
    assert User.objects.get(pk=reporter.pk).check_password("một câu dài 12")


def test_an_administrator_makes_an_editor_of_a_reporter(administrator, reporter, editor, signed_in):
    role = editor.groups.get()

    signed_in(administrator).post(user_page(reporter), account(reporter, groups=[role.pk]))

    assert list(User.objects.get(pk=reporter.pk).groups.all()) == [role]


@pytest.mark.parametrize("whom", ["reporter", "administrator"])
def test_an_administrator_makes_nobody_more_than_an_administrator(whom, administrator, signed_in, request):
    user = request.getfixturevalue(whom)
    beyond = Group.objects.create(name="Hơn cả quản trị")
    beyond.permissions.add(Permission.objects.get(codename="delete_user"))
    single = Permission.objects.get(codename="delete_user")
    forged = {"is_superuser": "on", "user_permissions": [single.pk]}
    client = signed_in(administrator)

    saved = client.post(user_page(user), account(user, **forged))
    refused = client.post(user_page(user), account(user, groups=[beyond.pk]))

    user = User.objects.get(pk=user.pk)
    assert (saved.status_code, refused.status_code) == (302, 200)
    assert (user.is_superuser, list(user.user_permissions.all())) == (False, [])
    assert beyond not in user.groups.all()


def superuser():
    return User.objects.create_superuser("goc", password="mật khẩu gốc")


def holder_of_more():
    user = User.objects.create_user("hon", password="mật khẩu gốc")
    user.user_permissions.add(Permission.objects.get(codename="delete_user"))
    return user


@pytest.mark.parametrize("make", [superuser, holder_of_more])
def test_an_administrator_cannot_take_over_an_account_that_may_more(make, administrator, signed_in):
    user = make()
    client = signed_in(administrator)

    changed = client.post(user_page(user), account(user, username="chiem"))
    password = {"password1": "một mật khẩu mới", "password2": "một mật khẩu mới", "usable_password": "true"}
    taken = client.post(user_page(user, "password"), password)

    user.refresh_from_db()
    assert (changed.status_code, taken.status_code) == (302, 404)
    assert (user.username != "chiem", user.check_password("mật khẩu gốc")) == (True, True)


def test_an_administrator_gives_a_reporter_a_new_password(administrator, reporter, signed_in):
    password = {"password1": "bảy sắc cầu vồng", "password2": "bảy sắc cầu vồng", "usable_password": "true"}

    signed_in(administrator).post(user_page(reporter, "password"), password)

    reporter.refresh_from_db()
    assert reporter.check_password("bảy sắc cầu vồng")


@pytest.mark.parametrize("who", ["reporter", "editor"])
@pytest.mark.parametrize("action", ["change", "password", "delete"])
def test_accounts_are_closed_to_reporters_and_editors(action, who, administrator, signed_in, request):
    client = signed_in(request.getfixturevalue(who))

    answers = [client.get(user_page(administrator, action)), client.post(user_page(administrator, action))]

    assert [answer.status_code for answer in answers] == [403, 403]


def sign_in(client, name, password, address="203.0.113.5", following=""):
    page = f"/quan-tri/login/{following}"
    return client.post(page, {"username": name, "password": password}, REMOTE_ADDR=address)


def test_the_fifth_wrong_password_closes_the_account_to_that_address_alone(client, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()

    tries = [sign_in(client, "phongvien", "sai").status_code for _try in range(5)]
    from_there = sign_in(client, "phongvien", "đúng mật khẩu")
    from_elsewhere = sign_in(client, "phongvien", "đúng mật khẩu", address="198.51.100.7")

    assert tries == [200, 200, 200, 200, 429]
    assert (from_there.status_code, from_elsewhere.status_code) == (429, 302)
    assert "15" in from_there.text


@pytest.mark.parametrize(
    ("following", "goal"),
    [
        ("", "/quan-tri/"),
        ("?next=/tin/bai-12/", "/tin/bai-12/"),
        ("?next=/quan-tri/news/article/", "/quan-tri/news/article/"),
        ("?next=https://example.org/", "/quan-tri/"),
        ("?next=//example.org/", "/quan-tri/"),
    ],
)
def test_signing_in_returns_to_the_page_one_came_from_on_this_site(following, goal, client, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()

    assert sign_in(client, "phongvien", "đúng mật khẩu", following=following)["Location"] == goal


def test_the_session_ends_after_12_hours(client, reporter, signed_in):
    assert signed_in(reporter).session.get_expiry_age() == 12 * 3600
