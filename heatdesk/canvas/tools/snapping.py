"""Snapping: what a moving marker is drawn to, and the guides that show it.

Each axis is judged alone: the crossing, the other markers' lines, equal spacing with two markers in
the same row or column, or the middles of a coarse grid's cells. The nearest within reach wins.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Line, Mark, Stroke, Text
from heatdesk.model.properties import Properties

PULL: Final = 6.0
"""Pixels within which a line draws a marker."""

_SAME_ROW: Final = 0.002
"""Plane units that markers in one row may differ by."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Snap:
    """Where the marker goes, and what drew it there along each axis (None: nothing did)."""

    x: float
    y: float
    across: Target | None
    up: Target | None


@dataclass(frozen=True, slots=True)
class Target:
    """A value along one axis, and the markers whose spacing it continues, if it does."""

    value: float
    spaced: tuple[Point, ...] = ()


def snap(point: Point, others: Sequence[Point], properties: Properties, frame: Frame) -> Snap:
    """Draws a point of the plane to the nearest lines within PULL pixels."""
    reach = PULL * 2.0 / frame.side
    x, y = point
    axes, cells = properties.axes, properties.heat.grid
    across = _nearest(x, _lines([p[0] for p in others], axes.x.crossing, cells), reach)
    up = _nearest(y, _lines([p[1] for p in others], axes.y.crossing, cells), reach)
    if not cells:
        row = [p for p in others if abs(p[1] - (up.value if up else y)) <= _SAME_ROW]
        column = [p for p in others if abs(p[0] - (across.value if across else x)) <= _SAME_ROW]
        across = across or _nearest(x, _spacings(row, 0), reach)
        up = up or _nearest(y, _spacings(column, 1), reach)
    return Snap(across.value if across else x, up.value if up else y, across, up)


def guides(found: Snap, properties: Properties, frame: Frame, look: Look) -> Iterator[Mark]:
    """A hairline and the value for each axis that drew the marker, and marks of equal spacing."""
    stroke = Stroke(look.accent, 1.0)
    x, y = frame.x(found.x), frame.y(found.y)
    if found.across is not None:
        yield Line(x, frame.top, x, frame.bottom, stroke)
        yield _value(x + 4, frame.top + 14, "x", found.across.value, look)
    if found.up is not None:
        yield Line(frame.left, y, frame.right, y, stroke)
        yield _value(frame.left + 6, y - 5, "y", found.up.value, look)
    for target in (found.across, found.up):
        if target is not None and target.spaced:
            yield from _spacing_marks(target, (found.x, found.y), frame, look)


def _lines(values: Sequence[float], crossing: float, cells: int) -> list[Target]:
    if cells:
        return [Target(round(-1.0 + (2 * n + 1) / cells, 4)) for n in range(cells)]
    return [Target(crossing), *(Target(value) for value in values)]


def _spacings(row: Sequence[Point], axis: int) -> list[Target]:
    """Places that stand between two neighbours of a row, or go on at their distance."""
    ordered = sorted(row, key=lambda p: p[axis])
    targets = []
    for a, b in itertools.pairwise(ordered):
        low, high = a[axis], b[axis]
        if high - low > _SAME_ROW:
            between, after, before = (low + high) / 2, 2 * high - low, 2 * low - high
            targets += [Target(round(v, 4), (a, b)) for v in (between, after, before)]
    return targets


def _nearest(value: float, targets: Sequence[Target], reach: float) -> Target | None:
    near = [t for t in targets if abs(t.value - value) <= reach]
    return min(near, key=lambda t: abs(t.value - value), default=None)


def _value(x: float, y: float, axis: str, value: float, look: Look) -> Text:
    return Text(x, y, f"{axis} = {value:+.2f}", 11.0, look.accent, 600, halo=look.halo)


def _spacing_marks(target: Target, at: Point, frame: Frame, look: Look) -> Iterator[Mark]:
    """A bar with ends across each of the equal gaps."""
    stroke = Stroke(look.accent, 1.5)
    points = sorted([*target.spaced, at])
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        x1, y1, x2, y2 = frame.x(ax), frame.y(ay), frame.x(bx), frame.y(by)
        yield Line(x1, y1, x2, y2, stroke)
        level = abs(y1 - y2) < abs(x1 - x2)
        dx, dy = (0.0, 5.0) if level else (5.0, 0.0)
        for x, y in ((x1, y1), (x2, y2)):
            yield Line(x - dx, y - dy, x + dx, y + dy, stroke)
