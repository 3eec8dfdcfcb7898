"""Areas: connected hot and warm regions of the plane, and whose heat they are."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.components import Cells, components, regions
from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.portions import PairShare as PairShare
from heatdesk.analysis.portions import Products, explaining
from heatdesk.analysis.sources import Sources
from heatdesk.heat.field import Field
from heatdesk.heat.kernel import cell_centres
from heatdesk.heat.zones import Thresholds
from heatdesk.model.findings import HotZone

SMALLEST: Final = 4
"""Cells; what is smaller is dropped from list and outline alike."""

EXPLAINED: Final = 0.999
"""Pairs of an area are listed, largest first, until this share of it is covered."""

_NONE: Final = np.empty(0, np.intp)

Coordinates = np.float64 | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Peak:
    """Where an area is hottest, and how hot it is there."""

    x: float
    y: float
    heat: float


@dataclass(frozen=True, slots=True)
class Area:
    """`size` is a fraction of the plane, `share` of the total alignment heat. `holds` are indices
    of the hot areas inside a warm one, in the list that holds this one. `robustness` is the share
    of re-placed maps in which the area survives, None until it is known.
    """

    zone: HotZone
    peak: Peak
    centroid: tuple[float, float]
    size: float
    share: float
    pairs: tuple[PairShare, ...]
    holds: tuple[int, ...] = ()
    robustness: float | None = None
    cells: Cells = dataclasses.field(
        default_factory=lambda: np.empty(0, np.intp), compare=False, repr=False
    )
    """Flat indices of its cells in the n x n grid that it was found on, ascending."""
    grid: int = 0


def areas(
    field: Field, sources: Sources, thresholds: Thresholds, pause: Pause = no_pause
) -> tuple[Area, ...]:
    """The hot and the warm areas together, hottest first; a hot one before the warm around it."""
    alignment = np.asarray(field.overlay("alignment"), dtype=np.float64)
    pause()
    if not alignment.any():
        return ()
    found = _found(alignment, thresholds)
    pause()
    holds = [_held(one, found) for one in found]
    products = _products(found, holds, Products(sources, len(alignment)), pause)
    total = float(alignment.sum())
    return tuple(
        _area(one, alignment, total, explaining(sources, product, EXPLAINED, pause), held)
        for one, product, held in zip(found, products, holds, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Region:
    """A component with its zone, before anything else is known of it."""

    zone: HotZone
    cells: Cells
    peak: int
    """Its hottest cell; the first of equals."""
    heat: float

    @property
    def order(self) -> tuple[float, bool, int]:
        return -self.heat, self.zone == "warm", self.peak


def _found(alignment: NDArray[np.float64], thresholds: Thresholds) -> list[_Region]:
    """The regions of both zones in the order of the list."""
    values = alignment.ravel()
    found = []
    levels: tuple[tuple[HotZone, float], ...]
    levels = (("hot", thresholds.hot), ("warm", thresholds.warm))
    for zone, level in levels:
        for cells in regions(alignment, level, SMALLEST):
            peak = int(cells[values[cells].argmax()])
            found.append(_Region(zone, cells, peak, float(values[peak])))
    return sorted(found, key=lambda region: region.order)


def _held(region: _Region, found: Sequence[_Region]) -> tuple[int, ...]:
    """Indices of the hot regions inside a warm one: each lies in it wholly or not at all."""
    if region.zone == "hot":
        return ()
    hot = ((index, other) for index, other in enumerate(found) if other.zone == "hot")
    return tuple(index for index, other in hot if _among(region.cells, int(other.cells[0])))


def _products(
    found: Sequence[_Region], holds: Sequence[tuple[int, ...]], products: Products, pause: Pause
) -> list[NDArray[np.float64]]:
    """The pairs' products in each region. A warm one's are those of the hot ones that it holds and
    of the cells around them, so that no cell is added up twice.
    """
    made: dict[int, NDArray[np.float64]] = {}
    for index in sorted(range(len(found)), key=lambda index: found[index].zone):  # hot ones first
        inside = [found[held].cells for held in holds[index]]
        around = np.setdiff1d(found[index].cells, np.concatenate([*inside, _NONE]), True)
        made[index] = sum((made[held] for held in holds[index]), products.over(around, pause))
    return [made[index] for index in range(len(found))]


def _area(
    region: _Region,
    alignment: NDArray[np.float64],
    total: float,
    pairs: tuple[PairShare, ...],
    holds: tuple[int, ...],
) -> Area:
    n = len(alignment)
    row, column = np.divmod(region.cells, n)
    centres = cell_centres(n)
    peak = Peak(float(centres[region.peak % n]), float(centres[region.peak // n]), region.heat)
    centroid = float(centres[column].mean()), float(centres[row].mean())
    share = float(alignment.ravel()[region.cells].sum()) / total
    size = len(region.cells) / n**2
    return Area(region.zone, peak, centroid, size, share, pairs, holds, None, region.cells, n)


def without_specks(values: NDArray[np.floating[Any]], level: float) -> NDArray[np.floating[Any]]:
    """The field with regions at or above the level that are no areas (too few cells) brought just
    below it, for outlines that agree with the list. The field itself where there are none.

    What is exactly at the level in an area is brought just above it: a line runs around higher
    cells only.
    """
    exact = np.float64(level)  # a number of the values' own kind might be rounded past some of them
    specks = [cells for cells in components(values >= exact) if len(cells) < SMALLEST]
    level_ones = values == exact
    if not specks and not level_ones.any():
        return values
    cleaned = values.copy()
    cleaned[level_ones] = np.nextafter(values.dtype.type(level), values.dtype.type(np.inf))
    cleaned.ravel()[np.concatenate([*specks, _NONE])] = _below(level, values.dtype)
    return cleaned


def at(areas: Sequence[Area], x: float, y: float) -> tuple[int, ...]:
    """Indices of the areas whose cells hold this point of the plane."""
    return tuple(
        index
        for index, area in enumerate(areas)
        if _among(area.cells, int(cells_at(np.float64(x), np.float64(y), area.grid)))
    )


def owners(areas: Sequence[Area], zone: HotZone) -> Cells:
    """For each cell the index of the area of this zone that it belongs to, or -1: shape (n * n,).
    Shape (0,) where there are no areas.
    """
    owned = np.full(areas[0].grid ** 2 if areas else 0, -1, np.intp)
    for index, area in enumerate(areas):
        if area.zone == zone:
            owned[area.cells] = index
    return owned


def cells_at(x: Coordinates, y: Coordinates, n: int) -> Any:
    """The flat indices of the cells that hold points; the plane's far edges belong to the last."""
    column, row = (np.clip(((at + 1.0) * n / 2.0).astype(np.intp), 0, n - 1) for at in (x, y))
    return row * n + column


def _among(cells: Cells, cell: int) -> bool:
    index = int(np.searchsorted(cells, cell))
    return index < len(cells) and int(cells[index]) == cell


def _below(level: float, dtype: np.dtype[np.floating[Any]]) -> np.floating[Any]:
    """The largest number of this kind that is under the level."""
    nearest = dtype.type(level)
    return nearest if nearest < level else np.nextafter(nearest, dtype.type(-np.inf))
