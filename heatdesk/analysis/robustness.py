"""Robustness: how many of many slightly re-placed maps still have an area.

A map is judged on a lattice of every few cells first, in single precision. The lattice bounds what
may lie between its points, so for most maps the answer is certain; the rest is computed on the
grid's own cells, in double precision, where they can matter. The answer is that of the whole grid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.areas import Area, owners
from heatdesk.analysis.components import Cells
from heatdesk.analysis.lattice import Lattice
from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.replaced import LEAST_EXPONENT, Array, Replaced
from heatdesk.analysis.sources import Side, Sources
from heatdesk.heat.kernel import cell_centres
from heatdesk.heat.scale import alignment_scale
from heatdesk.model.findings import HotZone
from heatdesk.model.properties import HeatSettings

MAPS: Final = 500

_ROUNDING: Final = 3e-4
"""What single precision may be off, as a share."""

_EQUAL: Final = 1.0 - 1e-12
"""The hottest cell of all is as hot as itself, though it is computed among other cells."""

_WORK: Final = 40_000_000
"""Multiplications at once: two milliseconds."""


def robustness(
    sources: Sources,
    areas: Sequence[Area],
    settings: HeatSettings,
    elsewhere: float,
    pause: Pause = no_pause,
) -> tuple[float, ...]:
    """For each area the share of MAPS re-placed maps in which it survives: the largest A over its
    own cells reaches its threshold times the re-placed map's own scale (a fixed scale stays).

    `elsewhere` is the largest A of the project's other scenarios, which stay as they are.
    """
    if not areas or settings.doubt == 0:
        return (1.0,) * len(areas)
    judge = _Judge(sources, areas, settings, elsewhere, pause)
    survived = np.zeros(len(areas))
    for start in range(0, MAPS, judge.batch):
        survived += judge.survivors(slice(start, min(start + judge.batch, MAPS)), pause)
        pause()
    return tuple((survived / MAPS).tolist())


@dataclass(frozen=True, slots=True, eq=False)
class _Sampled:
    """An area on the lattice: the points between which its cells lie, and those among its cells."""

    near: Cells
    inside: Cells

    @classmethod
    def of(cls, area: Area, lattice: Lattice, pause: Pause) -> _Sampled:
        near = lattice.around(area.cells)
        pause()
        return cls(near, lattice.inside(area.cells))


class _Judge:
    """Says which areas survive in which maps. Heat is T R here, thresholds are squares like it."""

    def __init__(
        self,
        sources: Sources,
        areas: Sequence[Area],
        settings: HeatSettings,
        elsewhere: float,
        pause: Pause,
    ) -> None:
        self._maps = Replaced(sources, settings.doubt, MAPS, pause)
        pause()
        n = areas[0].grid
        self._lattice = Lattice.of(sources, n)
        self._centres = cell_centres(n)
        self._areas = [_Sampled.of(area, self._lattice, pause) for area in areas]
        self._owned = {z: owners(areas, z).reshape(n, n) for z in get_args(HotZone)}
        self._zones = [area.zone for area in areas]
        self._shares = np.array([getattr(settings, zone) for zone in self._zones]) ** 2 * _EQUAL
        self._least = alignment_scale(settings, elsewhere) ** 2
        self._fixed = settings.scale is not None
        hottest = self._scale(np.array([areas[0].peak.heat ** 2]))
        self._floor, self._kind = _precision(sources, float(self._shares.min() * hottest.max()))
        self._slack = self._lattice.slack * (1.0 + _ROUNDING)

    @property
    def batch(self) -> int:
        """How many maps to judge at once."""
        return max(1, min(64, _WORK // (self._lattice.m**2 * max(self._maps.count, 4))))

    def survivors(self, maps: slice, pause: Pause) -> NDArray[np.float64]:
        """In how many of these maps each area survives: shape (areas,)."""
        places = self._lattice.places
        heat = self._maps.products(maps, places, places, self._kind)
        heat = heat.reshape(len(heat), -1)
        pause()
        top = heat.max(axis=1).astype(np.float64)
        low, high = self._bounds(heat)
        surely = low >= self._shares[:, None] * self._scale(top * self._slack)
        perhaps = high >= self._shares[:, None] * self._scale(self._lower(top))
        survived: NDArray[np.float64] = surely.sum(axis=1, dtype=np.float64)
        for number in np.flatnonzero((perhaps & ~surely).any(axis=0)).tolist():
            open_ones = np.flatnonzero(perhaps[:, number] & ~surely[:, number]).tolist()
            survived[open_ones] += self._judged(maps.start + number, heat[number], open_ones)
            pause()
        return survived

    def _bounds(self, heat: Array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What the hottest of each area's cells has at least and at most: (areas, maps)."""
        low = [heat.take(area.inside, axis=1).max(axis=1, initial=0.0) for area in self._areas]
        high = [heat.take(area.near, axis=1).max(axis=1) for area in self._areas]
        return self._lower(np.array(low, np.float64)), np.array(high, np.float64) * self._slack

    def _judged(self, number: int, heat: Array, areas: Sequence[int]) -> list[bool]:
        """Whether the areas survive in one map, by the cells of the grid."""
        scale = self._exact_scale(number, heat)
        return [self._survives(number, heat, index, scale) for index in areas]

    def _exact_scale(self, number: int, heat: Array) -> float:
        top = float(heat.max())
        if self._fixed or top * self._slack <= self._least:
            return self._least
        points = np.flatnonzero(heat >= self._lower(top) / self._slack)
        return max(self._least, float(self._cells(number, points)[1].max()))

    def _survives(self, number: int, heat: Array, index: int, scale: float) -> bool:
        wanted = float(self._shares[index]) * scale
        near = self._areas[index].near
        points = near[heat[near] >= wanted / self._slack]
        if not len(points):
            return False
        box, values = self._cells(number, points)
        own = self._owned[self._zones[index]][box] == index
        return bool((values[own] >= wanted).any())

    def _cells(self, number: int, points: Cells) -> tuple[tuple[slice, slice], Array]:
        """The grid's cells around some of the lattice's points, and their heat in one map."""
        up, across = self._lattice.box(points)
        one = slice(number, number + 1)
        rows, columns = self._centres[up], self._centres[across]
        return (up, across), self._maps.products(one, rows, columns, np.float64)[0]

    def _scale(self, top: NDArray[np.float64]) -> NDArray[np.float64]:
        """The squared scale of maps whose largest heat is `top`."""
        return np.full(len(top), self._least) if self._fixed else np.maximum(top, self._least)

    def _lower(self, heat: Any) -> Any:
        """What the heat is at least, given what single precision says."""
        return (heat - self._floor) * (1.0 - _ROUNDING)


def _precision(sources: Sources, wanted: float) -> tuple[float, type[np.floating[Any]]]:
    """What a kind of number's floor may add to T R, and the kind: the shortest for which that is
    next to nothing beside what is wanted of an area in the map as it is.
    """
    weights = _weight(sources.technologies) * _weight(sources.roles)
    single, double = (2.0 * weights * math.exp(floor) for floor in LEAST_EXPONENT.values())
    return (single, np.float32) if single <= 0.01 * wanted else (double, np.float64)


def _weight(side: Side) -> float:
    return float(side.rows[:, 4].sum())
