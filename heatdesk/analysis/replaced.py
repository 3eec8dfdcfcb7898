"""Replaced: one scenario many times, every centre moved by a step of its own.

Each placement is a judgement. A step is normal in x and in y and drawn from a generator that is
seeded by the item's id, so that neither the order of the items nor the process matters.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk.analysis.pause import Pause
from heatdesk.analysis.sources import Side, Sources
from heatdesk.heat.kernel import FWHM_TO_SIGMA

Array = NDArray[np.floating[Any]]

LEAST_EXPONENT: Final = {np.float32: -20.0, np.float64: -170.0}
"""Exponents are raised to this along each axis: four factors of it are no denormal number yet."""


class Replaced:
    """Many maps of one scenario, moved by normal steps of a standard deviation, not clamped."""

    def __init__(self, sources: Sources, deviation: float, maps: int, pause: Pause) -> None:
        self._technologies = _Moved(sources.technologies, deviation, maps, pause)
        self._roles = _Moved(sources.roles, deviation, maps, pause)

    @property
    def count(self) -> int:
        """How many items heat."""
        return self._technologies.count + self._roles.count

    def products(
        self, maps: slice, rows: Array, columns: Array, kind: type[np.floating[Any]]
    ) -> Array:
        """T R of some of the maps on a lattice: shape (maps, rows, columns)."""
        products = self._technologies.heat(maps, rows, columns, kind)
        products *= self._roles.heat(maps, rows, columns, kind)
        return products


class _Moved:
    """One layer's placements in all maps; without those that weigh nothing."""

    def __init__(self, side: Side, deviation: float, maps: int, pause: Pause) -> None:
        heating = side.rows[:, 4] > 0
        rows = side.rows[heating]
        ids = [id for id, heats in zip(side.ids, heating.tolist(), strict=True) if heats]
        self.count = len(ids)
        self._weights = rows[:, 4]
        self._stretch = 1.0 / (math.sqrt(2.0) * FWHM_TO_SIGMA * rows[:, 2:4])
        self._centres = rows[:, :2] + _steps(ids, maps, pause) * deviation

    def heat(self, maps: slice, rows: Array, columns: Array, kind: type[np.floating[Any]]) -> Array:
        up = self._kernels(maps, 1, rows, kind)
        up *= self._weights.astype(kind)[:, None]
        heat: Array = up.transpose(0, 2, 1) @ self._kernels(maps, 0, columns, kind)
        return heat

    def _kernels(
        self, maps: slice, axis: int, places: Array, kind: type[np.floating[Any]]
    ) -> Array:
        """Each kernel along one axis: shape (maps, items, places)."""
        stretch = self._stretch[:, axis]
        centres = (self._centres[maps, :, axis] * stretch).astype(kind)
        kernels = (places * stretch[:, None]).astype(kind) - centres[:, :, None]
        np.square(kernels, out=kernels)
        np.negative(kernels, out=kernels)
        np.maximum(kernels, kind(LEAST_EXPONENT[kind]), out=kernels)
        np.exp(kernels, out=kernels)
        return kernels


def _steps(ids: Sequence[str], maps: int, pause: Pause) -> NDArray[np.float64]:
    """Every item's steps in units of the standard deviation: shape (maps, items, 2)."""
    steps = np.empty((maps, len(ids), 2))
    for index, id in enumerate(ids):
        steps[:, index] = np.random.default_rng(_seed(id)).standard_normal((maps, 2))
        pause()
    return steps


def _seed(id: str) -> int:
    return int.from_bytes(hashlib.sha256(id.encode()).digest()[:8])
