"""What becomes of an upload: every file of the corpus, the limits, and what a finished photo looks like."""

import io
import json
import re
import subprocess
import sys
import time
import zlib

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageStat

from news.media import photo_uploads
from news.media.photo_uploads import CleanPhoto, Refused, clean_photo
from tests.conftest import SHARED

CORPUS = SHARED / "corpora" / "photos"
EXPECTED = json.loads((CORPUS / "expected.json").read_text()) if CORPUS.is_dir() else {}
NAMES = json.loads((CORPUS / "filenames.json").read_text()) if CORPUS.is_dir() else []
PAYLOADS = [
    *(b"<script", b"<?php", b"<html", b"alert(", b"onerror", b"xmpmeta", b"META-INF", b"PK\x03\x04", b"PK\x05\x06"),
    *(b"Exif", b"ICC_PROFILE", b"GPS", b"JFIF\x00\x01\x02", b"http:"),
]
every_file = pytest.mark.parametrize("name", EXPECTED or ["corpora/photos"])
RED_CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


def upload(content, name="photo.jpg"):
    return ContentFile(content, name=name)


def picture(image, **kind):
    out = io.BytesIO()
    image.save(out, **({"format": "PNG"} | kind))
    return upload(out.getvalue())


def opened(photo):
    photo.seek(0)
    image = Image.open(io.BytesIO(photo.read()))
    image.load()
    return image


def refusal(file):
    with pytest.raises(Refused) as refused:
        clean_photo(file)
    return refused.value


def result(name):
    """The finished photo, or the refusal."""
    try:
        return clean_photo(upload((CORPUS / name).read_bytes(), name))
    except Refused as refused:
        return refused


@every_file
def test_a_file_of_the_corpus_ends_as_expected(shared, name):
    verdict = "accept" if isinstance(result(name), CleanPhoto) else "reject"

    expected = EXPECTED[name]["expect"].partition("-")[0]
    assert verdict == (verdict if expected == "any" else expected)


@every_file
def test_what_is_accepted_is_a_plain_photo_and_nothing_else(shared, name):
    photo = result(name)
    if isinstance(photo, Refused):
        return

    image = opened(photo)
    photo.seek(0)
    master = photo.read()
    assert (image.format, image.mode) in [("JPEG", "RGB"), ("PNG", "RGBA")]
    assert image.size == (photo.width, photo.height)
    assert max(image.size) <= 2560
    assert getattr(image, "n_frames", 1) == 1
    assert master.endswith((b"\xff\xd9", b"IEND\xaeB`\x82"))
    assert [payload for payload in PAYLOADS if payload in master] == []


def test_the_payloads_looked_for_are_really_in_the_corpus(shared):
    hidden = [name for name, file in EXPECTED.items() if file["expect"] == "accept-clean"]

    clean = [name for name in hidden if not any(load in (CORPUS / name).read_bytes() for load in PAYLOADS)]
    assert (len(hidden), clean) == (19, [])


@pytest.mark.parametrize(("orientation", "corner"), RED_CORNERS.items())
def test_a_photo_stands_upright(shared, orientation, corner):
    image = opened(result(f"orient_{orientation}.jpg"))

    spots = {(x, y): image.getpixel((x * (image.width - 1), y * (image.height - 1))) for x in (0, 1) for y in (0, 1)}
    assert image.size == ((60, 40) if orientation <= 4 else (40, 60))
    assert [spot for spot, (_red, green, _blue) in spots.items() if green < 100] == [corner]


def test_sixteen_bit_grey_keeps_its_shades(shared):
    photo = opened(result("png16_gray.png")).convert("L")

    assert round(ImageStat.Stat(photo).mean[0]) in (127, 128)


@pytest.mark.parametrize(
    ("shade", "extra", "expected"),
    [(0x8000, {}, 128), (0x0300, {}, 3), (0x8000, {"transparency": 5}, 128)],
)
def test_sixteen_bits_become_eight(shade, extra, expected):
    photo = clean_photo(picture(Image.new("I;16", (9, 9), shade), **extra))

    assert opened(photo).getpixel((4, 4)) == (expected,) * 3


