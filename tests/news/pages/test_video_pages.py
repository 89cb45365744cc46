"""The films' pages: which are shown, and that YouTube hears of no reader who did not ask for it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from news.media import rendition_worker
from news.models import Video
from tests.markup import part, texts

pytestmark = pytest.mark.django_db

YOUTUBE = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"


def film(title, days_ago=0, **fields):
    return Video.objects.create(title=title, date=timezone.localdate() - timedelta(days=days_ago), **fields)


def test_a_video_has_one_address(reader):
    video = film("Đường lên bản", youtube=YOUTUBE)

    answer = reader.get(f"/video/cu-{video.pk}/")

    assert (answer.status_code, answer["Location"]) == (301, f"/video/duong-len-ban-{video.pk}/")


def test_films_without_a_film_or_of_a_day_to_come_are_not_shown(reader):
    waiting = film("Chưa có phim")
    tomorrow = film("Ngày mai", days_ago=-1, youtube=YOUTUBE)
    film("Hôm nay", youtube=YOUTUBE, kind="PS")

    assert [reader.get(video.get_absolute_url()).status_code for video in (waiting, tomorrow)] == [404, 404]
    assert texts("li", part("main", reader.get("/video/").content.decode())) == [
        f"PS Hôm nay ({timezone.localdate():%d/%m/%Y})"
    ]


@pytest.mark.parametrize(
    ("days_ago", "fields", "code"), [(0, {"youtube": YOUTUBE}, 200), (0, {}, 404), (-1, {"youtube": YOUTUBE}, 404)]
)
def test_the_desk_leads_to_the_page_of_a_film_that_has_one(days_ago, fields, code, editor, signed_in, reader):
    waiting = film("Đường lên bản", days_ago, **fields)

    form = signed_in(editor).get(f"/quan-tri/news/video/{waiting.pk}/change/").text

    assert reader.get(waiting.get_absolute_url()).status_code == code
    assert ("Xem trên trang web" in form) == (code == 200)


def test_a_film_of_our_own_plays_in_the_page_and_loads_nothing_before(reader):
    own = film("Phim nhà", file=ContentFile(b"\0\0\0\x18ftypisom", name="x.mp4"))

    html = reader.get(own.get_absolute_url()).content.decode()

    assert re.findall(r"<video [^>]*>", html) == ['<video controls preload="none" width="1280" height="720">']
    assert reader.get(f"{own.get_absolute_url()}xem/").status_code == 404


def test_youtube_is_named_only_on_the_page_a_reader_opens_to_watch(reader):
    video = film("Đường lên bản", youtube=YOUTUBE)

    before, after = reader.get(video.get_absolute_url()), reader.get(f"{video.get_absolute_url()}xem/")

    frames = [re.findall(r'<iframe src="([^"]+)"', answer.content.decode()) for answer in (before, after)]
    assert frames == [[], ["https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&amp;rel=0"]]
    assert ["youtube" in answer["Content-Security-Policy"] for answer in (before, after)] == [False, True]
    assert f'href="{video.get_absolute_url()}xem/"' in before.content.decode()


def test_the_poster_of_a_film_comes_in_a_small_form(reader):
    poster = BytesIO()
    Image.new("RGB", (1920, 1080)).save(poster, "JPEG")
    own = film(
        "Phim nhà", file=ContentFile(b"\0\0\0\x18ftypisom", "x.mp4"), poster=ContentFile(poster.getvalue(), "p.jpg")
    )

    rendition_worker.make_missing()

    html = reader.get(own.get_absolute_url()).content.decode()

    stored = own.poster.url.removesuffix(".jpg")
    assert re.findall(r'<video [^>]*poster="([^"]+)"', html) == [f"{stored}-800.jpg"]


def test_a_film_is_described_shared_and_followed_by_others(reader):
    shown = film("Đường lên bản", youtube=YOUTUBE, description="Bản góp đất, góp công.")
    for days_ago in range(8):
        film(f"Phim {days_ago}", days_ago, youtube=YOUTUBE)

    html = reader.get(shown.get_absolute_url()).text

    assert '<meta name="description" content="Bản góp đất, góp công.">' in html
    assert texts("p", part('div class="text"', html)) == ["Bản góp đất, góp công."]
    assert f"u=http%3A%2F%2Ftestserver%2Fvideo%2Fduong-len-ban-{shown.pk}%2F" in part('div class="share"', html)
    assert [text[:6] for text in texts("li", part('section class="others"', html))] == [f"Phim {n}" for n in range(6)]
