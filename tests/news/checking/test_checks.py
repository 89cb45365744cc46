"""The hints before publishing: real slips are found with their place, and clean prose has none."""

import time

import pytest

from news.checking import checks, syllables, wording
from news.models import Article, BoardName, Photo
from portal.demo.manuscripts import PLACE, manuscripts
from tests.news.desk import form, jpeg, page_of


def article(shelf, **fields):
    told = {"title": "Hội nghị", "lead": "Sapo.", "body": "<p>Nội dung.</p>", "category": shelf}
    return Article.objects.create(**told | fields)


def found(article):
    return [(hint.place, hint.quote) for hint in checks.hints(article)]


def test_an_article_without_a_slip_has_no_hint(category):
    assert checks.hints(article(category)) == []


@pytest.mark.parametrize("lead", ["<a" * 20_000, f"a – b {'x' * 50_000}", "ă" * 20_000])
def test_a_lead_that_no_person_writes_keeps_no_editor_waiting(lead, category):
    began = time.process_time()
    assert found(article(category, lead=lead)) == []
    assert time.process_time() - began < 2


@pytest.mark.parametrize("empty", ["lead", "category", "body", "title"])
def test_what_is_still_empty_is_named_with_its_place(empty, category):
    assert found(article(category, **{empty: None if empty == "category" else ""})) == [(empty, "")]


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("<p>CTTĐT - Chiều ngày 28/2, hội nghị khai mạc.</p>", "CTTĐT -"),
        ("<p>(BTĐKT) – Chiều nay.</p>", "(BTĐKT) –"),
        ("<p>Hình ảnh và sản sản phẩm của tỉnh</p>", "sản sản"),
        ("<p>nhân điển hình tiến tiến trong phong trào</p>", "tiến tiến"),
        ("<p>trong phong trào thi đuanăm 2024</p>", "đuanăm"),
        ("<p>Uỷ viên, Ủy ban, Ủy viên</p>", "Uỷ"),
        ("<p>Thi đua – Khen thưởng; Kỷ cương - Sáng tạo ở đây</p>", "cương - Sáng"),
        ("<p>Hội đồng Thi đua - Khen thương Trung ương</p>", "Thi đua - Khen thương"),
        ("<p>Hội đồng Thi đua - khen thưởng Trung ương</p>", "Thi đua - khen thưởng"),
        ("<p>Hội đồng Thi Đua - Khen Thưởng Trung ương</p>", "Thi Đua - Khen Thưởng"),
    ],
)
def test_a_slip_is_found_with_the_words_to_look_for(body, quote, category):
    BoardName.objects.create(name="Thi đua – Khen thưởng")

    assert found(article(category, body=body)) == [("body", quote)]


def test_of_names_in_one_another_the_longest_is_named_once(category):
    for name in ("Thi đua – Khen thưởng", "Hội đồng Thi đua – Khen thưởng"):
        BoardName.objects.create(name=name)

    written = article(category, body="<p>Hội đồng Thi đua - Khen thương họp; Hội đồng Thi đua - Khen thương bàn</p>")

    assert found(written) == [("body", "Hội đồng Thi đua - Khen thương")]


def test_slips_are_found_in_title_lead_and_captions_too(category):
    written = article(category, title="Sản sản phẩm", lead="Thi đuanăm 2024")
    Photo.objects.create(article=written, caption="Điển hình tiến tiến")

    assert [place for place, quote in found(written) if quote] == ["title", "lead", "photos-0-caption"]


def test_photos_without_caption_or_description_are_named(category):
    written = article(category)
    for caption, alt in [("Của riêng ảnh", ""), ("", "Hội trường"), ("Của ảnh sau", "Cờ"), ("", "Sân khấu")]:
        Photo.objects.create(article=written, image=jpeg(), caption=caption, alt=alt)

    assert found(written) == [("photos-0-alt", ""), ("photos-1-caption", ""), ("photos-3-caption", "")]


def test_a_caption_left_empty_to_share_the_next_one_is_asked_for_only_where_there_is_none(category):
    written = article(category)
    for caption in ("", "Chung một chú thích", ""):
        Photo.objects.create(
            article=written, image=jpeg(), caption=caption, shares_caption=not caption, alt="Hội trường"
        )

    assert found(written) == [("photos-2-caption", "")]


def test_the_place_of_a_photo_that_was_removed_is_pointed_out(category):
    written = article(category)
    told = {"article": written, "caption": "Ảnh", "alt": "Sân", "layout": "wide"}
    kept, removed = (Photo.objects.create(image=jpeg(), **told) for _n in range(2))
    written.body += "".join(f'<figure data-photo="{photo.pk}"></figure>' for photo in (kept, removed, removed))
    before = found(written)

    removed.delete()

    assert (before, found(written)) == ([], [("body", "Ảnh này không còn trong danh sách ảnh của bài")])


