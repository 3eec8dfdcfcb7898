"""Paints: where a mark lies on the page, and how its shape is outlined and filled."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.export.pptx.nodes import Node, colour, filling, frame, node, outline, share
from heatdesk.figure import lettering
from heatdesk.figure.marks import Box, Ellipse, Line, Mark, Picture, Rect, Text

_OVERHANG: Final = 0.06
"""How far an ellipse may leave its box and stay an ellipse, as a share of the box."""

_PIECES: Final = 12
"""Of a bar of colours. Not all programs know a fill of more than two colours."""

_LAP: Final = 0.75
"""Page units by which a piece lies under the next, so that no seam is seen."""

_UPRIGHT: Final = 0.7
"""From this sine of its turn on a text stands rather than lies."""


def look(mark: Mark) -> tuple[Node, ...]:
    """Geometry, filling and outline of an ellipse, a box or a line."""
    match mark:
        case Ellipse():
            return preset("ellipse"), filling(mark.fill), outline(mark.stroke)
        case Box():
            return _corners(mark), filling(mark.fill), outline(mark.stroke)
        case Line():
            return preset("line"), outline(mark.stroke)
    raise TypeError(f"no shape for {mark!r}")


def rect(mark: Mark) -> Rect:
    """left, top, right, bottom of an ellipse, a box, a picture or a line."""
    match mark:
        case Ellipse():
            return mark.x - mark.rx, mark.y - mark.ry, mark.x + mark.rx, mark.y + mark.ry
        case Box() | Picture():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Line():
            (left, right), (top, bottom) = sorted((mark.x1, mark.x2)), sorted((mark.y1, mark.y2))
            return left, top, right, bottom
    raise TypeError(f"no box of {mark!r}")


def turns(mark: Mark) -> dict[str, object]:
    """How a line is mirrored in its box: it begins at the upper left one's corner."""
    if not isinstance(mark, Line):
        return {}
    back = {"flipH": mark.x2 < mark.x1, "flipV": mark.y2 < mark.y1}
    return {turn: 1 for turn, is_back in back.items() if is_back}


def text_rect(mark: Text) -> tuple[Rect, Rect]:
    """The box of a text as if it were not turned, and the box that it takes on the page."""
    wide = lettering.width(mark.text, mark.size, mark.weight, mark.spacing)
    high = lettering.line_height(mark.size)
    along = wide * {"start": 0.5, "middle": 0.0, "end": -0.5}[mark.anchor]
    up = (lettering.ascent(mark.size) - lettering.descent(mark.size)) / 2
    angle = math.radians(mark.turn)
    x = mark.x + along * math.cos(angle) + up * math.sin(angle)
    y = mark.y + along * math.sin(angle) - up * math.cos(angle)
    across, down = (high, wide) if abs(math.sin(angle)) > _UPRIGHT else (wide, high)
    return _centred(x, y, wide, high), _centred(x, y, across, down)


def at(box: Rect, **turned: object) -> Node:
    left, top, right, bottom = box
    return frame("a:xfrm", left, top, right - left, bottom - top, **turned)


def preset(name: str, *guides: Node) -> Node:
    return node("a:prstGeom", {"prst": name}, node("a:avLst", None, *guides))


def pieces(bar: Picture) -> Iterator[tuple[Rect, Node]]:
    """A row of pixels as boxes from left to right with their fillings: one for each colour where
    there are few, else each from one colour to another.
    """
    colours = bar.pixels[0]
    edges = [0, *(np.flatnonzero(np.diff(colours)) + 1).tolist(), len(colours)]
    if len(edges) > _PIECES + 1:
        edges = np.linspace(0, len(colours), _PIECES + 1).astype(int).tolist()
    for first, end in pairwise(edges):
        left, right = (bar.x + bar.width * n / len(colours) for n in (first, end))
        lap = _LAP if end < len(colours) else 0.0
        box = (left, bar.y, min(right + lap, bar.x + bar.width), bar.y + bar.height)
        yield box, _blend(_hex(colours, first), _hex(colours, end - 1))


def leaves(mark: Ellipse, box: Rect) -> bool:
    """Whether an ellipse goes far beyond its box."""
    left, top, right, bottom = rect(mark)
    beyond = max(box[0] - left, box[1] - top, right - box[2], bottom - box[3])
    return beyond > _OVERHANG * (box[2] - box[0])


def around(boxes: Iterable[Rect]) -> Rect:
    """The box around boxes, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _centred(x: float, y: float, width: float, height: float) -> Rect:
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _corners(mark: Box) -> Node:
    if not mark.radius:
        return preset("rect")
    radius = min(mark.radius / max(min(mark.width, mark.height), 1e-6), 0.5)
    return preset("roundRect", node("a:gd", {"name": "adj", "fmla": f"val {share(radius)}"}))


def _hex(colours: NDArray[np.uint32], at: int) -> str:
    return f"#{int(colours[at]) & 0xFFFFFF:06x}"


def _blend(first: str, last: str) -> Node:
    """From one colour on the left to another on the right."""
    if first == last:
        return node("a:solidFill", None, colour(first))
    stops = (
        node("a:gs", {"pos": share(place)}, colour(hue))
        for place, hue in ((0.0, first), (1.0, last))
    )
    lin = node("a:lin", {"ang": 0, "scaled": 0})
    return node("a:gradFill", {"rotWithShape": 1}, node("a:gsLst", None, *stops), lin)
