"""A reader on a phone gives an opinion without JavaScript, an editor answers it, and the reader finds the answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from honours.models import Consultation, Honour, Nominee, Opinion
from tests.browser.barriers import barriers
from tests.browser.portal import PHONE_SIZE
from tests.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def consultation():
    today = timezone.localdate()
    made = Consultation.objects.create(
        title="Lấy ý kiến nhân dân về việc đề nghị Chủ tịch nước tặng Huân chương Lao động",
        proposal="Đề nghị tặng Huân chương Lao động hạng Ba cho hai tập thể.",
        opens_on=today - timedelta(days=3),
        closes_on=today + timedelta(days=7),
        channels="ykien@hoaban.example",
        status=Consultation.Status.PUBLISHED,
    )
    honour = Honour.objects.get(installed_as="lao-dong-3")
    for name in ("Trường Mầm non Hoa Mơ", "Trạm Y tế xã Pa Lình"):
        Nominee.objects.create(consultation=made, name=name, recipient="collective", honour=honour)
    return made


@pytest.fixture
def phone(new_context):
    """A phone whose browser runs no scripts."""
    return new_context(java_script_enabled=False, user_agent=PHONE, viewport=PHONE_SIZE, locale="vi-VN").new_page()


def test_a_reader_is_heard_and_answered(consultation, phone, live_server, at_the_desk, editor):
    phone.goto(f"{live_server.url}/")
    phone.click(f"text={consultation.title}")
    phone.click("a.button:text('Gửi ý kiến')")
    phone.wait_for_timeout(2500)  # A form that is sent at once is taken for a program's.
    phone.click("button:text('Gửi ý kiến')")
    assert phone.inner_text("[role=alert]").startswith("Ý kiến chưa được gửi.")
    phone.select_option("select", label="Trạm Y tế xã Pa Lình")
    phone.get_by_label("Ý kiến của ông/bà").fill("Trạm trực cả đêm mưa lũ.\nTôi nhất trí.")
    phone.wait_for_timeout(2500)
    phone.keyboard.press("Tab")
    phone.click("button:text('Gửi ý kiến')")
    code = phone.inner_text(".code")
    phone.reload()

    assert phone.inner_text(".code") == code
    stored = Opinion.objects.get()
    assert (stored.nominee.name, stored.text) == ("Trạm Y tế xã Pa Lình", "Trạm trực cả đêm mưa lũ.\nTôi nhất trí.")
    assert phone.context.cookies() == []

    page = at_the_desk(editor)
    page.goto(f"{live_server.url}/quan-tri/honours/opinion/")
    page.click("text=Trạm trực cả đêm mưa lũ.")
    page.select_option("#id_status", "answered")
    page.fill("#id_answer", "Cảm ơn ông/bà đã góp ý.")
    page.click("button[name=_save]")
    page.wait_for_selector("text=Đã trả lời")
    page.set_viewport_size(PHONE_SIZE)
    page.click("text=Xuất các ý kiến của một đợt")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE_SIZE["width"]

    phone.click("text=Tra cứu bằng mã biên nhận")
    phone.get_by_label("Mã biên nhận").fill(code.lower().replace("-", " "))
    phone.keyboard.press("Enter")
    assert "Cảm ơn ông/bà đã góp ý." in phone.inner_text("[role=status]")
    assert "mưa lũ" not in phone.inner_text("main")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE_SIZE["width"]


def test_an_editor_prepares_a_consultation_by_keyboard_and_enter_publishes_nothing(at_the_desk, live_server, editor):
    page = at_the_desk(editor)
    page.goto(f"{live_server.url}/quan-tri/honours/consultation/add/")
    today = timezone.localdate()
    page.fill("#id_title", "Lấy ý kiến về hai tập thể")
    page.keyboard.press("Enter")
    page.fill("#id_proposal", "Đề nghị tặng Bằng khen.")
    page.fill("#id_opens_on", today.strftime("%d/%m/%Y"))
    page.keyboard.press("Escape")
    page.fill("#id_channels", "ykien@hoaban.example")
    assert Consultation.objects.count() == 0

    page.click("button[name=_continue]")
    page.wait_for_selector(".desk-state >> text=Bản nháp")
    drafted = Consultation.objects.get()
    page.click("button[name=_publish]")
    page.wait_for_selector(".desk-state >> text=Đang lấy ý kiến")

    assert (drafted.status, Consultation.objects.get().status) == ("draft", "published")
    assert drafted.closes_on > today + timedelta(days=11)


@pytest.mark.looks
def test_the_pages_of_consultations_fit_small_screens_and_axe_finds_nothing(consultation, page, live_server):
    own = f"{live_server.url}{consultation.get_absolute_url()}"
    found, wider = {}, {}
    for address in (f"{live_server.url}/lay-y-kien/", own, f"{own}y-kien/", f"{live_server.url}/lay-y-kien/tra-cuu/"):
        page.goto(address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[address, scheme] = barriers(page, only_colours=scheme == "dark")
        for width, size in ((320, 100), (360, 200), (820, 200)):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
            wider[address, width] = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert {where: rules for where, rules in found.items() if rules} == {}
    assert {where: by for where, by in wider.items() if by > 0} == {}
    assert (len(found), len(wider)) == (8, 12)
