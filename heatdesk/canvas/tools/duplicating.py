"""Duplicating: copies of items beside their models, in the same scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from heatdesk.model import copying
from heatdesk.model.change import Change
from heatdesk.model.items import HIGH, LOW, Placement
from heatdesk.model.project import Project

ASIDE: Final = (0.05, -0.05)
"""Plane units that a copy lies to the right of and below its model, where no mouse says more."""


def aside(placed: Iterable[Placement]) -> tuple[float, float]:
    """ASIDE, but to the other side where these would leave the plane: no copy may hide a model."""
    at = [(p.x, p.y) for p in placed]
    dx, dy = ASIDE
    return (
        -dx if any(x + dx > HIGH for x, _ in at) else dx,
        -dy if any(y + dy < LOW for _, y in at) else dy,
    )


def duplicates(
    project: Project, scenario: str, ids: Iterable[str], dx: float, dy: float
) -> tuple[Change, tuple[str, ...]]:
    """Adds numbered copies, shifted by (dx, dy) plane units. Also gives their ids. Copies of locked
    items are free: whoever makes a copy wants to move it.
    """
    pieces = [
        replace(piece, item=replace(piece.item, locked=False))
        for piece in copying.take(project, scenario, ids)
    ]
    return copying.put(project, scenario, pieces, dx, dy, numbered=True)
