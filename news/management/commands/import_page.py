"""The command `import_page`: drafts from text copies of the old portal's article pages."""

import os
from collections import Counter
from functools import partial
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from news.models import Article, Source
from news.moving_in.importer import imported_before, read_page, save_page
from news.moving_in.page_story import Kind
from news.moving_in.page_text import NotAPage


class Command(BaseCommand):
    help = "Makes a draft of each article page of the old portal, saved as a text file; a second time changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a text file, or a folder of *.txt")
        parser.add_argument("--author", metavar="ACCOUNT", help="the person who finds the drafts among her own")
        parser.add_argument("--dry-run", action="store_true", help="show what would be made and write nothing")

    def handle(self, *, paths, dry_run, author=None, **options):
        work = forecast if dry_run else partial(bring_in, creator=account(author))
        files = [file for path in paths for file in self.text_files(path)]
        outcomes = Counter()
        for number, file in enumerate(files, start=1):
            outcomes[self.outcome(file, work, f"{number}/{len(files)} {_printable(file)}")] += 1
        counts = {name: outcomes[name] for name in ("made", "known", "refused")}
        summary = _("Drafts to make: {made}. Imported before: {known}. Refused: {refused}. Nothing was written.")
        if not dry_run:
            summary = _("Drafts made: {made}. Imported before: {known}. Refused: {refused}.")
        if outcomes["refused"] or not files:
            raise CommandError(summary.format(**counts))
        self.stdout.write(summary.format(**counts))

    def text_files(self, path):
        """Return the file itself, or the text files anywhere below the folder."""
        if not path.is_dir():
            return [path]
        files = sorted(file for file in path.rglob("*") if file.is_file())
        texts = [file for file in files if file.suffix.lower() == ".txt"]
        if len(texts) < len(files) or not texts:
            message = _("{folder}: files named *.txt: {texts}; others, passed over: {others}.")
            others = len(files) - len(texts)
            self.stderr.write(message.format(folder=_printable(path), texts=len(texts), others=others))
        return texts

    def outcome(self, file, work, place):
        """Report on one file; return "made", "known" or "refused"."""
        try:
            outcome, *lines = work(read_page(file))
        except NotAPage as refusal:
            self.stderr.write(f"{place}: {refusal}")
            return "refused"
        self.stdout.write("\n    ".join([f"{place}: {lines[0]}", *lines[1:]]))
        self.stdout.flush()
        return outcome


def account(name):
    """Return the user of this name, or None without a name. Raises CommandError if there is no such user."""
    if name is None:
        return None
    try:
        return get_user_model().objects.get_by_natural_key(name)
    except ObjectDoesNotExist as error:
        message = _(
            "Nobody has the account “{name}”: name one with --author, or leave it out for drafts without author."
        )
        raise CommandError(message.format(name=name)) from error


def bring_in(page, creator):
    """Save the page as a draft; return "made" or "known", and the lines to print."""
    article = save_page(page, creator)
    if not article:
        return "known", known(page)
    made = _("draft {number} “{title}”: {views} views, {photos} photo places, {videos} videos on the page")
    counts = {"views": page.views, "photos": len(page.texts(Kind.PHOTO)), "videos": len(page.videos)}
    return "made", made.format(number=article.pk, title=article.title, **counts), *warnings(page)


def forecast(page):
    """Return what bring_in() would do, and the lines to print, without writing anything."""
    if imported_before(page):
        return "known", known(page)
    return "made", page.title, *description(page), *warnings(page)


def known(page):
    """Return the message for a page that was imported before."""
    message = _("imported before as article {number} “{title}”: nothing is changed, its views neither")
    article = Article.objects.get(imported_as=page.identity())
    return message.format(number=article.pk, title=article.title)


def warnings(page):
    """Return the page's warnings as lines to print."""
    return [_("please check: {warning}").format(warning=warning) for warning in page.warnings]


def description(page):
    """Yield lines that describe the draft that would be made."""
    captions = page.texts(Kind.PHOTO)
    if page.published_at:
        yield _("published: {time:%d/%m/%Y %H:%M}").format(time=page.published_at)
    yield _("source: {source}").format(source=_source(page.source))
    yield _("views: {views}").format(views=page.views)
    yield _("lead: {lead}").format(lead=_short(page.lead))
    yield _("{paragraphs} paragraphs, {subheads} subheads, {photos} photo places, {captions} captions").format(
        paragraphs=len(page.texts(Kind.PARAGRAPH)),
        subheads=len(page.texts(Kind.SUBHEAD)),
        photos=len(captions),
        captions=len([caption for caption in captions if caption]),
    )
    for subhead in page.texts(Kind.SUBHEAD):
        yield _("subhead: {text}").format(text=subhead)
    for number, (caption, shares) in enumerate(page.photos(), start=1):
        caption = _short(caption) or (_("(shares the next one's caption)") if shares else _("(none)"))
        yield _("photo {number}: {caption}").format(number=number, caption=caption)
    yield _("byline: {byline}").format(byline=page.byline or _("(none)"))
    for video in page.videos:
        title = f"{video.kind} {video.title}".strip()
        yield _("video of {date:%d/%m/%Y}: {title}").format(date=video.date, title=title)


def _source(code):
    if not code:
        return _("(none)")
    return code if Source.objects.filter(code=code).exists() else _("{code} (new)").format(code=code)


def _short(text):
    return Truncator(text).chars(80)


def _printable(path):
    """Return the path as text; file names may hold bytes that are no text."""
    return os.fsencode(path).decode(errors="replace")
