"""The reader of WordPress exports (WXR): posts with their photos, excerpts, categories and views."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from django.utils.translation import gettext as _
from lxml import etree

from news.moving_in.composing import composition, dates
from news.moving_in.composing.inline import line
from news.moving_in.composing.pieces import Piece
from news.moving_in.exports.fragments import pieces
from news.moving_in.files import Folder
from news.moving_in.packages import BEGINNING, ENTITIES
from news.moving_in.refusals import NoArticle, Refused
from news.moving_in.story import File, Photo, Story

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
VIEWS = set("views post_views_count _post_views view_count wpb_post_views_count post_views post_view_count".split())
DRAFTS = {"draft", "pending", "future"}
IN_LIBRARY = "wp-content/uploads/#"  # An address that no file has, for a photo that is only told by its number.
_CAPTION = re.compile(r"\[(?:wp_)?caption[^\]]*\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*((?:<a [^>]*>)?\s*<img [^>]*>\s*(?:</a>)?)\s*(.*)", re.DOTALL)
_GALLERY = re.compile(r"\[gallery[^\]]*?ids=[\"']?([\d, ]+)[\"']?[^\]]*\]")
_SHORTCODE = re.compile(r"\[/?[a-z][\w-]*(?:\s[^\]\n]{0,400})?\]")
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Export:
    """A WXR file, read twice: for its categories and photos, then post by post. Raises Refused if it is damaged."""

    def __init__(self, path: Path, folder: Folder):
        self.path, self.folder = path, folder
        self.parents: dict[str, str] = {}
        self.categories: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.library: dict[str, tuple[str, str]] = {}
        for element in self._elements():
            self._keep(element)

    def posts(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield title and element of each post; pages, menus and photos are none."""
        for element in self._elements():
            if element.tag == "item" and _text(element, "post_type") in ("post", ""):
                yield line(element.findtext("title") or ""), element

    def story(self, item) -> Story:
        """Return a post as a story. Raises NoArticle for what was not meant for readers."""
        self._check(item)
        story = Story(
            title=line(item.findtext("title") or ""),
            blocks=[],
            lead=line(re.sub(r"<[^>]+>", " ", _text(item, "encoded"))),
            byline=self.names.get(item.findtext(CREATOR) or "", ""),
            person=(item.findtext(CREATOR) or "")[:150],
            published_at=_moment(item),
            views=max((dates.number(value) or 0 for key, value in _metas(item) if key in VIEWS), default=0),
            category=self._category(item),
            addresses=[address for address in [(item.findtext("link") or "").strip()] if address],
            numbers=[f"/?p={key}" for key in [_text(item, "post_id")] if key.isdecimal()],
            is_draft=_text(item, "status") in DRAFTS,
        )
        found = pieces(self._html(item, story), self._find, story.doubts)
        composition.compose(story, [*self._lead_photo(item, found), *found])
        if not story.title:
            raise Refused(_("The post has no title: give it one in WordPress and export anew."))
        story.doubts += composition.lacking(story) + composition.without_files(story.photos())
        return story

    def _elements(self):
        with self.path.open("rb") as file:
            if b"<!DOCTYPE" in file.read(BEGINNING).replace(b"\0", b""):
                raise Refused(ENTITIES)
        options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "remove_comments": True}
        try:
            for _event, element in etree.iterparse(str(self.path), events=("end",), **options):
                if element.getparent() is not None and element.getparent().tag == "channel":
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            words = _("The export is cut off or damaged in line {line}. Export it anew from WordPress.")
            raise Refused(words.format(line=error.lineno)) from error

    def _keep(self, element):
        name = etree.QName(element).localname
        if name == "category":
            key = _text(element, "category_nicename")
            self.categories[key], self.parents[key] = (
                line(_text(element, "cat_name")),
                _text(element, "category_parent"),
            )
        elif name == "author":
            self.names[_text(element, "author_login")] = line(_text(element, "author_display_name"))
        elif name == "item" and _text(element, "post_type") == "attachment":
            caption = line(re.sub(r"<[^>]+>", " ", _text(element, "encoded")))
            self.library[_text(element, "post_id")] = _text(element, "attachment_url"), caption

    def _check(self, item):
        status = _text(item, "status")
        if status in ("private", "trash", "auto-draft", "inherit") or _text(item, "post_password"):
            words = _("“{title}” is left out: it was private, in the bin, or kept behind a password.")
            raise NoArticle(words.format(title=line(item.findtext("title") or "")))

    def _category(self, item):
        for element in item.iter("category"):
            key = element.get("nicename", "")
            if element.get("domain") == "category" and key != "uncategorized":
                path = [line(element.text or "") or self.categories.get(key, "")]
                while (key := self.parents.get(key, "")) and len(path) < 5:
                    path.insert(0, self.categories.get(key, key))
                return tuple(filter(None, path))
        return ()

    def _html(self, item, story):
        """Return the post as HTML: captions and galleries as figures, paragraphs as WordPress makes them."""
        written = _COMMENT.sub("", item.findtext(CONTENT) or "")
        written = _CAPTION.sub(_figure, written)
        written = _GALLERY.sub(lambda found: "".join(map(self._pictured, found[1].split(","))), written)
        for code in dict.fromkeys(_SHORTCODE.findall(written)):
            story.doubts.append(_("left out: “{text}”").format(text=code[:200]))
        written = _SHORTCODE.sub("", written)
        return written if "<p" in written.lower() and "\n\n" not in written else _in_paragraphs(written)

    def _pictured(self, key):
        address, caption = self.library.get(key.strip(), (f"{IN_LIBRARY}{key.strip()}", ""))
        told = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        return f'<figure><img src="{escape(address)}">{told}</figure>'

    def _find(self, address) -> File | None:
        """Return a photo's file, rather the whole photo than the size that the post shows."""
        whole = _SIZE.sub("", address)
        return self.folder.find(whole) or self.folder.find(address)

    def _lead_photo(self, item, found):
        key = next((value for key, value in _metas(item) if key == "_thumbnail_id"), "")
        address, caption = self.library.get(key, ("", ""))
        shown = {_SIZE.sub("", piece.photo.name).rpartition("/")[2] for piece in found if piece.photo}
        if not address or address.rpartition("/")[2] in shown:
            return []
        return [Piece(photo=Photo(self._find(address), caption, name=address))]


