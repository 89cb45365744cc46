"""A Word file becomes a story: its texts with their marks, its photos with their captions, its remarks as doubts."""

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from news.models import Article
from news.moving_in import packages
from news.moving_in.refusals import Refused
from news.moving_in.story import Kind, Photo, Text
from news.moving_in.word.reader import read
from tests.news.moving_in.conftest import jpeg, told


class Letter:
    """A Word file that is written line by line, as a reporter does."""

    def __init__(self):
        self.document = docx.Document()

    def line(self, text="", style=None, centred=False, right=False, **marks):
        paragraph = self.document.add_paragraph(style=style)
        paragraph.alignment = ALIGN.CENTER if centred else ALIGN.RIGHT if right else None
        run = paragraph.add_run(text)
        for mark, value in marks.items():
            setattr(run.font, mark, value)
        return paragraph

    def photo(self, *colours):
        paragraph = self.line(centred=True)
        for colour in colours:
            paragraph.add_run().add_picture(io.BytesIO(jpeg(colour)))

    def content(self):
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


@pytest.fixture
def letter():
    """A report with a title, a lead and a first paragraph."""
    written = Letter()
    written.line("Bản Mây làm đường", style="Title")
    written.line("BTĐKT - Sáng 12/4, bà con bản Mây ra quân làm đường.")
    written.line("Con đường dài hai cây số.")
    return written


def texts(story):
    return [tuple(block) for block in story.blocks if isinstance(block, Text)]


def photos(story):
    return [(one.caption, one.shares_caption, one.credit) for one in story.blocks if isinstance(one, Photo)]


def test_title_source_lead_and_byline_are_told_apart(letter):
    letter.line("Bà con góp 300 ngày công./.")
    letter.line("Bài và ảnh: Thào Mỷ", right=True)

    story = read(letter.content())

    assert (story.title, story.source, story.byline) == ("Bản Mây làm đường", "BTĐKT", "Bài và ảnh: Thào Mỷ")
    assert story.lead == "Sáng 12/4, bà con bản Mây ra quân làm đường."
    assert texts(story) == [
        (Kind.PARAGRAPH, "Con đường dài hai cây số."),
        (Kind.PARAGRAPH, "Bà con góp 300 ngày công./."),
    ]
    assert story.doubts == []


def test_marks_links_and_raised_letters_stay(letter):
    paragraph = letter.line("Rộng 3 m")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(", đổ ")
    paragraph.add_run("bê tông").bold = True
    key = letter.document.part.relate_to("https://hoaban.example/duong", "http://x/hyperlink", is_external=True)
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t xml:space="preserve"> xem thêm</w:t></w:r></w:hyperlink>'
    paragraph._p.append(parse_xml(link))
    letter.line("Hết.")

    assert texts(read(letter.content()))[1] == (
        Kind.PARAGRAPH,
        'Rộng 3 m<sup>2</sup>, đổ <strong>bê tông</strong><a href="https://hoaban.example/duong"> xem thêm</a>',
    )


def test_headings_lists_and_tables_become_what_they_are(letter):
    letter.line("Việc đã làm", style="Heading 1")
    letter.line("Đổ bê tông", style="List Bullet")
    letter.line("Trồng cây", style="List Bullet")
    letter.line("Việc sẽ làm", bold=True)
    letter.line("Một", style="List Number")
    table = letter.document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Hộ"
    table.cell(1, 0).text, table.cell(1, 1).text = "Vàng A Sử", "20 công"
    letter.line("Hết.")

    assert texts(read(letter.content()))[1:-1] == [
        (Kind.HEADING, "Việc đã làm"),
        (Kind.BULLETS, "<li>Đổ bê tông</li><li>Trồng cây</li>"),
        (Kind.HEADING, "Việc sẽ làm"),
        (Kind.NUMBERS, "<li>Một</li>"),
        (Kind.TABLE, '<tr><td colspan="2">Hộ</td></tr><tr><td>Vàng A Sử</td><td>20 công</td></tr>'),
    ]


