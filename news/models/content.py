"""What counts as content: the fields that each model names in CONTENT, as one dict for the article and its parts.

Versions, revisions, the comparison of two versions, the refusal of an overtaken form, the leader's link and the log of
changes all read these dicts; nobody else lists fields of content.
"""

from django.db.models.fields.files import FieldFile

from news.text.differences import blocks
from news.text.story import PLACE, place_of

PARTS = ("photos", "documents")


def content_of(article) -> dict:
    """What the article says, ready for JSON."""
    return _content(article) | {
        "photos": [_content(photo) for photo in article.photos.all()],
        "documents": [_content(document) for document in article.attachments.all()],
    }


def _content(row):
    """Of a file its name."""
    told = {field.attname: field.value_from_object(row) for field in fields(row)}
    return {name: (value.name or "") if isinstance(value, FieldFile) else value for name, value in told.items()}


def fields(row):
    return [row._meta.get_field(name) for name in row.CONTENT]


def comparable(content) -> dict:
    """The content, so that two are equal if they read the same, however markup was written and rows are numbered."""
    rows = {kind: [_comparable_row(row) for row in content[kind]] for kind in PARTS}
    return _comparable_row(content) | rows | {"body": blocks(content["body"])}


def _comparable_row(row):
    # Browsers end lines in a way of their own, and forms take the spaces around a text away.
    texts = {name: value.replace("\r\n", "\n").strip() for name, value in row.items() if isinstance(value, str)}
    return {name: value for name, value in (row | texts).items() if name != "order"}


def reads_alike(one, other) -> bool:
    """Whether readers find the same in both; a copy of an article has photos of its own, with other numbers."""
    return comparable(_numbered_in_order(one)) == comparable(_numbered_in_order(other))


def _numbered_in_order(content):
    orders = {row["id"]: order for order, row in enumerate(content["photos"])}
    body = PLACE.sub(lambda place: place_of(orders.get(int(place[1]), "")), content["body"])
    return content | {"body": body, "photos": [row | {"id": orders[row["id"]]} for row in content["photos"]]}
