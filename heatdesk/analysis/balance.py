"""Balance: how a field's heat divides between the sides of the axes and the quadrants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heatdesk.model.properties import Axes, QuadrantKey

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Sides:
    """Shares of the heat below and above an axis' crossing; together 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Balance:
    x: Sides
    y: Sides


Quadrants = dict[QuadrantKey, float]
"""The share of each quadrant; together 1. 'top' is y high."""


def balance(values: Array, axes: Axes) -> Balance | None:
    """The balance of an n x n field, or None where there is no heat. A cell that holds the
    crossing is split in proportion.
    """
    parts = _parts(values, axes)
    if parts is None:
        return None
    low_y, high_y = parts.sum(axis=1)
    low_x, high_x = parts.sum(axis=0)
    return Balance(Sides(float(low_x), float(high_x)), Sides(float(low_y), float(high_y)))


def quadrants(values: Array, axes: Axes) -> Quadrants | None:
    """The quadrants' shares of an n x n field, or None where there is no heat."""
    parts = _parts(values, axes)
    if parts is None:
        return None
    (bottom_left, bottom_right), (top_left, top_right) = parts.tolist()
    return {
        "top_left": top_left,
        "top_right": top_right,
        "bottom_left": bottom_left,
        "bottom_right": bottom_right,
    }


def _parts(values: Array, axes: Axes) -> NDArray[np.float64] | None:
    """The four quadrants' shares: shape (2, 2), [y, x], low before high."""
    n = len(values)
    sums = _sides(axes.y.crossing, n) @ values.astype(np.float64) @ _sides(axes.x.crossing, n).T
    total = float(sums.sum())
    if total <= 0:
        return None
    shares: NDArray[np.float64] = sums / total
    return shares


def _sides(crossing: float, n: int) -> NDArray[np.float64]:
    """How much of each cell lies below and above a crossing: shape (2, n), in each cell 1."""
    below = np.clip((crossing + 1.0) * n / 2.0 - np.arange(n), 0.0, 1.0)
    return np.stack([below, 1.0 - below])