def test_a_line_below_a_photo_is_its_caption_only_if_it_looks_and_reads_as_one(letter):
    letter.photo(1)
    letter.line("Bà con đổ bê tông. Ảnh: Thào Mỷ", centred=True, italic=True)
    letter.photo(2)
    letter.line("Đến trưa, đoạn đường đầu tiên đã xong.")
    letter.photo(3, 4)
    letter.line("Trồng cây hai bên đường", centred=True)
    letter.line("Hết.")

    assert photos(read(letter.content())) == [
        ("Bà con đổ bê tông", False, "Thào Mỷ"),
        ("", False, ""),
        ("", True, ""),
        ("Trồng cây hai bên đường", False, ""),
    ]


def test_photos_in_a_table_have_the_captions_of_the_row_below(letter):
    table = letter.document.add_table(2, 2)
    for column, caption in enumerate(("Đổ bê tông", "Trồng cây")):
        table.cell(0, column).paragraphs[0].add_run().add_picture(io.BytesIO(jpeg(column)))
        table.cell(1, column).text = caption
    letter.line("Hết.")

    assert photos(read(letter.content())) == [("Đổ bê tông", False, ""), ("Trồng cây", False, "")]


def test_tracked_changes_are_taken_as_accepted_and_remarks_are_told(letter, english):
    paragraph = letter.line("Góp ")
    for tag, text in (("del", "200"), ("ins", "300")):
        word = "delText" if tag == "del" else "t"
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r><w:{word}>{text}</w:{word}></w:r></w:{tag}>"))
    letter.document.add_comment(paragraph.runs, "Hỏi lại trưởng bản", author="Thư ký")
    letter.line("Hết.")

    story = read(letter.content())

    assert texts(story)[1] == (Kind.PARAGRAPH, "Góp 300")
    assert story.doubts == ["tracked changes were taken as accepted", "comment by Thư ký: “Hỏi lại trưởng bản”"]


def test_a_word_file_becomes_an_article_with_its_photos(imported, folder, letter):
    letter.photo(1)
    letter.line("Bà con đổ bê tông", centred=True, italic=True)
    letter.line("Hết.")

    imported(folder({"Ban May.docx": letter.content()}))

    article = Article.objects.get()
    assert told(article) == [(True, "Bà con đổ bê tông", False, "")]
    assert article.body == (
        f'<p>Con đường dài hai cây số.</p><figure data-photo="{article.photos.get().pk}"></figure><p>Hết.</p>'
    )


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Word 1997–2003 or one with a password"),
        (b"%PDF-1.4", "This is a PDF"),
        (b"{\\rtf1", "RTF"),
        (b"PK\x03\x04 cut", "damaged or was cut short"),
        (b"hello", "no Word document"),
        (zipped(a="b"), "no Word document"),
        (zipped(word__document_xml="<w:a"), "damaged or was cut short"),
        (zipped(word__document_xml=BODY.format("a"), word__vbaProject_bin="x"), "holds macros"),
        (zipped(word__document_xml=BODY.format("")), "has no text"),
        (zipped(word__document_xml=f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]>' + BODY.format("&a9;")), "declares entities"),
        (zipped(word__document_xml='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + BODY.format("&b;")), "declares entities"),
    ],
    ids="ole pdf rtf cut text zip xml macros empty laughs external".split(),
)  # fmt: skip
def test_what_is_no_sound_word_file_is_refused_with_what_to_do(content, words, english):
    with pytest.raises(Refused, match=words):
        read(content)


@pytest.mark.parametrize(
    ("limit", "words"), [("MOST_XML_BYTES", "too large to be read"), ("MOST_BYTES", "more than 1 GB")]
)
def test_a_bomb_is_not_unpacked(limit, words, monkeypatch, english):
    monkeypatch.setattr(packages, limit, 100_000)

    with pytest.raises(Refused, match=words):
        read(zipped(word__document_xml=BODY.format("a" * 100_001)))


def test_a_photo_linked_from_outside_is_never_fetched(letter, english):
    letter.photo(1)
    letter.line("Hết.")
    part = letter.document.part
    key = next(key for key, one in part.rels.items() if "image" in one.reltype)
    part.rels[key]._is_external, part.rels[key]._target = True, "http://127.0.0.1:9/anh.jpg"

    story = read(letter.content())

    assert [photo.file for photo in story.photos()] == [None]
    assert story.doubts == ["photo 1 has no file here: “http://127.0.0.1:9/anh.jpg”"]
