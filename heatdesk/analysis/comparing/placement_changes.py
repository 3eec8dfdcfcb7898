"""Placement changes: what was placed, taken off, moved and resized between two scenarios."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from heatdesk.analysis.comparing.alterations import Altered, altered
from heatdesk.model.items import Placement
from heatdesk.model.project import Project

COMPARABLE: Final = 0.5
"""A move goes towards two ends where the shorter way is at least this part of the longer one."""

_ROUNDING: Final = 1e-9
"""What the difference of two positions may be off."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that lies elsewhere; `distance` in plane units. `towards` are the sides that it moved
    to, the farther way first: 'y.high', 'x.low'.
    """

    item: str
    before: Point
    after: Point
    distance: float
    towards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resized:
    """An item with another extent: widths and heights at half maximum."""

    item: str
    before: Point
    after: Point


@dataclass(frozen=True, slots=True)
class Weighed:
    item: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class PlacementChanges:
    """What differs between the placements of two scenarios, by the items' ids.

    `moved` begins with the farthest, the rest keeps the old stacking order. `relabelled` are the
    items whose name a hand has put elsewhere, `reasoned` those whose reason reads differently.
    """

    placed: tuple[str, ...]
    unplaced: tuple[str, ...]
    moved: tuple[Moved, ...]
    resized: tuple[Resized, ...]
    weighed: tuple[Weighed, ...]
    muted: tuple[str, ...]
    unmuted: tuple[str, ...]
    reasoned: tuple[Altered, ...]
    relabelled: tuple[str, ...]
    restacked: bool

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def placement_changes(old: Project, before: str, new: Project, after: str) -> PlacementChanges:
    """From a scenario of the old project to one of the new; both may be the same project."""
    was = {placement.item: placement for placement in old.placements(before)}
    now = {placement.item: placement for placement in new.placements(after)}
    kept = [(placement, now[id]) for id, placement in was.items() if id in now]
    return PlacementChanges(
        placed=tuple(id for id in now if id not in was),
        unplaced=tuple(id for id in was if id not in now),
        moved=_moves(kept),
        resized=tuple(Resized(p.item, _size(p), _size(q)) for p, q in kept if _size(p) != _size(q)),
        weighed=tuple(Weighed(p.item, p.weight, q.weight) for p, q in kept if p.weight != q.weight),
        muted=tuple(p.item for p, q in kept if q.muted and not p.muted),
        unmuted=tuple(p.item for p, q in kept if p.muted and not q.muted),
        reasoned=tuple(a for p, q in kept for a in altered(p.item, p, q) if a.field == "reason"),
        relabelled=tuple(p.item for p, q in kept if p.label != q.label),
        restacked=_restacked(was, now),
    )


def towards(dx: float, dy: float) -> tuple[str, ...]:
    """The sides of the axes that a step goes to, the farther way first; the nearer only if it is
    comparable. None for no step.
    """
    ways = [(abs(dx), "x.high" if dx > 0 else "x.low"), (abs(dy), "y.high" if dy > 0 else "y.low")]
    ways.sort(key=lambda way: -way[0])
    least = COMPARABLE * ways[0][0] - _ROUNDING
    return tuple(side for length, side in ways if length > 0 and length >= least)


def _moves(kept: list[tuple[Placement, Placement]]) -> tuple[Moved, ...]:
    moves = [_moved(p, q) for p, q in kept if (p.x, p.y) != (q.x, q.y)]
    return tuple(sorted(moves, key=lambda move: (-move.distance, move.item)))


def _moved(p: Placement, q: Placement) -> Moved:
    dx, dy = q.x - p.x, q.y - p.y
    return Moved(p.item, (p.x, p.y), (q.x, q.y), math.hypot(dx, dy), towards(dx, dy))


def _size(placement: Placement) -> Point:
    return placement.width, placement.height


def _restacked(was: Mapping[str, Placement], now: Mapping[str, Placement]) -> bool:
    return [id for id in was if id in now] != [id for id in now if id in was]
