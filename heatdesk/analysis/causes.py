"""Causes: which pairs make the heat of one point. T R is exactly the sum of the pairs' products."""

from __future__ import annotations

from heatdesk.analysis.areas import PairShare
from heatdesk.analysis.sources import Sources


def causes(sources: Sources, x: float, y: float) -> tuple[PairShare, ...]:
    """The pairs' shares of T R at a point, largest first, without those that add nothing."""
    raise NotImplementedError
