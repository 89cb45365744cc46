"""The photos of an article at work in its form, in a real browser."""

import re

import pytest
from django.core.files.base import ContentFile

from news.media import photo_uploads
from news.media.decoding import Busy
from news.models import Article, Photo
from tests.browser.barriers import barriers
from tests.browser.form import (
    SENT,
    files,
    jpeg,
    lose_the_tab,
    open_form,
    save,
    wait_until_kept,
)

pytestmark = pytest.mark.browser

KEPT_FILES = """() => new Promise(done => {
    const request = indexedDB.open("desk", 1);
    request.onsuccess = () => {
        const count = request.result.transaction("files").objectStore("files").count();
        count.onsuccess = () => done(count.result);
    };
})"""


def test_photos_that_were_on_their_way_when_the_tab_was_lost_are_sent_again(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.route("**/photos/", lambda route: None)  # A line so slow that nothing ever arrives.
    page.set_input_files("#photo-picker", files(3))
    page.keyboard.type("Trên đường")
    wait_until_kept(page)

    page = lose_the_tab(page)
    open_form(page, f"{articles}add/")
    page.click("[data-act=restore]")
    page.wait_for_selector(f"{SENT} >> nth=2")
    page.fill("#id_title", "Ba ảnh")
    save(page)

    assert [photo.caption for photo in Article.objects.get().photos.all()] == ["Trên đường", "", ""]
    assert page.evaluate(KEPT_FILES) == 0


def test_photos_are_worked_on_with_keys_and_buttons(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Ảnh")
    page.route("**/photos/", lambda route: route.fulfill(json={"refused": "Không nhận."}), times=1)
    page.set_input_files("#photo-picker", files(3))
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.locator(".photo[data-state=refused] [type=file]").set_input_files(files(1)[0])
    page.wait_for_selector(f"{SENT} >> nth=2")

    page.fill("#id_photos-0-credit", "Thanh Hà")
    page.locator("[data-act=fill]").first.click()
    page.locator("[data-act=share]").first.click()
    page.fill("#id_photos-1-caption", "Hai ảnh, một chú thích")
    page.locator("[data-act=up]").nth(2).press("Enter")
    page.fill("#id_photos-2-caption", "Ảnh ba lên thứ hai")
    focused = page.evaluate("document.activeElement.id")
    found = barriers(page)
    save(page)

    stored = Photo.objects.order_by("order").values_list("caption", "shares_caption", "credit")
    captions = [("", True), ("Ảnh ba lên thứ hai", False), ("Hai ảnh, một chú thích", False)]
    assert list(stored) == [(*caption, "Thanh Hà") for caption in captions]
    assert (focused, found) == ("id_photos-2-caption", [])


def test_another_photo_chosen_for_one_stands_where_that_one_stood(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Ảnh khác")
    page.set_input_files("#photo-picker", files(2))
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.locator("[data-act=place]").first.click()
    before = page.input_value("#id_photos-0-id")
    page.locator(".photo [type=file]").first.set_input_files(files(3)[2])
    page.wait_for_function("before => document.getElementById('id_photos-0-id').value !== before", arg=before)
    save(page)

    article = Article.objects.get()
    assert re.findall(r'data-photo="(\d+)"', article.body) == [str(article.photos.first().pk)]


@pytest.mark.parametrize(("key", "reached"), [("Tab", "id_byline"), ("Shift+Tab", "id_lead")])
def test_the_keyboard_leaves_a_photo_that_it_put_into_the_text(key, reached, at_the_desk, articles, reporter):
    article = Article.objects.create(title="Bàn phím", body="<p>Một</p>", creator=reporter)
    Photo.objects.create(article=article, image=ContentFile(jpeg(1), name="a.jpg"))
    page = at_the_desk(reporter)
    body = open_form(page, f"{articles}{article.pk}/change/")

    page.locator(".photo [data-act=place]").press("Enter")
    body.locator("[data-cke-widget-wrapper] figure").wait_for()
    passed = set()
    for _ in range(4):  # On the way back lie the photos above the text.
        page.keyboard.press(key)
        passed.add(page.evaluate("document.activeElement.id"))

    assert passed >= {reached}


def test_the_place_of_a_photo_is_cut_out_and_pasted_elsewhere(at_the_desk, articles, reporter):
    article = Article.objects.create(title="Dời ảnh", creator=reporter)
    photo = Photo.objects.create(article=article, image=ContentFile(jpeg(1), name="a.jpg"), caption="Lễ chào cờ")
    place = f'<figure data-photo="{photo.pk}"></figure>'
    article.body = f"<p>Một</p>{place}<p>Hai</p>"
    article.save()
    page = at_the_desk(reporter)
    body = open_form(page, f"{articles}{article.pk}/change/")

    body.locator("figure").click()
    page.keyboard.press("Control+x")
    body.locator("figure").wait_for(state="detached")
    body.locator("p", has_text="Hai").click()
    page.keyboard.press("Control+v")
    body.locator("[data-cke-widget-wrapper] figure").wait_for()
    save(page)

    article.refresh_from_db()
    assert article.body.replace("\n", "") == f"<p>Một</p><p>Hai</p>{place}"


def test_of_two_photos_chosen_for_one_row_the_second_stays(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Chọn nhầm rồi chọn lại")
    held = []
    # The first is still on its way when the second has arrived.
    page.route("**/photos/", lambda route: held.append(route), times=1)
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(".photo[data-state=sending]")
    page.locator(".photo [type=file]").first.set_input_files(files(3)[2])
    page.wait_for_selector(SENT)
    second = page.input_value("#id_photos-0-id")
    with page.expect_response("**/photos/"):
        held[0].continue_()
    page.wait_for_timeout(300)

    assert page.input_value("#id_photos-0-id") == second


def test_a_photo_that_is_refused_leaves_the_one_that_was_there(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(SENT)
    page.route("**/photos/", lambda route: route.fulfill(json={"refused": "Không nhận."}), times=1)
    page.locator(".photo [type=file]").first.set_input_files(files(3)[2])
    page.wait_for_selector(".photo[data-state=refused]")
    page.wait_for_timeout(500)

    assert "/media/" in page.get_attribute(".photo img", "src")


def test_a_photo_that_moves_no_further_can_be_sent_again(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    page.clock.install()
    open_form(page, f"{articles}add/")
    page.route("**/photos/", lambda route: None, times=1)
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(".photo[data-state=sending]")

    page.clock.fast_forward("01:31")
    page.wait_for_selector(".photo[data-state=stuck] >> text=Kiểm tra mạng")
    page.locator("[data-act=retry]").click()

    page.wait_for_selector(SENT)


def busy(*_decoded):
    raise Busy


def test_a_photo_that_a_busy_server_could_not_look_at_waits_with_its_words(
    at_the_desk, articles, reporter, monkeypatch
):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Ảnh chờ máy chủ")
    with monkeypatch.context() as for_now:
        for_now.setattr(photo_uploads, "decoder", busy)
        page.set_input_files("#photo-picker", files(1))
        page.wait_for_selector(".photo[data-state=stuck]")
    page.fill("#id_photos-0-caption", "Trao cờ thi đua")
    page.click("[name=_continue]")
    page.wait_for_selector("[data-act=retry]:focus")
    before = Article.objects.count()
    page.keyboard.press("Enter")
    page.wait_for_selector(SENT)
    save(page)

    assert (before, [photo.caption for photo in Article.objects.get().photos.all()]) == (0, ["Trao cờ thi đua"])


def test_a_photo_chosen_for_a_stored_one_survives_the_loss_of_the_tab_and_a_refused_form(
    at_the_desk, articles, reporter
):
    article = Article.objects.create(title="Ảnh đã lưu", creator=reporter)
    photo = Photo.objects.create(article=article, image=ContentFile(jpeg(1), name="a.jpg"))
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")
    page.locator(".photo [type=file]").first.set_input_files({**files(3)[2], "name": "DSC_0002.jpg"})
    wait_until_kept(page)

    page = lose_the_tab(page)
    open_form(page, f"{articles}{article.pk}/change/")
    page.click("[data-act=restore]")
    page.wait_for_selector("#desk-news >> text=Đã khôi phục")
    page.evaluate("document.getElementById('id_title').required = false")
    page.fill("#id_title", "")
    save(page)
    page.fill("#id_title", "Ảnh đã thay")
    page.wait_for_function("document.querySelector('.photo [type=file]').files.length")
    save(page)

    article.refresh_from_db()
    stored = article.photos.get()
    assert (article.title, stored.pk, stored.image.name != photo.image.name) == ("Ảnh đã thay", photo.pk, True)
    assert page.evaluate(KEPT_FILES) == 0


def test_what_is_said_of_photos_is_no_longer_said_when_it_is_no_longer_true(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Ảnh")
    page.route("**/photos/", lambda route: route.fulfill(json={"refused": "Không nhận."}), times=1)
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(".photo[data-state=refused]")
    said = [page.inner_text("#photo-news")]
    page.locator(".photo [name$=-DELETE]").first.check()
    said.append(page.inner_text("#photo-news"))

    page.route("**/photos/", lambda route: route.fulfill(body="?"), times=1)
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(".photo[data-state=stuck]")
    page.click("[name=_continue]")
    page.wait_for_selector("#desk-news >> text=Chưa lưu: còn ảnh chưa tải lên được")
    page.keyboard.press("Enter")
    page.wait_for_selector(SENT)

    assert said == ["Số ảnh không tải lên được: 1. Các ảnh khác đã tải lên xong.", ""]
    assert (page.inner_text("#desk-news"), page.inner_text("#photo-news")) == ("", "Đã tải lên xong mọi ảnh.")
    assert page.evaluate("document.activeElement.id") == "id_photos-1-caption"


def test_a_caption_hidden_by_a_mistake_comes_back_after_the_loss_of_the_tab(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Ảnh")
    page.set_input_files("#photo-picker", files(2))
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.fill("#id_photos-0-caption", "Gõ công phu")
    page.locator("[data-act=share]").first.click()
    wait_until_kept(page)

    page = lose_the_tab(page)
    open_form(page, f"{articles}add/")
    page.click("[data-act=restore]")
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.locator("[data-act=share] :checked").uncheck()

    assert page.input_value("#id_photos-0-caption") == "Gõ công phu"


def test_the_preview_shows_no_photo_for_which_another_was_chosen(at_the_desk, articles, reporter):
    article = Article.objects.create(title="Ảnh cũ", creator=reporter)
    for order, caption in enumerate(["Thay", "Giữ"]):
        Photo.objects.create(article=article, image=ContentFile(jpeg(1), name="a.jpg"), caption=caption, order=order)
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")
    page.locator(".photo [type=file]").first.set_input_files(files(3)[2])

    page.click("[data-preview]")
    story = page.frame_locator("#desk-preview iframe").locator("article.story")
    story.locator(".missing").wait_for()

    assert story.locator(".missing").all_inner_texts() == ["Một ảnh chưa lưu sẽ hiện ở đây."]
    assert story.locator("figcaption").all_inner_texts() == ["Giữ"]
    assert story.locator("p.caption").all_inner_texts() == ["Thay"]


def test_a_refused_photo_stays_as_a_row_that_says_why(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Ba ảnh, một bị từ chối")
    page.set_input_files("#photo-picker", [*files(2), {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"no"}])
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.wait_for_selector(".photo[data-state=refused]")
    told = [refusals(page)]
    wait_until_kept(page)
    page.route("**/*", lambda route: None)  # What is asked for while the line is cut would be a complaint.
    page = lose_the_tab(page)
    open_form(page, f"{articles}add/")
    page.click("[data-act=restore]")
    page.wait_for_selector(f"{SENT} >> nth=1")
    told.append(refusals(page))
    save(page)
    told.append(refusals(page))
    page.reload()
    page.wait_for_selector(".photo")
    told.append(refusals(page))

    reason = "Tệp này không phải là ảnh có thể hiển thị. Hãy chọn tệp JPEG, PNG, WebP, GIF hoặc AVIF."
    assert told == [[f"x.jpg: {reason}"]] * 4
    assert [bool(photo.image) for photo in Photo.objects.order_by("order")] == [True, True, False]


def refusals(page):
    words = page.locator(".photo-trouble")
    return [words.nth(n).inner_text() for n in range(words.count()) if words.nth(n).is_visible()]


def test_another_photo_chosen_for_a_refused_one_takes_its_row(at_the_desk, articles, reporter):
    article = Article.objects.create(title="Ảnh khác", creator=reporter)
    Photo.objects.create(article=article, refusal="x.jpg: hỏng")
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")
    before = [refusals(page), page.locator(".desk-choose:visible", has_text="Chọn ảnh").count()]
    page.locator(".photo [type=file]").set_input_files(files(1)[0])
    page.wait_for_selector(".photo img.desk-thumbnail")
    after = [refusals(page), page.locator(".desk-choose:visible", has_text="Chọn ảnh khác").count()]
    save(page)

    photo = article.photos.get()
    assert (before, after) == ([["x.jpg: hỏng"], 1], [[], 1])
    assert (bool(photo.image), photo.refusal) == (True, "")


def test_a_document_keeps_the_title_that_was_typed(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.click("#attachments-group .add-row")
    page.fill("#id_attachments-0-title", "Phụ lục")
    chosen = {"name": "scan001.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    page.set_input_files("#id_attachments-0-file", chosen)

    assert page.input_value("#id_attachments-0-title") == "Phụ lục"


def test_a_draft_whose_photos_cannot_be_asked_for_is_put_back_as_a_whole_later(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Mạng chập chờn")
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(SENT)
    wait_until_kept(page)
    page.wait_for_load_state("networkidle")
    page = lose_the_tab(page)
    open_form(page, f"{articles}add/")
    page.route("**/photos/?*", lambda route: route.fulfill(body="?"), times=1)

    page.click("[data-act=restore]")
    page.wait_for_selector("#desk-news >> text=Chưa khôi phục")
    before = page.input_value("#id_title"), page.locator(".photo").count()
    page.click("[data-act=restore]")
    page.wait_for_selector(SENT)

    assert before == ("", 0)
    assert (page.input_value("#id_title"), page.locator(".photo").count()) == ("Mạng chập chờn", 1)
    assert page.locator("[data-act=restore]:visible").count() == 0
