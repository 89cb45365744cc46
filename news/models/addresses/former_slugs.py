"""Former slugs of categories and topics: they redirect for ever, or until another category or topic takes one."""


def remember(thing, before: str):
    """Keep the slug from before a save as a former one if it has changed, and free the new one."""
    thing.former_slugs.model.objects.filter(slug=thing.slug).delete()
    if before and before != thing.slug:
        thing.former_slugs.create(slug=before)
