"""The renditions of a stored photo, for screens of every size: AVIF, WebP and one of the photo's own kind."""

import io
import posixpath
from functools import partial

from django.core.files.base import ContentFile
from PIL import Image

from news.media import decoding, photo_uploads

# A new number makes all renditions anew; pages show the stored photo until then.
RECIPE = 2
STEPS = (480, 800, 1200, 1600)
FORMER_STEPS = (960,)  # Of earlier recipes: pages that browsers keep still name them, so they go with their photo.
# Measured with a photo 1600 wide: AVIF 54 kB in 0.16 s (speed 6: 50 kB in 1.0 s), WebP 69 kB in 0.04 s, JPEG 157 kB.
MODERN = {
    ".avif": {"format": "AVIF", "quality": 50, "speed": 8, "max_threads": 1},
    ".webp": {"format": "WEBP", "quality": 78, "method": 2},
}
# What phones of high density take, whose points are too small to tell: a fifth lighter on a slow net.
PHONE_STEP, PHONE_QUALITY = 800, 45
# The other browsers, one in fifty, get this width, and the largest one where a photo is looked at alone or shared.
PLAIN_STEP = 800
PLAIN = {".jpg": {"format": "JPEG", "quality": 80, "progressive": True}, ".png": photo_uploads.PNG}
# A stored photo is small, and nobody waits for its renditions, which take 0.8 s and 150 MB: readers go first.
decoder = decoding.Decoder(seconds=30, megabytes=400, niceness=10)


def widths(master_width: int) -> dict[int, int]:
    """Return the renditions' widths in pixels by step; none is wider than the photo."""
    smaller = [step for step in STEPS if step < master_width]
    return {step: min(step, master_width) for step in STEPS[: len(smaller) + 1]}


def plain_widths(master_width: int) -> dict[int, int]:
    """Return the widths in pixels by step of the renditions in the photo's own kind: one or two."""
    steps = widths(master_width)
    largest = max(steps)
    return {step: steps[step] for step in dict.fromkeys((min(PLAIN_STEP, largest), largest))}


def name_of(name: str, step: int, extension: str) -> str:
    """Return the file name of one rendition."""
    return f"{posixpath.splitext(name)[0]}-{step}{extension}"


def names(name: str, master_width: int) -> list[str]:
    """Return the file names of all renditions of a photo of this width."""
    steps = widths(master_width)
    return [name_of(name, step, extension) for step in steps for extension in kinds(name, step, master_width)]


def stamp(name: str) -> str:
    """Return the value of RenderedField for a photo whose renditions are made; "" for no photo."""
    return name and f"{RECIPE}:{name}"


def make(storage, name):
    """Write all renditions of a stored photo. Raises OSError if its file is gone."""
    with storage.open(name) as file:
        for rendition, content in decoder(partial(encoded, name), file).items():
            replace(storage, rendition, content)


def encoded(name, content) -> dict[str, bytes]:
    """Return all renditions by file name, each made from the next larger one; runs in a child process."""
    image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
    master_width, made = image.width, {}
    for step, width in reversed(widths(master_width).items()):
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        for extension, kind in kinds(name, step, master_width).items():
            made[name_of(name, step, extension)] = photo_uploads.encoded(image, kind)
    return made


def kinds(name, step, master_width) -> dict[str, dict]:
    """Return the file extensions of a step with Pillow's options; the photo's own kind only at some."""
    own = posixpath.splitext(name)[1]
    phone = {".avif": MODERN[".avif"] | {"quality": PHONE_QUALITY}} if step == PHONE_STEP else {}
    return MODERN | phone | ({own: PLAIN[own]} if step in plain_widths(master_width) else {})


def replace(storage, name, content):
    # A storage would choose another name if this one were taken.
    storage.delete(name)
    storage.save(name, ContentFile(content))


def delete(storage, name):
    """Delete all renditions that a photo can have; missing files are no error."""
    for step in (*STEPS, *FORMER_STEPS):
        for extension in (*MODERN, posixpath.splitext(name)[1]):
            storage.delete(name_of(name, step, extension))
