"""The verbs of scenarios: adding, naming, ordering and deleting them, and which is the target.

Each makes the Change that does one edit to a project, like those of `edits`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.edits import make_change
from heatdesk.model.ids import new_id
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario


def add_scenario(project: Project, name: str, copy_of: str | None = None) -> tuple[Change, str]:
    """A new scenario with all placements of another, right after it; or an empty one at the end.
    Also gives its id. Date and note are its own: a copy has none of either.
    """
    order = project.order(keys.SCENARIO_ORDER)
    id = new_id(name, set(order))
    at = len(order) if copy_of is None else order.index(copy_of) + 1
    wanted: dict[Key, Record | None] = {
        keys.scenario(id): Scenario(id, name),
        keys.SCENARIO_ORDER: (*order[:at], id, *order[at:]),
        keys.stacking(id): () if copy_of is None else project.order(keys.stacking(copy_of)),
    }
    for placement in project.placements(copy_of) if copy_of is not None else ():
        wanted[keys.placement(id, placement.item)] = placement
    return make_change(project, wanted), id


def set_scenario(project: Project, id: str, **fields: Any) -> Change:
    """Sets fields of a scenario: name, date ('YYYY-MM-DD' or None), note."""
    return make_change(project, {keys.scenario(id): replace(project.scenario(id), **fields)})


def delete_scenario(project: Project, id: str) -> Change:
    """Deletes a scenario with its placements; nothing if it is the last one. Where it was the
    target, the project has none any more.
    """
    order = project.order(keys.SCENARIO_ORDER)
    if order == (id,) or id not in order:
        return Change()
    wanted: dict[Key, Record | None] = {
        keys.scenario(id): None,
        keys.stacking(id): None,
        keys.SCENARIO_ORDER: tuple(other for other in order if other != id),
    }
    wanted.update({keys.placement(id, p.item): None for p in project.placements(id)})
    if project.properties.target == id:
        wanted[keys.PROJECT] = replace(project.properties, target=None)
    return make_change(project, wanted)


def move_scenario(project: Project, id: str, by: int) -> Change:
    """Moves a scenario so many places later in the order, or earlier; as far as the order goes."""
    order = project.order(keys.SCENARIO_ORDER)
    rest = [other for other in order if other != id]
    rest.insert(min(max(order.index(id) + by, 0), len(rest)), id)
    return make_change(project, {keys.SCENARIO_ORDER: tuple(rest)})


def other_target(project: Project, scenario: str) -> str | None:
    """The target, where it is another scenario than this: what this one can be compared with."""
    target = project.properties.target
    return target if target != scenario else None


def set_target(project: Project, id: str | None) -> Change:
    """Says which scenario the project wants to reach; None: none of them."""
    return make_change(project, {keys.PROJECT: replace(project.properties, target=id)})
