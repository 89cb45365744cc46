"""The boxes around an article on its page: menus, and lists of links to other articles."""

from news.moving_in.composing.inline import line
from news.moving_in.composing.phrases import is_title_of_links
from news.moving_in.html_page.document import is_hidden, is_title_of_related, plain
from news.moving_in.html_page.portals import BESIDE

KEPT = ("body", "html", "main", "article")  # Whatever their marks say, the article is in there.


def take_out(root) -> list[str]:
    """Remove what is no part of the article from a tree; return the titles of the lists that were removed."""
    told = []
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        names = {*(element.get("class") or "").split(), element.get("id") or ""}
        if element.tag in ("nav", "footer", "aside") or names & BESIDE or is_hidden(element):
            if element.find(".//h1") is None and element.tag not in KEPT:
                remove(element)
        elif _is_line_of_links(element):
            told.append(plain(element))
            remove(element)
        elif is_title_of_related(element) and element.tag not in ("a", "body", "html"):
            told.append(plain(element))
            _remove_list_below(element)
    return list(dict.fromkeys(told))


def remove(element):
    """Take the element out of the tree; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _remove_list_below(title):
    """Remove the title of a box and the list of links below it, or the box itself if it holds nothing else."""
    parent, below = title.getparent(), title.getnext()
    if parent is not None and _is_of_links(parent) and parent.tag != "body":
        remove(parent)
        return
    while below is not None and isinstance(below.tag, str) and _is_of_links(below):
        following = below.getnext()
        remove(below)
        below = following
    remove(title)


def _is_line_of_links(element):
    """Return whether the element is one line such as "Bài viết khác: …" with a link behind it."""
    first = next(iter(element), None)
    begins = first is not None and first.tag == "a" and is_title_of_links(line(element.text or ""))
    return begins and all(other.tag == "a" and not (other.tail or "").strip(" .,;|\r\n\xa0") for other in element)


def _is_of_links(element):
    """Return whether most of the element's text are links."""
    whole = len(plain(element))
    return whole > 0 and sum(len(plain(link)) for link in element.iter("a")) > whole * 0.5
