"""Mermaid: the `quadrantChart` of its text diagrams, read as a table and written from a map.

    quadrantChart
        title Social media
        x-axis "Personal" --> "Professional"
        y-axis "Talk" --> "Listen"
        quadrant-1 "Getting the word out"
        "Twitter": [0.45, 0.7]
        "Sales":::role: [0.65, 0.375]

Points run from 0 to 1, both axes upwards. A class named role (`:::role`) makes a point a role; each
other point is a technology. Source of the grammar: Mermaid's quadrant.jison (version 11).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from heatdesk.model.items import HIGH, LOW, Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Properties, Quadrants
from heatdesk.storage.characters import show
from heatdesk.storage.problems import COUNTED
from heatdesk.storage.tables.entries import Trouble, clean
from heatdesk.storage.tables.table import Row, Table, TableError

SUFFIXES: Final = (".mmd", ".md")
"""Plain Mermaid, and Markdown that holds it in a fence."""

LARGEST: Final = 4 * 1024 * 1024
MOST_LINES: Final = 50_000
"""Bytes and lines: thousands of points, where diagrams have dozens."""

_HEADER: Final = ("name", "kind", "x (0 to 1)", "y (0 to 1)", "color")
_CORNERS: Final = ("top_right", "top_left", "bottom_left", "bottom_right")
"""The quadrants in Mermaid's order."""

_CLASSES: Final = {"role": "role", "roles": "role", "technology": "technology"}
_LONGEST_NAME: Final = 200

