"""Pairs: how well each technology and each role fit, how much heat they share, and where.

With S = si^2 + sj^2 and d the distance along an axis, the alignment index is the cosine of two
Gaussian kernels, `product over x and y of sqrt(2 si sj / S) exp(-d^2 / 2S)`; strength is the
integral of the product of both kernels over the plane, times both weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.points import heat_at
from heatdesk.analysis.sources import Sources
from heatdesk.heat.kernel import FWHM_TO_SIGMA
from heatdesk.heat.zones import Thresholds, Zone

MEETING: Final = 0.25
"""The least alignment index of two that meet."""

_BATCH: Final = 2048
"""Pairs whose overlaps are worked out at once: under a millisecond."""

Matrix = NDArray[np.float64]


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
    _kept: dict[str, tuple[Pair, ...]] = field(default_factory=dict, init=False, repr=False)
    """What has been asked for before: a large map has 20,000 pairs."""

    @property
    def ranked(self) -> tuple[Pair, ...]:
        """Largest share first; where equal, best alignment first, then by ids."""
        if "ranked" not in self._kept:
            self._kept["ranked"] = tuple(self._made())
        return self._kept["ranked"]

    def of(self, technology: str, role: str) -> Pair | None:
        """The pair of these two, or None if one of them takes no part."""
        if technology not in self.technologies or role not in self.roles:
            return None
        at = self.technologies.index(technology), self.roles.index(role)
        columns = [float(values[at]) for values in self._columns]
        return self._pair(technology, role, *columns)

    def meets(self, zone: Zone) -> NDArray[np.bool_]:
        """Which pairs are in a zone: shape (technologies, roles)."""
        meeting = self.alignments >= MEETING
        hot = meeting & (self.heats >= self.thresholds.hot)
        warm = meeting & (self.heats >= self.thresholds.warm) & ~hot
        return {"hot": hot, "warm": warm, "cool": ~(hot | warm)}[zone]

    @property
    def _columns(self) -> tuple[Matrix, ...]:
        return self.alignments, self.shares, self.x, self.y, self.heats

    def _made(self) -> Iterator[Pair]:
        alignments, shares = self.alignments.ravel(), np.nan_to_num(self.shares).ravel()
        order = np.lexsort((-alignments, -shares))  # stable: of equals the first by ids
        first, second = np.divmod(order, max(len(self.roles), 1))
        technologies = map(self.technologies.__getitem__, first.tolist())
        roles = map(self.roles.__getitem__, second.tolist())
        columns = [values.ravel()[order].tolist() for values in self._columns]
        return map(self._pair, technologies, roles, *columns)

    def _pair(
        self,
        technology: str,
        role: str,
        alignment: float,
        share: float,
        x: float,
        y: float,
        heat: float,
    ) -> Pair:
        zone = self.thresholds.zone(heat) if alignment >= MEETING else "cool"
        known = None if math.isnan(share) else share
        return Pair(technology, role, alignment, known, x, y, heat, zone)


def pairs(sources: Sources, thresholds: Thresholds, pause: Pause = no_pause) -> Pairs:
    """All pairs of a scenario's technologies and roles."""
    technologies, roles = sources.technologies, sources.roles
    across = _along(technologies.rows[:, (0, 2)], roles.rows[:, (0, 2)], pause)
    up = _along(technologies.rows[:, (1, 3)], roles.rows[:, (1, 3)], pause)
    alignments = across.alignment * up.alignment
    weights = technologies.rows[:, 4, None] * roles.rows[None, :, 4]
    shares = _shares(weights * across.overlap * up.overlap)
    heats = heat_at(sources, across.meeting.ravel(), up.meeting.ravel(), pause)
    return Pairs(
        technologies.ids,
        roles.ids,
        alignments,
        shares,
        across.meeting,
        up.meeting,
        heats.reshape(alignments.shape),
        thresholds,
    )


@dataclass(frozen=True, slots=True)
class _Along:
    """All pairs along one axis, each of shape (technologies, roles)."""

    alignment: Matrix
    meeting: Matrix
    overlap: Matrix
    """The integral of the product of both kernels from -1 to 1."""


def _along(technologies: Matrix, roles: Matrix, pause: Pause) -> _Along:
    """Pairs of (centre, full width) rows. The closed forms are those of the module's text."""
    (ci, cj), (si, sj) = _columns(technologies, roles, 0), _columns(technologies, roles, 1)
    si, sj = si * FWHM_TO_SIGMA, sj * FWHM_TO_SIGMA
    both = si * si + sj * sj
    together = np.exp(-((ci - cj) ** 2) / (2.0 * both))
    meeting = (ci * sj**2 + cj * si**2) / both
    s = si * sj / np.sqrt(both)
    inside = _erf((1.0 - meeting) / (s * math.sqrt(2.0)), pause)
    inside += _erf((1.0 + meeting) / (s * math.sqrt(2.0)), pause)
    overlap = math.sqrt(2.0 * math.pi) * s * together * inside / 2.0
    return _Along(np.sqrt(2.0 * si * sj / both) * together, meeting, overlap)


def _columns(technologies: Matrix, roles: Matrix, column: int) -> tuple[Matrix, Matrix]:
    return technologies[:, column, None], roles[None, :, column]


def _erf(values: Matrix, pause: Pause) -> Matrix:
    """The error function. NumPy has none, and 80,000 calls of the library's take 6 ms."""
    flat, done = values.ravel(), np.empty(values.size)
    for start in range(0, values.size, _BATCH):
        some = flat[start : start + _BATCH].tolist()
        done[start : start + _BATCH] = np.fromiter(map(math.erf, some), np.float64, len(some))
        pause()
    return done.reshape(values.shape)


def _shares(strengths: Matrix) -> Matrix:
    total = float(strengths.sum())
    if total <= 0:
        return np.full(strengths.shape, np.nan)
    shares: Matrix = strengths / total
    return shares
