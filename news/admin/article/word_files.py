"""Word files opened in the form of an article: what one would become, shown before the form takes it over."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from news.models import Source
from news.moving_in.refusals import Refused
from news.moving_in.story import Kind, Story
from news.moving_in.word.opening import Opened, opened
from news.text import html


@require_POST
def read(request):
    """Answer with what a Word file would become: values of fields, text, photos, and all of it in words.

    The photos are named by their members of the file, which the browser has, and come one by one as dropped ones do.
    """
    if not request.user.has_perm("news.add_photo"):
        raise PermissionDenied
    try:
        return JsonResponse(_answer(request))
    except Refused as refusal:
        # With status 200: browsers log any other response to a script as an error of the page.
        return JsonResponse({"refused": str(refusal)})


def _answer(request):
    if "file" not in request.FILES:
        raise Refused(_("No file arrived. Choose it again."))
    file = opened(request.FILES["file"])
    story = file.story
    source = Source.objects.filter(code__iexact=story.source).first() if story.source else None
    body = _body(story)
    words = {"story": story, "source": source, "counts": counts(story), "doubts": _doubts(story, source)}
    return {
        "fields": {
            "title": story.title,
            "lead": story.lead,
            "byline": story.byline,
            "source": source and str(source.pk),
        },
        "body": body,
        "photos": _photos(file),
        "shown": render_to_string("admin/news/article/word_file.html", words, request),
    }


def _body(story):
    """Return the cleaned text; the place of a photo has its index, from 1 on."""
    try:
        return html.clean(story.body(range(1, len(story.photos()) + 1)))
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _photos(file: Opened):
    return [
        {
            "member": member,
            "caption": photo.caption,
            "shares_caption": photo.shares_caption,
            "credit": photo.credit,
            "alt": photo.alt,
        }
        for photo, member in zip(file.story.photos(), file.members, strict=True)
    ]


def counts(story: Story) -> list[str]:
    """Return how many paragraphs, headings, lists, tables and photos a story has, each in words, without zeros."""
    photos = story.photos()
    captions = sum(bool(photo.caption) or photo.shares_caption for photo in photos)
    paragraphs = story.count(Kind.PARAGRAPH, Kind.QUOTE)
    headings = story.count(Kind.HEADING, Kind.SUBHEADING)
    lists, tables = story.count(Kind.BULLETS, Kind.NUMBERS), story.count(Kind.TABLE)
    told = [
        (paragraphs, ngettext("{n} paragraph", "{n} paragraphs", paragraphs)),
        (headings, ngettext("{n} heading", "{n} headings", headings)),
        (lists, ngettext("{n} list", "{n} lists", lists)),
        (tables, ngettext("{n} table", "{n} tables", tables)),
        (len(photos), ngettext("{n} photo", "{n} photos", len(photos))),
        (captions, ngettext("{n} photo with a caption", "{n} photos with captions", captions)),
    ]
    return [words.format(n=number) for number, words in told if number]


def _doubts(story, source):
    doubts = list(story.doubts)
    if story.source and not source:
        doubts.append(_("the source “{code}” is not in the list of sources").format(code=story.source))
    if story.published_at:
        day = date_format(timezone.localtime(story.published_at), "d/m/Y H:i")
        doubts.append(_("the date in the file is not taken over: {day}").format(day=day))
    return doubts
