"""The photos of the sample content and the posters of its films: own drawings, stored as files."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from news.media import photo_uploads

FOLDER = Path(__file__).parent / "photos"


def files(stories, videos) -> list[Path]:
    """Return the paths of the photos of each story, then of the posters, in the order of loading."""
    photos = [f"{story.name}/{picture.key}" for story in stories for picture in story.pictures]
    posters = [f"phim/{poster}" for _title, _days_ago, poster, _description in videos]
    return [FOLDER / f"{name}.webp" for name in photos + posters]


@contextmanager
def cleaned(files):
    """Yield an iterator over the photos as the upload check returns them; other processes decode meanwhile."""
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("forkserver")) as pool:
        yield (photo_uploads.CleanPhoto(*photo) for photo in pool.map(clean, files))


def clean(file):
    """Return the arguments for CleanPhoto, made without the limits for untrusted files."""
    return photo_uploads.clean(file.read_bytes())
