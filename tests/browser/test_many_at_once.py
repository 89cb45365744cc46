"""Steps with many articles, taken with the keyboard alone in a real browser, and an old address given its target."""

import pytest
from django.utils import timezone

from news.models import Article, Category, OldAddress, UnknownAddress
from news.text.addresses import OldPath

pytestmark = pytest.mark.browser


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def focus(page, selector):
    """Give the element the focus as soon as it is shown: what is hidden takes none."""
    page.locator(selector).wait_for()
    page.focus(selector)


def choose(page, action):
    """Choose an action of the list with the keyboard, for what is ticked."""
    focus(page, "select[name=action]")
    page.select_option("select[name=action]", action)
    focus(page, "#changelist-actions button[type=submit]")
    with page.expect_navigation():
        press(page, "Enter")


def test_ticked_articles_get_a_category_and_it_is_taken_back(at_the_desk, articles, editor, transactional_db):
    old, new = Category.objects.create(name="Cũ"), Category.objects.create(name="Gương sáng")
    for number in range(4):
        Article.objects.create(title=f"Bài {number}", category=old)
    Article.objects.filter(title="Bài 3").update(category=new)
    page = at_the_desk(editor)
    page.goto(articles)

    focus(page, "#action-toggle")
    press(page, "Space")
    choose(page, "set_category")
    asked = page.inner_text("main form.desk-question h2")
    focus(page, "select[name=value]")
    page.keyboard.type("Gương")
    press(page, "Tab")
    with page.expect_navigation():
        press(page, "Enter")
    told = page.inner_text("main")
    given = set(Article.objects.values_list("category__name", flat=True))
    focus(page, ".desk-undo")
    with page.expect_navigation():
        press(page, "Enter")
    focus(page, "main form.desk-question button")
    with page.expect_navigation():
        press(page, "Enter")

    assert asked == "Đặt chuyên mục: 4 bài viết"
    assert "Đặt chuyên mục: 3 bài viết. Bỏ qua: 1 bài viết. Hoàn tác" in told
    assert given == {"Gương sáng"}
    assert Article.objects.filter(category=old).count() == 3


def test_all_that_a_filter_shows_goes_into_the_bin_and_comes_out(at_the_desk, articles, editor, transactional_db):
    category = Category.objects.create(name="Cũ")
    for number in range(25):
        Article.objects.create(title=f"Bài {number}", category=category)
    Article.objects.create(title="Khác")
    page = at_the_desk(editor)
    page.goto(f"{articles}?category={category.pk}")

    focus(page, "#action-toggle")
    press(page, "Space")
    focus(page, ".question a")
    press(page, "Enter")
    choose(page, "delete_selected")
    asked = page.inner_text("main form.desk-question")
    focus(page, "main form.desk-question button")
    with page.expect_navigation():
        press(page, "Enter")

    assert "Bỏ vào thùng rác: 25 bài viết" in asked
    assert "và 5 bài nữa" in asked
    assert [article.title for article in Article.objects.kept()] == ["Khác"]


def test_an_address_that_readers_missed_gets_its_target(at_the_desk, desk, editor, transactional_db):
    article = Article.objects.create(title="Hội nghị tổng kết")
    for title in ("Hội nghị 1", "Hội nghị 2"):
        Article.objects.create(title=title)
    UnknownAddress.objects.add(timezone.localdate(), {OldPath("/tin.aspx", "id=1"): 9})
    page = at_the_desk(editor)
    page.goto(f"{desk}news/oldaddress/unknown/")

    focus(page, "input[name=target]")
    page.keyboard.type("hội nghị")
    with page.expect_navigation():
        press(page, "Enter")
    refused = page.inner_text("#refused")
    page.wait_for_function("document.activeElement.name === 'target'")
    press(page, "Control+a")
    page.keyboard.type("hoi nghi tong ket")
    with page.expect_navigation():
        press(page, "Enter")

    assert "Có nhiều bài phù hợp" in refused
    assert article.get_absolute_url() in refused
    assert OldAddress.objects.get().article == article
    assert page.locator("input[name=target]").count() == 0
