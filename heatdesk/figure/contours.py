"""Contours: the closed lines around hot and warm regions of a field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from contourpy import ContourGenerator

Array = NDArray[np.floating[Any]]


def contours(values: Array, levels: Sequence[float]) -> list[tuple[Array, ...]]:
    """For each level the closed lines at which an n x n field passes it, as plane points (k, 2).

    The field is padded with zeros, so that lines close at the plane's edge. Levels of 0 or less
    have no contour.
    """
    n = values.shape[0]
    highest = float(values.max()) if n else 0.0
    if not any(0 < level <= highest for level in levels):
        return [() for _ in levels]
    generator = _generator(values)
    return [_lines(generator, level) if 0 < level <= highest else () for level in levels]


def _generator(values: Array) -> ContourGenerator:
    # 80 ms to import: only where contours are shown. The class itself, since `contour_generator`
    # takes longer to look for masked values than the lines take to trace.
    from contourpy import FillType, LineType, SerialContourGenerator, ZInterp

    n = values.shape[0]
    padded = np.zeros((n + 2, n + 2), dtype=np.float64)
    padded[1:-1, 1:-1] = values
    nothing_masked: Any = None
    return SerialContourGenerator(
        *_places(n),
        padded,
        nothing_masked,
        corner_mask=False,
        line_type=LineType.Separate,
        fill_type=FillType.OuterOffset,
        quad_as_tri=False,
        z_interp=ZInterp.Linear,
        x_chunk_size=0,
        y_chunk_size=0,
    )


def _lines(generator: ContourGenerator, level: float) -> tuple[Array, ...]:
    return tuple(np.asarray(line) for line in generator.lines(level) if len(line) > 3)


@lru_cache(maxsize=8)
def _places(n: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where the padded grid's cells lie on the plane; the padding lies on its edge."""
    at = np.clip((np.arange(n + 2) - 0.5) * (2.0 / n) - 1.0, -1.0, 1.0)
    x, y = np.meshgrid(at, at)
    return x, y


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
    rows = cells[low::step] + cells[high::step]  # whole rows first: they lie together in memory
    quarter: Array = (rows[:, low::step] + rows[:, high::step]) * 0.25
    return quarter
