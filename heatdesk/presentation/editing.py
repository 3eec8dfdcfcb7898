"""Editing: an edit of the map on stage, from its beginning to what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject

from heatdesk.app.document import Document
from heatdesk.app.wording import short
from heatdesk.model import edits, keys
from heatdesk.model.between import change_between
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.ids import new_id
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.presentation.talk import Talk
from heatdesk.storage.characters import NAME_LIMIT

_STEP: Final = "Edit on stage"
_SUFFIX: Final = ", edited on stage"


class Editing(QObject):
    """All that is done between `begin` and one of `keep`, `keep_apart` and `discard` is one step of
    the history, or none. Undo meanwhile reaches back to the beginning and no further.
    """

    def __init__(self, document: Document, talk: Talk) -> None:
        super().__init__(talk)
        self._document = document
        self._talk = talk
        self._base = 0
        self._before = document.project
        self._shown: list[str] = []
        talk.changed.connect(self._note)

    @property
    def changed(self) -> bool:
        """Whether anything was done since the beginning that is not undone."""
        return self._document.history.position > self._base

    def begin(self) -> None:
        self._document.edit("", Change())  # which ends a gesture under way
        self._base, self._before = self._document.history.position, self._document.project
        self._shown = []
        self._talk.edit(True)
        self._note()

    def undo(self) -> bool:
        """Takes the last step back. False where there is nothing to take back now."""
        history, editing = self._document.history, self._talk.editing
        if not self._document.at_rest or history.position > (self._base if editing else 0):
            self._document.undo()
            return True
        return False

    def keep(self) -> None:
        """The map stays as it is now."""
        history = self._document.history
        history.squash(self._base, _STEP)
        self._talk.edit(False)
        self._document.travel_to(history.position)  # nowhere: but whoever lists the steps looks

    def keep_apart(self) -> tuple[str, ...]:
        """What was shown stays as it was; as it was edited it becomes a scenario of its own. Gives
        the names of the scenarios that were made.
        """
        after = self._document.project
        wanted, names = apart(self._before, after, self._shown)
        text = f"Keep {short(names[0])}" if names else _STEP
        change = change_between(self._before, wanted)
        self._document.travel_to(self._base)
        self._talk.edit(False)
        self._document.edit(text, change)
        return names

    def discard(self) -> None:
        """The map is as it was; redoing brings the edits back."""
        self._document.travel_to(self._base)
        self._talk.edit(False)

    def park(self, name: str) -> None:
        """Puts a technology of this name into the tray."""
        project = self._document.project
        change, _ = edits.create(project, self._talk.scene.scenario, "technology", name, None)
        self._document.edit(f"Park {short(name)}", change)

    def _note(self) -> None:
        if self._talk.editing and self._talk.scene.scenario not in self._shown:
            self._shown.append(self._talk.scene.scenario)


def apart(before: Project, after: Project, shown: Iterable[str]) -> tuple[Project, tuple[str, ...]]:
    """`after` with every scenario placed as `before`; those of the `shown` ones that were edited
    are there a second time, as they are placed in `after`. Also gives the names of these. Items
    that were deleted are back, and wait in the tray of the new scenarios.
    """
    records: dict[Key, Record] = after.records.copy()
    gone = [item for item in before.items if not after.has_item(item.id)]
    records.update({keys.item(item.id): item for item in gone})
    old = before.order(keys.ITEM_ORDER)
    new = (id for id in after.order(keys.ITEM_ORDER) if not before.has_item(id))
    records[keys.ITEM_ORDER] = (*old, *new)
    for scenario in before.order(keys.SCENARIO_ORDER):
        if after.has_scenario(scenario):
            _place_as(records, before, scenario, after)
    names = [
        _add_copy(records, after, id)
        for id in shown
        if before.has_scenario(id) and before.placements(id) != after.placements(id)
    ]
    return Project(MappingProxyType(records)), tuple(names)


def _place_as(records: dict[Key, Record], before: Project, scenario: str, after: Project) -> None:
    for placement in after.placements(scenario):
        del records[keys.placement(scenario, placement.item)]
    for placement in before.placements(scenario):
        records[keys.placement(scenario, placement.item)] = placement
    records[keys.stacking(scenario)] = before.order(keys.stacking(scenario))


def _add_copy(records: dict[Key, Record], after: Project, scenario: str) -> str:
    """Adds a scenario after the one it was made from, placed as in `after`; gives its name."""
    order = records[keys.SCENARIO_ORDER]
    assert isinstance(order, tuple)
    name = after.scenario(scenario).name[: NAME_LIMIT - len(_SUFFIX)] + _SUFFIX
    id, at = new_id(name, set(order)), order.index(scenario) + 1
    records[keys.SCENARIO_ORDER] = (*order[:at], id, *order[at:])
    records[keys.scenario(id)] = Scenario(id, name)
    records[keys.stacking(id)] = after.order(keys.stacking(scenario))
    for placement in after.placements(scenario):
        records[keys.placement(id, placement.item)] = placement
    return name
