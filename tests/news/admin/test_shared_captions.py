"""A caption that is empty on purpose, because its photo shares the next one's, and one that was forgotten."""

from news.history.versions import put
from news.models import Article, Version
from tests.news.desk import form, jpeg, page_of

SHARED = {"caption": "", "shares_caption": "on"}


def told(article):
    return list(article.photos.values_list("caption", "shares_caption"))


def test_what_a_photo_shares_is_kept_with_it_and_with_its_version(reporter, article, signed_in):
    rows = [{"image": jpeg(), **SHARED}, {"image": jpeg(), "caption": "Của cả hai", "order": 1}]

    signed_in(reporter).post(page_of(article), form(article, photos=rows))
    stored = told(article)
    article.photos.update(caption="Khác", shares_caption=False)
    put(Version.objects.get(number=2).content, article)

    assert stored == told(article) == [("", True), ("Của cả hai", False)]


def test_a_photo_with_a_caption_of_its_own_cannot_share_another(reporter, article, signed_in):
    row = {"image": jpeg(), "caption": "Của riêng ảnh", "shares_caption": "on"}

    answer = signed_in(reporter).post(page_of(article), form(article, photos=[row]))

    assert "Ảnh đã có chú thích riêng" in answer.text
    assert told(article) == []


def test_a_tick_alone_makes_no_photo_of_an_empty_row(reporter, article, signed_in):
    signed_in(reporter).post(page_of(article), form(article, photos=[SHARED], title="Đã lưu"))

    assert (Article.objects.get().title, told(article)) == ("Đã lưu", [])
