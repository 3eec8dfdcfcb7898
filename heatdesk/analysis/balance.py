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
    raise NotImplementedError


def quadrants(values: Array, axes: Axes) -> Quadrants | None:
    """The quadrants' shares of an n x n field, or None where there is no heat."""
    raise NotImplementedError
