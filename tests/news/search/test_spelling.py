"""The search knows a word however people spell it, and prefers it as it was typed."""

import unicodedata
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from news.models import Article
from news.text import homoglyphs, words
from tests.markup import part, texts


def publish(title, hours_ago=1, **fields):
    when = timezone.now() - timedelta(hours=hours_ago)
    return Article.objects.create(title=title, status="published", published_at=when, **fields)


@pytest.fixture
def found(reader):
    def titles(asked):
        html = part("main", reader.get("/tim-kiem/", {"q": asked}).text)
        return texts("h2", html.partition('<section class="nothing"')[0])

    return titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chiến sĩ", "chiến sỹ"),
        ("quy định", "qui định"),
        ("tỷ lệ", "tỉ lệ"),
        ("kỹ năng", "kĩ năng"),
        ("lý lịch", "lí lịch"),
        ("mỹ thuật", "mĩ thuật"),
        ("hy sinh", "hi sinh"),
        ("kỷ niệm", "kỉ niệm"),
        ("công ty", "công ti"),
        ("quý III", "quí III"),
        ("trái quýt", "trái quít"),
        ("Quỳnh Nhai", "Quình Nhai"),
        ("vỹ tuyến", "vĩ tuyến"),
    ],
)
@pytest.mark.django_db
def test_i_and_y_are_one_letter_behind_a_consonant(one, other, found):
    publish(f"Bài có {one} ở giữa")

    assert found(other) == found(f'"{other}"') == found(one) == [f"Bài có {one} ở giữa"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "asked"),
    [("Thúy", "Thúi"), ("tay", "tai"), ("may", "mai"), ("tủy", "tủi"), ("ngày", "ngài"), ("yêu", "iêu"), ("ý", "í")],
)
def test_i_and_y_are_two_letters_beside_another_vowel(written, asked, found):
    publish(f"Bài có {written}")

    assert (found(written), found(asked)) == ([f"Bài có {written}"], [])


@pytest.mark.django_db
def test_the_other_letter_is_marked_too(reader):
    publish("Chiến sĩ thi đua", body="<p>Theo quy định, trồng quít.</p>")

    html = reader.get("/tim-kiem/", {"q": "chiến sỹ qui định quýt"}).text

    assert "Chiến <mark>sĩ</mark>" in html.replace("<mark>Chiến</mark>", "Chiến")
    assert "<mark>quy</mark> <mark>định</mark>, trồng <mark>quít</mark>" in html


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Người H’Mông", "Hmông"),
        ("Người H’Mông", "H'Mông"),
        ("Người H’Mông", "người hmông"),
        ("Người Hmông", "H’Mông"),
        ("Người Hmông", "h'mong"),
        ("Buôn Ê-đê", "Êđê"),
        ("Buôn Êđê", "Ê-đê"),
        ("Buôn Ê-đê", '"buôn ê đê"'),
        ("Thi đua yêu nước", "thi-đua"),
        ("Giải chạy ma-ra-tông", "maratông"),
        ("Ủng hộ 1.234.567 đồng", "1234567"),
        ("Ủng hộ 1234567 đồng", "1.234.567"),
        ("Ủng hộ 1.234.567 đồng", '"1.234.567 đồng"'),
        ("Ủng hộ 1.234.567 đồng", '"1234567 đồng"'),
    ],
)
@pytest.mark.django_db
def test_what_is_written_in_pieces_is_found_as_one_word_and_the_other_way_round(written, asked, found):
    publish(written)

    assert found(asked) == [written]


@pytest.mark.django_db
def test_pieces_are_marked_as_one_word(reader):
    publish("Người H’Mông góp 1.234.567 đồng")

    html = reader.get("/tim-kiem/", {"q": "hmong 1234567"}).text

    assert "Người <mark>H’Mông</mark> góp <mark>1.234.567</mark> đồng" in html


