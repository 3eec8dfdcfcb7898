"""Working: a project on its way to what a table says, entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import Any, Final

from heatdesk.model import keys
from heatdesk.model.change import Key, Record
from heatdesk.model.edits import make_change
from heatdesk.model.items import Item, LabelOffset, Placement
from heatdesk.model.project import Project
from heatdesk.storage.characters import show
from heatdesk.storage.problems import COUNTED
from heatdesk.storage.tables.entries import Entry, Trouble, clean
from heatdesk.storage.tables.matching import Ids, Names, folded
from heatdesk.storage.tables.plan import IN_TRAY, Added, Alike, Changed, Plan
from heatdesk.storage.tables.scenarios import Scenarios
from heatdesk.storage.tables.table import TableError
from heatdesk.storage.tables.values import differences, moves, new_values, place, shown

_MOST_NAMESAKES: Final = 500
"""Items of one name: each row would be compared with all of them."""

_MOST_COMPARED: Final = 30
"""New names for which a known one that is alike is looked for."""


class Working:
    """Takes entries and keeps what they ask for; `plan` gives it all as one Plan."""

    def __init__(
        self, project: Project, scenario: str, same: Mapping[str, str], entries: Sequence[Entry]
    ) -> None:
        self._project = project
        self._same = same
        self._items = {item.id: item for item in project.items}
        self._names = Names((item.id, item.name) for item in project.items)
        self._known = Names((item.id, item.name) for item in project.items)
        self._ids = Ids(self._items)
        self._pairs = {(entry.id, folded(entry.name)) for entry in entries if entry.id}
        self._scenarios = Scenarios(project, scenario, entries)
        self._placements: dict[tuple[str, str], Placement] = {}
        self._heights: dict[tuple[str, str], float] = {}
        self._lines: dict[tuple[str, str], int] = {}
        self._said: dict[tuple[str, str], tuple[Any, int]] = {}
        self._added: list[Added] = []
        self._changed: list[Changed] = []
        self._alike: list[Alike] = []
        self._troubles: list[Trouble] = []
        self._unchanged = 0

    def take(self, entry: Entry) -> None:
        """Takes one entry. Raises TableError where next to nothing is clear."""
        id = self._item(entry)
        if id is None:
            return
        scenario = self._scenarios.meant(entry)
        name = self._scenarios.name(scenario)
        if (scenario, id) in self._lines:
            where = f"'{show(entry.name, 40)}' in '{show(name, 40)}'"
            self._tell(entry, f"{where} stands on line {self._lines[scenario, id]} already")
            return
        self._lines[scenario, id] = entry.line
        if id not in self._items:
            self._add(entry, id, scenario)
        else:
            self._update(entry, id, scenario)

    def plan(self, read: tuple[str, ...], troubles: Iterable[Trouble]) -> Plan:
        told = sorted([*troubles, *self._troubles], key=lambda trouble: trouble.line)
        return Plan(
            read,
            tuple(self._scenarios.added.values()),
            tuple(self._added),
            tuple(self._changed),
            self._unchanged,
            tuple(self._alike),
            tuple(told),
            make_change(self._project, self._wanted()),
        )

    # Items -----------------------------------------------------------------------------------

    def _item(self, entry: Entry) -> str | None:
        """The id of the item that the entry means, a new one for a new item, None if in doubt."""
        meant = self._same.get(entry.name) or self._same.get(clean(entry.name))
        if meant in self._items:
            return meant
        if self._names.count(entry.name) > _MOST_NAMESAKES:
            told = f"expected at most {_MOST_NAMESAKES} items of one name"
            raise TableError(f"{told}, '{show(entry.name, 40)}'", entry.line)
        if entry.id and self._names.holds(entry.id, entry.name):
            return entry.id
        found = [id for id in self._names.find(entry.name) if not self._is_anothers(id, entry)]
        if len(found) > 1:
            found = self._narrowed(found, entry)
        if len(found) > 1:
            self._tell(entry, f"{len(found)} items are called '{show(entry.name, 40)}'")
            return None
        return found[0] if found else self._new_id(entry)

    def _is_anothers(self, id: str, entry: Entry) -> bool:
        """Whether another row names this very item, so that this one means a namesake."""
        return bool(entry.id) and id != entry.id and (id, folded(entry.name)) in self._pairs

    def _narrowed(self, found: list[str], entry: Entry) -> list[str]:
        """Of several of one name those of the entry's kind."""
        layer = entry.item.get("layer")
        return [id for id in found if layer in (None, self._items[id].layer)] or found

    def _new_id(self, entry: Entry) -> str:
        """The id that the table gives, if it is one and free; the item is added later."""
        name = clean(entry.name)
        id = self._ids.take(entry.id) if self._ids.is_free(entry.id) else self._ids.new(name)
        self._names.add(id, entry.name)
        return id

    def _add(self, entry: Entry, id: str, scenario: str) -> None:
        item = Item(id, "technology", clean(entry.name))
        self._items[id] = item
        if len(self._added) < _MOST_COMPARED and (known := self._known.alike(item.name)):
            self._alike.append(Alike(entry.line, item.name, known))
        self._set_item(entry, id)
        self._set_placement(entry, id, scenario)
        placed = self._placements.get((scenario, id))
        where = place(placed) if placed else IN_TRAY
        layer, name = self._items[id].layer, self._scenarios.name(scenario)
        self._added.append(Added(entry.line, item.name, layer, name, where))

    def _update(self, entry: Entry, id: str, scenario: str) -> None:
        item, placement = self._items[id], self._project.placement(scenario, id)
        self._set_item(entry, id)
        self._set_placement(entry, id, scenario)
        changes = differences(item, self._items[id])
        changes += moves(placement, self._placements.get((scenario, id)))
        if not changes:
            self._unchanged += 1
            return
        name = self._scenarios.name(scenario)
        self._changed.append(Changed(entry.line, self._items[id].name, name, tuple(changes)))

    def _set_item(self, entry: Entry, id: str) -> None:
        item = self._items[id]
        wanted = {name: value for name, value in entry.item.items() if self._may(entry, id, name)}
        values = new_values(item, wanted)
        if values:
            self._items[id] = replace(item, **values)

    def _may(self, entry: Entry, id: str, name: str) -> bool:
        """Whether no line before said something else of the item's field. Tells it if one did."""
        value = entry.item[name]
        said, line = self._said.setdefault((id, name), (value, entry.line))
        if said == value:
            return True
        self._tell(entry, f"{name}: line {line} says '{shown(said)}', not '{shown(value)}'")
        return False

    # Placements ------------------------------------------------------------------------------

    def _set_placement(self, entry: Entry, id: str, scenario: str) -> None:
        base = self._project.placement(scenario, id) or self._fresh(entry, id)
        if base is None:
            return
        wanted = dict(entry.placement)
        if None not in entry.label:
            wanted["label"] = LabelOffset(*entry.label)  # type: ignore[arg-type]
        values = new_values(base, wanted)
        self._placements[scenario, id] = replace(base, **values) if values else base
        self._heights[scenario, id] = inf if entry.stacking is None else entry.stacking

    def _fresh(self, entry: Entry, id: str) -> Placement | None:
        """A placement to begin with, if the entry has a whole position."""
        x, y = entry.placement.get("x"), entry.placement.get("y")
        if x is not None and y is not None:
            return Placement(id, x, y)
        if entry.placement:
            missing = " and ".join(axis for axis in ("x", "y") if axis not in entry.placement)
            lost = ", ".join(name for name in entry.placement)
            waits = f"without {missing} '{show(entry.name, 40)}' waits in the tray"
            self._tell(entry, f"{waits}, and its {lost} is not kept")
        return None

    # Everything ------------------------------------------------------------------------------

    def _wanted(self) -> dict[Key, Record | None]:
        """The records that the project is to have."""
        wanted: dict[Key, Record | None] = self._scenarios.wanted()
        order = self._project.order(keys.ITEM_ORDER)
        new = [id for id in self._items if not self._project.has_item(id)]
        wanted[keys.ITEM_ORDER] = (*order, *new)
        wanted.update({keys.item(id): item for id, item in self._items.items()})
        for (scenario, id), placement in self._placements.items():
            wanted[keys.placement(scenario, id)] = placement
        wanted.update(self._stackings())
        return wanted

    def _stackings(self) -> dict[Key, Record | None]:
        """What is newly placed lies on top, in the order of the table's stacking numbers."""
        placed: dict[str, list[tuple[float, str]]] = {}
        for (scenario, id), height in self._heights.items():
            if self._project.placement(scenario, id) is None:
                placed.setdefault(scenario, []).append((height, id))
        stackings: dict[Key, Record | None] = {}
        for scenario, new in placed.items():
            new.sort(key=lambda pair: pair[0])
            key = keys.stacking(scenario)
            stackings[key] = (*self._project.order(key), *(id for _, id in new))
        return stackings

    def _tell(self, entry: Entry, message: str) -> None:
        self._troubles.append(Trouble(entry.line, message))
        if len(self._troubles) > COUNTED:
            first = self._troubles[0]
            told = f"the first on line {first.line}: {first.message}"
            raise TableError(f"more than {COUNTED} rows are in doubt, {told}")
