"""The parts of an article on a page: found by marks and by what they say, never by where they stand alone."""

import re
from functools import cached_property

from news.moving_in.composing import dates
from news.moving_in.html_page import boxes
from news.moving_in.html_page.document import Document, plain
from news.moving_in.html_page.portals import ANY, BREADCRUMBS, PORTALS
from news.text.vietnamese import phrase

LONGEST_LEAD = 1500
LONGEST_BYLINE = 160
LONGEST_CATEGORY = 80
LEAST_TEXT = 60  # Characters of a body that is found without marks.
_AUTHOR = re.compile(r"^(?:tác giả(?: bài viết)?|người viết|bài viết|by)\s*:\s*", re.IGNORECASE)
# What portals call themselves; many of them write only this into the head of each page.
_SITE = re.compile(r"(?:cổng|trang) (?:thông tin|ttđt|tin|giao tiếp) |cổng ttđt|website|trang chủ", re.IGNORECASE)
_DATE_META = ("article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "pubdate")


class Parts:
    """The elements of one page that make its article."""

    def __init__(self, page: Document):
        self.page = page
        self.marks = next((portal for portal in PORTALS if next(page.marked(portal.signs), None) is not None), ANY)
        self.category = _category(page)
        self.left_out = boxes.take_out(page.root)
        self.title_element, self.title = self._title()
        self.body = self._body()
        self.scope = self._scope()

    def lead(self) -> str:
        """Return the lead, if it stands in an element of its own; the element is removed."""
        for element in self._marked("lead"):
            text = plain(element)
            if 20 <= len(text) <= LONGEST_LEAD and not self._holds_body(element) and dates.date_in(text) is None:
                boxes.remove(element)
                return text
        return ""

    def published_at(self):
        """Return the time of publication, or None: the time of a last change only if no other is told."""
        of_updates = []
        for line, found in self._dates():
            if found and not dates.is_update(line):
                return found
            of_updates += [found] if found else []
        return next(iter(of_updates), None)

    def views(self) -> int:
        """Return the views that the article's own lines tell, or 0."""
        for element in self._marked("views"):
            text = plain(element)
            found = dates.views_in(text) if self._within(element) else None
            if found is None and self._within(element):
                found = dates.number(text)
            if found is not None:
                return found
        return next((found for line in self._lines if (found := dates.views_in(line)) is not None), 0)

    def byline(self) -> str:
        """Return the byline, if it stands in an element or a line of its own outside of the body."""
        for element in self._marked("byline"):
            text = _AUTHOR.sub("", plain(element))
            if 2 <= len(text) <= LONGEST_BYLINE and not self._is_inside(element, self.body) and self._within(element):
                return text
        return next((_AUTHOR.sub("", line) for line in self._lines if _is_byline(line)), "")

    def documents(self):
        """Return the elements beside the body that offer documents."""
        found = [element for element in self._marked("documents") if self._within(element)]
        return [element for element in found if not self._is_inside(element, self.body)]

    def lead_photo(self):
        """Return the photo between title and body, or None."""
        images = (image for image in self.scope.iter("img") if self._is_between(image))
        return next(images, None)

    def _marked(self, part):
        for marks in dict.fromkeys((self.marks, ANY)):
            yield from self.page.marked(getattr(marks, part))

    def _title(self):
        heads = [title for title in self.page.head_titles() if not _SITE.match(title)]
        names = [phrase(title) for title in heads if len(phrase(title)) > 3]
        found = [(element, plain(element)) for element in self._marked("title")]
        found += [(element, plain(element)) for tag in ("h1", "h2", "h3") for element in self.page.marked(tag)]
        fitting = [(element, text) for element, text in found if 3 < len(text) <= 300]
        for element, text in fitting:
            if any(phrase(text) in name or name in phrase(text) for name in names):
                return element, text
        if fitting and not names:
            return fitting[0]
        headings = [(element, text) for element, text in fitting if element.tag == "h1"]
        if len({text for _element, text in headings}) == 1:
            return headings[0]
        titles = self.page.head_titles()
        return None, next(iter(titles), "")

    def _body(self):
        for marks in dict.fromkeys((self.marks, ANY)):
            found = [element for element in self.page.marked(marks.body) if _own_text(element) > 0]
            found = [element for element in found if not self._holds_title(element)] or found
            if found:
                return max(found, key=lambda element: (_own_text(element), self.page.order[element]))
        return self._densest()

    def _densest(self):
        """Return the element with the most text in paragraphs right inside of it, or None."""
        weights = {}
        for element in self.page.root.iter("p", "div", "td", "article", "section"):
            text = _own_text(element)
            parent = element.getparent()
            if text >= LEAST_TEXT // 2 and parent is not None:
                weights[parent] = weights.get(parent, 0) + text
        best = max(weights, key=weights.__getitem__, default=None)
        return best if best is not None and weights[best] >= LEAST_TEXT else None

    def _scope(self):
        """Return the smallest element with title and body; without a title's element, the body's parent."""
        if self.body is None:
            return self.page.root
        above = [self.body, *self.body.iterancestors()]
        if self.title_element is None:
            return above[min(1, len(above) - 1)]
        ancestors = {self.title_element, *self.title_element.iterancestors()}
        return next((element for element in above if element in ancestors), self.page.root)

    @cached_property
    def _lines(self):
        """The short lines of the article that are not its body."""
        return list(self._lines_beside_the_body())

    def _lines_beside_the_body(self):
        for element in self.scope.iter():
            is_line = isinstance(element.tag, str) and not self._holds_body(element)
            if is_line and element is not self.title_element and not self._is_inside(element, self.body):
                text = plain(element)
                if 0 < len(text) <= 2 * dates.LONGEST_LINE:
                    yield text

    def _dates(self):
        """Yield lines and the times that they tell: what is marked as a date may say more than that."""
        for element in self._marked("date"):
            if self._within(element) and not self._is_inside(element, self.body):
                text = plain(element)
                yield text, _exact(element) or dates.date_within(text)
        for element in self.page.marked("time"):
            if self._within(element):
                text = plain(element)
                yield text, _exact(element) or dates.date_in(text)
        told = self.page.meta(*_DATE_META)
        yield from ((line, dates.date_in(line)) for line in (told, *self._lines))

    def _within(self, element):
        return self._is_inside(element, self.scope)

    def _is_inside(self, element, other):
        return other is not None and (element is other or any(parent is other for parent in element.iterancestors()))

    def _holds_body(self, element):
        return self.body is not None and self._is_inside(self.body, element)

    def _holds_title(self, element):
        return self.title_element is not None and self._is_inside(self.title_element, element)

    def _is_between(self, image):
        order = self.page.order
        first = order.get(self.title_element, -1) if self.title_element is not None else -1
        is_before = self.body is not None and first < order[image] < order[self.body]
        return is_before and not self._is_inside(image, self.body)


def _category(page):
    """Return the path of the article's category: the links of its breadcrumb, without the home page and its title."""
    others = {"trang chu", "trang nhat", "home", "", *map(phrase, page.head_titles())}
    for element in page.marked(BREADCRUMBS):
        names = [plain(link) for link in element.iter("a")]
        path = [name for name in dict.fromkeys(names) if phrase(name) not in others and len(name) <= LONGEST_CATEGORY]
        if path:
            return tuple(path[:3])
    section = page.meta("article:section")
    return (section,) if 0 < len(section) <= LONGEST_CATEGORY else ()


def _exact(element):
    """Return the time that an element tells programs; None if it has only one for readers, often without the hour."""
    times = (time.get("datetime", "") for time in element.iter("time"))
    return next((found for told in times if (found := dates.iso(told))), None)


def _is_byline(line):
    return len(line) <= LONGEST_BYLINE and bool(_AUTHOR.match(line)) and len(_AUTHOR.sub("", line)) > 1


def _own_text(element):
    """Return how many characters of an element's text are in no link."""
    linked = sum(len(plain(link)) for link in element.iter("a"))
    return max(0, len(plain(element)) - linked)
