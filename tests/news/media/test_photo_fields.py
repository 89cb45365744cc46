"""Whatever way a file takes into a photo's row: only a finished photo is stored, and nothing stays behind."""

import io
import json
import re
from pathlib import Path

import pytest
from django import forms
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from news.media import photo_field, photo_uploads, rendition_worker
from news.media.photo_uploads import Refused
from news.models import Article, Photo, Video
from tests.conftest import SHARED

FILENAMES = SHARED / "corpora" / "photos" / "filenames.json"
SECRET = b"<script>alert(1)</script>"
STORED = r"photos/20\d\d/\d\d/[0-9a-f]{32}\.jpg"


def jpeg(size=(1000, 700)):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "JPEG")
    return out.getvalue() + SECRET


def upload(content=None, name="../x.php.jpg"):
    return SimpleUploadedFile(name, content or jpeg(), content_type="text/html")


def files():
    """Every stored file, relative to the folder of uploads."""
    root = Path(default_storage.location)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def photo_files(photo):
    return [photo.image.name]


@pytest.fixture(autouse=True)
def _no_renditions(monkeypatch, _renditions_at_once):
    """They have a test file of their own; here it is the photo itself that counts."""
    monkeypatch.setattr(rendition_worker, "wake", lambda: None)


@pytest.fixture
def article(db):
    return Article.objects.create(title="Khen thưởng")


@pytest.fixture
def committed_article(transactional_db):
    return Article.objects.create(title="Khen thưởng")


class PhotoForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ["image", "caption"]


def filled_in(file, article, photo=None, **data):
    return PhotoForm(data, {"image": file} if file else {}, instance=photo or Photo(article=article))


def by_form(article):
    return filled_in(upload(), article).save()


def by_creation(article):
    return Photo.objects.create(article=article, image=upload())


def by_assignment(article):
    photo = Photo(article=article)
    photo.image = File(io.BytesIO(jpeg()), name="x.php")
    photo.save()
    return photo


def by_saving_the_file(article):
    photo = Photo(article=article)
    photo.image.save("x.html", ContentFile(jpeg()))
    return photo


def by_bulk_creation(article):
    return Photo.objects.bulk_create([Photo(article=article, image=upload())])[0]


def from_another_field(article):
    """An uncleaned file that waits in a field of another kind."""
    return Photo.objects.create(article=article, image=Video(file=upload()).file)


@pytest.mark.parametrize(
    "store",
    [by_form, by_creation, by_assignment, by_saving_the_file, by_bulk_creation, from_another_field],
)
def test_a_photo_is_cleaned_whatever_way_it_comes(article, store):
    photo = Photo.objects.get(pk=store(article).pk)

    assert re.fullmatch(STORED, photo.image.name) is not None
    assert SECRET not in photo.image.read()
    assert (photo.width, photo.height) == (1000, 700)
    assert files() == photo_files(photo)


@pytest.mark.parametrize(
    "store",
    [
        lambda article, file: Photo.objects.create(article=article, image=file),
        lambda article, file: Photo(article=article).image.save("x.jpg", file),
        lambda article, file: setattr(Photo(article=article), "image", file),
    ],
    ids=["creation", "saving the file", "assignment"],
)
def test_what_is_no_photo_is_never_stored(article, store):
    with pytest.raises(Refused):
        store(article, ContentFile(SECRET, name="x.jpg"))

    assert (files(), Photo.objects.count()) == ([], 0)


def test_a_refusal_stands_at_the_field_and_keeps_the_other_inputs(article):
    form = filled_in(upload(SECRET), article, caption="Lễ trao thưởng")

    assert form.errors == {"image": [str(photo_uploads.NO_PHOTO)]}
    assert form["caption"].value() == "Lễ trao thưởng"


def test_an_upload_is_decoded_once(article, monkeypatch):
    decoded = []
    decoder = photo_uploads.decoder
    monkeypatch.setattr(
        photo_uploads, "decoder", lambda decode, file: decoded.append(file.size) or decoder(decode, file)
    )

    filled_in(upload(), article).save()
    assert decoded == [len(jpeg())]


def test_a_form_without_a_new_file_keeps_the_photo(article):
    photo = by_creation(article)

    filled_in(None, article, photo, caption="Chú thích").save()
    assert files() == photo_files(Photo.objects.get(caption="Chú thích"))


def test_the_form_asks_for_kinds_that_can_be_shown():
    widget = PhotoForm().fields["image"].widget

    assert widget.attrs["accept"] == "image/jpeg,image/png,image/webp,image/gif,image/avif"


@pytest.mark.parametrize(
    "name", json.loads(FILENAMES.read_text()) if FILENAMES.exists() else ["corpora/photos/filenames.json"]
)
def test_no_hostile_name_reaches_the_storage(shared, article, name):
    file = ContentFile(jpeg(), name=name)

    filled_in(file, article).save()
    assert files() == photo_files(Photo.objects.get())


def test_a_replaced_photo_goes_when_the_change_is_committed(committed_article):
    photo = by_creation(committed_article)

    with transaction.atomic():
        photo.image = upload()
        photo.save()
        assert len(files()) == 2
    assert files() == photo_files(photo)


def test_a_photo_replaced_without_a_transaction_goes_too(committed_article):
    photo = by_creation(committed_article)

    photo.image.save("x.jpg", upload())
    assert files() == photo_files(photo)


@pytest.mark.parametrize(
    "remove",
    [
        lambda photo: photo.delete(),
        lambda photo: photo.article.delete(),
        lambda photo: Photo.objects.all().delete(),
        lambda photo: photo.image.delete(),
        lambda photo: filled_in(None, photo.article, photo, **{"image-clear": "on"}).save(),
    ],
    ids=["row", "article", "query", "file", "form"],
)
def test_a_removed_photo_leaves_no_files(committed_article, remove):
    photo = by_creation(committed_article)

    remove(photo)
    assert files() == []


@pytest.mark.parametrize("change", [Photo.delete, lambda photo: photo.image.delete()], ids=["row", "file"])
def test_nothing_is_removed_when_the_change_is_taken_back(committed_article, change):
    photo = by_creation(committed_article)

    with transaction.atomic():
        change(photo)
        transaction.set_rollback(True)
    assert files() == photo_files(Photo.objects.get())


def test_a_photo_shown_elsewhere_stays(committed_article):
    photo = by_creation(committed_article)
    video = Video.objects.create(title="Phóng sự", poster=photo.image.name)

    photo.delete()
    kept = files()
    video.delete()
    assert (kept, files()) == (photo_files(photo), [])


def test_saving_other_columns_removes_nothing(committed_article):
    photo = by_creation(committed_article)

    Photo.objects.get().save(update_fields=["caption"])
    assert files() == photo_files(photo)


def test_an_unchanged_photo_is_not_looked_for_elsewhere(committed_article, monkeypatch):
    photo = by_creation(committed_article)
    looked_for = []
    monkeypatch.setattr(photo_field, "delete_unused_photo_files", lambda storage, name: looked_for.append(name))

    photo.save()
    unchanged, before = list(looked_for), photo.image.name
    photo.image.save("x.jpg", upload())
    assert (unchanged, looked_for) == ([], [before])
