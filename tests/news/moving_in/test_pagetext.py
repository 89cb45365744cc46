"""What is read off an article page of the old portal."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from news.moving_in.refusals import Refused
from news.moving_in.story import Film
from news.moving_in.text_page.page_story import Kind
from news.moving_in.text_page.page_text import SAVE_AGAIN, parse
from news.moving_in.text_page.reader import story_of

SENTENCE = "Sáng nay bà con trong bản cùng nhau dọn đường."
PHOTO = "anh tin bai"
END = "Buổi lễ kết thúc lúc mười một giờ./."
BOX = ["1 2 3", "Đăng nhập", "Thống kê truy cập", "• Đang online: 1", "• Tất cả: 1"]
FILM = ["• PS Mùa lúa chín", "(01/02/2024)"]


@pytest.fixture
def english():
    """Messages as the code writes them."""
    with translation.override(None):
        yield


def page_lines(*text, title="Bản Mây ra quân", views="Lượt xem: 7", lead="Cả bản ra đường.", beside=(), box=BOX):
    return [title, views, lead, *text, *beside, *box]


def parts(page):
    return [(block.kind.name, block.text) for block in page.blocks]


@pytest.mark.parametrize(
    ("views", "number"),
    [
        ("Lượt xem: 600", 600),
        ("Lượt xem : 0", 0),
        ("LƯỢT XEM:12", 12),
        ("Lượt xem: 1.234.567", 1_234_567),
        ("Lượt xem: 1,234", 1234),
        ("Lượt xem: 1 234", 1234),
    ],
)
def test_views_are_read_however_they_are_written(views, number):
    assert parse(page_lines(END, views=views)).views == number


@pytest.mark.parametrize(
    ("line", "source", "lead"),
    [
        ("CTTĐT - Cả bản ra đường.", "CTTĐT", "Cả bản ra đường."),
        ("BTĐKT – Cả bản ra đường.", "BTĐKT", "Cả bản ra đường."),
        ("(TTXVN) - Cả bản ra đường.", "TTXVN", "Cả bản ra đường."),
        ("CTTĐT- Cả bản ra đường.", "CTTĐT", "Cả bản ra đường."),
        ("Bản Mây - Cả bản ra đường.", "", "Bản Mây - Cả bản ra đường."),
        ("Sapa - Cả bản ra đường.", "", "Sapa - Cả bản ra đường."),
        ("COVID-19 - Cả bản ra đường.", "", "COVID-19 - Cả bản ra đường."),
        ("A - Cả bản ra đường.", "", "A - Cả bản ra đường."),
        ("2024 - Cả bản ra đường.", "", "2024 - Cả bản ra đường."),
        (f"{'B' * 21} - Cả bản.", "", f"{'B' * 21} - Cả bản."),
        ("CTTĐT - ", "", "CTTĐT -"),
    ],
)
def test_the_source_is_split_off_the_lead(line, source, lead):
    page = parse(page_lines(END, lead=line.strip()))

    assert (page.source, page.lead) == (source, lead)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Đường mới, bản mới", Kind.SUBHEAD),
        ("1. Kết quả", Kind.SUBHEAD),
        (" ".join(["Chữ"] * 20), Kind.SUBHEAD),
        (" ".join(["Chữ"] * 21), Kind.PARAGRAPH),
        ("Ai đã làm việc ấy?", Kind.PARAGRAPH),
        ("Danh sách gồm có:", Kind.PARAGRAPH),
        ("“Chúng tôi sẽ làm được.”", Kind.PARAGRAPH),
        ("- Giải Nhất: đội Bản Mây", Kind.PARAGRAPH),
        ("và những người ở lại", Kind.PARAGRAPH),
        ("• Giải Nhất", Kind.ITEM),
    ],
)
def test_a_short_line_without_a_full_stop_is_a_subhead(line, kind):
    page = parse(page_lines(SENTENCE, line, END))

    assert parts(page)[1] == (kind.name, line.removeprefix("• "))


def test_of_verses_only_the_line_before_the_text_can_be_a_subhead():
    page = parse(page_lines(SENTENCE, "Núi cao", PHOTO, "Bản Mây", "Sông dài", END))

    assert parts(page) == [
        ("PARAGRAPH", SENTENCE),
        ("PARAGRAPH", "Núi cao"),
        ("PHOTO", "Bản Mây"),
        ("SUBHEAD", "Sông dài"),
        ("PARAGRAPH", END),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ([PHOTO, "Bản Mây", END], [("PHOTO", "Bản Mây"), ("PARAGRAPH", END)]),
        ([PHOTO, PHOTO, "Bản Mây", END], [("PHOTO", ""), ("PHOTO", "Bản Mây"), ("PARAGRAPH", END)]),
        ([PHOTO, SENTENCE, END], [("PHOTO", SENTENCE), ("PARAGRAPH", END)]),
        ([PHOTO, "Ảnh tin bài", "Bản Mây", END], [("PHOTO", ""), ("PHOTO", "Bản Mây"), ("PARAGRAPH", END)]),
        ([PHOTO, "Bản " * 75 + "a", END], [("PHOTO", ""), ("PARAGRAPH", "Bản " * 75 + "a"), ("PARAGRAPH", END)]),
        ([PHOTO, END], [("PHOTO", ""), ("PARAGRAPH", END)]),
        ([PHOTO, "• Giải Nhất", END], [("PHOTO", ""), ("ITEM", "Giải Nhất"), ("PARAGRAPH", END)]),
        ([END, PHOTO, "Bản Mây", "Thào A"], [("PARAGRAPH", END), ("PHOTO", "Bản Mây")]),
    ],
)
def test_a_caption_is_the_line_under_a_photo_place_unless_it_cannot_be(text, expected):
    assert parts(parse(page_lines(*text))) == expected


@pytest.mark.parametrize(
    ("closing", "byline", "warnings"),
    [
        (["Thào A"], "Thào A", []),
        (["Tin, ảnh: Thào A."], "Tin, ảnh: Thào A.", []),
        (["Thào A", "In trang"], "Thào A", ["left out: “In trang”"]),
        ([PHOTO, "Bản Mây", "Thào A"], "Thào A", []),
        (["Thào A", "• Tin khác"], "Thào A", ["left out: “• Tin khác”"]),
        ([], "", ["no byline was found"]),
    ],
)
def test_the_byline_is_the_first_line_below_the_text(closing, byline, warnings, english):
    page = parse(page_lines(SENTENCE, END, *closing, beside=FILM))

    assert (page.byline, page.warnings) == (byline, warnings)
    assert page.texts(Kind.PARAGRAPH) == [SENTENCE, END]


def test_a_text_without_its_closing_sign_is_read_and_the_editor_told(english):
    page = parse(page_lines("• Giải Nhất", SENTENCE, PHOTO, SENTENCE, SENTENCE, "Thào A", beside=FILM))

    assert parts(page) == [("ITEM", "Giải Nhất"), ("PARAGRAPH", SENTENCE), ("PHOTO", SENTENCE), ("PARAGRAPH", SENTENCE)]
    assert (page.byline, len(page.videos)) == ("Thào A", 1)
    assert page.warnings == [
        "the text does not end with “./.”",
        "the caption of photo 1 reads like a paragraph",
    ]


def test_a_text_may_end_with_a_list():
    page = parse(page_lines(END, SENTENCE, "• Giải Nhất", "• Giải Nhì./.", "Thào A"))

    assert [kind for kind, _text in parts(page)] == ["PARAGRAPH", "PARAGRAPH", "ITEM", "ITEM"]
    assert page.byline == "Thào A"


def test_a_dated_list_in_the_text_is_no_list_of_films():
    page = parse(page_lines("• Họp bản", "(03/02/2024)", END, "Thào A", beside=FILM))

    assert parts(page) == [("ITEM", "Họp bản"), ("PARAGRAPH", "(03/02/2024)"), ("PARAGRAPH", END)]
    assert [video.title for video in page.videos] == ["Mùa lúa chín"]


@pytest.mark.parametrize(
    ("beside", "videos"),
    [
        (["• PS Mùa lúa chín", "(01/02/2024)"], [Film("PS", "Mùa lúa chín", date(2024, 2, 1))]),
        (["• Mùa lúa chín (1/2/2024)"], [Film("", "Mùa lúa chín", date(2024, 2, 1))]),
        (["•PS Mùa lúa", "chín", "(01/02/2024)"], [Film("PS", "Mùa lúa chín", date(2024, 2, 1))]),
        (["• TP Lào Cai", "(01/02/2024)"], [Film("", "TP Lào Cai", date(2024, 2, 1))]),
        (["• PS", "(01/02/2024)"], [Film("", "PS", date(2024, 2, 1))]),
        (["• Lũ (2008)", "(01/02/2024)"], [Film("", "Lũ (2008)", date(2024, 2, 1))]),
        (["• Mùa lúa (1/2/2024)", "Xem thêm"], [Film("", "Mùa lúa", date(2024, 2, 1))]),
        (["• Mùa lúa", "(31/02/2024)"], []),
        (["• Mùa lúa"], []),
        (["(01/02/2024)"], []),
    ],
)
def test_films_are_read_with_their_kind_and_date(beside, videos):
    assert parse(page_lines(END, "Thào A", beside=beside)).videos == videos


def test_what_is_no_film_with_a_date_is_left_out_aloud(english):
    beside = ["(01/02/2024)", "Xem thêm", "• Mùa lúa", "(31/02/2024)", "• Bản Mây"]
    page = parse(page_lines(END, "Thào A", beside=beside))

    left_out = ["(01/02/2024)", "Xem thêm", "• Mùa lúa (31/02/2024)", "• Bản Mây"]
    assert page.warnings == [f"left out: “{line}”" for line in left_out]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "The file is empty."),
        (page_lines(END)[1:], "The page has no title above “Lượt xem: …”."),
        (["Bản Mây ra quân"], "This is no article page: its second line is not “Lượt xem: …” with a number."),
        (
            page_lines(END, views=SENTENCE),
            "This is no article page: its second line is not “Lượt xem: …” with a number.",
        ),
        (
            page_lines(END, views="Lượt xem: 1,5"),
            "This is no article page: its second line is not “Lượt xem: …” with a number.",
        ),
        (
            page_lines(END, views="Lượt xem: " + "9" * 5000),
            "This is no article page: its second line is not “Lượt xem: …” with a number.",
        ),
        (
            page_lines(END, box=[]),
            "The page seems cut off: “Thống kê truy cập”, the box that ends every page, is missing.",
        ),
        (["Bản Mây", "Lượt xem: 7", *BOX], "The page has no lead under “Lượt xem: …”."),
        (["Bản Mây", "Lượt xem: 7", PHOTO, END, *BOX], "The page has no lead under “Lượt xem: …”."),
        (["Bản Mây", "Lượt xem: 7", "• Giải Nhất", END, *BOX], "The page has no lead under “Lượt xem: …”."),
        (page_lines(beside=FILM), "The page has no paragraph of text under its lead."),
        (page_lines(PHOTO, "Bản Mây", "Đường mới"), "The page has no paragraph of text under its lead."),
    ],
)
def test_what_is_no_whole_page_is_refused_with_its_reason(lines, reason, english):
    with pytest.raises(Refused) as refusal:
        parse(lines)

    assert str(refusal.value) == f"{reason} {SAVE_AGAIN}"


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"views": "Lượt xem: 9"}, True),
        ({"beside": FILM}, True),
        ({"title": "Bản Gió ra quân"}, False),
        ({"lead": "Cả bản ở nhà."}, False),
        ({"lead": "CTTĐT - Cả bản ra đường."}, False),
    ],
)
def test_a_page_is_known_by_its_words_not_by_its_views(change, same):
    assert (parse(page_lines(END, **change)).identity() == parse(page_lines(END)).identity()) is same
    assert len(parse(page_lines(END)).identity()) == 64


def test_the_body_holds_places_lists_and_escaped_text():
    page = parse(page_lines("Đường <b>mới</b>", PHOTO, PHOTO, "Bản Mây", "• Một & hai", "• Ba", END))

    assert story_of(page).body([10, 20]) == (
        '<h2>Đường &lt;b&gt;mới&lt;/b&gt;</h2><figure data-photo="10"></figure><figure data-photo="20"></figure>'
        f"<ul><li>Một &amp; hai</li><li>Ba</li></ul><p>{END}</p>"
    )


@settings(deadline=None)
@given(st.lists(st.sampled_from([PHOTO, END, SENTENCE, "Đường mới", "• Giải Nhất", "Bản Mây", "(01/02/2024)", *BOX])))
def test_no_line_of_a_page_is_lost(text):
    try:
        page = parse(page_lines(*text))
    except Refused:
        return

    article = text[: text.index("Thống kê truy cập")] if "Thống kê truy cập" in text else text
    kept = "\n".join([*(block.text for block in page.blocks), page.byline, *page.warnings, *map(str, page.videos)])
    words = {line.removeprefix("• ") for line in article} - {PHOTO, "(01/02/2024)", "1 2 3", "Đăng nhập"}
    assert {word for word in words if word not in kept} == set()
