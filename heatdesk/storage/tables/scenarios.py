"""The scenarios of a project on its way to what a table says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from heatdesk.model import keys
from heatdesk.model.change import Key, Record
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.storage.tables.entries import Entry, clean
from heatdesk.storage.tables.matching import Ids, Names, folded
from heatdesk.storage.tables.table import TableError

MOST_SCENARIOS: Final = 1_000


class Scenarios:
    """The scenarios that entries name, found or to be added.

    The only scenario of a project without any item gives way to those that a table brings.
    """

    def __init__(self, project: Project, default: str, entries: Sequence[Entry]) -> None:
        self._project = project
        self._default = default
        self._ids = Ids(())
        self._names = Names(())
        self._known: dict[str, str] = {}
        self.added: dict[str, str] = {}
        """Id -> name."""
        self._pairs = {(e.scenario_id, folded(e.scenario)) for e in entries if e.scenario_id}
        for scenario in project.scenarios:
            if not self._gives_way(scenario, entries):
                self._keep(scenario.id, scenario.name)

    def name(self, id: str) -> str:
        return self._known[id]

    def meant(self, entry: Entry) -> str:
        """The id of the scenario that the entry means, a new one for a new name."""
        if not entry.scenario and not entry.scenario_id:
            return self._default
        if self._names.holds(entry.scenario_id, entry.scenario):
            return entry.scenario_id
        found = [id for id in self._names.find(entry.scenario) if not self._is_anothers(id, entry)]
        if found:
            return found[0]
        name = clean(entry.scenario)
        free = self._ids.is_free(entry.scenario_id)
        id = entry.scenario_id if free else self._ids.new(name)
        self._keep(id, name)
        self.added[id] = name
        return id

    def wanted(self) -> dict[Key, Record | None]:
        wanted: dict[Key, Record | None] = {}
        for id in self._project.order(keys.SCENARIO_ORDER):
            if id not in self._known:
                wanted[keys.scenario(id)] = wanted[keys.stacking(id)] = None
        for id, name in self.added.items():
            wanted[keys.scenario(id)] = Scenario(id, name)
            wanted[keys.stacking(id)] = ()
        wanted[keys.SCENARIO_ORDER] = tuple(self._known)
        return wanted

    def _keep(self, id: str, name: str) -> None:
        self._known[id] = name
        if len(self._known) > MOST_SCENARIOS:
            raise TableError(f"expected at most {MOST_SCENARIOS} scenarios")
        self._names.add(self._ids.take(id), name)

    def _is_anothers(self, id: str, entry: Entry) -> bool:
        pair = (id, folded(entry.scenario))
        return bool(entry.scenario_id) and id != entry.scenario_id and pair in self._pairs

    def _gives_way(self, scenario: Scenario, entries: Sequence[Entry]) -> bool:
        project = self._project
        if project.items or len(project.scenarios) > 1 or project.findings:
            return False
        named = [entry.scenario or entry.scenario_id for entry in entries]
        wanted = {folded(entry.scenario) for entry in entries}
        return bool(named) and all(named) and folded(scenario.name) not in wanted
