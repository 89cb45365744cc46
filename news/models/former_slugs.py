"""Addresses that a thing once had: they lead to it for ever, or until another thing takes one."""


def remember(thing, before: str):
    """After a save: what its address was before, if it is another one now."""
    thing.former_slugs.model.objects.filter(slug=thing.slug).delete()
    if before and before != thing.slug:
        thing.former_slugs.create(slug=before)
