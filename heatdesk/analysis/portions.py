"""Portions: how the product T R of a part of the plane divides into pairs, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.components import Cells
from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.sources import Side, Sources
from heatdesk.heat.kernel import profiles

Array = NDArray[np.float64]

_CELLS: Final = 1024
"""Cells to one matrix product: two milliseconds for 200 technologies and 100 roles."""

_NAMED: Final = 1000
"""Pairs that are made at once: one or two milliseconds."""


@dataclass(frozen=True, slots=True)
class PairShare:
    """A pair's share of T R in some part of the plane, 0 to 1."""

    technology: str
    role: str
    share: float


def ranked(
    sources: Sources, shares: Array, count: int, pause: Pause = no_pause
) -> tuple[PairShare, ...]:
    """The `count` largest of all pairs' shares, largest first, then by ids."""
    flat = shares.ravel()
    if count == 0:
        return ()
    candidates = np.flatnonzero(flat >= np.partition(flat, -count)[-count])
    order = candidates[np.argsort(-flat[candidates], kind="stable")][:count]
    made: list[PairShare] = []
    for start in range(0, count, _NAMED):
        some = order[start : start + _NAMED]
        first, second = np.divmod(some, shares.shape[1])
        technologies = map(sources.technologies.ids.__getitem__, first.tolist())
        roles = map(sources.roles.ids.__getitem__, second.tolist())
        made.extend(map(PairShare, technologies, roles, flat[some].tolist()))
        pause()
    return tuple(made)


def explaining(
    sources: Sources, products: Array, least: float, pause: Pause = no_pause
) -> tuple[PairShare, ...]:
    """The largest pairs that together hold at least the share `least` of the products."""
    total = float(products.sum())
    if total <= 0:
        return ()
    shares = products / total
    # All pairs under this bound together are half of what may be left out: no need to sort them.
    worth_sorting = shares[shares > (1.0 - least) / (2 * shares.size)]
    covered = np.cumsum(-np.sort(-worth_sorting))
    pause()
    margin = 1e-12  # whoever adds the shares up in another order is to find enough, too
    return ranked(sources, shares, int(np.searchsorted(covered, least + margin)) + 1, pause)


class Products:
    """The pairs' products t_i r_j, added up over cells of one n x n grid."""

    def __init__(self, sources: Sources, n: int) -> None:
        self._n = n
        self._technologies = _Profiles(sources.technologies, n)
        self._roles = _Profiles(sources.roles, n)

    def over(self, cells: Cells, pause: Pause = no_pause) -> Array:
        """The sum over some cells for every pair: shape (technologies, roles)."""
        total = np.zeros((self._technologies.count, self._roles.count))
        for start in range(0, len(cells), _CELLS):
            rows, columns = np.divmod(cells[start : start + _CELLS], self._n)
            technologies = self._technologies.on(rows, columns)
            total += technologies.T @ self._roles.on(rows, columns)
            pause()
        return total


class _Profiles:
    """One layer's kernels along both axes of a grid, cell by cell: what is gathered lies together
    in memory.
    """

    def __init__(self, side: Side, n: int) -> None:
        x, y, width, height, weight = side.rows.T
        self.count = len(side.ids)
        self._across = np.ascontiguousarray(profiles(x, width, n, np.float64).T)
        self._up = np.ascontiguousarray(profiles(y, height, n, np.float64).T) * weight

    def on(self, rows: Cells, columns: Cells) -> Array:
        """Every kernel on some cells: shape (cells, items)."""
        heats: Array = self._up.take(rows, axis=0)
        heats *= self._across.take(columns, axis=0)
        return heats
