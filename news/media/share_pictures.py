"""The picture by which an article without a photo is known where it is shared: its title and the emblem, drawn once.

Facebook, Zalo and X show 1200 × 630 pixels over the whole width of a post and cut off nothing.
"""

import io
from functools import lru_cache
from hashlib import blake2b

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont

DESIGN = 1  # A new number draws all pictures anew.
SIZE = WIDTH, HEIGHT = (1200, 630)
MARGIN = 96
PAPER, FRAME, GOLD, WHITE = "#7f1014", "#c8752f", "#f2c14e", "#ffffff"
STAR = ((32, 13), (35, 23), (45, 23), (37, 29), (40, 38), (32, 32), (24, 38), (27, 29), (19, 23), (29, 23))
TITLE_SIZES, TITLE_TOP, TITLE_HEIGHT, MOST_LINES = (72, 64, 56, 48, 42, 38), 216, 326, 6


def share_picture(pk: int, title: str, agency: str) -> bytes:
    """Return the article's picture as a PNG file, from the storage if it was drawn before with these words."""
    folder = f"share/{pk}"
    words = "\n".join((str(DESIGN), title, agency))
    name = f"{folder}/{blake2b(words.encode(), digest_size=8).hexdigest()}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            return kept.read()
    content = drawn(title, agency)
    _forget(folder)
    default_storage.save(name, ContentFile(content))
    return content


def drawn(title: str, agency: str) -> bytes:
    """Return a new picture with these words as a PNG file."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((28, 28, WIDTH - 29, HEIGHT - 29), outline=GOLD, width=6)
    draw.rectangle((44, 44, WIDTH - 45, HEIGHT - 45), outline=FRAME, width=2)
    _draw_emblem(draw)
    agency_font = _font(34)
    agency = fitted(agency, agency_font, WIDTH - MARGIN - 212, 1)[0]
    draw.text((212, 138), agency, GOLD, agency_font, anchor="lm")
    for size in TITLE_SIZES:
        font, height = _font(size), round(size * 1.3)
        lines = fitted(title, font, WIDTH - 2 * MARGIN, min(MOST_LINES, TITLE_HEIGHT // height))
        if not lines[-1].endswith("…"):
            break
    top = TITLE_TOP + (TITLE_HEIGHT - len(lines) * height) // 2
    for number, line in enumerate(lines):
        draw.text((MARGIN, top + number * height), line, WHITE, font)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def fitted(text: str, font, width: int, most: int) -> list[str]:
    """Return the text in at most so many lines of this width in pixels; what does not fit gives way to “…”."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            return [*lines[:-1], _cut(lines[-1], font, width)]
    return [*lines[:-1], lines[-1] if font.getlength(lines[-1]) <= width else _cut(lines[-1], font, width)]


def _cut(line, font, width):
    while line and font.getlength(f"{line}…") > width:
        line = line[:-1].rstrip()
    return f"{line}…"


def _draw_emblem(draw):
    """Draw static/emblem.svg at the top left."""
    scale = 1.72

    def at(x, y):
        return MARGIN + (x - 5) * scale, 88 + (y - 3) * scale

    draw.rounded_rectangle((*at(5, 3), *at(59, 61)), radius=8, fill=GOLD)
    draw.rounded_rectangle((*at(9.5, 7.5), *at(54.5, 56.5)), radius=3, outline=PAPER, width=3)
    draw.polygon([at(x, y) for x, y in STAR], fill=PAPER)
    draw.line((*at(18, 44.5), *at(46, 44.5)), fill=PAPER, width=4)
    draw.line((*at(22, 50), *at(42, 50)), fill=PAPER, width=4)


@lru_cache(maxsize=8)
def _font(size):
    return ImageFont.truetype(settings.BASE_DIR / "static" / "fonts" / "be-vietnam-pro-600.woff2", size)


def _forget(folder):
    """Delete the picture of the title before."""
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        default_storage.delete(f"{folder}/{name}")
