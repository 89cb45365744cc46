"""The cleaning of an uploaded photo: decoded, turned upright, reduced to its pixels and written anew."""

import io
import logging
import secrets
from typing import cast

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms

from news.media import decoding
from news.media.file_metadata import words_in
from number_formats import grouped_lazy

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")  # No other decoder is used; MPO opens as JPEG.
MAX_MEGABYTES = 25
MAX_BYTES = MAX_MEGABYTES * 2**20
MAX_SIDE = 12_000
MAX_PIXELS = 60_000_000
# A photo may cost 300 MB and 3 s. Measured per pixel: WebP 16 bytes, AVIF 11, a progressive JPEG whose colours are as
# fine as its light 8, any other kind up to 4.5; 50 megapixels with transparency take 3.5 s.
TIGHTER_MAX_PIXELS = {"WEBP": 16_000_000, "AVIF": 16_000_000, "fine progressive": 33_000_000, "RGBA": 33_000_000}
MAX_READS = 100_000  # The largest photo in chunks of 4 kB takes 26,000 reads; as large in empty chunks costs 10 s.
MAX_SCANS = 64  # Progressive JPEGs have about 10; each costs 25 ms at full size, however few bytes it has.
MAX_PROFILE_BYTES = 4 * 2**20
LARGEST_SIDE = 2560
LARGEST_TRANSPARENT_SIDE = 1600  # A PNG of 2560 × 2560 can weigh 14 MB and take 5 s.
JPEG = {"format": "JPEG", "quality": 85, "progressive": True}
PNG = {"format": "PNG", "compress_level": 3}
SRGB = ImageCms.createProfile("sRGB")
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}

TOO_HEAVY = format_lazy(
    _("The file is larger than {megabytes} MB. Save the photo smaller and try again."), megabytes=MAX_MEGABYTES
)
TOO_LARGE = format_lazy(
    _(
        "The photo has too many pixels. At most {plain} megapixels are taken, {transparent} of a photo with "
        "transparency, {modern} of WebP and AVIF, and {side} pixels on a side. Make it smaller and try again."
    ),
    plain=MAX_PIXELS // 10**6,
    transparent=TIGHTER_MAX_PIXELS["RGBA"] // 10**6,
    modern=TIGHTER_MAX_PIXELS["WEBP"] // 10**6,
    side=grouped_lazy(MAX_SIDE),
)
TOO_SLOW = _("The photo takes too long to open. Export it anew as JPEG and choose that file.")
BUSY = _("Other files are being looked at, and this one had to wait too long. Send it again in a minute.")
DAMAGED = _("The photo is damaged or was cut short on its way. Send it again, or export it anew as JPEG.")
NO_PHOTO = _("This file is not a photo that can be shown. Choose a JPEG, PNG, WebP, GIF or AVIF file.")
IS_HEIC = _(
    "This is an iPhone photo in the HEIC format, which browsers cannot show. Export it as JPEG and choose "
    "that file. For the next photos, choose Settings › Camera › Formats › Most Compatible on the phone."
)

logger = logging.getLogger(__name__)
# A photo takes up to 300 MB, so a worker decodes one at a time; and 3 s, but some machines are slower.
decoder = decoding.Decoder(seconds=10, megabytes=400)
Image.MAX_IMAGE_PIXELS = MAX_PIXELS  # WebP and GIF allocate their canvas on opening: Pillow must check before.


class Refused(ValidationError):
    """The upload cannot be shown as a photo; the message tells a reporter what to do."""


class CleanPhoto(ContentFile):
    """A cleaned photo under a new name; `words` are the caption and credit found in the upload's metadata."""

    def __init__(self, content, extension, size, words):
        super().__init__(content, name=f"{secrets.token_hex(16)}{extension}")
        self.width, self.height = size
        self.words = words


class Metered(io.BytesIO):
    """A file with a limited number of reads: countless tiny chunks would keep Pillow's parsers busy for long."""

    reads = 0

    def read(self, size=-1):
        self.reads += 1
        if self.reads > MAX_READS:
            raise Refused(DAMAGED, code="damaged")
        return super().read(size)


def clean_photo(upload) -> CleanPhoto:
    """Return the cleaned photo or raise Refused. Only pixels are kept: no name, no metadata, no other bytes."""
    return upload if isinstance(upload, CleanPhoto) else finished(upload)


@decoding.once
def finished(upload) -> CleanPhoto:
    """Return the cleaned photo, decoded in a child process. Raises Refused."""
    if upload.size > MAX_BYTES:
        raise Refused(TOO_HEAVY, code="too_heavy")
    try:
        return CleanPhoto(*decoder(clean, upload))
    except decoding.OutOfBudget as error:
        raise Refused(TOO_SLOW, code="too_slow") from error
    except decoding.Busy as error:
        raise Refused(BUSY, code="busy") from error


def clean(data) -> tuple:
    """Return the arguments for CleanPhoto; runs in a child process, because this is the expensive part."""
    image, words = plain(decode(data))  # No variable keeps the decoded image while it is reduced: it can take 240 MB.
    kind, extension = (PNG, ".png") if image.mode == "RGBA" else (JPEG, ".jpg")
    return encoded(image, kind), extension, image.size, words


