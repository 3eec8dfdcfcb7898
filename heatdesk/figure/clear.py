"""Clear: which boxes and lines touch which others. Shapes broadcast; the last axis holds four."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from heatdesk.figure.label_spots import Array, Boxes

Flags = NDArray[np.bool_]


def overlapping(boxes: Boxes, others: Boxes) -> Flags:
    """Whether boxes share area."""
    across = (boxes[..., 0] < others[..., 2]) & (boxes[..., 2] > others[..., 0])
    return np.asarray(across & (boxes[..., 1] < others[..., 3]) & (boxes[..., 3] > others[..., 1]))


def touching(boxes: Boxes, others: Boxes) -> Flags:
    """Whether boxes share area or an edge."""
    across = (boxes[..., 0] <= others[..., 2]) & (boxes[..., 2] >= others[..., 0])
    return np.asarray(
        across & (boxes[..., 1] <= others[..., 3]) & (boxes[..., 3] >= others[..., 1])
    )


def spans(lines: Boxes) -> Boxes:
    """The boxes that lines span."""
    a, b = lines[..., :2], lines[..., 2:]
    return np.concatenate([np.minimum(a, b), np.maximum(a, b)], axis=-1)


def within(boxes: Boxes, frame: tuple[float, float, float, float]) -> Flags:
    """Whether boxes lie wholly inside a larger one."""
    left, top, right, bottom = frame
    low = (boxes[..., 0] >= left) & (boxes[..., 1] >= top)
    return np.asarray(low & (boxes[..., 2] <= right) & (boxes[..., 3] <= bottom))


def crossing(lines: Boxes, others: Boxes) -> Flags:
    """Whether lines cross or touch."""
    a, b, c, d = lines[..., :2], lines[..., 2:], others[..., :2], others[..., 2:]
    apart = (_side(a, b, c) * _side(a, b, d) > 0) | (_side(c, d, a) * _side(c, d, b) > 0)
    return np.asarray(~apart)


def piercing(lines: Boxes, boxes: Boxes) -> Flags:
    """Whether lines go through boxes."""
    start, way = lines[..., :2], lines[..., 2:] - lines[..., :2]
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    low, high = (boxes[..., :2] - start) / way, (boxes[..., 2:] - start) / way
    enter = np.minimum(low, high).max(axis=-1)
    leave = np.maximum(low, high).min(axis=-1)
    return np.asarray((enter < leave) & (leave > 0.0) & (enter < 1.0))


def _side(a: Array, b: Array, c: Array) -> Array:
    """On which side of the line from a to b the point c lies: the sign of an area."""
    way, other = b - a, c - a
    return np.asarray(way[..., 0] * other[..., 1] - way[..., 1] * other[..., 0])
