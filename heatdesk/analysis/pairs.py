"""Pairs: how well each technology and each role fit, how much heat they share, and where.

With S = si^2 + sj^2 and d the distance along an axis, the alignment index is the cosine of two
Gaussian kernels, `product over x and y of sqrt(2 si sj / S) exp(-d^2 / 2S)`; strength is the
integral of the product of both kernels over the plane, times both weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.sources import Sources
from heatdesk.heat.zones import Thresholds, Zone

MEETING: Final = 0.25
"""The least alignment index of two that meet."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One technology with one role. `alignment` is 0 to 1 and independent of weight; `share` is of
    all pairs' strength, None where all are nothing; `heat` is A at the meeting point (x, y).
    """

    technology: str
    role: str
    alignment: float
    share: float | None
    x: float
    y: float
    heat: float
    zone: Zone


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """All pairs as a matrix: every array has shape (technologies, roles), float64.

    `shares` is all NaN where there is nothing to divide by.
    """

    technologies: tuple[str, ...]
    roles: tuple[str, ...]
    alignments: NDArray[np.float64]
    shares: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    heats: NDArray[np.float64]
    thresholds: Thresholds

    @property
    def ranked(self) -> tuple[Pair, ...]:
        """Largest share first; where equal, best alignment first, then by ids."""
        raise NotImplementedError

    def of(self, technology: str, role: str) -> Pair | None:
        """The pair of these two, or None if one of them takes no part."""
        raise NotImplementedError


def pairs(sources: Sources, thresholds: Thresholds, pause: Pause = no_pause) -> Pairs:
    """All pairs of a scenario's technologies and roles."""
    raise NotImplementedError
