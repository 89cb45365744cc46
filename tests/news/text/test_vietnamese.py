import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.text import vietnamese
from news.text.vietnamese import fold, fold_in_place, slug


@pytest.mark.parametrize("text", ["Thi đua", "THI ĐUA", "thi dua", unicodedata.normalize("NFD", "Thi Đua")])
def test_search_meets_every_spelling_of_thi_dua(text):
    assert fold(text) == "thi dua"


@pytest.mark.parametrize("text", ["Uỷ viên", "Ủy viên", "uy vien", "UỶ VIÊN"])
def test_old_and_new_tone_places_are_one_word(text):
    assert fold(text) == "uy vien"


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Thi đua – Khen thưởng năm 2024", "thi-dua-khen-thuong-nam-2024"),
        ("Đường sắt “Bắc – Nam”", "duong-sat-bac-nam"),
        ("10/10 thủ tục", "10-10-thu-tuc"),
        ("…", "tin"),
        ("", "tin"),
        ("中文", "tin"),
    ],
)
def test_an_address_is_made_of_plain_words(title, address):
    assert slug(title) == address


def test_a_long_title_is_cut_between_words():
    assert slug("thi đua " * 50, most=20) == "thi-dua-thi-dua-thi"


@given(st.text(max_size=400))
def test_any_title_has_an_address(title):
    assert 1 <= len(slug(title)) <= 120
    assert set(slug(title)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_stranger_cannot_fill_the_memory_with_letters_nobody_here_writes():
    strange = "".join(map(chr, range(0x4E00, 0x5E00)))

    assert (fold(strange), fold_in_place(strange)) == (strange, strange)
    assert not any(chr(code) in strange for code in (*vietnamese._LETTERS, *vietnamese._LETTERS_IN_PLACE))
