"""Placements as a table: one row for each item in each scenario, everything that comes back.

Reading it into the same project changes nothing; into an empty one it makes the same items, in the
same places, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.storage.tables.table import Cell

HEADER: Final = (
    "scenario",
    "name",
    "kind",
    # The scale stands in the heading: a map that lies in one corner must not be read as 0 to 1.
    "x (-1 to 1)",
    "y (-1 to 1)",
    "width",
    "height",
    "weight",
    "muted",
    "group",
    "note",
    "link",
    "reason",
    "color",
    "locked",
    "label dx",
    "label dy",
    "stacking",
    # Names may be shared: these tell namesakes apart when the table comes back.
    "id",
    "scenario id",
)


def rows(project: Project) -> Iterator[tuple[Cell, ...]]:
    """The rows under HEADER, scenario by scenario, in the project's order of items.

    Items in the tray have no position. Nothing is rounded.
    """
    for scenario in project.scenarios:
        placed = {p.item: (p, n) for n, p in enumerate(project.placements(scenario.id), start=1)}
        for item in project.items:
            placement, stacking = placed.get(item.id, (None, 0))
            cells = {**_of_item(item), **(_of_placement(placement, stacking) if placement else {})}
            cells |= {"scenario": scenario.name, "scenario id": scenario.id}
            yield tuple(cells.get(name, "") for name in HEADER)


def _of_item(item: Item) -> dict[str, Cell]:
    return {
        "name": item.name,
        "kind": item.layer,
        "group": item.group,
        "note": item.note,
        "link": item.link,
        "color": item.color or "",
        "locked": _answer(item.locked),
        "id": item.id,
    }


def _of_placement(placement: Placement, stacking: int) -> dict[str, Cell]:
    label = placement.label
    return {
        "x (-1 to 1)": placement.x,
        "y (-1 to 1)": placement.y,
        "width": placement.width,
        "height": placement.height,
        "weight": placement.weight,
        "muted": _answer(placement.muted),
        "reason": placement.reason,
        "label dx": label.dx if label else "",
        "label dy": label.dy if label else "",
        "stacking": float(stacking),
    }


def _answer(value: bool) -> str:
    return "yes" if value else "no"
