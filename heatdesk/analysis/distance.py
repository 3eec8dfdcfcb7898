"""Distance: how far two scenarios lie apart, and what moved between them."""

from __future__ import annotations

from dataclasses import dataclass

from heatdesk.model.project import Project


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
    raise NotImplementedError


def distance(project: Project, first: str, second: str) -> float | None:
    """sqrt(sum w d^2 / sum w) over the items that both place, w the weight in the first. None where
    there is nothing to divide by.
    """
    raise NotImplementedError
