"""Well-formed nesting of tags in any order: lines hold marks, lists hold items, photos stand between blocks."""

from dataclasses import dataclass, field

from news.text.markup import Token

LINES = {"p", "h2", "h3", "h4"}
LISTS = {"ul", "ol"}
CELLS = {"td", "th", "caption"}
# Where a part of a table or list may stand, and what is opened around it elsewhere.
PARENTS = {
    "caption": {"table"},
    "colgroup": {"table"},
    "col": {"colgroup"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "li": LISTS,
}
AROUND = {"td": "tr", "th": "tr", "tr": "tbody", "col": "colgroup", "li": "ul"}
TABLES = PARENTS.keys() - {"li"} | {"table"}
BLOCKS = LINES | LISTS | TABLES | {"li", "blockquote"}
# These hold no text directly.
SHELLS = LISTS | {"table", "thead", "tbody", "tfoot", "tr", "colgroup"}
# These are written only once they have content.
IDLE = LINES | LISTS | {"li", "blockquote"}
PLACE, RULE, BREAK = "figure", "hr", "br"
# These are removed, but what follows begins a new line.
LINE_BREAKERS = set(
    "address article aside center dd details dir div dl dt fieldset figcaption figure footer form h1 h5 h6 header "
    "hgroup main menu nav pre section summary".split()
)
_SPACES = " \t\n\v\f\r"
# No-break spaces come from other programs, which write them for double spaces and at random. Nobody types them.
_UNBROKEN = "\u00a0\u2007\u202f"
_BLANK = _SPACES + _UNBROKEN
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"} | dict.fromkeys(_UNBROKEN, " "))


class TooDeep(ValueError):
    """More elements are nested than allowed."""


class TooLong(ValueError):
    """The text grows longer than allowed."""


@dataclass(slots=True)
class Element:
    """An open block."""

    name: str
    attributes: dict
    is_written: bool = False
    marks: list = field(default_factory=list)  # The marks open around a cell; they do not apply inside it.

    number: int = 1  # The number of an ordered list's next item.


class Writer:
    """Takes tags and texts in order and writes them well-formed.

    The work for each is bounded by the number of open elements, which TooDeep bounds. A photo's place is moved behind
    the table, quotation or list item that it is in: it would split them, or they would hide it.
    """

    def __init__(self, start_tag, inlines, most_open, longest):
        self.start_tag, self.inlines, self.most_open, self.longest = start_tag, inlines, most_open, longest
        self.pieces, self.length, self.tables = [], 0, 0
        self.blocks, self.marks, self.shown = [], [], 0  # The first `shown` of the open marks are written.
        self.places, self.begins_line, self.is_in_line = [], False, False

    def take(self, token: Token):
        """Write one token. Raises TooDeep or TooLong."""
        name = token.name
        if not name:
            self._text(token.text)
        elif name == BREAK:
            self._break()
        elif name in self.inlines:
            self._unmark(name) if token.is_end else self._mark(name, token.attributes)
        elif name in BLOCKS:
            self._end(name) if token.is_end else self._open(name, token.attributes)
        elif name == PLACE and not token.is_end:
            self._place(token.attributes)
        elif name == RULE and not token.is_end:
            self._rule()
        elif name in LINE_BREAKERS:
            self._break_line()

    def finish(self) -> str:
        """Close everything that is open and return the whole text."""
        self._hide()
        while self.blocks:
            self._close()
        return "".join(self.pieces)

    @property
    def _top(self):
        return self.blocks[-1].name if self.blocks else ""

    def _write(self, piece):
        self.pieces.append(piece)
        self.length += len(piece)
        if self.length > self.longest:
            raise TooLong

    # Texts and marks

    def _text(self, text):
        if text.strip(_BLANK):
            self._content(text.translate(_SIGNS))
        elif self._is_there() and not (self._top in SHELLS and text.strip(_SPACES)):
            self._write(text.translate(_SIGNS))

    def _content(self, text):
        self._leave_shell()
        self._write_blocks()
        if self.begins_line and self.is_in_line:
            self._write(f"<{BREAK}>")
        for name, attributes in self.marks[self.shown :]:
            self._write(self.start_tag(name, attributes))
        self._write(text)
        self.shown, self.begins_line, self.is_in_line = len(self.marks), False, True

    def _break(self):
        if self._is_there() and self._top not in SHELLS:
            self._write(f"<{BREAK}>")
            self.is_in_line = False

    def _is_there(self):
        return not self.blocks or self.blocks[-1].is_written

    def _mark(self, name, attributes):
        if name == "a":
            self._unmark(name)
        self.marks.append((name, attributes))
        self._check_depth()

    def _unmark(self, name):
        for at in reversed(range(len(self.marks))):
            if self.marks[at][0] == name:
                self._hide(at)
                del self.marks[at]
                return

    def _hide(self, first=0):
        """Close the written marks from this one on; the next content opens them again."""
        for name, _attributes in reversed(self.marks[first : self.shown]):
            self._write(f"</{name}>")
        self.shown = min(self.shown, first)

    # Blocks

    def _open(self, name, attributes):
        self._hide()
        self.begins_line = True
        if name in PARENTS:
            if name != "li" and not self.tables:
                return
            self._make_way(name)
        else:
            self._end_line()
            if not {name, self._top} <= LISTS:
                self._leave_shell()
        self._push(name, attributes)

    def _make_way(self, part):
        """Close what the part of a table or list cannot be in, and open what it must be in."""
        closed = LINES | {"li"} if part == "li" else BLOCKS - {"table"}
        while self._top in closed - PARENTS[part]:
            self._close()
        if self._top not in PARENTS[part]:
            self._open(AROUND[part], {})

    def _leave_shell(self):
        if self._top in SHELLS:
            self._open("li" if self._top in LISTS else "td", {})

    def _push(self, name, attributes):
        if name == "col":
            self._write(self.start_tag(name, attributes))
            return
        element = Element(name, dict(attributes))
        if name == "ol" and attributes.get("start", "")[:4].isdecimal():
            element.number = int(attributes["start"][:4])
        self.blocks.append(element)
        self._check_depth()
        self.tables += name == "table"
        if name in CELLS:
            element.marks, self.marks = self.marks, []
        if name not in IDLE:
            self._write_blocks()

    def _write_blocks(self):
        waiting = []  # Unwritten blocks are always the innermost.
        for element in reversed(self.blocks):
            if element.is_written:
                break
            waiting.append(element)
        for element in reversed(waiting):
            self._write(self.start_tag(element.name, element.attributes))
            element.is_written, self.is_in_line = True, False

    def _end(self, name):
        barriers = {"table"} if name in TABLES else {"table", *CELLS}
        for number in range(len(self.blocks) - 1, -1, -1):
            here = self.blocks[number].name
            if here == name:
                while len(self.blocks) > number:
                    self._close()
            if here == name or here in barriers:
                return

    def _end_line(self):
        if self._top in LINES:
            self._close()

    def _close(self):
        self._hide()
        self.begins_line = True
        element = self.blocks.pop()
        self.tables -= element.name == "table"
        if element.is_written:
            self._write(f"</{element.name}>")
            self.is_in_line = False
            if element.name == "li":
                self.blocks[-1].number += 1
        if element.name in CELLS:
            self.marks = element.marks
        self._put_places()

    # What stands between blocks

    def _break_line(self):
        self._end_line()
        self.begins_line = True

    def _rule(self):
        self._hide()
        self._end_line()
        self._leave_shell()
        self._write_blocks()
        self._write(f"<{RULE}>")
        self.is_in_line = False

    def _place(self, attributes):
        self._hide()
        self._break_line()
        place = self.start_tag(PLACE, attributes)
        if place != f"<{PLACE}>":  # It names a photo.
            self.places.append(f"{place}</{PLACE}>")
            self._put_places()

    def _put_places(self):
        if not self.places or len(self.blocks) > 1 or (self.blocks and not self._may_be_cut(self.blocks[0])):
            return
        if self.blocks and self.blocks[0].is_written:
            self._write(f"</{self._top}>")
            self._go_on(self.blocks[0])
        for place in self.places:
            self._write(place)
        self.places, self.is_in_line = [], False

    def _go_on(self, cut):
        """Let the list continue below the photo with its next number, if anything follows."""
        cut.is_written = False
        if cut.name == "ol":
            cut.attributes["start"] = str(cut.number)

    def _may_be_cut(self, block):
        """Return whether the block is a list with rising numbers, which can continue after a cut."""
        return block.name in LISTS and "reversed" not in block.attributes

    def _check_depth(self):
        if len(self.blocks) + len(self.marks) > self.most_open:
            raise TooDeep
