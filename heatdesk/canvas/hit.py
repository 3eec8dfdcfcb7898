"""Hit: what lies under a point of the canvas. Markers first, then names, then the rims of extents;
small before large. The inside of an extent is no target: a rubber band may begin there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.model.items import Placement

_LEAST_TARGET: Final = 24.0
_LEAST_TOUCHED: Final = 44.0
"""Pixels that a target is wide at least, however small it is drawn: for a mouse, for a finger."""

_RIM: Final = 5.0
_TOUCHED_RIM: Final = 12.0
"""Pixels on either side of a rim that count as the rim."""

HANDLE: Final = 9.0
"""Pixels that a handle is wide."""

Handle = Literal["nw", "n", "ne", "e", "se", "s", "sw", "w"]

_HANDLES: Final[dict[Handle, tuple[int, int]]] = {
    "nw": (-1, -1),
    "ne": (1, -1),
    "se": (1, 1),
    "sw": (-1, 1),
    "n": (0, -1),
    "e": (1, 0),
    "s": (0, 1),
    "w": (-1, 0),
}

Part = Literal["marker", "name", "rim"]


@dataclass(frozen=True, slots=True)
class Hit:
    """The item under a point, and which part of it."""

    id: str
    part: Part


@dataclass(frozen=True, slots=True)
class Search:
    """What may be hit, and where; `bubbles` come bottom first. A finger needs larger targets."""

    bubbles: Sequence[Bubble]
    labels: Sequence[Label]
    frame: Frame
    look: Look
    touch: bool = False

    def hit(self, px: float, py: float) -> Hit | None:
        """The item under a canvas point, or None."""
        return next(self._hits(px, py), None)

    def under(self, px: float, py: float) -> tuple[str, ...]:
        """All items under a canvas point: what `hit` would find if those before were not there,
        and last those that only hold the point in their extent, small before large.
        """
        inside = [b for b in self.bubbles if _level(b.placement, self.frame, px, py) <= 1.0]
        ids = [hit.id for hit in self._hits(px, py)]
        return tuple(dict.fromkeys([*ids, *(b.item.id for b in sorted(inside, key=_area))]))

    def _hits(self, px: float, py: float) -> Iterator[Hit]:
        for bubble in self._markers(px, py):
            yield Hit(bubble.item.id, "marker")
        for label in reversed(self.labels):
            left, top, right, bottom = label.rect
            if left <= px <= right and top <= py <= bottom:
                yield Hit(label.id, "name")
        width = _TOUCHED_RIM if self.touch else _RIM
        rims = [b for b in self.bubbles if _on_rim(b.placement, self.frame, px, py, width)]
        for bubble in sorted(rims, key=_area):
            yield Hit(bubble.item.id, "rim")

    def _markers(self, px: float, py: float) -> list[Bubble]:
        """Those whose markers are within reach: the nearest first, of equal ones the upper."""
        least = _LEAST_TOUCHED if self.touch else _LEAST_TARGET
        reach = max(self.look.marker + 4.0, least) / 2
        near = [
            (_distance(b.placement, self.frame, px, py), -n, b) for n, b in enumerate(self.bubbles)
        ]
        found = sorted((entry for entry in near if entry[0] <= reach), key=lambda entry: entry[:2])
        return [bubble for _, _, bubble in found]


def handles(placement: Placement, frame: Frame) -> dict[Handle, tuple[float, float]]:
    """Where an extent's handles are, corners before sides."""
    x, y = frame.x(placement.x), frame.y(placement.y)
    half_width = max(frame.length(placement.width) / 2, 12.0)
    half_height = max(frame.length(placement.height) / 2, 12.0)
    return {
        name: (x + across * half_width, y + down * half_height)
        for name, (across, down) in _HANDLES.items()
    }


def handle_at(
    placement: Placement, frame: Frame, px: float, py: float, touch: bool = False
) -> Handle | None:
    """The handle under a canvas point, the nearest where there are several."""
    reach = _LEAST_TOUCHED / 2 if touch else HANDLE / 2 + 4.0
    near = {
        name: max(abs(px - x), abs(py - y)) for name, (x, y) in handles(placement, frame).items()
    }
    nearest = min(near, key=lambda name: near[name])
    return nearest if near[nearest] <= reach else None


def _distance(placement: Placement, frame: Frame, px: float, py: float) -> float:
    return math.hypot(px - frame.x(placement.x), py - frame.y(placement.y))


def _level(placement: Placement, frame: Frame, px: float, py: float) -> float:
    """0 at the centre of an extent, 1 at its rim."""
    rx, ry = frame.length(placement.width) / 2, frame.length(placement.height) / 2
    return math.hypot((px - frame.x(placement.x)) / rx, (py - frame.y(placement.y)) / ry)


def _on_rim(placement: Placement, frame: Frame, px: float, py: float, width: float) -> bool:
    level = _level(placement, frame, px, py)
    if level == 0:
        return False
    # The distance to the rim along the ray from the centre: near the rim a fair measure.
    return abs(1 - 1 / level) * _distance(placement, frame, px, py) <= width


def _area(bubble: Bubble) -> float:
    return bubble.placement.width * bubble.placement.height