@pytest.mark.django_db
def test_of_one_place_those_with_the_typed_marks_come_first(found):
    publish("Hướng dẫn mới", 1, body="<p>Bà Hương</p>")
    publish("Chị Hương ở xóm núi", 9)
    publish("Lời dẫn khác", 2, lead="Hướng về")
    publish("Lời dẫn đúng", 8, lead="Cô HƯƠNG")
    publish("Trong bài khác", 3, body="<p>hưởng ứng</p>")
    publish("Trong bài đúng", 7, body="<p>quê <strong>hương</strong></p>")
    typed = ["Chị Hương ở xóm núi", "Hướng dẫn mới", "Lời dẫn đúng", "Lời dẫn khác", "Trong bài đúng", "Trong bài khác"]

    assert found("Hương") == found(unicodedata.normalize("NFD", "hương")) == typed
    assert found("huong")[0] == "Hướng dẫn mới"


@pytest.mark.django_db
def test_marks_are_the_same_wherever_the_tone_is_written(found):
    publish("Chiến sĩ Thủy", 9)
    publish("Chiến sĩ Thùy", 1)

    assert found("chiến sỹ thuỷ") == ["Chiến sĩ Thủy", "Chiến sĩ Thùy"]


@pytest.mark.django_db
def test_the_very_title_comes_before_longer_ones(found):
    publish("Chiến sĩ thi đua", 99)
    publish("Tuyên dương chiến sĩ thi đua toàn tỉnh", 1)

    assert found("Chiến sỹ thi đua!")[0] == found("chien si thi dua")[0] == "Chiến sĩ thi đua"


@pytest.mark.django_db
def test_the_longest_title_can_be_searched(found):
    title = ("Hội nghị tổng kết phong trào thi đua " * 9)[:299].strip()
    publish(title)

    assert found(title) == [title]


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("Ðại hội tỉnh Ðắk Hoa, QÐ-UBND", "Đại hội tỉnh Đắk Hoa, QĐ-UBND"),
        ("ðại biểu Ɖảng bộ", "đại biểu Đảng bộ"),
        ("Guðmundur", "Guðmundur"),
        (unicodedata.normalize("NFD", "Thưởng"), "Thưởng"),
        ("Thươ\u0309ng, a\u0323\u0302m, quyê\u0341t", "Thưởng, ậm, quyết"),
        ("Ｎăm ２０２６", "Năm 2026"),
        ("Кhen thưởng, Тỉnh, thi đuа", "Khen thưởng, Tỉnh, thi đua"),
        ("Việt Ναm và k\u0131nh tế", "Việt Nam và kinh tế"),
        ("Москва, Россия, Ελλάδα, Ὅμηρος", "Москва, Россия, Ελλάδα, Ὅμηρος"),
        ("СССР", "СССР"),
        ("Nжm", "Nжm"),
        ("中文 ລາວ ©", "中文 ລາວ ©"),
    ],
)
def test_letters_that_look_like_ours_become_ours(written, ours):
    assert homoglyphs.ours(written) == ours


@given(st.text() | st.text("Ððɖ\u0131АаеoΟ\u0301\u0309\u0341ưＡa -"))
def test_our_letters_stay_ours(text):
    assert homoglyphs.ours(homoglyphs.ours(text)) == homoglyphs.ours(text)


@pytest.mark.django_db
def test_a_title_of_an_old_converter_has_its_address_and_is_found_either_way(found):
    article = publish("Ðại hội thi đua yêu nước tỉnh Ðắk Hoa", body="<p>Các ðại biểu</p>", byline="Ðinh Văn Ân")

    assert article.get_absolute_url() == f"/tin/dai-hoi-thi-dua-yeu-nuoc-tinh-dak-hoa-{article.pk}/"
    assert (article.title, article.body) == ("Đại hội thi đua yêu nước tỉnh Đắk Hoa", "<p>Các đại biểu</p>")
    assert found("Ðắk Hoa đại biểu") == found("Đắk Hoa ðại biểu") == [article.title]


@given(st.text(max_size=60) | st.text("hmôngHMÔNG’'-‐Êêđ. 1234567ỹqu", max_size=40))
def test_any_text_has_words_that_the_databases_take(text):
    assert all(word.isascii() and word.isalnum() for word in (*words.indexed(text), *words.spellings(text)))
