"""The verbs: each makes the Change that does one edit to a project, and does nothing else.

Positions and extents are kept within the plane's bounds and rounded to four decimals here, so no
caller has to. An edit that would change nothing gives an empty Change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.ids import new_id
from heatdesk.model.items import HEAVIEST, HIGH, LARGEST, LOW, SMALLEST, Item, Layer, Placement
from heatdesk.model.project import Project

Point = tuple[float, float]


def create(
    project: Project, scenario: str, layer: Layer, name: str, at: Point | None
) -> tuple[Change, str]:
    """A new item, placed at a point of the plane or (None) left in the tray. Also gives its id."""
    order = project.order(keys.ITEM_ORDER)
    id = new_id(name, set(order))
    wanted: dict[Key, Record | None] = {
        keys.item(id): Item(id, layer, name),
        keys.ITEM_ORDER: (*order, id),
    }
    if at is not None:
        stacking = keys.stacking(scenario)
        wanted[keys.placement(scenario, id)] = Placement(id, *_on_plane(*at))
        wanted[stacking] = (*project.order(stacking), id)
    return make_change(project, wanted), id


def place(project: Project, scenario: str, item: str, x: float, y: float) -> Change:
    """Puts an item at (x, y), on top if it was in the tray."""
    x, y = _on_plane(x, y)
    key, stacking = keys.placement(scenario, item), keys.stacking(scenario)
    before = project.placement(scenario, item)
    if before is not None:
        return make_change(project, {key: replace(before, x=x, y=y)})
    order = (*project.order(stacking), item)
    return make_change(project, {key: Placement(item, x, y), stacking: order})


def unplace(project: Project, scenario: str, items: Iterable[str]) -> Change:
    """Takes items off the plane, into the tray."""
    gone = {id for id in items if project.placement(scenario, id) is not None}
    wanted: dict[Key, Record | None] = {keys.placement(scenario, id): None for id in gone}
    wanted[keys.stacking(scenario)] = without(project.order(keys.stacking(scenario)), gone)
    return make_change(project, wanted)


def move(project: Project, scenario: str, items: Iterable[str], dx: float, dy: float) -> Change:
    """Moves placed items together; the step is shortened so that none leaves the plane."""
    placed = placed_of(project, scenario, items)
    dx = within([p.x for p in placed], dx)
    dy = within([p.y for p in placed], dy)
    return make_change(
        project,
        {
            keys.placement(scenario, p.item): replace(p, x=rounded(p.x + dx), y=rounded(p.y + dy))
            for p in placed
        },
    )


def resize(project: Project, scenario: str, item: str, width: float, height: float) -> Change:
    """Gives a placed item a new extent."""
    return set_placements(project, scenario, [item], width=width, height=height)


def set_placements(project: Project, scenario: str, items: Iterable[str], **fields: Any) -> Change:
    """Sets fields of placed items; numbers are brought within their bounds."""
    kept: dict[str, Any] = {
        name: _BOUNDED[name](value) if name in _BOUNDED else value for name, value in fields.items()
    }
    placed = placed_of(project, scenario, items)
    return make_change(
        project, {keys.placement(scenario, p.item): replace(p, **kept) for p in placed}
    )


def set_items(project: Project, items: Iterable[str], **fields: Any) -> Change:
    """Sets fields of items: name, group, note, link, color, locked."""
    return make_change(
        project, {keys.item(id): replace(project.item(id), **fields) for id in items}
    )


def rename(project: Project, item: str, name: str) -> Change:
    return set_items(project, [item], name=name)


def delete(project: Project, items: Iterable[str]) -> Change:
    """Deletes items with their placements in every scenario. Findings keep their names."""
    gone = {id for id in items if project.has_item(id)}
    wanted: dict[Key, Record | None] = {keys.item(id): None for id in gone}
    wanted[keys.ITEM_ORDER] = without(project.order(keys.ITEM_ORDER), gone)
    for scenario in project.order(keys.SCENARIO_ORDER):
        stacking = keys.stacking(scenario)
        wanted[stacking] = without(project.order(stacking), gone)
        wanted.update({keys.placement(scenario, id): None for id in gone})
    return make_change(project, wanted)


def set_properties(project: Project, **fields: Any) -> Change:
    """Sets fields of the project's properties: title, axes, quadrants, heat, ..."""
    return make_change(project, {keys.PROJECT: replace(project.properties, **fields)})


def set_heat(project: Project, **fields: Any) -> Change:
    """Sets fields of the heat settings: overlay, colormap, warm, hot, ..."""
    return set_properties(project, heat=replace(project.properties.heat, **fields))


def make_change(project: Project, wanted: Mapping[Key, Record | None]) -> Change:
    """The Change from the project's records to the wanted ones (None: gone), without what stays."""
    both = {key: (project.records.get(key), after) for key, after in wanted.items()}
    return Change(
        {key: (before, after) for key, (before, after) in both.items() if before != after}
    )


def placed_of(project: Project, scenario: str, items: Iterable[str]) -> list[Placement]:
    found = (project.placement(scenario, id) for id in items)
    return [placement for placement in found if placement is not None]


def without(order: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(id for id in order if id not in gone)


def within(positions: list[float], step: float) -> float:
    """The step, shortened so that every position stays on the plane."""
    if not positions:
        return step
    return min(max(step, LOW - min(positions)), HIGH - max(positions))


def _on_plane(x: float, y: float) -> Point:
    return position(x), position(y)


def position(value: float) -> float:
    return rounded(min(max(value, LOW), HIGH))


def extent(value: float) -> float:
    return rounded(min(max(value, SMALLEST), LARGEST))


def _weight(value: float) -> float:
    return rounded(min(max(value, 0.0), HEAVIEST))


def rounded(value: float) -> float:
    """Four decimals, and no minus zero: what the file holds."""
    return round(value, 4) + 0.0


_BOUNDED = {"x": position, "y": position, "width": extent, "height": extent, "weight": _weight}
