"""Lattice: every few cells of a grid, with a bound for what the cells between may hold.

T is a sum of Gaussian kernels, whose logarithms bend down by no more than 1 / s^2 of the narrowest;
so does their sum, and log T R by no more than k = 1 / si^2 + 1 / sj^2. Between two points of a
distance L it rises therefore at most k L^2 / 8 above the higher one, and on a plane as much again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.components import Cells
from heatdesk.analysis.sources import Side, Sources
from heatdesk.heat.kernel import FWHM_TO_SIGMA, cell_centres

_STEPS: Final = (8, 4, 2)
_LOOSEST: Final = 0.08
"""The most by which log T R may rise between the lattice's points."""


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """`lines` are the indices of its rows and columns among the grid's n, the outermost included.

    Nowhere on the grid is T R higher than `slack` times the highest of the lattice's points around.
    """

    n: int
    lines: Cells
    slack: float

    @classmethod
    def of(cls, sources: Sources, n: int) -> Lattice:
        """The coarsest lattice that tells enough."""
        for step in _STEPS:
            rise = _bend(sources) * (step * 2.0 / n) ** 2 / 8.0
            if rise <= _LOOSEST:
                return cls(n, np.union1d(np.arange(0, n, step), [n - 1]), math.exp(rise))
        return cls(n, np.arange(n), 1.0)

    @property
    def m(self) -> int:
        """Its rows, and its columns."""
        return len(self.lines)

    @property
    def places(self) -> NDArray[np.float64]:
        """Where its rows and columns lie on the plane: shape (m,)."""
        return cell_centres(self.n)[self.lines]

    def inside(self, cells: Cells) -> Cells:
        """Its points that are among some cells of the grid: flat indices of points."""
        row, column = np.divmod(cells, self.n)
        _, up = self._between(row)
        _, right = self._between(column)
        among = (self.lines[up] == row) & (self.lines[right] == column)
        points: Cells = up[among] * self.m + right[among]
        return points

    def around(self, cells: Cells) -> Cells:
        """Its points between which some cells of the grid lie: flat indices of points."""
        row, column = np.divmod(cells, self.n)
        near = np.zeros((self.m, self.m), dtype=bool)
        for up in self._between(row):
            for right in self._between(column):
                near[up, right] = True
        return np.flatnonzero(near)

    def box(self, points: Cells) -> tuple[slice, slice]:
        """The rows and columns of the grid that hold every cell next to some of its points."""
        row, column = np.divmod(points, self.m)
        return self._span(row), self._span(column)

    def _between(self, indices: Cells) -> tuple[Cells, Cells]:
        """The lines before and after rows or columns of the grid; twice the same on a line."""
        every = np.arange(self.n)  # a look into a table is faster than a search for each cell
        before = np.searchsorted(self.lines, every, side="right") - 1
        after = np.searchsorted(self.lines, every, side="left")
        return before[indices], after[indices]

    def _span(self, lines: Cells) -> slice:
        first = max(int(lines.min()) - 1, 0)
        last = min(int(lines.max()) + 1, self.m - 1)
        return slice(int(self.lines[first]), int(self.lines[last]) + 1)


def _bend(sources: Sources) -> float:
    """How far log T R may bend down, along both axes together."""
    return sum(
        float((1.0 / (FWHM_TO_SIGMA * _narrowest(side)) ** 2).sum())
        for side in (sources.technologies, sources.roles)
    )


def _narrowest(side: Side) -> NDArray[np.float64]:
    """The least width and the least height of what heats."""
    widths: NDArray[np.float64] = side.rows[side.rows[:, 4] > 0, 2:4].min(axis=0)
    return widths
