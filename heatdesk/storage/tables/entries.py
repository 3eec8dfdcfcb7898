"""Entries: the rows of a table, understood cell by cell.

A cell that is not understood is told with its line and leaves its field alone; the rest of the row
counts. An empty cell says nothing: it neither clears a field nor takes an item off the plane.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from heatdesk.model.items import HEAVIEST, LARGEST, SMALLEST, Layer
from heatdesk.storage.characters import NAME_LIMIT, TEXT_LIMIT, as_line, as_text, show
from heatdesk.storage.fields import FARTHEST_LABEL
from heatdesk.storage.problems import COUNTED
from heatdesk.storage.tables.columns import Columns, FieldName
from heatdesk.storage.tables.numerals import Mark, decimal_mark, number
from heatdesk.storage.tables.scales import Scale
from heatdesk.storage.tables.table import Cell, Row, Table, TableError, text_of

_SHOWN: Final = 30
_KINDS: Final[Mapping[str, Layer]] = {
    **dict.fromkeys(
        ("technology", "technologies", "tech", "t", "channel", "tool", "technologie",
         "technologien", "technik", "kanal", "werkzeug"), "technology"),
    **dict.fromkeys(
        ("role", "roles", "r", "function", "person", "people", "rolle", "rollen", "funktion"),
        "role"),
}  # fmt: skip
_ANSWERS: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("yes", "true", "1", "x", "y", "ja", "wahr", "j", "on"), True),
    **dict.fromkeys(("no", "false", "0", "n", "nein", "falsch", "off"), False),
}
_AUTOMATIC: Final = ("automatic", "auto", "none", "automatisch")
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")

Reader = Callable[[Cell], Any]

_OF_ITEM: Final[Mapping[FieldName, str]] = {
    "kind": "layer",
    "group": "group",
    "note": "note",
    "link": "link",
    "color": "color",
    "locked": "locked",
}
_OF_PLACEMENT: Final[tuple[FieldName, ...]] = (
    "x",
    "y",
    "width",
    "height",
    "weight",
    "muted",
    "reason",
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is not understood, or not done, and where."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `name` and `scenario` stand as in the table; `item` and `placement` hold fields of
    those records; ids are '' where the table has none.
    """

    line: int
    name: str
    scenario: str
    item: Mapping[str, Any]
    placement: Mapping[str, Any]
    label: tuple[float | None, float | None] = (None, None)
    stacking: float | None = None
    id: str = ""
    scenario_id: str = ""


class _WrongError(ValueError):
    """A cell that is not understood. Its words say what was expected."""


def understand(
    table: Table,
    columns: Columns,
    scales: tuple[Scale, Scale],
    kinds: Mapping[str, Layer],
    pause: Callable[[], None] = lambda: None,
) -> tuple[list[Entry], list[Trouble]]:
    """The rows as entries, and the cells that are not understood.

    `scales` are those of x and y; `kinds` are the project's own words for the layers; `pause` is
    called at each row. Raises TableError where next to nothing is understood.
    """
    readers = _readers(table, columns, scales, kinds)
    troubles: list[Trouble] = []
    entries: list[Entry] = []
    for row in table.rows:
        pause()
        fields = dict(_fields(row, columns, readers, troubles))
        if fields.get("name") or fields.get("id"):
            entries.append(_entry(row.line, fields))
        elif "name" not in fields:
            troubles.append(Trouble(row.line, "expected a name"))
        if len(troubles) > COUNTED:
            first = f"the first on line {troubles[0].line}: {troubles[0].message}"
            raise TableError(f"more than {COUNTED} cells are not understood, {first}")
    return entries, troubles


def numbers(table: Table, column: int | None) -> Iterator[float]:
    """The numbers in a column, what else stands there left out."""
    if column is None:
        return
    mark = mark_of(table, column)
    for row in table.rows:
        cell = row.cell(column)
        value = cell if isinstance(cell, float) else number(cell, mark)
        if value is not None:
            yield value


def mark_of(table: Table, column: int) -> Mark:
    if table.mark is not None:
        return table.mark
    cells = (row.cell(column) for row in table.rows)
    return decimal_mark(cell for cell in cells if isinstance(cell, str))


def clean(text: str) -> str:
    """The text on one line, with single spaces and without what a file cannot hold."""
    if text.isprintable():  # then it holds nothing of the kind
        return " ".join(text.split())
    if len(text) > NAME_LIMIT:
        pieces = (as_line(text[n : n + NAME_LIMIT]) for n in range(0, len(text), NAME_LIMIT))
        return " ".join("".join(pieces).split())
    return " ".join(as_line(text).split())


def _fields(
    row: Row, columns: Columns, readers: Mapping[FieldName, Reader], troubles: list[Trouble]
) -> Iterator[tuple[FieldName, Any]]:
    """The fields that the row says something of. What is wrong with others goes to `troubles`."""
    for name, column in columns.fields.items():
        cell = row.cell(column)
        if isinstance(cell, str) and not cell.strip():
            continue
        try:
            yield name, readers[name](cell)
        except _WrongError as error:
            troubles.append(Trouble(row.line, f"{name}: {error}"))
            if name == "name":
                yield name, ""  # told already


