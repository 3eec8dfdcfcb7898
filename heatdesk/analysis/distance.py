"""Distance: how far two scenarios lie apart, and what moved between them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from heatdesk.model.items import Placement
from heatdesk.model.project import Project

LEAST_MOVE: Final = 0.02
"""Plane units; what moves no farther stays where it is, to the eye."""


@dataclass(frozen=True, slots=True)
class Move:
    """One item that both scenarios place. `distance` is that of the centres, in plane units."""

    item: str
    before: tuple[float, float]
    after: tuple[float, float]
    distance: float
    weight: float
    """Its weight in the first scenario."""


def moves(project: Project, first: str, second: str) -> tuple[Move, ...]:
    """Every item that both scenarios place, the farthest first, then by id."""
    places = {placement.item: placement for placement in project.placements(second)}
    both = [p for p in project.placements(first) if p.item in places]
    made = [_move(before, places[before.item]) for before in both]
    return tuple(sorted(made, key=lambda move: (-move.distance, move.item)))


def distance(project: Project, first: str, second: str) -> float | None:
    """sqrt(sum w d^2 / sum w) over the items that both place, w the weight in the first. None where
    there is nothing to divide by.
    """
    made = moves(project, first, second)
    weight = math.fsum(move.weight for move in made)
    if weight == 0:
        return None
    return math.sqrt(math.fsum(move.weight * move.distance**2 for move in made) / weight)


def _move(before: Placement, after: Placement) -> Move:
    far = math.hypot(after.x - before.x, after.y - before.y)
    return Move(before.item, (before.x, before.y), (after.x, after.y), far, before.weight)
