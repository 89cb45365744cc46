"""No English word from a library reaches the desk: what locale/libraries promises."""

import ast
import gettext
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import DjangoTranslation

CATALOGUES = settings.BASE_DIR / "locale" / "libraries" / "vi" / "LC_MESSAGES"
ADMIN = Path(apps.get_app_config("admin").path)
LIBRARIES = {
    config.name: Path(config.path) for config in apps.get_app_configs() if Path(config.path).parent != settings.BASE_DIR
} | {"django": Path(django.__path__[0])}
# Apps of their own, names of languages we do not speak, and Django's page for an empty project.
NOT_PART_OF_IT = {"contrib", "conf", "default_urlconf.html"}
SAME_IN_VIETNAMESE = {
    ", ", ":", ":?.!", "…", "%(truncated_text)s…", "%(class_name)s %(instance)s", "IPv4", "IPv6",
    "%(size)d byte", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB",
}  # fmt: skip

SHAPES = {
    "gettext": ("text",),
    "ngettext": ("text", "plural"),
    "pgettext": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
}
STRING = r"""\s*u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*,?"""
CALL = re.compile(rf"(?<![\w.])(n?p?gettext|_)\({STRING}(?:{STRING})?(?:{STRING})?")
PLACEHOLDER_OR_TAG = re.compile(r"%(?:\(\w+\))?[sdr]|%%|\{\w*\}|<[^>]+>")


class Marked(NamedTuple):
    """A text that a library asks to have translated."""

    text: str
    plural: str | None = None
    context: str | None = None


def marked(function: str, strings: list[str]) -> Marked | None:
    kind = "gettext" if function == "_" else re.sub(r"_(lazy|noop)$", "", function)
    shape = SHAPES.get(kind, ())
    if not shape or len(strings) < len(shape):
        return None
    return Marked(**dict(zip(shape, strings, strict=False)))


def marked_in_python(source: str) -> Iterator[Marked | None]:
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call):
            function = getattr(call.func, "id", getattr(call.func, "attr", ""))
            values = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            yield marked(function, [value for value in values if isinstance(value, str)])


def marked_in_calls(source: str) -> Iterator[Marked | None]:
    for function, *strings in CALL.findall(source):
        yield marked(function, [ast.literal_eval(string) for string in strings if string])


def marked_in_template(source: str) -> Iterator[Marked | None]:
    return marked_in_calls(templatize(source))


def marked_in_script(source: str) -> Iterator[Marked | None]:
    return marked_in_calls(re.sub(r'"\s*\+\s*"', "", source))


def marked_in(library: Path, pattern: str, reader) -> set[Marked]:
    """All that the files of a library mark, without the apps that live inside it."""
    files = [file for file in library.rglob(pattern) if NOT_PART_OF_IT.isdisjoint(file.relative_to(library).parts)]
    return {found for file in files for found in reader(file.read_text("utf-8")) if found}


def vietnamese(catalogue: DjangoTranslation, wanted: Marked) -> str:
    if wanted.context and wanted.plural:
        return catalogue.npgettext(wanted.context, wanted.text, wanted.plural, 1)
    if wanted.context:
        return catalogue.pgettext(wanted.context, wanted.text)
    if wanted.plural:
        return catalogue.ngettext(wanted.text, wanted.plural, 1)
    return catalogue.gettext(wanted.text)


def still_english(catalogue: DjangoTranslation, texts: set[Marked]) -> list[Marked]:
    return sorted(
        (
            wanted
            for wanted in texts
            if wanted.text not in SAME_IN_VIETNAMESE and vietnamese(catalogue, wanted) in ("", wanted.text)
        ),
        key=str,
    )


def entries(compiled: Path) -> dict:
    """The catalogue as gettext reads it: text, or text with plural index, to Vietnamese."""
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


@pytest.mark.parametrize(
    ("source", "reader", "expected"),
    [
        ('_("Save")', marked_in_python, Marked("Save")),
        ('gettext_lazy("long " "text")', marked_in_python, Marked("long text")),
        ('ngettext("one", "many", count)', marked_in_python, Marked("one", "many")),
        ('pgettext_lazy("verb", "Post")', marked_in_python, Marked("Post", context="verb")),
        ('{% translate "Run" %}', marked_in_template, Marked("Run")),
        ("{% include 'x' with title=_('Back') %}", marked_in_template, Marked("Back")),
        ("{% blocktranslate %}By {{ n }}{% endblocktranslate %}", marked_in_template, Marked("By %(n)s")),
        (
            "{% blocktranslate count n=n %}a{% plural %}b{% endblocktranslate %}",
            marked_in_template,
            Marked("a", "b"),
        ),
        ('gettext("Note: " +\n "late")', marked_in_script, Marked("Note: late")),
        ('pgettext("one letter Friday", "F")', marked_in_script, Marked("F", context="one letter Friday")),
    ],
)
def test_every_way_of_marking_a_text_is_found(source, reader, expected):
    assert [found for found in reader(source) if found] == [expected]


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_text_of_a_library_has_its_vietnamese(library):
    folder = LIBRARIES[library]
    texts = marked_in(folder, "*.py", marked_in_python) | marked_in(folder, "*.html", marked_in_template)

    assert still_english(DjangoTranslation("vi"), texts) == []


def test_every_text_of_the_desk_scripts_has_its_vietnamese():
    catalogue = DjangoTranslation("vi", domain="djangojs", localedirs=[str(ADMIN / "locale")])
    scripts = [ADMIN / "static" / "admin" / "js", LIBRARIES["unfold"] / "static" / "admin" / "js"]
    texts = set().union(*(marked_in(folder, "*.js", marked_in_script) for folder in scripts))

    assert Marked("Choose a Date") in texts
    assert still_english(catalogue, texts) == []


def test_the_desk_is_looked_through_at_all():
    unfold = LIBRARIES["unfold"]
    found = marked_in(unfold, "*.py", marked_in_python) | marked_in(unfold, "*.html", marked_in_template)

    assert {Marked("Select action"), Marked("Type to search"), Marked("entry", "entries")} - found == set()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_is_compiled_is_what_is_written(domain, tmp_path):
    if not shutil.which("msgfmt"):
        pytest.skip("msgfmt is not installed (Debian package gettext): the compiled texts were not compared.")
    fresh = tmp_path / f"{domain}.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", fresh, CATALOGUES / f"{domain}.po"], check=True)

    assert entries(CATALOGUES / f"{domain}.mo") == entries(fresh)


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_a_translation_keeps_the_placeholders_and_tags_of_its_text(domain):
    changed = {}
    for key, translation in entries(CATALOGUES / f"{domain}.mo").items():
        text = key[0] if isinstance(key, tuple) else key
        wanted, got = (sorted(PLACEHOLDER_OR_TAG.findall(words)) for words in (text, translation))
        if text and wanted != got:
            changed[text] = translation

    assert changed == {}
