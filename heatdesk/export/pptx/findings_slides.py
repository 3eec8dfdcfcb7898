"""FindingsSlides: the findings as a table of native cells, on as many slides as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any, Final

from heatdesk.analysis import names
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.story.scene_parts import user_text
from heatdesk.analysis.telling_findings import findings
from heatdesk.analysis.upholding import Judged, orphaned
from heatdesk.analysis.words import listed
from heatdesk.export.pptx.fitting import lines
from heatdesk.export.pptx.nodes import Node, emu, filling, frame, identity, node, outline
from heatdesk.export.pptx.notes import add_notes, section_notes
from heatdesk.export.pptx.skeleton import TABLE_SLIDE
from heatdesk.export.pptx.texts import text_slide
from heatdesk.export.pptx.theme import ACCENT, HAIRLINE, SECONDARY, TEXT
from heatdesk.export.pptx.writing import Lettering, body, paragraph
from heatdesk.figure.marks import Stroke, Weight
from heatdesk.figure.stage_layout import DESIGN_HEIGHT, LEGEND, StageLayout
from heatdesk.model.project import Project

COLUMNS: Final = {"Finding": 0.38, "Action": 0.22, "Result": 0.20, "Owner": 0.10, "Review": 0.10}
"""Their shares of the table's width, as long as each has something to say."""

_LONGEST: Final = 320
"""Characters of a cell; the notes hold all of it."""

_MARGIN: Final = 0.04 * DESIGN_HEIGHT
_TOP: Final = 0.13 * DESIGN_HEIGHT
_PAD: Final = 7.0
_LEADING: Final = 1.25
"""Design pixels, and the height of a line in sizes of its letters."""

_TABLE: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_ID: Final = 100

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows below their headings, and the columns' widths in page units."""

    headings: Row
    widths: tuple[float, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, rows: Sequence[Row], width: float) -> _Table:
        """Without the columns that are empty all the way down."""
        kept = [n == 0 or any(row[n] for row in rows) for n in range(len(COLUMNS))]
        shares = tuple(compress(COLUMNS.values(), kept))
        widths = tuple(share / sum(shares) * width for share in shares)
        filled = tuple(tuple(compress(row, kept)) for row in rows)
        return cls(tuple(compress(COLUMNS, kept)), widths, filled)


def findings_slides(presentation: Any, reading: Reading, layout: StageLayout) -> None:
    """A table of what is kept, with action, result, owner and date of review; none without any."""
    judged = (*reading.findings, *orphaned(reading.project))
    rows = [_row(reading.project, one) for one in judged]
    pages = list(_pages(_Table.of(rows, layout.width - 2 * _MARGIN * layout.unit), layout))
    for n, page in enumerate(pages, start=1):
        title = "Findings" if len(pages) == 1 else f"Findings ({n} of {len(pages)})"
        slide = text_slide(presentation, TABLE_SLIDE, title, layout)
        slide.shapes._spTree.append(_table(page, layout))
        if n == 1:
            add_notes(slide, section_notes(findings(reading)))


def _row(project: Project, judged: Judged) -> Row:
    """The cells of a finding; one that the map no longer supports says why."""
    finding = judged.finding
    about = listed([names.item(project, named.id, named.name) for named in finding.items])
    sentence = _cell_text(finding.sentence) or about or "No sentence yet"
    if judged.stale is not None:
        sentence = f"{sentence} (no longer so: {judged.stale})"
    told = (finding.action, finding.result, finding.owner)
    return sentence, *map(_cell_text, told), finding.review or ""


def _cell_text(text: str) -> str:
    return user_text(text, _LONGEST)


def _pages(whole: _Table, layout: StageLayout) -> Iterator[_Table]:
    """The rows in portions that fit a slide."""
    used = _height(whole.headings, whole.widths, layout)
    room = layout.height - (_TOP + _MARGIN) * layout.unit - used
    page: list[Row] = []
    left = room
    for row in whole.rows:
        needed = _height(row, whole.widths, layout)
        if page and needed > left:
            yield replace(whole, rows=tuple(page))
            page, left = [], room
        page.append(row)
        left -= needed
    if page:
        yield replace(whole, rows=tuple(page))


def _height(row: Row, widths: Sequence[float], layout: StageLayout) -> float:
    """Page units that a row is high: as its highest cell."""
    size, pad = LEGEND * layout.unit, _PAD * layout.unit
    cells = zip(row, widths, strict=True)
    most = max(lines(text, size, width - 2 * pad) for text, width in cells)
    return most * _LEADING * size + 2 * pad


def _table(page: _Table, layout: StageLayout) -> Node:
    widths, all_rows = page.widths, [page.headings, *page.rows]
    heights = [_height(row, widths, layout) for row in all_rows]
    grid = node("a:tblGrid", None, *(node("a:gridCol", {"w": emu(width)}) for width in widths))
    style = node("a:tableStyleId")
    style.text = _NO_STYLE
    table = node("a:tbl", None, node("a:tblPr", {"firstRow": 1}, style), grid)
    for n, (row, height) in enumerate(zip(all_rows, heights, strict=True)):
        cells = [_cell(text, column, n == 0, layout) for column, text in enumerate(row)]
        table.append(node("a:tr", {"h": emu(height)}, *cells))
    unit = layout.unit
    box = (_MARGIN * unit, _TOP * unit, sum(widths), sum(heights))
    held = node(
        "p:nvGraphicFramePr",
        None,
        identity(_ID, "Findings", "Table of the findings: " + ", ".join(page.headings).lower()),
        node("p:cNvGraphicFramePr", None, node("a:graphicFrameLocks", {"noGrp": 1})),
        node("p:nvPr"),
    )
    data = node("a:graphic", None, node("a:graphicData", {"uri": _TABLE}, table))
    return node("p:graphicFrame", None, held, frame("p:xfrm", *box), data)


def _cell(text: str, column: int, heading: bool, layout: StageLayout) -> Node:
    unit = layout.unit
    weight: Weight = 600 if heading else 400
    colour = TEXT if heading or column == 0 else SECONDARY
    look = Lettering(LEGEND * unit, colour, weight, font="+mn")
    insets = dict.fromkeys(("marL", "marR", "marT", "marB"), emu(_PAD * unit))
    line = outline(Stroke(ACCENT if heading else HAIRLINE, (2.0 if heading else 1.0) * unit))
    below = node("a:lnB", dict(line.attrib), *line)
    bare = (node(f"a:ln{side}", None, node("a:noFill")) for side in "LRT")
    properties = node("a:tcPr", insets, *bare, below, filling(None))
    return node("a:tc", None, body("a:txBody", [paragraph(text, look)]), properties)
