"""The reader of NukeViet databases: rows, details and categories of its news modules."""

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from news.moving_in.composing import composition
from news.moving_in.composing.captions import split
from news.moving_in.composing.inline import line
from news.moving_in.composing.pieces import Piece
from news.moving_in.exports import mysql_dump
from news.moving_in.exports.fragments import pieces
from news.moving_in.files import Folder
from news.moving_in.refusals import Refused
from news.moving_in.story import Photo, Story

PUBLISHED = "1"
# What is kept of a row of news, in the order of the columns of the table below.
_COLUMNS = (
    "id catid listcatid author sourceid status publtime title alias hometext homeimgfile homeimgalt hitstotal".split()
)
MOST_ADDRESSES = 21
_WANTED = re.compile(r"(?P<module>\w+?)_(?P<kind>rows|detail|bodyhtml_\d+|cat|sources)")
_TABLES = """
    CREATE TABLE cat (module, id, parent, title, alias, PRIMARY KEY (module, id));
    CREATE TABLE source (module, id, title, PRIMARY KEY (module, id));
    CREATE TABLE detail (module, id, body, source, PRIMARY KEY (module, id));
    CREATE TABLE news (
        module, id, catid, cats, author, sourceid, status, published, title, alias, lead, image, alt, hits,
        PRIMARY KEY (module, id)
    );
"""


class Database:
    """The news of a dump, kept in a file of its own while they are read, because a dump may be larger than memory.

    Raises Refused if the dump is cut off or holds no news of NukeViet.
    """

    def __init__(self, path: Path, folder: Folder):
        self.folder = folder
        self.kept = tempfile.NamedTemporaryFile(suffix=".sqlite3")  # noqa: SIM115 – it lives as long as this object.
        self.rows = sqlite3.connect(self.kept.name)
        self.rows.executescript(_TABLES)
        for table, row in mysql_dump.rows(path, _WANTED.fullmatch):
            if found := _WANTED.fullmatch(table):
                self._keep(found["module"], found["kind"], row)
        self.rows.commit()
        if not self.rows.execute("SELECT count(*) FROM news").fetchone()[0]:
            raise Refused(
                _("The dump holds no news of NukeViet: export the tables …_rows, …_detail and …_cat with their rows.")
            )

    def articles(self) -> Iterator[tuple[str, str, str]]:
        """Yield module, number and title of each article, the oldest first."""
        with closing(
            self.rows.execute("SELECT module, id, title FROM news ORDER BY module, CAST(id AS INTEGER)")
        ) as found:
            yield from found

    def story(self, module: str, key: str) -> Story:
        """Return one article as a story."""
        news = self._one("news", module, key)
        detail = self._one("detail", module, key)
        story = Story(
            title=line(news["title"]),
            blocks=[],
            lead=line(re.sub(r"<[^>]+>", " ", news["lead"])),
            byline=line(news["author"]),
            published_at=_moment(news["published"]),
            views=int(news["hits"]) if news["hits"].isdecimal() else 0,
            category=self._path(module, news["catid"]),
            addresses=self._addresses(module, news),
            is_draft=news["status"] != PUBLISHED,
        )
        found = pieces(detail.get("body", ""), self.folder.find, story.doubts)
        composition.compose(story, [*self._lead_photo(module, news, found), *found])
        self._tell(story, module, news, detail)
        return story

    def _keep(self, module, kind, row):
        values: tuple[str, tuple] | None = None
        if kind == "cat" and "catid" in row:
            values = "cat", (row["catid"], row.get("parentid", ""), row.get("title", ""), row.get("alias", ""))
        elif kind == "sources" and "sourceid" in row:
            values = "source", (row["sourceid"], row.get("title", ""))
        elif kind == "rows" and {"id", "title", "publtime"} <= set(row):
            values = "news", tuple(row.get(name, "") for name in _COLUMNS)
        elif "bodyhtml" in row and "id" in row:
            values = "detail", (row["id"], row["bodyhtml"], row.get("sourcetext", ""))
        if values:
            places = ", ".join("?" * (len(values[1]) + 1))
            self.rows.execute(f"INSERT OR REPLACE INTO {values[0]} VALUES ({places})", (module, *values[1]))  # noqa: S608

    def _one(self, table, module, key):
        with closing(self.rows.execute(f"SELECT * FROM {table} WHERE module = ? AND id = ?", (module, key))) as found:  # noqa: S608
            row = found.fetchone()
            return dict(zip([column[0] for column in found.description], row, strict=True)) if row else {}

    def _path(self, module, key):
        """Return the names of a category and of those above it."""
        names: list[str] = []
        while key not in ("", "0") and len(names) < 5:
            category = self._one("cat", module, key)
            names[:0] = [line(category["title"])] if category.get("title") else []
            key = category.get("parent", "")
        return tuple(names)

    def _addresses(self, module, news):
        """Return the addresses that NukeViet gives the article, with and without the module and the language."""
        language, name = _language_and_name(module)
        keys = dict.fromkeys([news["catid"], *news["cats"].split(",")])
        aliases = filter(None, (self._one("cat", module, key).get("alias") for key in keys))
        found = []
        for alias in aliases:
            page = f"{alias}/{news['alias']}-{news['id']}"
            found += [f"/{page}.html", f"/{name}/{page}.html", f"/{language}/{name}/{page}.html"]
            asked = [f"?language={language}&nv={name}&op={page}{end}" for end in ("", ".html")]
            found += [f"/{script}{query}" for script in ("index.php", "") for query in asked]
        return found[:MOST_ADDRESSES]

    def _lead_photo(self, module, news, found):
        """Return the photo of the article's head, unless the body shows it too."""
        if not news["image"]:
            return []
        name = f"/uploads/{_language_and_name(module)[1]}/{news['image']}"
        end = news["image"].rpartition("/")[2].casefold()
        if any(piece.photo and piece.photo.name.casefold().endswith(end) for piece in found):
            return []
        caption, credit = split(line(news["alt"]))
        return [Piece(photo=Photo(self.folder.find(name), caption, credit=credit, name=name))]

    def _tell(self, story, module, news, detail):
        others = [self._path(module, key) for key in news["cats"].split(",") if key and key != news["catid"]]
        names = ", ".join(path[-1] for path in others if path)
        story.doubts += [_("it stood in other categories too: {names}").format(names=names)] if names else []
        source = line(detail.get("source", "") or self._one("source", module, news["sourceid"]).get("title", ""))
        if source and not story.source and source.isupper() and len(source) <= 20:
            story.source = source
        elif source:
            story.doubts.append(_("left out: “{text}”").format(text=source))
        story.doubts += composition.lacking(story) + composition.without_files(story.photos())


def _language_and_name(module):
    """Return the language and the name of a module such as "nv4_vi_news"."""
    parts = module.split("_")
    return (parts[1], "-".join(parts[2:])) if len(parts) > 2 else ("vi", parts[-1])


def _moment(text):
    return datetime.fromtimestamp(int(text), UTC) if text.isdecimal() and 0 < int(text) < 2**33 else None
