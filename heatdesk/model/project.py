"""Project: the whole document as one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar, cast

from heatdesk.model import keys
from heatdesk.model.change import Change, Key, Order, Record
from heatdesk.model.findings import Finding
from heatdesk.model.items import Item, Layer, Placement
from heatdesk.model.properties import Properties
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import Step

R = TypeVar("R", Item, Scenario, Finding, Step)


class StaleChangeError(ValueError):
    """A Change was applied to a project that it was not made for."""


@dataclass(frozen=True, slots=True)
class Project:
    """Records by key. Equal records mean equal projects; `after` makes the next one."""

    records: MappingProxyType[Key, Record]

    @classmethod
    def of(
        cls,
        properties: Properties,
        items: Iterable[Item],
        scenarios: Iterable[tuple[Scenario, Iterable[Placement]]],
        findings: Iterable[Finding] = (),
        story: Iterable[Step] | None = None,
    ) -> Project:
        """A project from its parts, each list in the user's order."""
        records: dict[Key, Record] = {keys.PROJECT: properties}
        _file(records, keys.ITEM_ORDER, keys.item, items)
        _file(records, keys.FINDING_ORDER, keys.finding, findings)
        if story is not None:
            _file(records, keys.STORY_ORDER, keys.step, story)
        order = []
        for scenario, placements in scenarios:
            order.append(scenario.id)
            records[keys.scenario(scenario.id)] = scenario
            placed = {placement.item: placement for placement in placements}
            records[keys.stacking(scenario.id)] = tuple(placed)
            for id, placement in placed.items():
                records[keys.placement(scenario.id, id)] = placement
        records[keys.SCENARIO_ORDER] = tuple(order)
        return cls(MappingProxyType(records))

    @classmethod
    def empty(cls, properties: Properties | None = None) -> Project:
        """A project with one empty scenario."""
        return cls.of(properties or Properties(), (), [(Scenario("now", "Who we are"), ())])

    def after(self, change: Change) -> Project:
        """This project with the change made. Raises StaleChangeError if it was made for another."""
        records = self.records.copy()  # dict(records) would take 30 times as long
        for key, (before, after) in change.records.items():
            if records.get(key) != before:
                raise StaleChangeError(f"{'/'.join(key)} is not what the change expects")
            if after is None:
                records.pop(key, None)
            else:
                records[key] = after
        return Project(MappingProxyType(records))

    # What is in it ---------------------------------------------------------------------------

    @property
    def properties(self) -> Properties:
        return cast(Properties, self.records[keys.PROJECT])

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(cast(Item, self.records[keys.item(id)]) for id in self.order(keys.ITEM_ORDER))

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        order = self.order(keys.SCENARIO_ORDER)
        return tuple(cast(Scenario, self.records[keys.scenario(id)]) for id in order)

    @property
    def findings(self) -> tuple[Finding, ...]:
        order = self.order(keys.FINDING_ORDER)
        return tuple(cast(Finding, self.records[keys.finding(id)]) for id in order)

    @property
    def story(self) -> tuple[Step, ...] | None:
        """The stored story, or None while it is made from the map each time."""
        if keys.STORY_ORDER not in self.records:
            return None
        return tuple(cast(Step, self.records[keys.step(id)]) for id in self.order(keys.STORY_ORDER))

    def order(self, key: Key) -> Order:
        return cast(Order, self.records.get(key, ()))

    def item(self, id: str) -> Item:
        """The item with this id. Raises KeyError if there is none."""
        return cast(Item, self.records[keys.item(id)])

    def has_item(self, id: str) -> bool:
        return keys.item(id) in self.records

    def has_scenario(self, id: str) -> bool:
        return keys.scenario(id) in self.records

    def scenario(self, id: str) -> Scenario:
        """The scenario with this id. Raises KeyError if there is none."""
        return cast(Scenario, self.records[keys.scenario(id)])

    @property
    def first_scenario(self) -> str:
        """The id of the default scenario."""
        return self.order(keys.SCENARIO_ORDER)[0]

    def placement(self, scenario: str, item: str) -> Placement | None:
        """Where the scenario places the item, or None: then it is in the tray."""
        return cast("Placement | None", self.records.get(keys.placement(scenario, item)))

    def placements(self, scenario: str) -> tuple[Placement, ...]:
        """The scenario's placements, bottom first."""
        order = self.order(keys.stacking(scenario))
        return tuple(cast(Placement, self.records[keys.placement(scenario, id)]) for id in order)

    def layer(self, scenario: str, layer: Layer) -> tuple[Placement, ...]:
        """The scenario's placements of one layer, bottom first."""
        return tuple(p for p in self.placements(scenario) if self.item(p.item).layer == layer)

    def tray(self, scenario: str) -> tuple[Item, ...]:
        """The items that the scenario does not place."""
        return tuple(i for i in self.items if keys.placement(scenario, i.id) not in self.records)


def _file(
    records: dict[Key, Record], order: Key, key_of: Callable[[str], Key], entries: Iterable[R]
) -> None:
    """Puts a list's entries and its order into the records."""
    ids = []
    for entry in entries:
        ids.append(entry.id)
        records[key_of(entry.id)] = entry
    records[order] = tuple(ids)
