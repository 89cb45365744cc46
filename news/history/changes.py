"""Log entries about a change: the differences between two contents of an article."""

from django.utils.translation import gettext_noop, override

from news.models.content import comparable

ORDERS = {"photos": gettext_noop("order of the photos"), "documents": gettext_noop("order of the documents")}


def entries(before, after, article) -> list[dict]:
    """Return entries in the format of Django's log that tell how the article's content has changed."""
    old, new = comparable(before), comparable(after)
    fields = [_label(article, name) for name in article.CONTENT if _differs(article, name, old, new)]
    kinds = {"photos": (article.photos.model, _same_photos), "documents": (article.attachments.model, _same_documents)}
    told = []
    for kind, (model, same) in kinds.items():
        pairs = same(old[kind], new[kind])
        told += _row_entries(model, pairs, old[kind], new[kind])
        places = [old[kind].index(one) for one, _other in pairs]
        fields += [ORDERS[kind]] if places != sorted(places) else []
    return ([{"changed": {"fields": fields}}] if fields else []) + told


def _same_photos(old, new):
    """Return pairs of a photo's old and new row, matched by primary key."""
    by_pk = {row["id"]: row for row in old}
    return [(by_pk[row["id"]], row) for row in new if row["id"] in by_pk]


def _same_documents(old, new):
    """Return pairs of a document's old and new row, matched by file or, if that was replaced, by title."""
    left, pairs = list(old), []
    for name in ("file", "title"):
        for row in new:
            is_paired = any(row is other for _one, other in pairs)
            one = None if is_paired else next((one for one in left if one[name] == row[name]), None)
            if one:
                left.remove(one)
                pairs.append((one, row))
    return sorted(pairs, key=lambda pair: new.index(pair[1]))


def _row_entries(model, pairs, old, new):
    """Yield entries for the photos or documents that were added, changed and removed."""
    with override(None):
        kind = str(model._meta.verbose_name)
    known, kept = [id(row) for _one, row in pairs], [id(one) for one, _row in pairs]
    for place, row in enumerate(new):
        if id(row) not in known:
            yield {"added": {"name": kind, "object": _name(model, row, place)}}
    for one, row in pairs:
        names = [name for name in model.CONTENT if model._meta.get_field(name).editable and name in row]
        if fields := [_label(model, name) for name in names if _differs(model, name, one, row)]:
            yield {"changed": {"name": kind, "object": _name(model, row, new.index(row)), "fields": fields}}
    for place, one in enumerate(old):
        if id(one) not in kept:
            yield {"deleted": {"name": kind, "object": _name(model, one, place)}}


def _name(model, row, place):
    return str(model(**row, order=place))


def _differs(model, name, old, new):
    key = model._meta.get_field(name).attname
    return old.get(key) != new.get(key)


def _label(model, name):
    """Return the field's name in English, as Django stores it."""
    with override(None):
        return str(model._meta.get_field(name).verbose_name)
