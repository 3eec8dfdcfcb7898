"""Freeforms: closed lines as shapes whose points can be edited, no more of them than it takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.export.pptx.nodes import EMU, Node, node
from heatdesk.figure.marks import Ellipse, Rect

Ring = NDArray[np.floating[Any]]

NEAR: Final = 0.4
"""Page units that a simplified line may stray: less than a pixel of a screen."""

_ROUND: Final = 72
"""Points of an ellipse that is cut."""


def simplified(ring: Ring, near: float = NEAR) -> Ring:
    """A closed line, points of shape (k, 2), without those that it hardly needs: none strays
    farther than `near` (Ramer, Douglas and Peucker, on both halves between two far points).
    """
    points = ring[:-1] if len(ring) > 1 and np.array_equal(ring[0], ring[-1]) else ring
    if len(points) < 4:
        return points
    far = int(np.argmax(np.hypot(*(points - points[0]).T)))
    closed = np.concatenate([points, points[:1]])
    kept = np.zeros(len(closed), dtype=bool)
    kept[[0, far, len(points)]] = True
    waiting = [(0, far), (far, len(points))]
    while waiting:
        first, last = waiting.pop()
        middle = _farthest(closed, first, last, near)
        if middle is not None:
            kept[middle] = True
            waiting += [(first, middle), (middle, last)]
    return points[kept[:-1]]


def cut(ellipse: Ellipse, box: Rect) -> Ring:
    """The outline of what of an ellipse lies in a box, along whose edges the rest is drawn."""
    angles = np.linspace(0.0, 2.0 * np.pi, _ROUND, endpoint=False)
    x = ellipse.x + ellipse.rx * np.cos(angles)
    y = ellipse.y + ellipse.ry * np.sin(angles)
    left, top, right, bottom = box
    return np.stack([np.clip(x, left, right), np.clip(y, top, bottom)], axis=1)


def bounds(rings: Iterable[Ring]) -> Rect:
    points = np.concatenate(list(rings))
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def geometry(rings: Iterable[Ring], box: Rect) -> Node:
    """Closed lines as one shape in a box: what lies in an odd number of them is inside."""
    left, top, right, bottom = box
    corner = np.array([left, top])
    size = {"w": round((right - left) * EMU), "h": round((bottom - top) * EMU)}
    path = node("a:path", size)
    for ring in rings:
        path.extend(_drawn(np.rint((ring - corner) * EMU).astype(int).tolist()))
    empty = ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst")
    rect = node("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    return node("a:custGeom", None, *map(node, empty), rect, node("a:pathLst", None, path))


def _drawn(points: list[list[int]]) -> list[Node]:
    """The steps of one closed line."""
    steps = [
        node("a:lnTo" if n else "a:moveTo", None, node("a:pt", {"x": x, "y": y}))
        for n, (x, y) in enumerate(points)
    ]
    return [*steps, node("a:close")]


def _farthest(points: Ring, first: int, last: int, near: float) -> int | None:
    """Which point between two of them strays farthest from the way between them, if it does."""
    if last - first < 2:
        return None
    way, gaps = points[last] - points[first], points[first + 1 : last] - points[first]
    along = np.clip(gaps @ way / max(float(way @ way), 1e-12), 0.0, 1.0)
    off = np.hypot(*(gaps - along[:, None] * way).T)
    at = int(np.argmax(off))
    return first + 1 + at if off[at] > near else None
