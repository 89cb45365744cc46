"""Structured data for search engines: JSON-LD in the vocabulary of schema.org, which no browser runs."""

import json

from django.utils.safestring import mark_safe

# In a script element browsers look for tags before anything is parsed as JSON.
IN_A_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def script(*told: dict) -> str:
    """Return the script element that tells these things."""
    text = json.dumps({"@context": "https://schema.org", "@graph": told}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(IN_A_SCRIPT)}</script>')


def breadcrumb(steps: list[tuple[str, str]]) -> dict:
    """Return the breadcrumb of a page, from names and whole addresses."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
