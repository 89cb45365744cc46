"""What axe finds on a page that would shut somebody out."""

from axe_playwright_python.sync_playwright import Axe

SEVERE = ("serious", "critical")
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def barriers(page, impacts=("minor", "moderate", *SEVERE), only_colours=False):
    """The rules that the page breaks, each with an element that does; where only its colours are new, of colours alone."""
    # Without its preloading: axe looks for imported stylesheets beside the page instead of beside their importer.
    options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": OF_COLOURS} if only_colours else {})
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in impacts]