_BEGIN = re.compile(r"\s*quadrantChart\b", re.IGNORECASE)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_IGNORED = re.compile(r"%%|acc(?:title|descr)\b|[}]", re.IGNORECASE)
_TITLE = re.compile(r"title\s(.*)", re.IGNORECASE)
_AXIS = re.compile(r"([xy])-axis\s(.*)", re.IGNORECASE)
_QUADRANT = re.compile(r"quadrant-([1-4])\s(.*)", re.IGNORECASE)
_CLASS = re.compile(r"classDef\s+(\w+)\s(.*)", re.IGNORECASE)
_ARROW = re.compile(r"(?<!-)--+>")
# The doubled plus signs never give back what they took: a line cannot cost more than its length.
_POINT = re.compile(
    r'(?:"([^"]*+)"|([^":]++))\s*+(?::::(\w++))?+\s*+:\s*+\[([^,\]]*+),([^,\]]*+)\](.*)'
)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\b")
_ENTITY = re.compile(r"#(\w{1,10});")
_ESCAPED: Final = str.maketrans(
    {'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "%": "#37;", "`": "#96;"}
)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that was read: what it says of the map, its points as a table, and the lines that
    are not understood.
    """

    properties: Properties
    table: Table
    troubles: tuple[Trouble, ...]


def decode(data: bytes) -> Chart:
    """The first chart in a text, by itself or in a fence of Markdown. Raises TableError."""
    if len(data) > LARGEST:
        raise TableError(f"expected at most {LARGEST // 1024**2} MB of Mermaid")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError("expected text in UTF-8") from error
    chart = _Reading()
    for number, line in _lines(text):
        chart.take(number, line.strip())
    return chart.made()


def encode(project: Project, scenario: str) -> str:
    """The scenario's chart: axes, quadrants and every placed item. The tray has no place in it."""
    properties = project.properties
    lines = ["quadrantChart"]
    lines += _titled("title ", _escaped(properties.title))
    lines += _axis("x-axis ", properties.axes.x) + _axis("y-axis ", properties.axes.y)
    for number, corner in enumerate(_CORNERS, start=1):
        name = getattr(properties.quadrants, corner).name
        lines += _titled(f"quadrant-{number} ", _quoted(name) if name.strip() else "")
    placed = [(project.item(p.item), p) for p in project.placements(scenario)]
    if any(item.layer == "role" for item, _ in placed):
        lines.append("classDef role radius: 7, stroke-width: 2px")
    lines += [_point(item, placement) for item, placement in placed]
    return "\n    ".join(lines) + "\n"


def in_markdown(chart: str) -> str:
    """The chart in a fence, as Markdown shows it."""
    return f"```mermaid\n{chart}```\n"


# Reading ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reading:
    """Takes the lines of a chart one by one."""

    title: str = ""
    axes: Axes = field(default_factory=Axes)
    quadrants: Quadrants = field(default_factory=Quadrants)
    colours: dict[str, str] = field(default_factory=dict)
    """The colours of classes."""
    rows: list[Row] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    def take(self, number: int, line: str) -> None:
        if not line or _IGNORED.match(line):
            return
        if found := _TITLE.fullmatch(line):
            self.title = _name(found[1])
        elif found := _AXIS.fullmatch(line):
            self._take_axis(found[1].lower(), found[2])
        elif found := _QUADRANT.fullmatch(line):
            self._take_quadrant(_CORNERS[int(found[1]) - 1], _name(found[2]))
        elif found := _CLASS.fullmatch(line):
            self.colours[found[1]] = _colour(found[2])
        elif found := _POINT.fullmatch(line):
            self._take_point(number, found)
        else:
            wanted = "expected a point such as 'Name: [0.3, 0.6]'"
            self._note(Trouble(number, f"{wanted}, got '{show(line, 40)}'"))

    def made(self) -> Chart:
        properties = Properties(title=self.title, axes=self.axes, quadrants=self.quadrants)
        table = Table(_HEADER, tuple(self.rows), "Mermaid quadrantChart")
        return Chart(properties, table, tuple(self.troubles))

    def _note(self, trouble: Trouble) -> None:
        """Raises TableError where next to nothing is understood."""
        self.troubles.append(trouble)
        if len(self.troubles) > COUNTED:
            first = f"the first on line {self.troubles[0].line}: {self.troubles[0].message}"
            raise TableError(f"more than {COUNTED} lines are not understood, {first}")

    def _take_axis(self, axis: str, text: str) -> None:
        low, high = _parted(text)
        ends = Axis("", _name(low), _name(high))
        self.axes = replace(self.axes, **{axis: ends})

    def _take_quadrant(self, corner: str, name: str) -> None:
        named = replace(getattr(self.quadrants, corner), name=name)
        self.quadrants = replace(self.quadrants, **{corner: named})

    def _take_point(self, number: int, found: re.Match[str]) -> None:
        quoted, bare, group, x, y, style = found.groups()
        colour = _colour(style) or self.colours.get(group or "", "")
        kind = _CLASSES.get((group or "").casefold(), "")
        name = _meant(bare if quoted is None else quoted).strip()
        self.rows.append(Row(number, (name, kind, x.strip(), y.strip(), colour)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of the first chart behind its first, with their numbers."""
    lines = iter(enumerate(text.splitlines(), start=1))
    if not any(_BEGIN.match(line) for _, line in lines):
        raise TableError("expected a Mermaid 'quadrantChart'")
    for number, line in lines:
        if _FENCE.match(line):
            return
        if number > MOST_LINES:
            raise TableError(f"expected at most {MOST_LINES} lines", number)
        yield number, line


def _parted(text: str) -> tuple[str, str]:
    """The two ends of an axis. An arrow may stand in quotation marks too: that is none."""
    inside = False
    for start, letter in enumerate(text):
        inside ^= letter == '"'
        if not inside and (arrow := _ARROW.match(text, start)):
            return text[:start], text[arrow.end() :]
    return text, ""


def _name(text: str) -> str:
    """A name as one line, without its quotation marks."""
    plain = text.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        plain = plain[1:-1]
    return clean(_meant(plain))[:_LONGEST_NAME]


def _meant(text: str) -> str:
    """The text with its entities replaced; backticks only say that it is Markdown."""
    if len(text) > 1 and text[0] == text[-1] == "`":
        text = text[1:-1]
    return _ENTITY.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    code = f"#{found[1]}" if found[1].isdigit() else found[1]
    letter = html.unescape(f"&{code};")
    return found[0] if letter == f"&{code};" else letter


def _colour(style: str) -> str:
    found = _COLOUR.search(style)
    return found[1] if found else ""


# Writing ------------------------------------------------------------------------------------------


def _titled(word: str, text: str) -> list[str]:
    return [word + text] if text else []


def _axis(word: str, axis: Axis) -> list[str]:
    """An axis' ends; its name where it has none."""
    if axis.low.strip() or axis.high.strip():
        return [f"{word}{_quoted(axis.low)} --> {_quoted(axis.high)}"]
    return _titled(word, _quoted(axis.name) if axis.name.strip() else "")


def _point(item: Item, placement: Placement) -> str:
    kind = ":::role" if item.layer == "role" else ""
    style = f" color: {item.color}" if item.color else ""
    return f"{_quoted(item.name)}{kind}: [{_unit(placement.x)}, {_unit(placement.y)}]{style}"


def _unit(value: float) -> str:
    """A position from 0 to 1, as the grammar takes it: no exponent, and '1', not '1.0'."""
    return f"{(value - LOW) / (HIGH - LOW):.6f}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    """Quoted, since the grammar takes hardly any sign or foreign letter otherwise; never empty."""
    return f'"{_escaped(text) or " "}"'


def _escaped(text: str) -> str:
    return " ".join(text.translate(_ESCAPED).split())
