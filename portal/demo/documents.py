"""Sample documents: PDF pages that look like a decision, with strokes in place of text."""

import io
import random

from PIL import Image, ImageDraw

PAGE = (620, 877)  # A4 at 75 dots an inch.
INK, SEAL = "#3b3b3b", "#b3161b"


def pdf(title: str, pages: int) -> bytes:
    """Return a PDF of so many pages; the same for the same title."""
    dice = random.Random(title)
    drawn = [page(dice, number, pages) for number in range(pages)]
    file = io.BytesIO()
    drawn[0].save(file, "PDF", save_all=True, append_images=drawn[1:], title=title, resolution=75)
    return file.getvalue()


def page(dice, number, pages) -> Image.Image:
    """Return one page, `number` counted from 0: the first has a heading, the last a seal."""
    sheet = Image.new("RGB", PAGE, "white")
    pen = ImageDraw.Draw(sheet)
    top = 90
    if number == 0:
        heading(pen)
        top = 220
    last = number == pages - 1
    for y in range(top, 620 if last else 800, 17):
        if dice.random() < 0.12:
            continue
        pen.line([(80, y), (dice.choice((540, 540, 540, 400, 300)), y)], fill=INK, width=4)
    if last:
        pen.ellipse([(400, 660), (500, 760)], outline=SEAL, width=4)
        pen.regular_polygon((450, 710, 26), 5, fill=SEAL)
    return sheet


def heading(pen):
    for left, right, y in ((80, 260, 80), (100, 240, 98), (330, 540, 80), (370, 500, 98)):
        pen.line([(left, y), (right, y)], fill=INK, width=5)
    pen.line([(220, 150), (400, 150)], fill=SEAL, width=8)
    pen.line([(150, 176), (470, 176)], fill=INK, width=5)
