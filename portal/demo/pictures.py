"""The photos of the sample content, drawn while they are loaded."""

import io
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from .drawings import draw


def jobs(stories, videos, scale):
    """What to draw, in the order of loading: the photos of each story, then the posters of the films."""
    photos = [
        (picture.draw, f"{story.name}/{picture.key}", picture.shape, scale, picture.look)
        for story in stories
        for picture in story.pictures
    ]
    return photos + [(scene, title, "wide", scale, look) for title, _days_ago, scene, look in videos]


@contextmanager
def drawn(jobs):
    """The photos as JPEG, one after the other: other processes draw while this one stores."""
    # Spawned, not forked: a fork would share this process's open database.
    pool = ProcessPoolExecutor(min(2, os.cpu_count() or 1), mp_context=get_context("spawn"))
    try:
        yield pool.map(jpeg, jobs, chunksize=4)
    finally:
        pool.shutdown(cancel_futures=True)


def jpeg(job) -> bytes:
    scene, seed, shape, scale, look = job
    file = io.BytesIO()
    draw(scene, seed, shape, scale, **look).save(file, "JPEG", quality=92)
    return file.getvalue()