def _figure(found):
    picture = _PICTURE.fullmatch(found[1])
    return f"<figure>{picture[1]}<figcaption>{picture[2]}</figcaption></figure>" if picture else found[1]


def _in_paragraphs(written):
    """Return the text with a paragraph for what stands between empty lines, as WordPress shows it."""
    parts = re.split(r"\n\s*\n|(?=<figure)|(?<=</figure>)", written.replace("\r", ""))
    is_block = re.compile(r"\s*<(?:p|figure|ul|ol|table|h\d|blockquote|div|hr)\b", re.IGNORECASE)
    return "".join(part if is_block.match(part) else f"<p>{part}</p>" for part in parts if part.strip())


def _moment(item):
    for name, zone in (("post_date_gmt", UTC), ("post_date", None)):
        written = _text(item, name)
        if not written.startswith("0000") and (found := dates.iso(written)):
            return found if zone is None else datetime.fromisoformat(written).replace(tzinfo=zone)
    return None


def _metas(item):
    for meta in item.iter("{*}postmeta"):
        yield _text(meta, "meta_key"), _text(meta, "meta_value")


def _text(element, name):
    """Return the text of a child by its name in any version of WXR's namespaces; not the post's content."""
    found = (child for child in element.iterchildren(f"{{*}}{name}") if child.tag != CONTENT)
    return next((child.text or "" for child in found), "").strip()
