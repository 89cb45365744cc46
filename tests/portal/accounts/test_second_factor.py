"""Signing in with a second factor: asked for after the password, set up by oneself, required by role."""

import re
import time

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts import second_factor
from portal.accounts.models import SecondFactorRule

DESK, LOGIN, ASK, SET_UP = "/quan-tri/", "/quan-tri/login/", "/quan-tri/hai-lop/", "/quan-tri/hai-lop/thiet-lap/"
LIST = "/quan-tri/news/article/"


@pytest.fixture
def user(reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()
    return reporter


@pytest.fixture
def device(user):
    return TOTPDevice.objects.create(user=user, confirmed=True)


def code_of(device, later=0):
    totp = TOTP(device.bin_key)
    totp.time = time.time() + later
    return f"{totp.token():06}"


def give_password(client, following=""):
    return client.post(f"{LOGIN}{following}", {"username": "phongvien", "password": "đúng mật khẩu"})


def test_who_has_no_second_factor_signs_in_with_the_password(client, user):
    assert give_password(client)["Location"] == DESK
    assert client.get(LIST).status_code == 200


def test_the_password_alone_opens_nothing_where_a_second_factor_is_on(client, device):
    assert give_password(client)["Location"] == ASK
    assert "_auth_user_id" not in client.session
    assert client.get(LIST).status_code == 302


def test_the_code_opens_the_page_one_wanted(client, device):
    give_password(client, following=f"?next={LIST}")

    answer = client.post(ASK, {"code": code_of(device)})

    assert (answer.status_code, answer["Location"]) == (302, LIST)
    assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("code", ["000000", "", "abc", "٠٠٠٠٠٠", "1" * 500])
def test_a_wrong_code_opens_nothing(code, client, device):
    give_password(client)

    assert client.post(ASK, {"code": code}).status_code == 200
    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize("page", [ASK, SET_UP])
def test_what_is_wrong_with_a_code_stands_on_top_and_leads_to_its_field(page, client, user):
    if page == ASK:
        TOTPDevice.objects.create(user=user, confirmed=True)
        give_password(client)
    else:
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")

    answer = client.post(page, {"code": "000000"})

    assert re.findall(r'data-place="(\w+)">Mã[^:<]*: Mã ', answer.text) == ["id_code"]


def test_a_code_is_good_once(device):
    code = code_of(device)
    answers = []
    for client in (Client(), Client()):
        give_password(client)
        answers.append(client.post(ASK, {"code": code}).status_code)

    assert answers == [302, 200]


@pytest.mark.parametrize(("wrong_codes", "seconds"), [(1, 1), (4, 8)])
def test_the_right_code_after_wrong_ones_is_told_how_long_to_wait(client, device, wrong_codes, seconds):
    give_password(client)
    with time_machine.travel(time.time(), tick=False) as clock:
        TOTPDevice.objects.update(throttling_failure_count=wrong_codes, throttling_failure_timestamp=timezone.now())
        clock.shift(0.1)
        told = client.post(ASK, {"code": code_of(device)})
        clock.shift(seconds)
        taken = client.post(ASK, {"code": code_of(device)})

    assert f"Hãy thử lại sau {seconds} giây." in told.text
    assert taken["Location"] == DESK


def test_a_code_that_was_not_looked_at_is_not_logged_as_wrong(client, device):
    give_password(client)
    for code in ("000000", "111111"):
        client.post(ASK, {"code": code})

    assert LogEntry.objects.filter(change_message__contains="sai").count() == 1


def test_a_backup_code_slows_the_phone_down_for_nobody(client, device, user):
    code = second_factor.new_backup_codes(user)[0]
    give_password(client)

    assert client.post(ASK, {"code": f" {code.upper()}"}).status_code == 302
    assert TOTPDevice.objects.get().throttling_failure_count == 0


def test_the_set_up_tells_how_long_to_wait_too(user, signed_in):
    client = signed_in(user)
    client.get(SET_UP)
    client.post(SET_UP, {"code": "000000"})

    told = client.post(SET_UP, {"code": code_of(TOTPDevice.objects.get())})

    assert told.context["form"].errors["code"] == ["Sau khi nhập sai mã phải chờ một lát. Hãy thử lại sau 1 giây."]


def test_the_code_must_follow_the_password_within_ten_minutes(client, device):
    give_password(client)

    with time_machine.travel(time.time() + 700):
        answer = client.post(ASK, {"code": code_of(device)})

    assert answer["Location"] == LOGIN


def test_a_person_turns_it_on_and_gets_backup_codes_that_open_once(user, signed_in):
    client = signed_in(user)
    shown = client.get(SET_UP)
    picture = client.get("/quan-tri/hai-lop/ma.png")
    device = TOTPDevice.objects.get()

    codes = client.post(SET_UP, {"code": code_of(device)}).context["codes"]

    other, answers = Client(), []
    for _again in range(2):
        give_password(other)
        answers.append(other.post(ASK, {"code": codes[0]}).status_code)
        other.logout()
    assert (picture["Content-Type"], second_factor.secret(device) in shown.text) == ("image/png", True)
    assert (len(codes), answers) == (10, [302, 200])


def test_a_role_that_needs_it_is_led_to_set_it_up_before_the_desk_opens(client, user):
    SecondFactorRule.objects.create(group=Group.objects.get(name="Reporter"))

    led = give_password(client)["Location"]
    before = client.get(LIST).status_code
    client.get(SET_UP)
    client.post(SET_UP, {"code": code_of(TOTPDevice.objects.get())})

    assert (led, before, client.get(LIST).status_code) == (SET_UP, 302, 200)


def test_a_rule_holds_for_who_has_signed_in_before_it(user, signed_in):
    client = signed_in(user)
    SecondFactorRule.objects.create(group=Group.objects.get(name="Reporter"))

    led = client.get(f"{LIST}?q=thi", follow=True)
    address = led.redirect_chain[-1][0]
    done = client.post(address, {"code": code_of(TOTPDevice.objects.get())})

    assert (address.partition("?")[0], led.status_code) == (SET_UP, 200)
    assert done.context["goal"] == f"{LIST}?q=thi"
    assert client.get(LIST).status_code == 200


def test_nobody_is_led_to_another_site_after_the_set_up(user, signed_in):
    client = signed_in(user)
    client.get(SET_UP)

    done = client.post(f"{SET_UP}?next=//evil.example/", {"code": code_of(TOTPDevice.objects.get())})

    assert done.context["goal"] == DESK


def test_the_secret_of_a_set_up_phone_is_shown_to_nobody_who_has_the_password_alone(client, device):
    give_password(client)

    assert client.get(SET_UP)["Location"] == LOGIN
    assert client.get("/quan-tri/hai-lop/ma.png").status_code == 404


def test_turning_it_off_needs_a_code_and_a_role_that_allows_it(user, device, signed_in):
    client = signed_in(user)
    client.post(SET_UP, {"code": "000000", "off": "1"})
    after_a_wrong_code = second_factor.is_on(user)
    TOTPDevice.objects.update(throttling_failure_count=0)
    rule = SecondFactorRule.objects.create(group=Group.objects.get(name="Reporter"))
    client.post(SET_UP, {"code": code_of(device), "off": "1"})
    while_required = second_factor.is_on(user)
    rule.delete()
    client.post(SET_UP, {"code": code_of(device, later=30), "off": "1"})

    assert (after_a_wrong_code, while_required, second_factor.is_on(user)) == (True, True, False)


def test_an_administrator_resets_the_second_factor_of_who_lost_the_phone(administrator, user, device, signed_in):
    sent = {"action": "reset_second_factor", "_selected_action": user.pk}

    asked = signed_in(administrator).post("/quan-tri/accounts/user/", sent)
    was_on = second_factor.is_on(user)
    signed_in(administrator).post("/quan-tri/accounts/user/", sent | {"post": "yes"})

    assert (asked.status_code, user.get_username() in asked.text, was_on) == (200, True, True)
    assert not second_factor.is_on(user)
    assert LogEntry.objects.filter(user=administrator, object_id=user.pk).count() == 1


@pytest.mark.parametrize(("who", "code"), [("reporter", 403), ("editor", 403), ("administrator", 200)])
def test_rules_and_log_are_the_administrators(who, code, signed_in, request):
    client = signed_in(request.getfixturevalue(who))

    answers = [client.get(f"/quan-tri/{page}/") for page in ("accounts/secondfactorrule", "admin/logentry")]

    assert [answer.status_code for answer in answers] == [code, code]


# The log


def test_the_log_tells_who_signed_in_and_who_tried(client, user, administrator, signed_in):
    client.post(LOGIN, {"username": "phongvien", "password": "sai"})
    client.post(LOGIN, {"username": "khongco", "password": "sai"})
    give_password(client)
    client.post("/quan-tri/logout/")

    told = list(LogEntry.objects.filter(user=user).order_by("pk").values_list("change_message", flat=True))
    shown = signed_in(administrator).get("/quan-tri/admin/logentry/?q=phongvien")
    assert len(told) == 3
    assert [shown.text.count(words) > 0 for words in told] == [True] * 3


def test_nobody_buries_the_log_under_wrong_passwords(client, user, settings):
    for _attempt in range(settings.AXES_FAILURE_LIMIT + 3):
        client.post(LOGIN, {"username": "phongvien", "password": "sai"})

    assert LogEntry.objects.filter(user=user).count() == settings.AXES_FAILURE_LIMIT


def test_nobody_changes_the_log(administrator, user, client, signed_in):
    give_password(client)
    entry = LogEntry.objects.get()
    desk = signed_in(administrator)

    answers = [
        desk.post(f"/quan-tri/admin/logentry/{entry.pk}/{action}/", {"post": "yes"}) for action in ("change", "delete")
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert LogEntry.objects.filter(pk=entry.pk).exists()
