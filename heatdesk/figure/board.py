"""Board: the plane's ground, its axes, and the names around them: of the map, of the axes' ends and
of the quadrants.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from heatdesk.figure import lettering
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Anchor, Box, Fill, Halo, Line, Mark, Rect, Stroke, Text
from heatdesk.model.properties import Axes, Properties, Quadrant, Quadrants

_GAP: Final = 12.0
"""Design pixels between the plane and the names of the axis ends."""

_INSET: Final = 10.0
"""Design pixels between a quadrant's corner and its name."""

_ABOVE_ENDS: Final = 13.0
"""Design pixels between the upper end's name and the map's title above it."""

TITLE_PLACEHOLDER: Final = "Title of the map"
QUADRANT_PLACEHOLDER: Final = "name this quadrant"

_SHADE: Final = 0.05
"""Opacity of the coarse grid's bands."""


def ground(frame: Frame, look: Look) -> Iterator[Mark]:
    yield Box(frame.left, frame.top, frame.side, frame.side, Fill(look.plane))


def axes(properties: Properties, frame: Frame, look: Look) -> Iterator[Mark]:
    """The coarse grid, the plane's edge and the two axes through their crossing."""
    unit = frame.unit
    yield from coarse_grid(properties, frame, look)
    edge = Stroke(look.hairline, unit)
    yield Box(frame.left, frame.top, frame.side, frame.side, None, edge)
    line = Stroke(look.axis, 1.25 * unit, 0.9)
    x, y = frame.x(properties.axes.x.crossing), frame.y(properties.axes.y.crossing)
    yield Line(frame.left, y, frame.right, y, line)
    yield Line(x, frame.top, x, frame.bottom, line)


def coarse_grid(properties: Properties, frame: Frame, look: Look) -> Iterator[Mark]:
    """The coarse grid, if there is one: every other column and row a little darker, and lines.
    So faint that the heat below keeps its colours.
    """
    cells = properties.heat.grid
    if not cells:
        return
    step, shade = frame.side / cells, Fill(look.axis, _SHADE)
    for n in range(0, cells, 2):
        yield Box(frame.left + n * step, frame.top, step, frame.side, shade)
        yield Box(frame.left, frame.top + n * step, frame.side, step, shade)
    line = Stroke(look.axis, frame.unit, 0.4)
    for n in range(1, cells):
        x, y = frame.left + n * step, frame.top + n * step
        yield Line(x, frame.top, x, frame.bottom, line)
        yield Line(frame.left, y, frame.right, y, line)


def cell_middles(cells: int) -> list[float]:
    """Where along an axis the middles of a coarse grid's cells lie, in plane units."""
    return [round(-1.0 + (2 * n + 1) / cells, 4) for n in range(cells)]


def end_margin(axes: Axes, look: Look) -> float:
    """Design pixels that the names of the x axis' ends need beside the plane."""
    names = (axes.x.low, axes.x.high)
    return max(_width(_capitals(name), look.axis_size, look) for name in names) + 2 * _GAP


def turned_margin(look: Look) -> float:
    """Design pixels that they need where they are turned, which they are when room is scarce."""
    return lettering.line_height(look.axis_size) + 2 * _GAP


def fitting_side(axes: Axes, look: Look, width: float, height: float) -> float:
    """The side of the largest good plane in this room (all in design pixels). The names beside it
    are turned only where that gains a tenth: upright they read better.
    """
    upright = min(width - 2 * end_margin(axes, look), height)
    turned = min(width - 2 * turned_margin(look), height)
    return turned if upright < 0.9 * turned else upright


def end_names(
    properties: Properties, frame: Frame, look: Look, page_width: float
) -> Iterator[Text]:
    """The names of the four axis ends, outside the plane. Where one of the x axis does not fit
    beside it, both are turned; what does not fit even then is cut.
    """
    both, unit = properties.axes, frame.unit
    size, gap = look.axis_size * unit, _GAP * unit
    yield from _beside(both, frame, look, page_width)
    centre = frame.x(both.x.crossing)
    above, below = frame.top - gap, frame.bottom + gap + lettering.cap_height(size)
    for name, base in ((both.y.high, above), (both.y.low, below)):
        end = _end(name, centre, base, "middle", frame.side, size, look)
        yield replace(end, x=_along(end, end.x, frame.left, frame.right))


def _beside(axes: Axes, frame: Frame, look: Look, page_width: float) -> Iterator[Text]:
    size, gap = look.axis_size * frame.unit, _GAP * frame.unit
    half, middle = lettering.cap_height(size) / 2, frame.y(axes.y.crossing)
    needed = (end_margin(axes, look) - 0.5 * _GAP) * frame.unit
    if min(frame.left, page_width - frame.right) >= needed:
        yield _end(axes.x.low, frame.left - gap, middle + half, "end", needed, size, look)
        yield _end(axes.x.high, frame.right + gap, middle + half, "start", needed, size, look)
        return
    left, right = frame.left - gap, frame.right + gap
    for name, x, turn in ((axes.x.low, left, -90.0), (axes.x.high, right, 90.0)):
        end = _end(name, x, middle, "middle", frame.side, size, look, turn)
        yield replace(end, y=_along(end, end.y, frame.top, frame.bottom))


def _along(end: Text, at: float, first: float, last: float) -> float:
    """Where a name is centred along an edge of the plane: at its axis, but not beyond the edge."""
    half = lettering.width(end.text, end.size, end.weight, end.spacing) / 2
    return max(min(at, last - half), first + half)


