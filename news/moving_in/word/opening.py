"""A Word file opened for the form of an article: read in a child process, its photos named but left in the file."""

from typing import NamedTuple

import django
from django.apps import apps
from django.utils.translation import gettext as _

from news.media import decoding
from news.moving_in.refusals import Refused
from news.moving_in.story import Story

MAX_MEGABYTES = 100
MAX_BYTES = MAX_MEGABYTES * 2**20

# Setting up Django takes about 1.1 s of it on a busy machine; the rest is for files of up to 40 MB of XML.
decoder = decoding.Decoder(seconds=15, megabytes=900)


class Opened(NamedTuple):
    """A story without its files, and for each of its photos the member of the Word file that holds it; "" for none."""

    story: Story
    members: list[str]


def opened(upload) -> Opened:
    """Return what a Word file would become. Raises Refused with what to do."""
    if upload.size > MAX_BYTES:
        words = _("The Word file is larger than {megabytes} MB: compress its pictures in Word and save it anew.")
        raise Refused(words.format(megabytes=MAX_MEGABYTES))
    try:
        return decoder(_read, upload)
    except decoding.OutOfBudget as error:
        raise Refused(_("The file takes too long to read. Divide it into several files.")) from error
    except decoding.Busy as error:
        raise Refused(_("Other files are being read just now. Choose this one again in a minute.")) from error


def _read(content: bytes) -> Opened:
    # The child is forked from a process without Django's apps, and without them there are no translations.
    if not apps.ready:
        django.setup()
    # Imported here: the processes that serve readers open no Word file.
    from news.moving_in.packages import Member
    from news.moving_in.word import reader

    story = reader.read(content)
    photos = story.photos()
    members = [photo.file.read.name if photo.file and isinstance(photo.file.read, Member) else "" for photo in photos]
    for photo in photos:
        photo.file = None
    return Opened(story, members)