def test_the_first_frame_is_kept():
    first, second = Image.new("RGB", (9, 9), "red"), Image.new("RGB", (9, 9), "blue")

    photo = clean_photo(picture(first, format="GIF", save_all=True, append_images=[second]))
    red, _green, blue = opened(photo).getpixel((4, 4))
    assert (red > 200, blue < 50) == (True, True)


def test_colours_of_a_print_shop_stay_what_they_are():
    photo = clean_photo(picture(Image.new("RGB", (9, 9), "red").convert("CMYK"), format="JPEG", quality=95))

    red, green, blue = opened(photo).getpixel((4, 4))
    assert (red > 240, green < 15, blue < 15) == (True, True, True)


def test_colours_follow_the_colour_profile():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))

    photo = clean_photo(picture(Image.new("RGB", (9, 9), "red"), icc_profile=swapped))
    red, _green, blue = opened(photo).getpixel((4, 4))
    assert (red < 15, blue > 240) == (True, True)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "exif",
    [
        b"Exif\0\0garbage",
        b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\x02\0\0\0\x04six\0",
        b"\xff" * 99,
    ],
    ids=["no EXIF", "orientation in letters", "noise"],
)
def test_garbage_in_the_metadata_is_no_reason_to_refuse(exif, kind):
    photo = clean_photo(picture(Image.new("RGB", (9, 7)), format=kind, exif=exif))

    assert (photo.width, photo.height) == (9, 7)


@pytest.mark.parametrize(
    ("alpha", "extension"),
    [(255, ".jpg"), (254, ".png"), (0, ".png")],
)
def test_only_what_shows_through_is_kept_as_png(alpha, extension):
    photo = clean_photo(picture(Image.new("RGBA", (9, 9), (1, 2, 3, alpha))))

    assert photo.name[-4:] == extension


@pytest.mark.parametrize(
    ("mode", "size", "expected"),
    [
        ("RGB", (2560, 100), (2560, 100)),
        ("RGB", (2561, 1000), (2560, 1000)),
        ("RGB", (960, 7680), (320, 2560)),
        ("1", (12_000, 1), (2560, 1)),
        ("RGBA", (1601, 1601), (1600, 1600)),
    ],
)
def test_a_large_photo_is_made_smaller(mode, size, expected):
    photo = clean_photo(picture(Image.new(mode, size, 0)))

    assert (photo.width, photo.height) == expected


def test_every_shrinking_step_keeps_the_picture():
    quarters = Image.new("RGB", (2, 2))
    quarters.putdata([(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)])
    photo = clean_photo(picture(quarters.resize((6001, 4003), Image.Resampling.NEAREST)))

    image = opened(photo).convert("RGB")
    spots = [(x * image.width // 4, y * image.height // 4) for y in (1, 3) for x in (1, 3)]
    shown = [tuple(round(value / 255) for value in image.getpixel(spot)) for spot in spots]
    assert shown == [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1)]


def test_a_reporter_with_heic_is_told_what_to_do(shared):
    refused = result("heic.heic")

    assert (refused.code, refused.message) == ("heic", photo_uploads.IS_HEIC)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"\0\0\0\x18ftypmif1\0\0\0\0heicmif1", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf", "no_photo"),
        (b"\0\0\0\x18ftypqt  \0\0\0\0qt  heic"[:20], "no_photo"),
        (b"", "no_photo"),
        (b"%PDF-1.7", "no_photo"),
    ],
)
def test_what_is_no_photo_is_named(head, code):
    assert refusal(upload(head + bytes(40))).code == code


def png_with_chunks(count):
    tail = b"tEXt\0"
    empty = (1).to_bytes(4) + tail + zlib.crc32(tail).to_bytes(4)
    content = picture(Image.new("RGB", (9, 9))).read()
    return upload(content[:33] + empty * count + content[33:])


def jpeg_after(filler):
    content = picture(Image.new("RGB", (9, 9)), format="JPEG").read()
    return upload(content[:2] + filler + content[2:])