def quadrant_names(
    properties: Properties, frame: Frame, look: Look, differing: bool = False
) -> Iterator[Text]:
    """Each quadrant's name in its outer corner. `differing`: it lies over colours of two sides,
    whose middle is bright in the dark look too, where the quiet grey would be lost.
    """
    if differing and look.dark:
        look = replace(look, secondary=look.text, halo=replace(look.halo, opacity=1.0))
    size, inset = look.quadrant_size * frame.unit, _INSET * frame.unit
    top = frame.top + inset + lettering.cap_height(size)
    bottom = frame.bottom - inset
    left, right = frame.left + inset, frame.right - inset
    x = frame.x(properties.axes.x.crossing)
    rooms = (x - left - inset, right - x - inset)
    named = properties.quadrants
    yield _quadrant(named.top_left.name, left, top, "start", rooms[0], size, look)
    yield _quadrant(named.top_right.name, right, top, "end", rooms[1], size, look)
    yield _quadrant(named.bottom_left.name, left, bottom, "start", rooms[0], size, look)
    yield _quadrant(named.bottom_right.name, right, bottom, "end", rooms[1], size, look)


def title(words: str, x: float, base: float, room: float, look: Look, unit: float) -> Text:
    """The map's title in one line from x on, cut where it is wider than the room."""
    size = look.title_size * unit
    fitting = lettering.elide(" ".join(words.split()), size, max(room, 0.0), 600)
    return Text(x, base, fitting, size, look.text, 600)


def title_above(properties: Properties, frame: Frame, look: Look) -> Text:
    """The title above the plane, over the upper end's name, from the plane's left edge to its
    right one.
    """
    base = frame.top - (_GAP + lettering.cap_height(look.axis_size) + _ABOVE_ENDS) * frame.unit
    return title(properties.title, frame.left, base, frame.side, look, frame.unit)


def title_height(look: Look) -> float:
    """Design pixels that the title needs above the upper end's name."""
    return _ABOVE_ENDS + lettering.cap_height(look.title_size)


def title_or_placeholder(properties: Properties, frame: Frame, look: Look) -> Text:
    """`title_above`, with faint words where there is none yet: for a canvas, not for paper."""
    if properties.title.strip():
        return title_above(properties, frame, look)
    filled = title_above(replace(properties, title=TITLE_PLACEHOLDER), frame, look)
    return replace(filled, weight=400, colour=look.axis)


def with_placeholders(axes: Axes) -> Axes:
    """The axes with a word for what is missing at each end that has no name."""
    x, y = axes.x, axes.y
    return Axes(
        replace(x, low=x.low.strip() or "left end", high=x.high.strip() or "right end"),
        replace(y, low=y.low.strip() or "lower end", high=y.high.strip() or "upper end"),
    )


def ends_or_placeholders(
    properties: Properties, frame: Frame, look: Look, page_width: float
) -> Iterator[Text]:
    """`end_names`, with a faint word where an end has no name yet: for a canvas, not for paper."""
    filled = replace(properties, axes=with_placeholders(properties.axes))
    own = end_names(properties, frame, look, page_width)
    for name, word in zip(own, end_names(filled, frame, look, page_width), strict=True):
        text = word.text.lower()
        faint = replace(word, text=text, weight=400, spacing=0.0, colour=look.axis)
        yield name if name.text else faint


def quadrant_placeholders(properties: Properties, frame: Frame, look: Look) -> Iterator[Text]:
    """What may stand in the corner of each quadrant, faint, until it has a name; empty where it
    has one.
    """
    named = properties.quadrants
    words = [
        Quadrant("" if quadrant.name.strip() else QUADRANT_PLACEHOLDER)
        for quadrant in (named.top_left, named.top_right, named.bottom_left, named.bottom_right)
    ]
    filled = replace(properties, quadrants=Quadrants(*words))
    for text in quadrant_names(filled, frame, look):
        yield replace(text, weight=400, colour=look.axis)


def covered(names: Iterable[Text]) -> list[Rect]:
    """The boxes that names cover, for labels to keep clear of; empty names cover nothing."""
    return [text_rect(name) for name in names if name.text]


def text_rect(text: Text) -> Rect:
    """The box that a text without turn covers."""
    wide = lettering.width(text.text, text.size, text.weight, text.spacing)
    left = text.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    top = text.y - lettering.cap_height(text.size)
    return left, top, left + wide, text.y + lettering.descent(text.size) / 2


def _end(
    name: str,
    x: float,
    y: float,
    anchor: Anchor,
    room: float,
    size: float,
    look: Look,
    turn: float = 0.0,
) -> Text:
    fitting = lettering.elide(_capitals(name), size, max(room, 0.0), 600, look.axis_spacing)
    return Text(x, y, fitting, size, look.text, 600, anchor, turn=turn, spacing=look.axis_spacing)


def _capitals(name: str) -> str:
    return " ".join(name.split()).upper()


def _quadrant(
    name: str, x: float, y: float, anchor: Anchor, room: float, size: float, look: Look
) -> Text:
    fitting = lettering.elide(" ".join(name.split()), size, max(room, 0.0), 600)
    halo = Halo(look.halo.colour, look.halo.opacity * 0.8)
    return Text(x, y, fitting, size, look.secondary, 600, anchor, halo)


def _width(text: str, size: float, look: Look) -> float:
    return lettering.width(text, size, 600, look.axis_spacing)
