"""One article from the first word to its readers: reporter, editor, leader, in a real browser."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from news import log
from news.models import Article, Category, Review
from tests.browser.form import CLIPBOARD, PASTE, SENT, files, lose_the_tab, open_form, wait_until_kept

pytestmark = pytest.mark.browser


def write(page, desk):
    """Paste the text, send thirteen photos with their captions, and place them."""
    open_form(page, f"{desk}news/article/add/")
    page.fill("#id_title", "Hội nghị biểu dương")
    page.select_option("#id_category", label="Khen thưởng")
    page.evaluate(PASTE, (CLIPBOARD / "word.html").read_text())
    page.set_input_files("#photo-picker", files(13))
    for number in range(13):
        page.keyboard.type(f"Chú thích {number}")
        page.keyboard.press("Enter")
    page.wait_for_selector(f"{SENT} >> nth=12")
    page.click(".photo-strip [data-act=spread]")
    wait_until_kept(page)


def recover_and_submit(page, desk):
    open_form(page, f"{desk}news/article/add/")
    page.click("text=Khôi phục")
    page.wait_for_selector(f"{SENT} >> nth=12")
    press(page, desk, "submit")


def press(page, desk, move):
    page.click(f"button[value={move}]")
    page.wait_for_url(f"{desk}news/article/")


def send_back(page, desk, note):
    page.goto(desk)
    page.click("text=Hội nghị biểu dương")
    page.click(".desk-note summary")
    page.fill("[name=note]", note)
    press(page, desk, "send_back")


def mend(page, desk):
    page.goto(desk)
    told = page.inner_text("main")
    page.click("text=Hội nghị biểu dương")
    page.fill("#id_lead", "Sáng nay, hội nghị biểu dương khai mạc.")
    press(page, desk, "submit")
    return told


def schedule(page, desk, article, moment):
    open_form(page, f"{desk}news/article/{article.pk}/change/")
    page.fill("#id_published_at_0", moment.strftime("%d/%m/%Y"))
    page.fill("#id_published_at_1", moment.strftime("%H:%M:%S"))
    press(page, desk, "publish")


def ask_a_leader(page, desk, article):
    page.goto(f"{desk}news/article/{article.pk}/reviews/")
    page.fill("#id_leader", "Đồng chí Lan")
    page.click("text=Tạo liên kết")
    return page.input_value("input[readonly]")


def approve(page, link):
    page.goto(link)
    seen = page.inner_text("main")
    page.fill("#ghi-chu", "Tốt.")
    page.click("text=Đồng ý đăng")
    page.wait_for_selector("[role=status]")
    return seen


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.each_database), 390])
def test_a_story_goes_from_the_reporters_first_word_to_its_readers(
    width, page, at_the_desk, desk, reporter, editor, client, transactional_db
):
    window = {"width": width, "height": 844}
    page.set_viewport_size(window)
    Category.objects.create(name="Khen thưởng")
    moment = (timezone.localtime() + timedelta(days=1)).replace(hour=8, minute=30, second=7, microsecond=0)

    write(at_the_desk(reporter), desk)
    tab = lose_the_tab(page)
    tab.set_viewport_size(window)
    recover_and_submit(tab, desk)
    at_the_desk(editor)
    send_back(tab, desk, "Thiếu sapo.")
    at_the_desk(reporter)
    told = mend(tab, desk)
    article = Article.objects.get()
    at_the_desk(editor)
    schedule(tab, desk, article, moment)
    link = ask_a_leader(tab, desk, article)
    tab.context.clear_cookies()
    seen = approve(tab, link)

    article.refresh_from_db()
    address = article.get_absolute_url()
    codes = []
    for second in (-1, 0):
        with time_machine.travel(moment + timedelta(seconds=second), tick=False):
            codes.append(client.get(address).status_code)
    assert "Thiếu sapo." in told
    assert [words in seen for words in ("Hội nghị biểu dương", "Sáng nay, hội nghị", "Chú thích 12")] == [True] * 3
    assert (Review.objects.get().answer, codes) == ("approved", [404, 200])
    assert [step.user for step in log.steps(article)] == [editor, editor, editor, reporter, editor, reporter]
    assert article.photos.count() == 13
