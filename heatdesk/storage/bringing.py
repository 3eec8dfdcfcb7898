"""Bringing in: the placements of another project become a scenario of this one, matched by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.edits import make_change
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.storage.clip import ends
from heatdesk.storage.tables.matching import Ids, Names, folded

_MOST_COMPARED: Final = 20
"""New names for which a known one that is alike is looked for."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing in does. `scenario` is the new one's id; the rest are items' names, those of
    `alike` new and known ones that may be the same.
    """

    scenario: str
    matched: tuple[str, ...]
    added: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]
    doubtful: tuple[str, ...]
    """Left out: several known items have this name, or it is there twice."""
    other_axes: bool
    """Whether the ends of the axes are called otherwise, so that places may mean something else."""
    change: Change


def bring_in(
    project: Project, other: Project, scenario: str, same: Mapping[str, str] | None = None
) -> Brought:
    """The other project's scenario as the last one of this project, as one Change.

    Items that are known keep all that they are; the others are added with everything but their
    place in the tray. `same` says which known item a name means: name -> id. Raises KeyError if
    the other project has no such scenario.
    """
    bringing = _Bringing(project, same or {})
    for placement in other.placements(scenario):
        bringing.take(other.item(placement.item), placement)
    alike = ends(project.properties.axes) == ends(other.properties.axes)
    return bringing.made(other.scenario(scenario), not alike)


class _Bringing:
    def __init__(self, project: Project, same: Mapping[str, str]) -> None:
        self._project = project
        self._same = same
        self._names = Names((item.id, item.name) for item in project.items)
        self._ids = Ids([item.id for item in project.items])
        self._placements: dict[str, Placement] = {}
        self._new: dict[str, Item] = {}
        self._matched: list[str] = []
        self._alike: list[tuple[str, str]] = []
        self._doubtful: list[str] = []

    def take(self, item: Item, placement: Placement) -> None:
        found = self._found(item)
        if len(found) > 1 or (found and found[0] in self._placements):
            self._doubtful.append(item.name)
            return
        if found:
            self._matched.append(item.name)
        id = found[0] if found else self._added(item)
        self._placements[id] = replace(placement, item=id)

    def made(self, scenario: Scenario, other_axes: bool) -> Brought:
        order = self._project.order(keys.SCENARIO_ORDER)
        id = Ids(order).new(scenario.name)
        name = _free_name(scenario.name, {known.name for known in self._project.scenarios})
        wanted: dict[Key, Record | None] = {
            keys.ITEM_ORDER: (*self._project.order(keys.ITEM_ORDER), *self._new),
            keys.SCENARIO_ORDER: (*order, id),
            keys.scenario(id): replace(scenario, id=id, name=name),
            keys.stacking(id): tuple(self._placements),
        }
        wanted.update({keys.item(new): item for new, item in self._new.items()})
        wanted.update({keys.placement(id, p.item): p for p in self._placements.values()})
        return Brought(
            id,
            tuple(self._matched),
            tuple(item.name for item in self._new.values()),
            tuple(self._alike),
            tuple(self._doubtful),
            other_axes,
            make_change(self._project, wanted),
        )

    def _found(self, item: Item) -> list[str]:
        """The known items that this one may be: of several of one name those of its kind."""
        if self._same.get(item.name, "") in self._project.order(keys.ITEM_ORDER):
            return [self._same[item.name]]
        found = self._names.find(item.name)
        if len(found) == 1:
            return found
        if item.id in found:
            return [item.id]
        return [id for id in found if self._project.item(id).layer == item.layer] or found

    def _added(self, item: Item) -> str:
        if len(self._new) < _MOST_COMPARED and (known := self._names.alike(item.name)):
            self._alike.append((item.name, known))
        id = self._ids.take(item.id) if self._ids.is_free(item.id) else self._ids.new(item.name)
        self._new[id] = replace(item, id=id)
        return id


def _free_name(name: str, taken: set[str]) -> str:
    """The scenario's name, numbered if there is one of that name: two would look alike in lists."""
    known = {folded(other) for other in taken}
    number, free = 2, name
    while folded(free) in known:
        free = f"{name[:190]} {number}"
        number += 1
    return free
