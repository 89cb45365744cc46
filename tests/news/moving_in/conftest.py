"""What the tests of imports begin with: photos, a folder of files, and a command that tells what it did."""

import io
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from PIL import Image
from pypdf import PdfWriter


@pytest.fixture
def english():
    """Messages as the code writes them."""
    with translation.override(None):
        yield


@pytest.fixture
def imported(db):
    """A function that imports a path by the command, and returns what it says and what it says of failures."""

    def run(*paths, **options):
        out, err, failure = StringIO(), StringIO(), ""
        try:
            call_command("import", *map(str, paths), stdout=out, stderr=err, no_color=True, **options)
        except CommandError as error:
            failure = str(error)
        return out.getvalue().splitlines(), [*err.getvalue().splitlines(), *filter(None, [failure])]

    return run


@pytest.fixture
def folder(tmp_path):
    """A function that writes files, by name, into one folder, and returns it."""

    def write(files):
        for name, content in files.items():
            path = tmp_path / "old portal" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "old portal"

    return write


def jpeg(colour=0, size=(120, 80)) -> bytes:
    """A small photo of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, (colour % 256, 120, 60)).save(out, "JPEG")
    return out.getvalue()


def pdf() -> bytes:
    """A document of one empty page."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=210, height=297)
    writer.write(out)
    return out.getvalue()


def told(article) -> list[tuple]:
    """The photos of an article: whether each has a file, its caption, whether it shares the next one's, its credit."""
    photos = article.photos.order_by("order")
    return [(bool(photo.image), photo.caption, photo.shares_caption, photo.credit) for photo in photos]
