"""Needs: when an action makes sense, and in plain words why it does not just now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project

Need = Literal[
    "nothing",
    "map",
    "undo",
    "redo",
    "one",
    "some",
    "placed",
    "two placed",
    "three placed",
    "items",
    "tray",
    "clipboard",
    "locked",
    "moved names",
    "scenarios",
    "an earlier scenario",
    "a later scenario",
    "target",
    "comparison",
]


@dataclass(frozen=True, slots=True)
class Situation:
    """What needs are judged by."""

    on_map: bool
    undo: bool
    redo: bool
    items: tuple[Item, ...]
    chosen: tuple[Item, ...]
    placed: tuple[Placement, ...]
    waiting: int
    clipboard: bool
    scenarios: tuple[str, ...]
    shown: str
    target: str | None

    @classmethod
    def of(
        cls,
        project: Project,
        scenario: str,
        chosen: tuple[str, ...],
        history: tuple[bool, bool],
        on_map: bool,
        clipboard: bool,
    ) -> Situation:
        placed = (project.placement(scenario, id) for id in chosen)
        return cls(
            on_map,
            *history,
            project.items,
            tuple(project.item(id) for id in chosen),
            tuple(p for p in placed if p is not None),
            len(project.tray(scenario)),
            clipboard,
            tuple(s.id for s in project.scenarios),
            scenario,
            project.properties.target,
        )


def why_not(need: Need, now: Situation) -> str | None:
    """Why an action with this need cannot be done now; None if it can."""
    if need == "nothing":
        return None
    if not now.on_map:
        return "Open a map first"
    if need in _FIRST and (reason := why_not(_FIRST[need], now)):
        return reason
    met, reason = _NEEDS[need]
    return None if met(now) else reason


_NEEDS: Final[Mapping[Need, tuple[Callable[[Situation], bool], str]]] = {
    "map": (lambda now: True, ""),
    "undo": (lambda now: now.undo, "There is nothing to undo"),
    "redo": (lambda now: now.redo, "There is nothing to redo"),
    "one": (lambda now: len(now.chosen) == 1, "Choose one item first"),
    "some": (lambda now: bool(now.chosen), "Choose an item first"),
    "placed": (lambda now: bool(now.placed), "Choose an item on the map first"),
    "two placed": (lambda now: len(now.placed) > 1, "Choose two items on the map first"),
    "three placed": (lambda now: len(now.placed) > 2, "Choose three items on the map first"),
    "items": (lambda now: bool(now.items), "There is no item yet"),
    "tray": (lambda now: now.waiting > 0, "Every item is on the map"),
    "clipboard": (lambda now: now.clipboard, "There is nothing to paste"),
    "locked": (lambda now: any(item.locked for item in now.items), "No item is locked"),
    "moved names": (lambda now: bool(now.items), "There is no name on the map yet"),
    "scenarios": (lambda now: len(now.scenarios) > 1, "There is only one scenario"),
    "an earlier scenario": (lambda now: now.scenarios[0] != now.shown, "It comes first already"),
    "a later scenario": (lambda now: now.scenarios[-1] != now.shown, "It comes last already"),
    "target": (lambda now: now.target is not None, "Make a scenario the target first"),
    "comparison": (lambda now: now.target != now.shown, "The target itself is shown"),
}

_FIRST: Final[Mapping[Need, Need]] = {
    "an earlier scenario": "scenarios",
    "a later scenario": "scenarios",
    "comparison": "target",
}
"""Needs that ask for another one before their own: its reason says more."""
