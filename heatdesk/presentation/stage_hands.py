"""StageHands: what keys and buttons do to the map while it is edited live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from heatdesk.app.wording import named
from heatdesk.figure.words import number
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.presentation.stage_map import StageMap

_WEIGHT_STEP: Final = 0.25


class StageHands:
    """Commands on the canvas of a stage; each edit is one step, until the whole becomes one."""

    def __init__(self, map: StageMap, say: Callable[[str], object]) -> None:
        self._map = map
        self._say = say

    def run(self, command: str) -> None:
        match command:
            case "technology" | "role":
                self._map.handling.create(command)
            case "place":
                self._place()
            case "rename":
                self._map.handling.rename_chosen()
            case "heavier":
                self._weigh(_WEIGHT_STEP)
            case "lighter":
                self._weigh(-_WEIGHT_STEP)
            case "delete":
                self._delete()

    def _place(self) -> None:
        handling = self._map.handling
        if handling.placing:
            handling.end_placing()
        else:
            handling.begin_placing()

    def _weigh(self, step: float) -> None:
        document, ids = self._map.document, self._map.selection.ids
        before, scenario = document.project, self._map.scenario
        project, change = before, Change()
        for placement in edits.placed_of(before, scenario, ids):
            weighed = edits.set_placements(
                project, scenario, [placement.item], weight=placement.weight + step
            )
            project, change = project.after(weighed), change.then(weighed)
        document.edit(f"Weight of {named(before, ids)}", change)
        weights = {number(p.weight) for p in edits.placed_of(document.project, scenario, ids)}
        if len(weights) == 1:
            self._say(f"Weight {weights.pop()}")
        elif not weights:
            self._say("Choose an item first.")

    def _delete(self) -> None:
        document, ids = self._map.document, self._map.selection.ids
        what = named(document.project, ids)
        document.edit(f"Delete {what}", edits.delete(document.project, ids))
