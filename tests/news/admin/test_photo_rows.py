"""The rows of photos in the form of an article."""

from news.media import rendition_worker
from news.models import Photo
from tests.news.desk import form, jpeg, page_of, publish

NO_PHOTO = '<span class="desk-thumbnail"'


def test_photos_are_added_in_the_order_of_the_form_behind_those_that_are_there(reporter, article, signed_in):
    old = Photo.objects.create(article=article, caption="Cũ", order=4)
    rows = [
        {"id": old.pk, "caption": "Cũ", "order": 4},
        {"image": jpeg("b.jpg"), "caption": "Hai"},
        {"image": jpeg("c.jpg"), "caption": "Ba"},
        {},
    ]

    signed_in(reporter).post(page_of(article), form(article, photos=rows))

    stored = [(photo.caption, photo.order, bool(photo.image)) for photo in article.photos.all()]
    assert stored == [("Cũ", 4, False), ("Hai", 5, True), ("Ba", 6, True)]


def test_dragging_alone_makes_no_photo_of_an_empty_row(reporter, article, signed_in):
    signed_in(reporter).post(page_of(article), form(article, photos=[{"order": 3}]))

    assert article.photos.count() == 0


def test_a_photo_without_its_file_says_so(reporter, article, signed_in):
    Photo.objects.create(article=article, caption="Ảnh 1")
    Photo.objects.create(article=article, caption="Ảnh 2", image=jpeg())

    rendition_worker.make_missing()
    shown = signed_in(reporter).get(page_of(article)).text

    row = shown.split('name="photos-0-image"')[0].rsplit("desk-photo", 1)[1]
    other = shown.split('name="photos-1-image"')[0].rsplit("desk-photo", 1)[1]
    assert (NO_PHOTO in row, "-480.webp" in row) == (True, False)
    assert (NO_PHOTO in other, "-480.webp" in other) == (False, True)


def test_a_reporter_who_only_reads_sees_small_photos_and_no_field(reporter, article, signed_in):
    photo = Photo.objects.create(article=article, caption="Một góc bản", image=jpeg())
    publish(article)
    rendition_worker.make_missing()

    shown = signed_in(reporter).get(page_of(article)).text

    # Once where the text has it, once in the list of the photos.
    assert (shown.count(photo.image.url.replace(".jpg", "-480.webp")), shown.count("Một góc bản")) == (2, 2)
    assert ('type="file"' in shown, "<textarea" in shown) == (False, False)


def test_a_refused_photo_is_kept_without_a_word_until_it_is_removed(reporter, article, signed_in):
    client, refusal = signed_in(reporter), "x.jpg: Ảnh bị hỏng."
    kept = client.post(page_of(article), form(article, [{"refusal": refusal, "order": 1}]), follow=True)
    photo = article.photos.get()
    shown = client.get(page_of(article)).text
    row = {"id": photo.pk, "refusal": refusal, "order": 1, "DELETE": "on"}
    version = {"based_on": article.versions.first().number}

    client.post(page_of(article), form(article, [row], **version))

    assert (photo.refusal, refusal in shown, "1 ảnh bị từ chối" in kept.text) == (refusal, True, True)
    assert article.photos.count() == 0


def test_readers_see_nothing_of_a_refused_photo(article, reader):
    article.photos.create(refusal="x.jpg: Ảnh bị hỏng.")
    publish(article)

    assert ["bị hỏng" in reader.get(page).text for page in ("/", article.get_absolute_url())] == [False, False]
