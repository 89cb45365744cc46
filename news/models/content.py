"""Content: the fields that each model names in CONTENT, as one dict for the article, its photos and its documents.

Versions, revisions, the comparison of two versions, the refusal of a stale form, the review link and the log of
changes all read these dicts; no other module lists fields of content.
"""

from django.db.models.fields.files import FieldFile

from news.text.differences import blocks
from news.text.story import PLACE, place_of

PARTS = ("photos", "documents")


def content_of(article) -> dict:
    """Return the article's content as a dict that JSON can hold."""
    return _content(article) | {
        "photos": [_content(photo) for photo in article.photos.all()],
        "documents": [_content(document) for document in article.attachments.all()],
    }


def _content(row):
    """Return the row's content fields; a file is represented by its name."""
    told = {field.attname: field.value_from_object(row) for field in fields(row)}
    return {name: (value.name or "") if isinstance(value, FieldFile) else value for name, value in told.items()}


def fields(row):
    """Return the model fields that the row's CONTENT names."""
    return [row._meta.get_field(name) for name in row.CONTENT]


def comparable(content) -> dict:
    """Return the content so that two are equal if they read the same, whatever their markup and order numbers."""
    rows = {kind: [_comparable_row(row) for row in content[kind]] for kind in PARTS}
    return _comparable_row(content) | rows | {"body": blocks(content["body"])}


def _comparable_row(row):
    # Browsers send CR LF at the end of lines, and forms strip texts.
    texts = {name: value.replace("\r\n", "\n").strip() for name, value in row.items() if isinstance(value, str)}
    return {name: value for name, value in (row | texts).items() if name != "order"}


def reads_alike(one, other) -> bool:
    """Return whether both contents read the same; a revision's photos are copies with other primary keys."""
    return comparable(_numbered_in_order(one)) == comparable(_numbered_in_order(other))


def _numbered_in_order(content):
    orders = {row["id"]: order for order, row in enumerate(content["photos"])}
    body = PLACE.sub(lambda place: place_of(orders.get(int(place[1]), "")), content["body"])
    return content | {"body": body, "photos": [row | {"id": orders[row["id"]]} for row in content["photos"]]}
