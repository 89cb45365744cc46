"""What every reader's phone must fetch before it shows a page."""

import gzip

from django.contrib.staticfiles.finders import get_finders

from portal.settings import BASE_DIR
from portal.staticfiles import joined_styles


def collected():
    return {name: (storage, name) for finder in get_finders() for name, storage in finder.list([])}


def test_our_styles_are_one_small_file():
    styles = joined_styles(collected())

    assert "@import" not in styles
    assert styles.count("@media print {") == 1
    assert len(gzip.compress(styles.encode())) < 15_000


def test_every_stylesheet_of_the_readers_is_part_of_it():
    # A saved page and a leader's review have their own.
    parts = {path.stem for path in (BASE_DIR / "static" / "css").glob("*.css")} - {"site", "paper", "review"}
    site = (BASE_DIR / "static" / "css" / "site.css").read_text()

    assert {name for name in parts if f'url("{name}.css")' not in site} == set()
    assert len(parts) > 10


def test_our_scripts_are_a_few_kilobytes():
    assert sum(len(gzip.compress(path.read_bytes())) for path in (BASE_DIR / "static" / "js").glob("*.js")) <= 2_600


def test_the_two_fonts_together_are_lighter_than_one_photo():
    fonts = list((BASE_DIR / "static" / "fonts").glob("*.woff2"))

    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) < 25_000
