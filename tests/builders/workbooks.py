"""Workbooks made by hand, part by part, as no writer would make them."""

from __future__ import annotations

import io
import struct
import zipfile

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"


def workbook(sheet: str, **parts: str) -> bytes:
    """A workbook whose only sheet, 'S', is this XML. `parts` are others: strings, styles, book."""
    content = {
        "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": parts.get("book", book()),
        "xl/_rels/workbook.xml.rels": _relations(
            worksheet="worksheets/sheet1.xml",
            sharedStrings="sharedStrings.xml",
            styles="styles.xml",
        ),
        SHEET: sheet,
    }
    named = {"strings": STRINGS, "styles": STYLES}
    content |= {named[name]: text for name, text in parts.items() if name in named}
    return packed(content)


def packed(parts: dict[str, str]) -> bytes:
    """An archive of these parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return kept.getvalue()


def book(sheets: str = "", properties: str = "") -> str:
    """The workbook's part; every sheet is `<sheet name="..." r:id="r1"/>`."""
    listed = sheets or '<sheet name="S" sheetId="1" r:id="r1"/>'
    return (
        f'{_HEAD}<workbook {_MAIN} xmlns:r="{_OFFICE}">{properties}<sheets>{listed}</sheets>'
        "</workbook>"
    )


def rows(*rows: str) -> str:
    """A sheet of these rows, each the XML of its cells."""
    return sheet("".join(f"<row>{cells}</row>" for cells in rows))


def sheet(data: str) -> str:
    return f"{_HEAD}<worksheet {_MAIN}><sheetData>{data}</sheetData></worksheet>"


def text(value: str) -> str:
    """A cell that holds a text in place."""
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def strings(*values: str) -> str:
    """The shared strings, each the XML of its runs."""
    return f"{_HEAD}<sst {_MAIN}>{''.join(f'<si>{value}</si>' for value in values)}</sst>"


def lying(data: bytes, size: int) -> bytes:
    """The same archive, its sheet said to have another size when it is unpacked."""
    changed = bytearray(data)
    for mark, at_name, at_size in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        start = -1
        while (start := changed.find(mark, start + 1)) >= 0:
            if changed[start + at_name :].startswith(SHEET.encode()):
                struct.pack_into("<I", changed, start + at_size, size)
    return bytes(changed)


def _relations(**targets: str) -> str:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f"{_HEAD}<Relationships {_PACKAGE}>{listed}</Relationships>"
