"""Label spots: where labels may go round their markers, best first, as boxes and leader lines.

Everything is computed for all labels at once: n labels with k spots each are arrays of (n, k, 4).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

Boxes = NDArray[np.float64]
"""left, top, right, bottom, or x1, y1, x2, y2 of lines, in the last axis."""

_DIAGONAL: Final = 0.75
_BESIDE: Final = np.array(
    [
        (1.0, 0.0),
        (-1.0, 0.0),
        (0.0, 1.0),
        (0.0, -1.0),
        (_DIAGONAL, -_DIAGONAL),
        (_DIAGONAL, _DIAGONAL),
        (-_DIAGONAL, -_DIAGONAL),
        (-_DIAGONAL, _DIAGONAL),
    ]
)
"""Directions beside the marker, best first: right, left, below, above, then the diagonals."""

_DISTANCES: Final = (2.0, 3.0, 4.2, 5.6, 7.2, 9.0)
"""How far away a label on a leader may be, in reaches of a label beside its marker."""

_TURNS: Final = 24


def _ring() -> Array:
    """Directions of the leaders all round: near ones first, sideways before up and down."""
    angles = (2 * math.pi * n / _TURNS for n in range(_TURNS))
    ordered = sorted(angles, key=lambda a: (round(abs(math.sin(a)), 6), a))
    return np.array([(math.cos(a) * d, math.sin(a) * d) for d in _DISTANCES for a in ordered])


_ROUND: Final = np.array(
    [(math.cos(turn * math.pi / 12), math.sin(turn * math.pi / 12)) for turn in range(24)]
)
"""Directions of more boxes beside the marker, for a layout that takes its time."""

_AWAY: Final = _ring()
_TOWARDS: Final = _AWAY / np.hypot(_AWAY[:, 0], _AWAY[:, 1])[:, None]


@dataclass(frozen=True, slots=True)
class Sizes:
    """What spots depend on: `centres`, `sizes` and `radii` (half extents) are of shape (n, 2).

    `reach` is the distance from a marker's centre to a label beside it, `rim` to the marker's edge.
    """

    centres: Array
    sizes: Array
    radii: Array
    reach: float
    rim: float

    def of(self, chosen: NDArray[Any]) -> Sizes:
        """The same for some of the labels."""
        some = (self.centres[chosen], self.sizes[chosen], self.radii[chosen])
        return Sizes(*some, self.reach, self.rim)


def beside(given: Sizes) -> Boxes:
    """Eight boxes for each label that touch its marker's reach; those in its own extent first."""
    boxes = _boxes(given, _BESIDE * given.reach, np.sign(_BESIDE))
    corners = np.maximum(
        np.abs(boxes[..., :2] - given.centres[:, None]),
        np.abs(boxes[..., 2:] - given.centres[:, None]),
    )
    outside = np.square(corners / given.radii[:, None]).sum(axis=-1) > 1.0
    order = np.argsort(outside, axis=1, kind="stable")
    return np.take_along_axis(boxes, order[..., None], axis=1)


def round_about(given: Sizes) -> Boxes:
    """Boxes all round the marker that touch its reach, between those of `beside`."""
    return _boxes(given, _ROUND * given.reach, _ROUND)


def leaders(given: Sizes) -> tuple[Boxes, Boxes]:
    """Boxes farther away, and for each the line from the marker's rim to its nearest point."""
    boxes = _boxes(given, _AWAY * given.reach, _TOWARDS)
    starts = given.centres[:, None] + _TOWARDS * given.rim
    ends = np.clip(starts, boxes[..., :2], boxes[..., 2:])
    return boxes, np.concatenate([starts, ends], axis=-1)


def leader_to(box: Array, centre: Array, rim: float) -> Array:
    """The line from the rim of a marker at `centre` to the nearest point of a box: x1, y1, x2, y2.
    A single point where the box reaches the rim.
    """
    end = np.clip(centre, box[:2], box[2:])
    way = end - centre
    far = float(np.hypot(way[0], way[1]))
    start = centre + way * (rim / far) if far > rim else end
    return np.concatenate([start, end])


def _boxes(given: Sizes, offsets: Array, towards: Array) -> Boxes:
    """Boxes whose near side touches the offset point, as seen in the direction `towards`."""
    before = (1.0 - towards) / 2.0  # which share of a box lies before the point
    corners = given.centres[:, None] + offsets - before * given.sizes[:, None]
    return np.concatenate([corners, corners + given.sizes[:, None]], axis=-1)