def jpeg_with_scans(count):
    content = picture(Image.new("RGB", (5700, 5700)), format="JPEG", progressive=True).read()
    start, end = content.rindex(b"\xff\xda"), content.rindex(b"\xff\xd9")
    return upload(content[:end] + content[start:end] * (count - content.count(b"\xff\xda")) + content[end:])


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (lambda: picture(Image.new("1", (12_001, 1))), "too_large"),
        (lambda: picture(Image.new("1", (7747, 7747))), "too_large"),
        (
            lambda: picture(Image.new("RGB", (5760, 5760)), format="JPEG", progressive=True, subsampling=0),
            "too_large",
        ),
        (lambda: picture(Image.new("1", (4001, 4001)).convert("RGB"), format="WEBP", method=0), "too_large"),
        (lambda: png_with_chunks(200_000), "damaged"),
        (lambda: jpeg_after(b"\xff" * 20_000_000), "damaged"),
        (lambda: jpeg_after(b"\xff\xfe\0\2" * 5_000_000), "damaged"),
        (lambda: jpeg_with_scans(65), "damaged"),
    ],
    ids=[
        "side",
        "pixels",
        "fine progressive pixels",
        "WebP pixels",
        "PNG chunks",
        "JPEG filling",
        "JPEG comments",
        "JPEG scans",
    ],
)
def test_what_would_cost_too_much_is_refused_at_once(file, code):
    content = file().read()
    start = time.process_time()

    with pytest.raises(Refused) as refused:
        photo_uploads.clean(content)
    assert (refused.value.code, time.process_time() - start < 1) == (code, True)


def test_a_file_of_too_many_bytes_is_not_even_read():
    assert refusal(upload(bytes(25 * 2**20 + 1))).code == "too_heavy"


MEASURED = """
import json, sys, time
from pathlib import Path
from PIL import Image
from news.media.photo_uploads import Refused, clean

def memory(line):
    return int(Path("/proc/self/status").read_text().partition(line)[2].split()[0]) / 1024

def measure(path):
    Path("/proc/self/clear_refs").write_text("5")  # VmHWM begins anew.
    content, before, start = path.read_bytes(), memory("VmRSS:"), time.process_time()
    try:
        clean(content)
    except Refused:
        pass
    return time.process_time() - start, memory("VmHWM:") - before

made = Path(sys.argv[2])
Image.new("RGBA", (5740, 5740), (9, 90, 200, 99)).save(made / "transparent.png", compress_level=1)
Image.new("RGB", (4000, 4000), (9, 90, 200)).save(made / "largest.webp", method=0)
Image.new("RGB", (5740, 5740), (9, 90, 200)).save(made / "largest.jpg", progressive=True, subsampling=0)
wide = Image.new("RGB", (7740, 7740), (9, 90, 200))
wide.save(made / "sixty.png", compress_level=1)
wide.save(made / "sixty.jpg", subsampling=0)
wide.save(made / "sixty-progressive.jpg", progressive=True)
noise = Image.effect_noise((1000, 750), 60).resize((4000, 3000))
Image.merge("RGB", [noise, noise.rotate(180), noise]).save(made / "camera.jpg", quality=90)
files = [*Path(sys.argv[1]).iterdir(), *made.iterdir()]
print(json.dumps({file.name: measure(file) for file in files}))
"""


@pytest.mark.thorough
def test_no_photo_takes_more_than_three_seconds_or_300_megabytes(shared, tmp_path):
    command = [sys.executable, "-c", MEASURED, str(CORPUS), str(tmp_path)]
    answer = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)

    costs = json.loads(answer.stdout)
    assert {name: cost for name, cost in costs.items() if cost[0] > 3 or cost[1] > 300} == {}
    assert len(costs) == len(EXPECTED) + 9


@pytest.mark.parametrize("name", NAMES or ["corpora/photos"])
def test_a_hostile_name_is_not_kept(shared, name):
    content = picture(Image.new("RGB", (9, 9))).read()

    assert re.fullmatch(r"[0-9a-f]{32}\.jpg", clean_photo(upload(content, name)).name)


def test_the_same_photo_gets_a_new_name_each_time():
    file = picture(Image.new("RGB", (9, 9)))

    assert clean_photo(file).name != clean_photo(file).name


def test_a_finished_photo_is_not_cleaned_again():
    photo = clean_photo(picture(Image.new("RGB", (9, 9))))

    assert clean_photo(photo) is photo
