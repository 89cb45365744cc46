"""The smaller forms of a photo: made beside the request that saved it, kept true, and never waited for."""

import io
import re
import threading
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from PIL import Image

from news.media import rendition_worker, renditions
from news.models import Article, Photo, Video

pytestmark = pytest.mark.django_db

wake_in_earnest = rendition_worker.wake
SIZES = [
    *("-480.avif", "-480.webp", "-800.avif", "-800.jpg", "-800.webp", "-1200.avif", "-1200.jpg", "-1200.webp"),
]


def file(size=(1000, 700), mode="RGB", kind="JPEG"):
    out = io.BytesIO()
    Image.new(mode, size, "#00808080" if mode == "RGBA" else "teal").save(out, kind)
    return ContentFile(out.getvalue(), name="anh")


def photo(**more):
    article = Article.objects.create(title="Khen thưởng")
    return Photo.objects.create(article=article, image=more.pop("image", None) or file(), **more)


def stored():
    """Every stored file, by what follows the photo's own name."""
    paths = [path for path in Path(default_storage.location).rglob("*") if path.is_file()]
    return sorted(path.name[32:] for path in paths)


def again(photo):
    return Photo.objects.get(pk=photo.pk).image


def test_a_photo_stands_for_itself_until_its_renditions_are_there():
    image = again(photo())

    assert (image.sources, image.srcset, image.plain_url, image.thumbnail_url) == ([], "", image.url, image.url)


def test_a_page_gets_every_kind_with_the_widths_there_are():
    taken = photo()
    rendition_worker.make_missing()

    image = again(taken)
    stem = image.url.removesuffix(".jpg")
    widths = ((480, 480), (800, 800), (1200, 1000))
    expected = [
        (f"image/{kind}", ", ".join(f"{stem}-{step}.{kind} {width}w" for step, width in widths))
        for kind in ("avif", "webp")
    ]
    assert image.sources == expected
    assert image.srcset == f"{stem}-800.jpg 800w, {stem}-1200.jpg 1000w"
    assert (image.thumbnail_url, image.large_url) == (f"{stem}-480.webp", f"{stem}-1200.jpg")
    assert image.large_size == (1000, 700)
    assert stored() == sorted([".jpg", *SIZES])


def test_every_rendition_is_what_its_name_says():
    taken = photo()
    rendition_worker.make_missing()

    found = {}
    for size in SIZES:
        with default_storage.open(taken.image.name.replace(".jpg", size)) as opened, Image.open(opened) as image:
            found[size] = (image.format.lower(), image.size)
    heights = {"480": (480, 336), "800": (800, 560), "1200": (1000, 700)}
    kinds = {"avif": "avif", "webp": "webp", "jpg": "jpeg"}
    assert found == {size: (kinds[size.partition(".")[2]], heights[size[1:].partition(".")[0]]) for size in SIZES}


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, {480: 1}),
        (480, {480: 480}),
        (481, {480: 480, 800: 481}),
        (1600, {480: 480, 800: 800, 1200: 1200, 1600: 1600}),
        (2560, {480: 480, 800: 800, 1200: 1200, 1600: 1600}),
    ],
)
def test_renditions_go_up_to_the_photo_itself(width, widths):
    assert renditions.widths(width) == widths


def test_a_transparent_photo_stays_transparent_in_every_kind():
    taken = photo(image=file((1200, 800), "RGBA", "PNG"))
    rendition_worker.make_missing()

    modes = {}
    for size in ("-800.avif", "-800.webp", "-800.png"):
        with default_storage.open(taken.image.name.replace(".png", size)) as opened, Image.open(opened) as image:
            modes[size] = image.mode
    assert modes == dict.fromkeys(modes, "RGBA")


def test_a_poster_gets_its_renditions_too():
    film = Video.objects.create(title="Phóng sự", poster=file((300, 200)))
    rendition_worker.make_missing()

    poster = Video.objects.get(pk=film.pk).poster
    assert [kind for kind, _srcset in poster.sources] == ["image/avif", "image/webp"]
    assert poster.sources[1][1] == f"{poster.url.removesuffix('.jpg')}-480.webp 300w"
    assert poster.srcset == ""


@pytest.mark.django_db(transaction=True)
def test_renditions_are_asked_for_when_the_photo_is_committed_and_not_before(monkeypatch):
    woken = []
    monkeypatch.setattr(rendition_worker, "wake", lambda: woken.append(Photo.objects.count()))

    with transaction.atomic():
        taken = photo()
        before = list(woken)
    taken.caption = "Chú thích"
    taken.save()

    assert (before, woken) == ([], [1])


