"""The finder and the storage of static files."""

import re

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from news.text import editor


class AppFiles(AppDirectoriesFinder):
    """Finds the apps' static files without unused ones of the editor; collecting all took half a minute."""

    def list(self, ignore_patterns):
        return super().list([*(ignore_patterns or []), *editor.UNUSED_FILES])


# Fourteen small files would cost a phone fourteen times the headers, which are larger than the files.
JOINED = "css/site.css"
IMPORT = re.compile(r'@import url\("([\w.-]+)"\)( \w+)?;')


class JoinedStyles(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage, with the readers' stylesheet joined: its parts replace their imports."""

    def post_process(self, paths, dry_run=False, **options):
        if JOINED in paths and not dry_run:
            joined = InMemoryStorage()
            joined.save(JOINED, ContentFile(joined_styles(paths)))
            paths = paths | {JOINED: (joined, JOINED)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def joined_styles(paths) -> str:
    """Return the stylesheet with its imports replaced by their text, each within its media query."""

    def part(found):
        text, medium = _text(paths, f"css/{found[1]}"), found[2]
        return f"@media{medium} {{\n{text}}}" if medium else text

    return IMPORT.sub(part, _text(paths, JOINED))


def _text(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
