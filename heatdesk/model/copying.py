"""Copying: items with their placements, taken from one project and put into another or the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.edits import make_change, position, within
from heatdesk.model.ids import new_id
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project

_LONGEST_STEM: Final = 190
"""Letters of a name that leave room for its number."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One item with its placement, or without one where it waits in the tray."""

    item: Item
    placement: Placement | None


def take(project: Project, scenario: str, items: Iterable[str]) -> tuple[Piece, ...]:
    """The items as pieces, in the project's order of items."""
    wanted = set(items)
    return tuple(
        Piece(item, project.placement(scenario, item.id))
        for item in project.items
        if item.id in wanted
    )


def put(
    project: Project,
    scenario: str,
    pieces: Sequence[Piece],
    dx: float = 0.0,
    dy: float = 0.0,
    numbered: bool = False,
) -> tuple[Change, tuple[str, ...]]:
    """Adds copies of the pieces on top, shifted, with ids of their own. Also gives those ids.

    `numbered` tells copies from their models by name: 'Twitter' becomes 'Twitter 2'.
    """
    dx, dy = _within(pieces, dx, dy)
    order, stacking = project.order(keys.ITEM_ORDER), project.order(keys.stacking(scenario))
    taken, names = set(order), {item.name for item in project.items}
    wanted: dict[Key, Record | None] = {}
    added: list[str] = []
    placed: list[str] = []
    for piece in pieces:
        name = _next_name(piece.item.name, names) if numbered else piece.item.name
        id = new_id(name, taken)
        taken.add(id)
        names.add(name)
        added.append(id)
        wanted[keys.item(id)] = replace(piece.item, id=id, name=name)
        if piece.placement is not None:
            placed.append(id)
            wanted[keys.placement(scenario, id)] = _shifted(piece.placement, id, dx, dy)
    wanted[keys.ITEM_ORDER] = (*order, *added)
    wanted[keys.stacking(scenario)] = (*stacking, *placed)
    return make_change(project, wanted), tuple(added)


def _within(pieces: Sequence[Piece], dx: float, dy: float) -> tuple[float, float]:
    """The shift, shortened so that all copies stay on the plane and keep their shape."""
    placed = [piece.placement for piece in pieces if piece.placement is not None]
    return within([p.x for p in placed], dx), within([p.y for p in placed], dy)


def _shifted(placement: Placement, id: str, dx: float, dy: float) -> Placement:
    x, y = position(placement.x + dx), position(placement.y + dy)
    return replace(placement, item=id, x=x, y=y)


def _next_name(name: str, taken: set[str]) -> str:
    """The name with the next number that is free: 'Twitter', 'Twitter 2', 'Twitter 3'."""
    stem = re.sub(r" \d+$", "", name)[:_LONGEST_STEM]
    number = 2
    while f"{stem} {number}" in taken:
        number += 1
    return f"{stem} {number}"