def test_whoever_saves_a_photo_does_not_wait_for_the_rendition_worker(monkeypatch):
    may_go_on, done = threading.Event(), threading.Event()
    monkeypatch.setattr(rendition_worker, "make_missing", lambda: may_go_on.wait(10) and done.set())

    wake_in_earnest()
    waited = done.is_set()
    may_go_on.set()

    assert (waited, done.wait(10)) == (False, True)


def test_a_form_saved_meanwhile_leaves_the_renditions_as_they_are():
    open_in_the_form = photo()
    rendition_worker.make_missing()

    open_in_the_form.caption = "Chú thích"
    open_in_the_form.save()

    assert (again(open_in_the_form).is_rendered, Photo.objects.get().caption) == (True, "Chú thích")


@pytest.mark.django_db(transaction=True)
def test_a_replaced_photo_gets_its_own_and_leaves_none_behind():
    taken = photo()
    taken.image = file((400, 300))
    taken.save()

    assert stored() == ["-480.avif", "-480.jpg", "-480.webp", ".jpg"]
    assert again(taken).sources[1][1].endswith("-480.webp 400w")


@pytest.mark.django_db(transaction=True)
def test_a_removed_photo_takes_all_its_renditions_along():
    taken = photo()
    before = len(stored())

    taken.delete()

    assert (before, stored()) == (9, [])


def test_what_was_deleted_while_its_renditions_were_made_leaves_none_behind(monkeypatch):
    taken = photo()
    make = renditions.make
    monkeypatch.setattr(renditions, "make", lambda storage, name: make(storage, name) or Photo.objects.all().delete())

    made = rendition_worker.make_missing()

    assert (made, stored()) == (0, [".jpg"])
    assert taken.image.name


def test_a_photo_whose_file_is_gone_stops_no_other():
    gone, kept = photo(), photo()
    default_storage.delete(gone.image.name)

    assert rendition_worker.make_missing() == 1
    assert (again(gone).sources, len(again(kept).sources)) == ([], 2)


def test_the_command_makes_what_is_missing_and_with_all_everything_anew(capsys):
    taken = photo()
    for arguments in ([], [], ["--all"]):
        call_command("renditions", *arguments)

    told = [line.rpartition(" ")[2] for line in capsys.readouterr().out.splitlines()]
    assert (told, again(taken).is_rendered) == (["1", "0", "1"], True)


def test_renditions_of_an_older_recipe_are_missing(monkeypatch):
    taken = photo()
    rendition_worker.make_missing()

    monkeypatch.setattr(renditions, "RECIPE", renditions.RECIPE + 1)

    assert (again(taken).sources, rendition_worker.make_missing(), len(again(taken).sources)) == ([], 1, 2)


def test_a_storage_without_paths_will_do(settings):
    settings.STORAGES |= {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    taken = photo()

    assert (rendition_worker.make_missing(), default_storage.exists(taken.image.name.replace(".jpg", "-480.avif"))) == (
        1,
        True,
    )


def test_the_command_makes_what_was_lost_from_the_disk(capsys):
    kept, lost = photo(), photo(image=file((700, 500)))
    rendition_worker.make_missing()
    name = renditions.name_of(lost.image.name, 480, ".avif")
    default_storage.delete(name)

    call_command("renditions")
    call_command("renditions")

    assert (default_storage.exists(name), again(kept).is_rendered) == (True, True)
    assert re.findall(r"\d+", capsys.readouterr().out) == ["1", "0"]


@pytest.mark.django_db(transaction=True)
def test_a_removed_photo_takes_the_renditions_of_earlier_recipes_along():
    taken = photo()
    default_storage.save(renditions.name_of(taken.image.name, 960, ".avif"), file())

    taken.delete()

    assert stored() == []


def test_readers_and_programs_never_get_a_master(client):
    lead = {"status": "published", "published_at": timezone.now(), "lead": "Mùa vàng", "body": "<p>Chữ</p>"}
    article = Article.objects.create(title="Mùa gặt", **lead)
    masters = [Photo.objects.create(article=article, image=file(), order=order).image.url for order in range(2)]
    film = Video.objects.create(title="Phóng sự", poster=file(), youtube="https://youtu.be/abcdefghijk")
    masters.append(film.poster.url)
    rendition_worker.make_missing()
    address = article.get_absolute_url()
    pages = [address, f"{address}in/", f"{address[:-1]}.json", film.get_absolute_url(), "/", "/video/", "/tin.json"]

    told = {page: client.get(page).content.decode() for page in pages}

    assert [page for page, text in told.items() if any(master in text for master in masters)] == []
    assert [page for page, text in told.items() if "/media/" not in text] == []
