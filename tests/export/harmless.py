"""What every file of a map must be: read by the library for it, and nothing in it acts.

Each function takes a file's bytes and returns what was read.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any
from zipfile import ZipFile

import openpyxl
from lxml import etree

from heatdesk.model.project import Project
from heatdesk.storage import mermaid
from heatdesk.storage.tables import reading
from heatdesk.storage.tables.entries import clean
from heatdesk.storage.tables.plan import Plan
from heatdesk.storage.tables.planner import plan
from tests.export.html import looking
from tests.export.test_hostile import check_pdf, check_svg
from tests.export.test_pptx_hostile import check as check_pptx
from tests.storage.tables.test_placements import kept, tidy

__all__ = ["check_csv", "check_markdown", "check_mermaid", "check_page", "check_pdf", "check_pptx",
           "check_report", "check_returning", "check_svg", "check_xlsx"]  # fmt: skip

_BEGINNINGS = "=+-@＝＋－＠\r"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?")
_ESCAPED = re.compile(r"\\[^\w\s]")
_POINT = re.compile(r'    "[^"`<>&%]+"(:::role)?: \[[0-9.]+, [0-9.]+\]')


def check_page(data: bytes) -> Any:
    return looking.check_harmless(data)


def check_report(data: bytes) -> Any:
    return looking.check_harmless(data, script=False)


def check_markdown(data: bytes) -> str:
    """No HTML, and no link or picture but the one of the map itself."""
    text = data.decode()
    bare = _ESCAPED.sub("", text)
    assert not re.search(r"(?i)<|://|mailto:|www\.", bare)
    assert bare.count("](") == bare.count("![") == bare.count("[") == 1
    return text


def check_csv(data: bytes) -> list[list[str]]:
    """No cell but a number begins as formulas do, not even behind spaces."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        if cell.strip()[:1] in [*_BEGINNINGS] and not _NUMBER.fullmatch(cell):
            assert cell[0] == "\t", cell[:80]
    return rows


def check_xlsx(data: bytes) -> Any:
    """A workbook of texts and numbers only, without links to anything."""
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            root = etree.fromstring(archive.read(name))
            assert all(given.get("TargetMode") != "External" for given in root), name
            assert not re.search("(?i)external|macro|vba|embed|activex|drawing", name)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert not book.defined_names
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        assert cell.data_type in "sn", (cell.coordinate, cell.value)
        assert cell.hyperlink is None
    return book


def check_mermaid(data: bytes, project: Project) -> None:
    """Every placed item is one line of the grammar, and all of them come back."""
    chart = mermaid.decode(data)
    assert chart.troubles == ()
    placed = project.placements(project.first_scenario)
    lines = data.decode().splitlines()[-len(placed) :]
    assert all(_POINT.fullmatch(line) for line in lines)
    named = [clean(project.item(p.item).name) for p in placed]
    assert [row.cells[0] for row in chart.table.rows] == named


def check_returning(data: bytes, project: Project) -> None:
    """The table of placements says of the same map nothing new, and makes it anew in an empty one,
    but for the spaces that names lose when they are read.
    """
    again = _planned(project, data)
    assert again.troubles == ()
    assert again.change.records == {}
    made = Project.empty().after(_planned(Project.empty(), data).change)
    assert kept(tidy(made)) == kept(tidy(project))


def _planned(project: Project, data: bytes) -> Plan:
    return plan(project, reading.decode(data))
