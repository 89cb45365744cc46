"""How long an import takes: pages of the old portal with five photos each, into a database of its own.

`python -m tests.bench.importing [PAGES]` prints seconds, the CPU seconds of its own process (photos are decoded in others), and its memory.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from tests.news.moving_in.portals import ROAD, vnpt

ROOT = Path(__file__).parents[2]
PHOTOS = 5
MOST_SECONDS_A_PAGE = 15 * 60 / 1000


def main(pages: int):
    with tempfile.TemporaryDirectory() as place:
        folder, data = Path(place, "pages"), Path(place, "data")
        write_pages(folder, pages)
        data.mkdir()
        environment = os.environ | {"DATA_DIR": str(data), "DEBUG": "1", "DATABASE_URL": f"sqlite:///{data}/a.sqlite3"}
        manage(environment, "migrate", "--verbosity", "0")
        began, used = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        manage(environment, "import", str(folder))
        seconds, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
        told = (
            f"{pages} pages with {PHOTOS} photos: {seconds:.0f} s, {cpu:.0f} s of CPU, {after.ru_maxrss / 1024:.0f} MB"
        )
        print(f"{told}; at most {pages * MOST_SECONDS_A_PAGE:.0f} s")


def manage(environment, *command):
    subprocess.run(
        [sys.executable, ROOT / "manage.py", *command], env=environment, check=True, stdout=subprocess.DEVNULL
    )


def write_pages(folder: Path, pages: int):
    """Write pages that differ in their title, and photos that look like photos to an encoder."""
    dice = random.Random(5)
    (folder / "anh").mkdir(parents=True)
    for number in range(pages):
        names = [f"{number}-{photo}.jpg" for photo in range(PHOTOS)]
        text = [part for part in ROAD.text if part[0] != "photos"]
        text += [("photos", [name], f"Chú thích {name}", "") for name in names]
        article = ROAD._replace(title=f"Bản số {number} làm đường", text=text)
        (folder / f"tin-{number}.html").write_text(vnpt(article))
        for name in names:
            small = Image.frombytes("RGB", (64, 43), dice.randbytes(64 * 43 * 3))
            small.resize((1280, 853), Image.Resampling.BICUBIC).save(folder / "anh" / name, quality=85)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
