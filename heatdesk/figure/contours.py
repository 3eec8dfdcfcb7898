"""Contours: the closed lines around hot and warm regions of a field."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]


def contours(values: Array, level: float) -> tuple[Array, ...]:
    """Closed lines at which an n x n field passes a level, as plane points of shape (k, 2).

    The field is padded with zeros, so that lines close at the plane's edge. Levels of 0 or less
    have no contour.
    """
    from contourpy import LineType, contour_generator  # 80 ms: only where contours are shown

    n = values.shape[0]
    if level <= 0 or n == 0 or float(values.max()) < level:
        return ()
    padded = np.zeros((n + 2, n + 2), dtype=values.dtype)
    padded[1:-1, 1:-1] = values
    at = np.clip((np.arange(n + 2) - 0.5) * (2.0 / n) - 1.0, -1.0, 1.0)
    generator = contour_generator(at, at, padded, line_type=LineType.Separate)
    return tuple(np.asarray(line) for line in generator.lines(level) if len(line) > 3)


def coarse(values: Array, at_most: int) -> Array:
    """Every k-th cell of a field, so that it has at most so many rows; k is a power of two."""
    step = 1
    while values.shape[0] // step > at_most:
        step *= 2
    # The mean of the two middle cells keeps the coarse cells' centres where they are said to be.
    return values if step == 1 else _means(values, step)


def _means(values: Array, step: int) -> Array:
    m = values.shape[0] // step
    low, high = step // 2 - 1, step // 2
    cells = values[: m * step, : m * step]
    quarter: Array = (
        cells[low::step, low::step]
        + cells[low::step, high::step]
        + cells[high::step, low::step]
        + cells[high::step, high::step]
    ) * 0.25
    return quarter
