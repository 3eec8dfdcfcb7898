"""Snapping: what a moving marker is drawn to, and the guides that show it.

Each axis is judged alone: the crossing, the other markers' lines, equal spacing with two markers in
the same row or column, or the middles of a coarse grid's cells. The nearest within reach wins.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from heatdesk.figure import board, lettering
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Anchor, Box, Fill, Line, Mark, Segment, Stroke, Text
from heatdesk.model.properties import Properties

PULL: Final = 6.0
"""Pixels within which a line draws a marker."""

_SAME_ROW: Final = 0.002
"""Plane units that markers in one row may differ by."""

_ASIDE: Final = 22.0
"""Pixels from a row to the bars that show its spacing: clear of the markers and names in it."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Snap:
    """Where the marker goes, and what drew it there along each axis (None: nothing did)."""

    x: float
    y: float
    across: Target | None = None
    up: Target | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A value along one axis, and the markers whose spacing it continues, if it does."""

    value: float
    spaced: tuple[Point, ...] = ()


class Magnets:
    """What draws a marker, sorted once a gesture: a move then costs a few bisections, however
    many other markers there are.
    """

    def __init__(self, others: Iterable[Point], properties: Properties) -> None:
        cells, axes = properties.heat.grid, properties.axes
        points = () if cells else tuple(others)
        middles = board.cell_middles(cells)
        self._lines = (
            sorted(middles or [axes.x.crossing, *(x for x, _ in points)]),
            sorted(middles or [axes.y.crossing, *(y for _, y in points)]),
        )
        self._across = sorted(((y, x) for x, y in points))
        self._up = sorted(points)

    def draw(
        self, point: Point, frame: Frame, across: bool = True, up: bool = True, pull: float = PULL
    ) -> Snap:
        """Draws a point of the plane to the nearest lines within `pull` pixels, along the axes
        that are free.
        """
        reach = pull * 2.0 / frame.side
        x, y = point
        to_x = _nearest(x, self._lines[0], reach) if across else None
        to_y = _nearest(y, self._lines[1], reach) if up else None
        if across and to_x is None:
            to_x = _spacing(x, to_y.value if to_y else y, self._across, reach, level=True)
        if up and to_y is None:
            to_y = _spacing(y, to_x.value if to_x else x, self._up, reach, level=False)
        return Snap(to_x.value if to_x else x, to_y.value if to_y else y, to_x, to_y)


def hairlines(found: Snap, frame: Frame, look: Look) -> Iterator[Mark]:
    """A line across the plane for each axis that drew the marker, to lie below all bubbles."""
    x, y = frame.x(found.x), frame.y(found.y)
    if found.across is not None:
        yield from _hairline(round(x), round(frame.top), 1.0, round(frame.side), look)
    if found.up is not None:
        yield from _hairline(round(frame.left), round(y), round(frame.side), 1.0, look)


def values(found: Snap, frame: Frame, look: Look) -> Iterator[Mark]:
    """What the lines stand for, where they begin, and bars of equal spacing."""
    x, y = frame.x(found.x), frame.y(found.y)
    for target in (found.across, found.up):
        if target is not None and target.spaced:
            yield from _bars(target, (found.x, found.y), frame, look)
    if found.across is not None:
        yield from _value(x + 8, max(frame.top, 0.0) + 17, f"x = {found.x:+.2f}", look)
    if found.up is not None:
        yield from _value(max(frame.left, 0.0) + 10, y - 9, f"y = {found.y:+.2f}", look)


def _nearest(value: float, lines: Sequence[float], reach: float) -> Target | None:
    at = bisect_left(lines, value)
    near = [line for line in lines[max(at - 1, 0) : at + 1] if abs(line - value) <= reach]
    return Target(min(near, key=lambda line: abs(line - value))) if near else None


def _spacing(
    value: float, row: float, points: Sequence[Point], reach: float, level: bool
) -> Target | None:
    """Where the marker stands between its two neighbours of a row, or goes on at the distance of
    the two before or after it. `points` are (row, value), sorted; `level` if the rows are.
    """
    low = bisect_left(points, (row - _SAME_ROW, -9.0))
    high = bisect_left(points, (row + _SAME_ROW, 9.0))
    line = sorted((v, r) for r, v in points[low:high])
    at = bisect_left(line, (value, -9.0))
    found = []
    for a, b in itertools.pairwise(line[max(at - 2, 0) : at + 2]):
        target = _continued(a[0], b[0], value)
        if b[0] - a[0] > _SAME_ROW and abs(target - value) <= reach:
            found.append(Target(target, (a, b) if level else (a[::-1], b[::-1])))
    return min(found, key=lambda t: abs(t.value - value), default=None)


def _continued(low: float, high: float, value: float) -> float:
    """The middle for a value between the two, else the next step beyond the nearer one."""
    if value < low:
        return round(2 * low - high, 4)
    return round((low + high) / 2 if value <= high else 2 * high - low, 4)


def _hairline(x: float, y: float, wide: float, high: float, look: Look) -> Iterator[Mark]:
    """In a casing, without which it would be lost on heat of its own lightness. Boxes on whole
    pixels: stroked lines of this length would cost a tenth of a drag's frame.
    """
    dx, dy = (1.0, 0.0) if wide < high else (0.0, 1.0)
    casing = (x - dx, y - dy, wide + 2 * dx, high + 2 * dy)
    yield Box(*casing, Fill(look.halo.colour, 0.55))
    yield Box(x, y, wide, high, Fill(look.accent))


def _value(x: float, y: float, text: str, look: Look, anchor: Anchor = "start") -> Iterator[Mark]:
    """On a chip, which is a quarter of a halo's work."""
    size = look.small_size
    wide = lettering.width(text, size, 600)
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    high = lettering.cap_height(size) + 8
    yield Box(left - 4, y - high + 4, wide + 8, high, Fill(look.canvas, 0.88), None, 4.0)
    yield Text(x, y, text, size, look.accent, 600, anchor)


def _bars(target: Target, at: Point, frame: Frame, look: Look) -> Iterator[Mark]:
    """A bar with ends across each of the equal gaps, and how wide they are in plane units."""
    points = sorted([*target.spaced, at])
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        gap = f"{max(abs(bx - ax), abs(by - ay)):.2f}"
        x1, y1, x2, y2 = frame.x(ax), frame.y(ay), frame.x(bx), frame.y(by)
        if abs(y1 - y2) < abs(x1 - x2):
            y = y1 + _ASIDE
            yield from _bar((x1, y, x2, y), (0.0, 5.0), look)
            yield from _value((x1 + x2) / 2, y + 19, gap, look, "middle")
        else:
            x = x1 - _ASIDE
            yield from _bar((x, y1, x, y2), (5.0, 0.0), look)
            yield from _value(x - 10, (y1 + y2) / 2 + 4, gap, look, "end")


def _bar(along: Segment, tick: tuple[float, float], look: Look) -> Iterator[Mark]:
    (x1, y1, x2, y2), (dx, dy) = along, tick
    lines = [along, (x1 - dx, y1 - dy, x1 + dx, y1 + dy), (x2 - dx, y2 - dy, x2 + dx, y2 + dy)]
    for stroke in (Stroke(look.halo.colour, 3.5, 0.7), Stroke(look.accent, 1.5)):
        yield from (Line(*line, stroke) for line in lines)
