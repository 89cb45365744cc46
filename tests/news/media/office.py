"""Small office documents for tests, made part by part so that each may hold what none should."""

import io
import zipfile

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TEXT = "application/vnd.oasis.opendocument.text"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def types(main):
    return f'<Types xmlns="{CONTENT_TYPES}"><Override PartName="/main.xml" ContentType="{main}"/></Types>'


def relation(kind, target, mode="External"):
    return (
        f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="r1" Type="{KIND}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def docx(parts=None, main=WORD) -> bytes:
    """A .docx with these parts beside, or instead of, its own."""
    return packed({"[Content_Types].xml": types(main), "word/document.xml": "<w><t>Chữ</t></w>"} | (parts or {}))


def xlsx(parts=None) -> bytes:
    """An .xlsx with these parts beside its own."""
    return packed({"[Content_Types].xml": types(EXCEL), "xl/workbook.xml": "<workbook/>"} | (parts or {}))


def odt(content="<c/>", parts=None, mimetype=TEXT) -> bytes:
    """An .odt with this content.xml."""
    return packed({"mimetype": mimetype, "content.xml": content} | (parts or {}))


def xlink(tag, href):
    return f'<c xmlns:xlink="http://www.w3.org/1999/xlink"><{tag} xlink:href="{href}"/></c>'
