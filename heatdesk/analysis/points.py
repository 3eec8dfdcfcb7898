"""Points: the heat of single points, from the kernels themselves and not from a grid."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.sources import Side, Sources
from heatdesk.heat.kernel import FWHM_TO_SIGMA

_TERMS: Final = 65_536
"""Exponentials that are worked out at once: what stays in a processor's cache."""

_FLOOR: Final = -700.0
"""Exponents are raised to this before `exp`, which is slow where its results are denormal."""

Array = NDArray[np.float64]


def heat_at(sources: Sources, x: Array, y: Array, pause: Pause = no_pause) -> Array:
    """A at k points of the plane, from all kernels and not from a grid: shape (k,)."""
    technologies = _side_heat(sources.technologies, x, y, pause)
    roles = _side_heat(sources.roles, x, y, pause)
    alignment: Array = np.sqrt(technologies) * np.sqrt(roles)
    return alignment


def _side_heat(side: Side, x: Array, y: Array, pause: Pause = no_pause) -> Array:
    """One layer's heat at k points of the plane: shape (k,)."""
    heat = np.zeros(len(x))
    batch = max(1, _TERMS // max(1, len(side.ids)))
    for start in range(0, len(x), batch):
        some = slice(start, start + batch)
        kernels = np.maximum(exponents(side, x[some], y[some]), _FLOOR)
        heat[some] = np.exp(kernels, out=kernels) @ side.rows[:, 4]
        pause()
    return heat


def exponents(side: Side, x: Array, y: Array) -> Array:
    """The logarithm of each kernel of weight 1 at k points: shape (k, items)."""
    steps = 1.0 / (math.sqrt(2.0) * FWHM_TO_SIGMA * side.rows[:, 2:4])
    across = x[:, None] - side.rows[:, 0]
    across *= steps[:, 0]
    np.square(across, out=across)
    up = y[:, None] - side.rows[:, 1]
    up *= steps[:, 1]
    np.square(up, out=up)
    across += up
    return np.negative(across, out=across)
