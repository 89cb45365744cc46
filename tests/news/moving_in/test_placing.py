"""Photos of a folder fill the places of a page that tells only where photos stood, in the order of their names."""

import pytest

from news.models import Article
from news.moving_in import saving
from tests.news.moving_in.conftest import jpeg, told
from tests.news.moving_in.test_importing import SEED
from tests.news.moving_in.test_pagetext import END, PHOTO, page_lines


@pytest.fixture
def photos(tmp_path):
    """A function that writes so many photos, each as wide as its number tells, into a folder of this name."""

    def write(most, name="ảnh"):
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, most + 1):
            (folder / f"Hoi nghi ({number}).JPG").write_bytes(jpeg(size=(100 + number, 80)))
        (folder / "Thumbs.db").write_bytes(b"no photo")
        return folder

    return write


def page(*places):
    return "\n".join(page_lines(*places, END))


def widths(article):
    return [photo.width for photo in article.photos.order_by("order")]


@pytest.mark.parametrize(("most", "note"), [
    (13, []),
    (14, ["the page has 13 places for photos, but in “ảnh” there are 14: check the captions"]),
    (12, ["the page has 13 places for photos, but in “ảnh” there are 12: check the captions"]),
])  # fmt: skip
def test_the_photos_of_the_real_page_come_into_their_places(imported, shared, photos, english, most, note):
    imported(SEED)
    without = told(Article.objects.get())
    Article.objects.all().delete()

    imported(SEED, photos=photos(most))

    article = Article.objects.get()
    places = [about[1:] for about in told(article)]
    assert places == [about[1:] for about in without] + [("", False, "")] * max(0, most - 13)
    assert widths(article) == [*range(101, 101 + most), *[None] * (13 - most)]
    assert [line for line in article.note.splitlines() if "places" in line] == note
    assert article.body.count("<figure") == max(13, most)


def test_a_dry_run_tells_which_photo_comes_where(imported, folder, photos, english):
    place = folder({"a.txt": page(PHOTO, "Cả bản ra quân", PHOTO)})

    out, _err = imported(place / "a.txt", photos=photos(2), dry_run=True)

    assert [line.strip() for line in out if line.strip().startswith("photo ")] == [
        "photo 1: Cả bản ra quân ← Hoi nghi (1).JPG",
        "photo 2: (none) ← Hoi nghi (2).JPG",
    ]


def test_of_several_pages_each_has_the_folder_that_is_called_like_it(imported, folder, photos, tmp_path):
    pages = {f"{name}.txt": page(PHOTO, f"Bản {name}") for name in ("a", "b", "c")}
    photos(1, "photos/a")
    photos(2, "old portal/b")
    photos(4, "photos")

    imported(folder(pages), photos=tmp_path / "photos")

    assert [widths(article) for article in Article.objects.order_by("pk")] == [[101], [101, 102], [None]]


def test_more_photos_than_memory_can_hold_are_refused_with_what_to_do(imported, folder, photos, english, monkeypatch):
    monkeypatch.setattr(saving, "MOST_PHOTOS", 2)
    place = folder({"a.txt": page(PHOTO)})

    _out, err = imported(place / "a.txt", photos=photos(3))

    assert err[0] == "a.txt: The article has more than 2 photos: divide it into several files."
    assert Article.objects.count() == 0


def test_a_link_is_no_folder_of_photos(imported, folder, photos):
    place = folder({"a.txt": page(PHOTO)})
    (place / "a").symlink_to(photos(1))

    imported(place)

    assert widths(Article.objects.get()) == [None]
