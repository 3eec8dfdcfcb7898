"""Labels: where each bubble's name goes, so that as few as possible cover one another.

The layout has no memory: a fixed priority and a fixed order of candidates decide, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.figure import lettering
from heatdesk.figure.bubbles import Bubble
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Text, Weight

Rect = tuple[float, float, float, float]
"""left, top, right, bottom in page units."""

_LONGEST: Final = 22.0
"""A label is elided where it is wider than this many times its size."""

_TRIM: Final = 0.16
"""The part of the font's ascent, in ems, that no Latin letter uses: boxes are tight without it."""

_DIAGONAL: Final = 0.75
_SIDES: Final[tuple[tuple[float, float], ...]] = (
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (_DIAGONAL, -_DIAGONAL),
    (_DIAGONAL, _DIAGONAL),
    (-_DIAGONAL, -_DIAGONAL),
    (-_DIAGONAL, _DIAGONAL),
)
"""Directions from the marker, best first: right, left, below, above, then the diagonals."""

_MARKER_COST: Final = 3.0
"""How much worse it is to cover a marker, or to leave the plane, than to cover a label."""


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label: its text and its box on the page."""

    id: str
    text: str
    weight: Weight
    rect: Rect

    def mark(self, frame: Frame, look: Look) -> Text:
        left, top, _, _ = self.rect
        size = look.label_size * frame.unit
        base = top + lettering.ascent(size) - _TRIM * size
        return Text(left, base, self.text, size, look.text, self.weight, halo=look.halo)

    def moved(self, dx: float, dy: float) -> Label:
        left, top, right, bottom = self.rect
        return Label(
            self.id, self.text, self.weight, (left + dx, top + dy, right + dx, bottom + dy)
        )


def place_labels(
    bubbles: Sequence[Bubble], frame: Frame, look: Look, obstacles: Iterable[Rect] = ()
) -> tuple[Label, ...]:
    """A label for every bubble, in the bubbles' order. `obstacles` are boxes to keep clear of."""
    markers = np.array([_marker_rect(b, frame, look) for b in bubbles]).reshape(-1, 4)
    fixed = np.array(list(obstacles), dtype=np.float64).reshape(-1, 4)
    hard = np.concatenate([markers, fixed])
    soft = np.empty((len(bubbles), 4))
    placed: dict[str, Label] = {}
    for number, bubble in enumerate(sorted(bubbles, key=_priority)):
        candidates = _candidates(bubble, frame, look)
        cost = _MARKER_COST * (_overlap(candidates.rects, hard) + _outside(candidates.rects, frame))
        cost += _overlap(candidates.rects, soft[:number])
        best = candidates.rects[int(np.argmin(cost))]
        soft[number] = best
        rect = (float(best[0]), float(best[1]), float(best[2]), float(best[3]))
        placed[bubble.item.id] = Label(bubble.item.id, candidates.text, candidates.weight, rect)
    return tuple(placed[bubble.item.id] for bubble in bubbles)


@dataclass(frozen=True, slots=True)
class _Candidates:
    text: str
    weight: Weight
    rects: NDArray[np.float64]


def _candidates(bubble: Bubble, frame: Frame, look: Look) -> _Candidates:
    size = look.label_size * frame.unit
    weight: Weight = 600 if bubble.item.layer == "role" else 400
    text = lettering.elide(" ".join(bubble.item.name.split()), size, _LONGEST * size, weight)
    width = lettering.width(text, size, weight)
    height = lettering.line_height(size) - _TRIM * size
    rects = list(_spots(bubble, frame, look, width, height))
    return _Candidates(text, weight, np.array(rects))


def _spots(bubble: Bubble, frame: Frame, look: Look, width: float, height: float) -> Iterator[Rect]:
    """The boxes that the label may take: the user's own where there is one, else eight."""
    x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
    own = bubble.placement.label
    if own is not None:
        size = look.label_size * frame.unit
        left, top = x + own.dx * size, y + own.dy * size
        yield left, top, left + width, top + height
        return
    reach = (look.marker / 2 + look.label_gap) * frame.unit
    for across, down in _SIDES:
        left = x + across * reach - width * _share_before(across)
        top = y + down * reach - height * _share_before(down)
        yield left, top, left + width, top + height


def _share_before(direction: float) -> float:
    """Which share of a box lies before its anchor: all towards the low side, none to the high."""
    return 0.5 if direction == 0 else float(direction < 0)


def _priority(bubble: Bubble) -> tuple[bool, float]:
    """Roles first (there are fewer), then heavy before light; ties keep their stacking order."""
    return bubble.item.layer != "role", -bubble.placement.weight


def _marker_rect(bubble: Bubble, frame: Frame, look: Look) -> Rect:
    x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
    half = (look.marker / 2 + 2) * frame.unit
    return x - half, y - half, x + half, y + half


def _overlap(rects: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much area each of `rects` (k, 4) shares with all `others` (m, 4): shape (k,)."""
    low = np.maximum(rects[:, None, :2], others[None, :, :2])
    high = np.minimum(rects[:, None, 2:], others[None, :, 2:])
    shared: NDArray[np.float64] = np.prod(np.maximum(high - low, 0.0), axis=2).sum(axis=1)
    return shared


def _outside(rects: NDArray[np.float64], frame: Frame) -> NDArray[np.float64]:
    """How much of each box's area lies beyond the plane: shape (k,)."""
    plane = np.array([[frame.left, frame.top, frame.right, frame.bottom]])
    area: NDArray[np.float64] = np.prod(rects[:, 2:] - rects[:, :2], axis=1)
    return area - _overlap(rects, plane)