def decode(data) -> Image.Image:
    """Return the decoded image, reduced while loading where its format can. Raises Refused."""
    try:
        image = Image.open(Metered(data), formats=FORMATS)
        check_limits(image, data)
        image.draft(None, (LARGEST_SIDE, LARGEST_SIDE))
        image.load()
    except (Refused, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(TOO_LARGE, code="too_large") from error
    except Image.UnidentifiedImageError as error:
        raise unidentified(data) from error
    except Exception as error:  # Decoders raise a dozen kinds, AssertionError among them.
        logger.info("A photo was refused as damaged: %r", error)
        raise Refused(DAMAGED, code="damaged") from error
    return image


def check_limits(image, data):
    """Raise Refused if the image has too many pixels for its kind, or too many scans."""
    kinds = {image.format, image.mode, "fine progressive" if is_fine_progressive(image) else ""}
    most = min(TIGHTER_MAX_PIXELS.get(kind, MAX_PIXELS) for kind in kinds)
    if max(image.size) > MAX_SIDE or image.width * image.height > most:
        raise Refused(TOO_LARGE, code="too_large")
    if image.format in ("JPEG", "MPO") and data.count(b"\xff\xda") > MAX_SCANS:
        raise Refused(DAMAGED, code="damaged")


def is_fine_progressive(image) -> bool:
    """Return whether decoding keeps more than two samples per pixel until the last scan is read."""
    samples = [across * down for _name, across, down, _table in getattr(image, "layer", ())]
    return bool(image.info.get("progressive")) and sum(samples) > 2 * max(samples, default=0)


def unidentified(data) -> Refused:
    """Return the refusal of a file that no decoder knows; iPhone's HEIC gets its own message."""
    size = min(int.from_bytes(data[:4]), 128)
    brands = {data[at : at + 4] for at in range(8, size, 4)}
    if data[4:8] == b"ftyp" and brands & HEIC_BRANDS:
        return Refused(IS_HEIC, code="heic")
    return Refused(NO_PHOTO, code="no_photo")


def plain(image) -> tuple[Image.Image, dict]:
    """Return the first frame, upright, in sRGB and small enough, and its metadata texts; RGBA only if transparent."""
    words, turn = words_in(image), UPRIGHT.get(orientation(image))
    profile = image.info.get("icc_profile")
    image = without_idle_alpha(reduced(image))
    side = LARGEST_TRANSPARENT_SIDE if image.mode == "RGBA" else LARGEST_SIDE
    image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    image = in_srgb(image, profile)
    return image if turn is None else image.transpose(turn), words


def without_idle_alpha(image) -> Image.Image:
    """Return the image as RGB if its alpha channel is opaque everywhere."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        return image.convert("RGB")
    return image


def orientation(image) -> int:
    """Return the EXIF orientation, 1 (upright) to 8; 1 if it is missing or damaged."""
    try:
        return image.getexif().get(ORIENTATION, 1)
    except Exception:  # Damaged EXIF fails in many ways and is no reason to refuse the photo.
        return 1


def reduced(image) -> Image.Image:
    """Return the image without metadata, in a mode that resamples well, less than twice LARGEST_SIDE."""
    # In bands: with a second copy at full size, 50 transparent megapixels take 460 MB instead of 260.
    mode = resampling_mode(image)
    factor = max(1, max(image.size) // LARGEST_SIDE)
    band = 64 * factor
    small = Image.new(mode, [-(-side // factor) for side in image.size])
    for top in range(0, image.height, band):
        strip = image.crop((0, top, image.width, min(top + band, image.height)))
        small.paste(eight_bit(strip).convert(mode).reduce(factor), (0, top // factor))
    return small


def eight_bit(image) -> Image.Image:
    # convert() cuts 16-bit grey off at 255, which leaves almost everything white.
    return image.point(lambda value: value / 256) if image.mode == "I;16" else image


def resampling_mode(image) -> str:
    """Return the mode in which the image is reduced: RGBA, L, CMYK or RGB."""
    if image.has_transparency_data:
        return "RGBA"
    return {"1": "L", "L": "L", "CMYK": "CMYK"}.get(image.mode, "RGB")


def in_srgb(image, profile) -> Image.Image:
    """Return the image converted from its colour profile to sRGB; unconverted if the profile is missing or unusable."""
    plain_mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if not profile or len(profile) > MAX_PROFILE_BYTES:
        return image.convert(plain_mode)
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        # Most cameras write sRGB; converting it to itself would cost 0.2 s.
        if "sRGB" in ImageCms.getProfileDescription(source):
            return image.convert(plain_mode)
        # It returns None only if it is told to change the image in place.
        return cast(Image.Image, ImageCms.profileToProfile(image, source, SRGB, outputMode=plain_mode))
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image.convert(plain_mode)


def encoded(image, kind) -> bytes:
    """Return the image as the bytes of a file of this kind."""
    out = io.BytesIO()
    image.save(out, **kind)
    return out.getvalue()