def test_neighbouring_landscapes_are_offered_to_stand_in_a_row(category):
    written = article(category)
    photos = [Photo.objects.create(article=written, image=jpeg(), caption="Ảnh", alt="Sân", order=n) for n in range(3)]
    before = found(written)

    photos[0].layout = photos[1].layout = "row"
    photos[0].save()
    photos[1].save()

    words = "Ảnh {} và {} là hai ảnh ngang liền nhau: có thể xếp cùng một hàng"
    assert before == [(f"photos-{n}-layout", "") for n in range(2)]
    assert [hint.words for hint in checks.hints(written)] == []
    written.photos.update(layout="")
    assert [hint.words for hint in checks.hints(written)] == [words.format(1, 2), words.format(2, 3)]


def test_a_link_to_the_desk_is_pointed_out(category):
    addresses = [
        "/quan-tri/news/article/3/change/",
        "https://a.vn/quan-tri/",
        "/tin/a-1/",
        "https://a.vn/tin/quan-tri/",
    ]
    links = "".join(f'<a href="{address}">Số {number}</a> ' for number, address in enumerate(addresses))

    assert found(article(category, body=f"<p>{links}</p>")) == [("body", "Số 0"), ("body", "Số 1")]


def test_words_repeated_across_paragraphs_or_on_purpose_are_no_slip(category):
    body = "<p>Đây là nhà</p><p>nhà</p><p>Ngày ngày, người người, nhà nhà thi đua; xa xa là bản Lao Lao.</p>"

    assert found(article(category, body=body)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Quý vị, quỷ, thuý, khuỷu tay, xoong nồi, thuở ấy, giếng, quyển, nghiêng, khuya, Huỳnh",
        "Krông Pa, Đắk Lắk, Ê-đê, Pleiku, YouTube, Zalo, WiFi",
        "Ban Thi đua - Khen thưởng tỉnh",
        "công tác thi đua - khen thưởng; HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG; thi đua - Khen thưởng",
        "văn hóa. Bản Khoang",
    ],
)
def test_what_is_right_or_foreign_is_no_slip(text):
    assert list(wording.glued(text)) == []
    assert list(wording.near_misses(text, ["Hoa Ban", "Thi đua – Khen thưởng"])) == []
    assert list(wording.hyphens(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Các đại biểu biểu quyết thông qua; Lào Cai trở thành thành phố, mỗi tập thể thể hiện quyết tâm",
        "Ý kiến kiến nghị, hoạt động động viên, phát triển triển lãm, công trình trình diễn, thành tích tích cực",
        "Đại hội Hội Nông dân; cán bộ Bộ Nội vụ; các cơ sở Sở Y tế quản lý",
        "Ngành ngành, nghề nghề; hàng hàng lớp lớp, trùng trùng điệp điệp; người người ùn ùn",
    ],
)
def test_two_words_that_meet_are_said_once(text):
    assert list(wording.doubled(text)) == []


@pytest.mark.parametrize("text", ["thành thành phố", "trở thành thành", "và sản sản phẩm", "Thành thành thật"])
def test_half_a_meeting_is_said_twice(text):
    assert len(list(wording.doubled(text))) == 1


@pytest.mark.parametrize("word", ["đua", "năm", "thưởng", "Nguyễn", "quốc", "khuỷu", "nghiêng", "oăn", "yêu", "gì"])
def test_a_syllable_is_known_as_one(word):
    assert syllables.is_syllable(word)


@pytest.mark.parametrize("manuscript", manuscripts(), ids=lambda manuscript: manuscript.name)
def test_clean_prose_has_no_hint(manuscript, category):
    for name in ("Thi đua – Khen thưởng", "Hoa Ban", "Ủy ban nhân dân", "Chủ tịch nước"):
        BoardName.objects.create(name=name)
    paragraphs = PLACE.sub("", manuscript.body).split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    written = article(category, title=manuscript.title, lead=manuscript.lead or "Sapo.", body=body)
    for picture in manuscript.pictures:
        Photo.objects.create(article=written, caption=picture.caption or "–", alt=picture.alt)

    assert [quote for _place, quote in found(written) if quote] == []


@pytest.mark.parametrize(("name", "told", "kept"), [("Sapa", True, 0), ("Sa Pa", False, 1)])
def test_a_name_that_is_never_looked_for_is_not_taken(name, told, kept, editor, signed_in):
    answer = signed_in(editor).post("/quan-tri/news/boardname/add/", {"name": name}, follow=True)

    assert ("ít nhất hai từ" in answer.text, BoardName.objects.count()) == (told, kept)


def test_the_form_shows_the_hints_and_publishing_is_not_forbidden(editor, category, signed_in):
    written = article(category, lead="", body="<p>sản sản phẩm</p>")
    client = signed_in(editor)

    shown = client.get(page_of(written)).text
    response = client.post(page_of(written), form(written, _move="publish"), follow=True)

    assert ('data-place="id_lead"' in shown, 'data-quote="sản sản"' in shown) == (True, True)
    assert Article.objects.get().status == "published"
    assert [message.level_tag for message in response.context["messages"]] == ["warning", "success"]


def test_the_name_of_what_the_board_does_is_known_without_a_list(category):
    written = article(category, body="<p>Trưởng Ban Thi đua - Khen thương Trung ương</p>")

    assert found(written) == [("body", "Thi đua - Khen thương")]
