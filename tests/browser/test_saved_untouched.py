"""A story that was opened in the editor and saved as it was: the browser writes it down anew, and nobody changed it."""

import pytest
from django.core.files.base import ContentFile

from news import log
from news.models import Article
from news.text import html
from portal.demo.manuscripts import body_html, manuscripts
from tests.browser.form import jpeg, open_form, save
from tests.browser.test_policy import EVERYTHING

pytestmark = pytest.mark.browser

# Of the demo: thirteen photos and a list, and tables.
STORIES = ("01-hoi-nghi-thi-dua", "05-huong-dan-ho-so")


def written(creator):
    """An article with every tag and attribute that is allowed, and some of the demo."""
    article = Article.objects.create(title="Mọi thẻ", creator=creator)
    photo = article.photos.create(image=ContentFile(jpeg(1), name="a.jpg"))
    yield article, EVERYTHING.format(all=" ".join(html.ALIGNMENTS.values()), photo=photo.pk)
    for story in manuscripts():
        if story.name in STORIES:
            article = Article.objects.create(title=story.title, lead=story.lead, byline=story.byline, creator=creator)
            numbers = {}
            for order, picture in enumerate(story.pictures):
                words = {"caption": picture.caption, "alt": picture.alt, "credit": picture.credit}
                file = ContentFile(jpeg(order % 10), name="a.jpg")
                photo = article.photos.create(image=file, order=order, shares_caption=not picture.caption, **words)
                numbers[picture.key] = photo.pk
            yield article, body_html(story.body, numbers)


def test_a_story_that_is_saved_as_it_was_makes_no_version_and_no_line_of_the_log(at_the_desk, articles, editor):
    page = at_the_desk(editor)
    told = {}
    for article, body in written(editor):
        article.body = body
        article.save()

        open_form(page, f"{articles}{article.pk}/change/")
        save(page)

        told[article.title] = [entry.get_change_message() for entry in log.entries(article)], article.versions.count()

    assert len(told) == len(STORIES) + 1
    assert {title: lines for title, lines in told.items() if lines != ([], 1)} == {}
