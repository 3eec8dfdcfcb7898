"""Lists: items that somebody typed or pasted, as names or as a small table.

    Twitter, YouTube, Blogs             names in a line
    Twitter                             names in lines
    Sales <TAB> role <TAB> 0.3 <TAB> -0.25 <TAB> 1.2        name, kind, x, y, size

A first line such as `name  kind  x  y  width  height  group` says what the columns are. Numbers
have a decimal point or comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from heatdesk.model.copying import Piece
from heatdesk.model.edits import extent, position
from heatdesk.model.items import (
    DEFAULT_EXTENT,
    HIGH,
    LARGEST,
    LOW,
    SMALLEST,
    Item,
    Layer,
    Placement,
)
from heatdesk.storage import typed
from heatdesk.storage.characters import as_name, show

MOST_ENTRIES: Final = 2_000
LARGEST_TEXT: Final = 1_000_000
"""Characters that are looked at."""

_ORDER: Final = ("name", "kind", "x", "y", "width", "height", "group")
_HEADINGS: Final = {
    "name": "name",
    "item": "name",
    "kind": "kind",
    "layer": "kind",
    "type": "kind",
    "x": "x",
    "y": "y",
    "size": "width",
    "width": "width",
    "height": "height",
    "group": "group",
}
KINDS: Final[Mapping[str, Layer]] = {
    "technology": "technology",
    "technologies": "technology",
    "tech": "technology",
    "t": "technology",
    "channel": "technology",
    "tool": "technology",
    "role": "role",
    "roles": "role",
    "r": "role",
    "function": "role",
    "person": "role",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What was understood, and what was not: one line of words for each fault."""

    pieces: tuple[Piece, ...]
    problems: tuple[str, ...]


def parse(text: str, layer: Layer, names: Mapping[str, Layer] | None = None) -> Listed:
    """The items that a text lists. `layer` is the kind of those that name none.

    `names` are the project's own words for the kinds. Nothing is ever raised: a cell that is not
    understood is a problem, and its item waits in the tray.
    """
    rows = list(_rows(text[:LARGEST_TEXT]))
    columns: Sequence[str] = _ORDER
    if rows and (heading := _heading(rows[0][1])):
        columns, rows = heading, rows[1:]
    kinds = {**KINDS, **{name.casefold(): kind for name, kind in (names or {}).items()}}
    pieces: list[Piece] = []
    problems: list[str] = []
    for line, cells in rows[:MOST_ENTRIES]:
        fields = dict(zip(columns, cells, strict=False))
        piece, faults = _piece(len(pieces), fields, layer, kinds)
        problems += [f"line {line}: {fault}" for fault in faults]
        if piece is not None:
            pieces.append(piece)
    if len(rows) > MOST_ENTRIES:
        problems.append(f"only the first {MOST_ENTRIES} entries were taken")
    return Listed(tuple(pieces), tuple(problems))


def as_table(pieces: Sequence[Piece]) -> str:
    """The pieces as such a table, for spreadsheets and mail."""
    lines = ["\t".join(_ORDER)]
    for piece in pieces:
        p, item = piece.placement, piece.item
        numbers = [f"{v:g}" for v in (p.x, p.y, p.width, p.height)] if p else [""] * 4
        lines.append("\t".join([item.name, item.layer, *numbers, item.group]))
    return "\n".join(lines) + "\n"


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells. One line without tabs is a list of names."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [(n, line) for n, line in enumerate(lines, start=1) if line.strip()]
    if len(filled) == 1 and "\t" not in filled[0][1]:
        for name in re.split(r"[,;]", filled[0][1]):
            if name.strip():
                yield 1, [name]
        return
    for n, line in filled:
        yield n, line.split("\t")


def _heading(cells: Sequence[str]) -> list[str] | None:
    """The columns that a first line names, or None if it names none."""
    known = [_HEADINGS.get(cell.strip().casefold(), "") for cell in cells]
    return known if len(cells) > 1 and "name" in known and all(known) else None


def _piece(
    number: int, fields: Mapping[str, str], layer: Layer, kinds: Mapping[str, Layer]
) -> tuple[Piece | None, list[str]]:
    faults: list[str] = []
    name = as_name(fields.get("name", ""))
    if not name:
        return None, ["expected a name"]
    word = fields.get("kind", "").strip().casefold()
    kind = kinds.get(word, layer)
    if word and word not in kinds:
        faults.append(f"expected 'technology' or 'role', got '{show(word, 30)}'")
    group = as_name(fields.get("group", ""))
    id = f"listed-{number}"
    placement = _placement(id, fields, faults)
    return Piece(Item(id, kind, name, group), placement), faults


def _placement(id: str, fields: Mapping[str, str], faults: list[str]) -> Placement | None:
    x = _number(fields, "x", LOW, HIGH, faults)
    y = _number(fields, "y", LOW, HIGH, faults)
    width = _number(fields, "width", SMALLEST, LARGEST, faults)
    height = _number(fields, "height", SMALLEST, LARGEST, faults)
    if x is None or y is None:
        return None
    wide = extent(width if width is not None else DEFAULT_EXTENT)
    high = extent(height if height is not None else wide)
    return Placement(id, position(x), position(y), wide, high)


def _number(
    fields: Mapping[str, str], column: str, low: float, high: float, faults: list[str]
) -> float | None:
    cell = fields.get(column, "").strip()
    if not cell:
        return None
    value = typed.number(cell)
    if value is not None and low <= value <= high:
        return value
    faults.append(f"{column}: expected a number from {low:g} to {high:g}, got '{show(cell, 30)}'")
    return None