def _entry(line: int, fields: Mapping[FieldName, Any]) -> Entry:
    placement: dict[str, Any] = {name: fields[name] for name in _OF_PLACEMENT if name in fields}
    if "size" in fields:
        placement = {"width": fields["size"][0], "height": fields["size"][1], **placement}
    return Entry(
        line,
        fields.get("name", ""),
        fields.get("scenario", ""),
        {field: fields[name] for name, field in _OF_ITEM.items() if name in fields},
        placement,
        (fields.get("label dx"), fields.get("label dy")),
        fields.get("stacking"),
        fields.get("id", ""),
        fields.get("scenario id", ""),
    )


def _readers(
    table: Table, columns: Columns, scales: tuple[Scale, Scale], kinds: Mapping[str, Layer]
) -> dict[FieldName, Reader]:
    across, up = scales
    known = {**_KINDS, **{name.casefold(): layer for name, layer in kinds.items() if name}}

    def numeric(name: FieldName) -> Callable[..., Reader]:
        column = columns.fields.get(name)
        mark = mark_of(table, column) if column is not None else "."
        return lambda *bounds: _number(mark, *bounds)

    sizes = numeric("size")
    wide, high = sizes(across.extent, _sizes(across)), sizes(up.extent, _sizes(up))
    return {
        "name": _name,
        "kind": _choice(known, "'technology' or 'role'"),
        "x": numeric("x")(across.position, across),
        "y": numeric("y")(up.position, up),
        "width": numeric("width")(across.extent, _sizes(across)),
        "height": numeric("height")(up.extent, _sizes(up)),
        "size": lambda cell: (wide(cell), high(cell)),
        "weight": numeric("weight")(float, Scale(0, HEAVIEST)),
        "muted": _choice(_ANSWERS, "'yes' or 'no'"),
        "group": _group,
        "note": _text,
        "link": _link,
        "reason": _text,
        "color": _colour,
        "locked": _choice(_ANSWERS, "'yes' or 'no'"),
        "label dx": numeric("label dx")(float, Scale(-FARTHEST_LABEL, FARTHEST_LABEL)),
        "label dy": numeric("label dy")(float, Scale(-FARTHEST_LABEL, FARTHEST_LABEL)),
        "stacking": numeric("stacking")(float, Scale(0, 1e9)),
        "scenario": _name,
        "id": lambda cell: text_of(cell).strip(),
        "scenario id": lambda cell: text_of(cell).strip(),
    }


def _sizes(scale: Scale) -> Scale:
    """The bounds of widths and heights in the units of a scale of positions."""
    return Scale(SMALLEST / scale.unit, LARGEST / scale.unit)


def _number(mark: Mark, turned: Callable[[float], float], bounds: Scale) -> Reader:
    """Reads a number within bounds, both in the table's unit, and turns it into the map's."""
    # Bounds are compared where they are exact: 0.05 times a third is no number of the machine's.
    least, most = turned(bounds.low), turned(bounds.high)

    def read(cell: Cell) -> float:
        value = cell if isinstance(cell, float) else number(cell, mark)
        if value is None or not least <= turned(value) <= most:
            raise _WrongError(_wanted(cell, mark, bounds))
        return turned(value)

    return read


def _wanted(cell: Cell, mark: Mark, bounds: Scale) -> str:
    text = text_of(cell)
    other: Mark = "," if mark == "." else "."
    if isinstance(cell, str) and number(cell, mark) is None and number(cell, other) is not None:
        named = "comma" if mark == "," else "point"
        return f"expected a decimal {named} as in the rest of the column, got '{show(text, 30)}'"
    return f"expected a number from {bounds}, got '{show(text, _SHOWN)}'"


def _choice(known: Mapping[str, Any], words: str) -> Reader:
    def read(cell: Cell) -> Any:
        word = text_of(cell)
        if word.strip().casefold() not in known:
            raise _WrongError(f"expected {words}, got '{show(word, _SHOWN)}'")
        return known[word.strip().casefold()]

    return read


def _name(cell: Cell) -> str:
    """A name as it stands there, because it may be one that the project has."""
    text = text_of(cell)
    _bounded(clean(text), NAME_LIMIT)
    return text


def _group(cell: Cell) -> str:
    return _bounded(clean(text_of(cell)), NAME_LIMIT)


def _link(cell: Cell) -> str:
    return _bounded(clean(text_of(cell)), TEXT_LIMIT)


def _bounded(text: str, limit: int) -> str:
    if len(text) > limit:
        raise _WrongError(f"expected at most {limit} characters, got {len(text)}")
    return text


def _text(cell: Cell) -> str:
    return as_text(text_of(cell))


def _colour(cell: Cell) -> str | None:
    word = text_of(cell).strip()
    if word.casefold() in _AUTOMATIC:
        return None
    found = _COLOUR.fullmatch(word)
    if found is None:
        raise _WrongError(f"expected a colour such as '#1a2b3c', got '{show(word, _SHOWN)}'")
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
