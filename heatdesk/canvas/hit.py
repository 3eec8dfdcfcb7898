"""Hit: what lies under a point of the canvas. Markers first, then names, then the rims of extents;
small before large. The inside of an extent is no target: a rubber band may begin there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal

from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import Label
from heatdesk.figure.look import Look
from heatdesk.model.items import Placement

_LEAST_TARGET: Final = 24.0
"""Pixels that a target is wide at least, however small it is drawn."""

_RIM: Final = 5.0
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


def hit(
    bubbles: Sequence[Bubble],
    labels: Sequence[Label],
    frame: Frame,
    look: Look,
    px: float,
    py: float,
) -> str | None:
    """The id of the item under a canvas point, or None. `bubbles` come bottom first."""
    reach = max(look.marker + 4.0, _LEAST_TARGET) / 2
    near = [(_distance(b.placement, frame, px, py), -n, b) for n, b in enumerate(bubbles)]
    markers = [entry for entry in near if entry[0] <= reach]
    if markers:
        return min(markers, key=lambda entry: entry[:2])[2].item.id
    for label in reversed(labels):
        left, top, right, bottom = label.rect
        if left <= px <= right and top <= py <= bottom:
            return label.id
    rims = [b for b in bubbles if _on_rim(b.placement, frame, px, py)]
    return min(rims, key=_area).item.id if rims else None


def handles(placement: Placement, frame: Frame) -> dict[Handle, tuple[float, float]]:
    """Where an extent's handles are, corners before sides."""
    x, y = frame.x(placement.x), frame.y(placement.y)
    half_width = max(frame.length(placement.width) / 2, 12.0)
    half_height = max(frame.length(placement.height) / 2, 12.0)
    return {
        name: (x + across * half_width, y + down * half_height)
        for name, (across, down) in _HANDLES.items()
    }


def handle_at(placement: Placement, frame: Frame, px: float, py: float) -> Handle | None:
    """The handle under a canvas point."""
    reach = HANDLE / 2 + 4.0
    for name, (x, y) in handles(placement, frame).items():
        if abs(px - x) <= reach and abs(py - y) <= reach:
            return name
    return None


def _distance(placement: Placement, frame: Frame, px: float, py: float) -> float:
    return math.hypot(px - frame.x(placement.x), py - frame.y(placement.y))


def _on_rim(placement: Placement, frame: Frame, px: float, py: float) -> bool:
    rx, ry = frame.length(placement.width) / 2, frame.length(placement.height) / 2
    dx, dy = px - frame.x(placement.x), py - frame.y(placement.y)
    level = math.hypot(dx / rx, dy / ry)
    if level == 0:
        return False
    # The distance to the rim along the ray from the centre: near the rim a fair measure.
    return abs(1 - 1 / level) * math.hypot(dx, dy) <= _RIM


def _area(bubble: Bubble) -> float:
    return bubble.placement.width * bubble.placement.height
