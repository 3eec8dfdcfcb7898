"""Areas: connected hot and warm regions of the plane, and whose heat they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.sources import Sources
from heatdesk.heat.field import Field
from heatdesk.heat.zones import Thresholds
from heatdesk.model.findings import HotZone

SMALLEST: Final = 4
"""Cells; what is smaller is dropped from list and outline alike."""

EXPLAINED: Final = 0.999
"""Pairs of an area are listed, largest first, until this share of it is covered."""


@dataclass(frozen=True, slots=True)
class Peak:
    """Where an area is hottest, and how hot it is there."""

    x: float
    y: float
    heat: float


@dataclass(frozen=True, slots=True)
class PairShare:
    """A pair's share of T R in some part of the plane, 0 to 1."""

    technology: str
    role: str
    share: float


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
    cells: NDArray[np.intp] = field(
        default_factory=lambda: np.empty(0, np.intp), compare=False, repr=False
    )
    """Flat indices of its cells in the n x n grid that it was found on, ascending."""
    grid: int = 0


def areas(
    field: Field, sources: Sources, thresholds: Thresholds, pause: Pause = no_pause
) -> tuple[Area, ...]:
    """The hot and the warm areas together, hottest first; a hot one before the warm around it."""
    raise NotImplementedError


def without_specks(values: NDArray[np.floating[Any]], level: float) -> NDArray[np.floating[Any]]:
    """The field with regions at or above the level that are no areas (too few cells) brought just
    below it, for outlines that agree with the list. The field itself where there are none.
    """
    raise NotImplementedError


def at(areas: Sequence[Area], x: float, y: float) -> tuple[int, ...]:
    """Indices of the areas whose cells hold this point of the plane."""
    raise NotImplementedError
