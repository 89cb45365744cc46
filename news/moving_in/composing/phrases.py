"""Phrases of Vietnamese newsrooms and portals: how captions, sources, links to documents and lists of links read."""

import re

LONGEST_CAPTION = 300  # Characters; the longest on the real page has 200.
LONGEST_SUBHEAD = 20  # Words.

_TEXT_END = re.compile(r"\. ?/ ?\.$")
_SENTENCE_END = re.compile(r"[.!?…:;,/][\"'”’»)\]]*$")
# Words that begin a paragraph but no caption: a caption names who or what is seen, not when or why.
_PARAGRAPH_START = re.compile(
    r"(?:ngay (?:từ|sau|khi)|sau (?:đó|khi|phần)|trước đó|trong (?:đó|khi|năm|thời)|năm qua|ngoài ra|bên cạnh"
    r"|theo (?:đó|kế)|để|nhằm|từ (?:năm|đầu|ngày)|với (?:những|các)|qua (?:đó|các)|nhân dịp|đến nay|hiện nay"
    r"|tuy nhiên|đồng thời|tiếp (?:đó|theo))\b",
    re.IGNORECASE,
)
# A second sentence; not after "TP." or "ThS.", and not the photo's credit.
_NEXT_SENTENCE = re.compile(r"(?:\S+ ){3,}\S*[^\W\d_]{2}[.!?…] (?!(?:Ảnh|Nguồn|Tác giả)\b)(\w)\S* \w")
_SOURCE = re.compile(r"\(?([^\W\d_]{2,20})\)? ?[-–—] (?=\S)")
# Titles of boxes with links to other articles.
_RELATED = re.compile(
    r"(?:các |những )?(?:tin|bài)(?: viết| tức| bài)? "
    r"(?:liên quan|khác|cùng chuyên mục|cùng loại|mới hơn|cũ hơn|mới nhất|đã đưa|đọc nhiều)(?: khác)? ?:?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:(?:các |những )?(?:video|clip|phim|phóng sự)(?: ảnh)? (?:liên quan|khác|mới nhất)"
    r"|(?:mời )?(?:xem|đọc) thêm|có thể (?:bạn|quý vị) quan tâm) ?:?",
    re.IGNORECASE,
)
EXTENSIONS = "pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z"
_DOCUMENT = re.compile(
    r"(?:tải về|tải xuống|(?:tệp|file|văn bản|tài liệu) đính kèm|đính kèm) ?:.*"
    rf"|.*\.(?:{EXTENSIONS})(?: ?\(.*\))?",
    re.IGNORECASE,
)
_DOWNLOAD = re.compile(r"^(?:tải về|tải xuống|(?:tệp|file|văn bản|tài liệu) đính kèm|đính kèm) ?:? ?", re.IGNORECASE)


def ends_text(line: str) -> bool:
    """Return whether the line ends as the last one of an article does, with "./."."""
    return bool(_TEXT_END.search(line))


def ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line))


def goes_on(line: str) -> bool:
    """Return whether a second sentence begins in the line."""
    return len(line) <= LONGEST_CAPTION and any(found[1].isupper() for found in _NEXT_SENTENCE.finditer(line))


def may_be_caption(line: str) -> bool:
    """Return whether the line reads as a caption: short, of one sentence, and not going on with the story."""
    return (
        0 < len(line) <= LONGEST_CAPTION
        and not ends_text(line)
        and not _PARAGRAPH_START.match(line)
        and not goes_on(line)
    )


def is_related(line: str) -> bool:
    """Return whether the line is the title of a box with links to other articles."""
    return bool(_RELATED.fullmatch(line))


def is_title_of_links(line: str) -> bool:
    """Return whether the line is the title of links to other articles, to films, or to whatever else may be read."""
    return is_related(line) or bool(_MORE.fullmatch(line))


def is_document(line: str) -> bool:
    """Return whether the line names a file to be attached, rather than being a sentence about one."""
    return len(line) <= LONGEST_CAPTION and bool(_DOCUMENT.fullmatch(line)) and not ends_text(line)


def document_title(line: str) -> str:
    """Return the line without the words that offer a download."""
    return _DOWNLOAD.sub("", line).strip()


def source_and_lead(line: str) -> tuple[str, str]:
    """Return the code of the source before the lead ("CTTĐT - …"), or "", and the rest of the line."""
    source = _SOURCE.match(line)
    if source and source[1].isupper():
        return source[1], line[source.end() :]
    return "", line
