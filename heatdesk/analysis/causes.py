"""Causes: which pairs make the heat of one point. T R is exactly the sum of the pairs' products."""

from __future__ import annotations

from typing import Final

import numpy as np

from heatdesk.analysis.points import Array, exponents
from heatdesk.analysis.portions import PairShare, ranked
from heatdesk.analysis.sources import Side, Sources

_NOTHING: Final = 1e-9
"""A pair with no more than this share of a point adds nothing to it."""


def causes(sources: Sources, x: float, y: float) -> tuple[PairShare, ...]:
    """The pairs' shares of T R at a point, largest first, without those that add nothing."""
    technologies, roles = _shares(sources.technologies, x, y), _shares(sources.roles, x, y)
    shares = technologies[:, None] * roles[None, :]
    return ranked(sources, shares, int((shares > _NOTHING).sum()))


def _shares(side: Side, x: float, y: float) -> Array:
    """The items' shares of their layer's heat at a point; all 0 where they weigh nothing."""
    weights = side.rows[:, 4]
    shares = np.zeros(len(weights))
    heating = weights > 0
    if heating.any():
        # From the largest down: far from everything each kernel alone would be 0.
        logs = exponents(side, np.array([x]), np.array([y]))[0, heating] + np.log(weights[heating])
        heats = np.exp(logs - logs.max())
        shares[heating] = heats / heats.sum()
    return shares
