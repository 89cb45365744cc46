"""Names of WordprocessingML (ECMA-376, part 1), and how on-off values read."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO/IEC 29500 Strict, which Word can save as, has other namespaces.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP[1:-1].encode(),
}


def value(element, name: str) -> str:
    """Return the w:val of a child of the element; "" without one."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + "val", "") if child is not None else ""


def switch(properties, name: str) -> bool | None:
    """Return whether a property such as w:b is on or off; None if it is not set."""
    child = properties.find(W + name) if properties is not None else None
    return None if child is None else child.get(W + "val", "1") not in ("0", "false", "off", "none")
