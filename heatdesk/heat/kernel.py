"""The heat of single placements: Gaussian profiles along each axis, sampled at cell centres.

A placement with centre (cx, cy), full widths at half maximum `width` and `height` and weight w adds
`w * exp(-((x-cx)^2 / (2 sx^2) + (y-cy)^2 / (2 sy^2)))`, with `s = FWHM_TO_SIGMA * full width`. The
kernel is separable, so a sum of many is one matrix product of their profiles.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.model.items import Placement

Array = NDArray[np.floating[Any]]

FWHM_TO_SIGMA: Final = 1.0 / (2.0 * math.sqrt(2.0 * math.log(2.0)))
"""A Gaussian's standard deviation as a share of its full width at half maximum."""

REACH: Final = 6.0
"""Standard deviations from the centre beyond which a kernel may count as zero (1.5e-8 of it)."""

_FLOORS: Final = {"float32": -40.0, "float64": -170.0}
"""Exponents are raised to this before `exp`: denormal numbers would make the product 4 to 10 times
slower. A product of two such profiles, and of two such sums, is still a normal number."""

_CHUNK: Final = 2048
"""Placements to a matrix product, which bounds the memory of the profiles."""


def cell_centres(n: int) -> NDArray[np.float64]:
    """Centres of n equal cells from -1 to 1: shape (n,)."""
    return np.arange(1 - n, n, 2, dtype=np.float64) / n


def as_array(placements: Iterable[Placement]) -> NDArray[np.float64]:
    """The placements that heat, as rows (x, y, width, height, weight): shape (k, 5)."""
    rows = [p.heat_key for p in placements if p.heats]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 5)


def profiles(centres: Array, widths: Array, n: int, dtype: type[np.floating[Any]]) -> Array:
    """One row for each centre: its kernel along one axis of n cells, 1.0 at the centre. (k, n)."""
    steps = (1.0 / math.sqrt(2.0)) / (FWHM_TO_SIGMA * widths)
    offsets = cell_centres(n).astype(dtype)[None, :] - centres.astype(dtype)[:, None]
    offsets *= steps.astype(dtype)[:, None]
    np.square(offsets, out=offsets)
    np.negative(offsets, out=offsets)
    np.maximum(offsets, dtype(_FLOORS[np.dtype(dtype).name]), out=offsets)
    np.exp(offsets, out=offsets)
    return offsets


def add_up(rows: NDArray[np.float64], n: int, dtype: type[np.floating[Any]] = np.float64) -> Array:
    """The sum of the kernels of `rows` (see as_array) on an n x n grid, row 0 at y = -1."""
    total = np.zeros((n, n), dtype=dtype)
    for start in range(0, len(rows), _CHUNK):
        x, y, width, height, weight = rows[start : start + _CHUNK].T
        across = profiles(x, width, n, dtype)
        up = profiles(y, height, n, dtype)
        up *= weight.astype(dtype)[:, None]
        if start == 0:
            np.matmul(up.T, across, out=total)
        else:
            total += up.T @ across
    return total
