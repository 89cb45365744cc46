"""What the server keeps of a text, the editor keeps too: one list, news/text/html.py."""

from collections import defaultdict
from html.parser import HTMLParser

import pytest
from django.core.files.base import ContentFile

from news.models import Article
from news.text import html
from tests.browser.clipboard import WRITTEN, copy, paste
from tests.browser.form import jpeg, open_form, save

pytestmark = pytest.mark.browser

EVERYTHING = """
<h2 class="{all}" lang="en">Một</h2><h3 class="{all}">Hai</h3><h4 class="{all}">Ba</h4>
<p class="{all}"><b>b</b> <strong>c</strong> <i>d</i> <em>e</em> <u>f</u> <s>g</s> m<sup>2</sup> H<sub>2</sub>O
<mark>h</mark> <small>i</small> <q>j</q> <cite>k</cite> <abbr title="Ủy ban">UB</abbr> <span lang="en">l</span>
<a href="/tin/a-1/" title="m">n</a><br>o</p>
<blockquote class="{all}"><p>p</p></blockquote>
<ul><li class="{all}">q</li></ul><ol start="3" reversed><li>r</li></ol><hr>
<table class="{all}"><caption class="{all}">s</caption><colgroup span="2"><col span="2"></colgroup>
<thead><tr><th class="{all}" scope="col" colspan="2" rowspan="2">t</th></tr></thead>
<tbody><tr><td class="{all}" colspan="2" rowspan="2">u</td></tr></tbody>
<tfoot><tr><td>v</td></tr></tfoot></table>
<figure data-photo="{photo}"></figure>
"""


class Elements(HTMLParser):
    """The tags of a text in their order, each with its attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, sorted((name, sorted((value or "").split())) for name, value in attributes)))


def test_what_the_server_keeps_survives_a_save_that_changes_only_the_lead(at_the_desk, articles, editor):
    article = Article.objects.create(title="Bài cũ", creator=editor)
    photo = article.photos.create(image=ContentFile(jpeg(1), name="a.jpg"))
    article.body = EVERYTHING.format(all=" ".join(html.ALIGNMENTS.values()), photo=photo.pk)
    article.save()
    stored = Elements(article.body).found

    page = at_the_desk(editor)
    open_form(page, f"{articles}{article.pk}/change/")
    page.fill("#id_lead", "Chỉ sửa lời dẫn.")
    save(page)
    article.refresh_from_db()

    told = defaultdict(set)
    for tag, attributes in stored:
        told[tag] |= {name for name, _value in attributes} - {"class", "rel"}
    every = {tag: html.ATTRIBUTES.get(tag, set()) for tag in html.TAGS}
    assert {tag: names - {"lang"} for tag, names in told.items()} == every
    assert (article.lead, Elements(article.body).found) == ("Chỉ sửa lời dẫn.", stored)


def test_raised_and_lowered_figures_are_written_by_key_and_button_and_pasted(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/").click()
    page.keyboard.type("10")
    page.keyboard.press("Control+.")
    page.keyboard.type("6")
    page.keyboard.press("Control+.")
    page.keyboard.type(" m")
    page.click(".cke_button__superscript")
    page.keyboard.type("2")
    page.click(".cke_button__superscript")
    page.keyboard.type(", H")
    page.keyboard.press("Control+,")
    page.keyboard.type("2")
    page.keyboard.press("Control+,")
    page.keyboard.type("O, ")
    copy(page, html='<span>5 m<span style="font-size:8pt;vertical-align:super">3</span> CO<sub>2</sub></span>')
    paste(page)

    titles = page.locator(".cke_button__superscript, .cke_button__subscript").evaluate_all(
        "all => all.map(a => a.title)"
    )
    written = page.evaluate(WRITTEN).strip().replace("&nbsp;", " ")
    assert written == ("<p>10<sup>6</sup> m<sup>2</sup>, H<sub>2</sub>O, 5 m<sup>3</sup> CO<sub>2</sub></p>")
    assert titles == ["Chỉ số trên (Ctrl+.)", "Chỉ số dưới (Ctrl+,)"]
