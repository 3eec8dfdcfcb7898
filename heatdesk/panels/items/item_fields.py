"""ItemFields: every field of an item, how it is shown and which edit changes it.

The inspector and the table share this page, so that both take and refuse the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, Literal, NamedTuple

from heatdesk.app.wording import named
from heatdesk.model import edits, keys
from heatdesk.model.change import Change, Key, Record
from heatdesk.model.items import HEAVIEST, HIGH, LARGEST, LOW, SMALLEST, Item, Placement
from heatdesk.model.project import Project
from heatdesk.panels.fields import entries
from heatdesk.panels.fields.entries import RefusedError, shown
from heatdesk.storage.characters import TEXT_LIMIT

Number = Literal["x", "y", "width", "height", "weight"]


class Bounds(NamedTuple):
    """What a number is called, between what it lies, and the step of the arrow keys."""

    name: str
    low: float
    high: float
    step: float


NUMBERS: Final[dict[str, Bounds]] = {
    "x": Bounds("Across", LOW, HIGH, 0.05),
    "y": Bounds("Up", LOW, HIGH, 0.05),
    "width": Bounds("Width", SMALLEST, LARGEST, 0.05),
    "height": Bounds("Height", SMALLEST, LARGEST, 0.05),
    "weight": Bounds("Weight", 0.0, HEAVIEST, 0.1),
}
OF_PLACEMENTS: Final = frozenset({*NUMBERS, "muted", "reason"})
"""Fields of the placement; all others are the item's own."""

SWITCHES: Final = frozenset({"muted", "locked"})
LONG: Final = frozenset({"reason", "note"})
"""Texts of several lines."""

_VERBS: Final = {
    "name": "Rename",
    "group": "Group",
    "note": "Annotate",
    "link": "Link",
    "color": "Colour",
    "x": "Move",
    "y": "Move",
    "width": "Resize",
    "height": "Resize",
    "weight": "Weigh",
    "reason": "Explain",
}
_SWITCHED: Final = {"muted": ("Unmute", "Mute"), "locked": ("Unlock", "Lock")}


def value_of(item: Item, placement: Placement | None, key: str) -> Any:
    """A field's value; None where it has none, as the position of what is not on the map."""
    if key == "kind":
        return item.layer
    if key in OF_PLACEMENTS:
        return getattr(placement, key) if placement is not None else None
    return getattr(item, key)


def text_of(item: Item, placement: Placement | None, key: str) -> str:
    """A field as text that `read` takes back."""
    value = value_of(item, placement, key)
    if key == "color":
        return str(value or entries.AUTOMATIC)
    if value is None:
        return ""
    return shown(value) if key in NUMBERS else str(value)


def read(key: str, text: str) -> Any:
    """The value that a typed text means. Raises RefusedError."""
    if key in NUMBERS:
        name, low, high, _ = NUMBERS[key]
        return entries.number(name, text, low, high)
    if key in LONG:
        return entries.note(text)
    if key == "link":
        return entries.line(text, TEXT_LIMIT)
    readers = {
        "name": entries.name_of,
        "kind": entries.kind_of,
        "color": entries.colour_of,
        "group": entries.line,
    }
    return readers[key](text)


def change(project: Project, scenario: str, ids: Sequence[str], key: str, value: Any) -> Change:
    """The edit that gives a field of all these items one value."""
    if key in {"x", "y"} and len(ids) == 1 and project.placement(scenario, ids[0]) is None:
        return _placing(project, scenario, ids[0], key, value)
    if key in OF_PLACEMENTS:
        return edits.set_placements(project, scenario, ids, **{key: value})
    return edits.set_items(project, ids, **{"layer" if key == "kind" else key: value})


def shifted(project: Project, scenario: str, ids: Sequence[str], key: str, by: float) -> Change:
    """The edit that adds to a number of all these items. RefusedError if one went too far."""
    name, low, high, _ = NUMBERS[key]
    wanted: dict[Key, Record | None] = {}
    for placement in edits.placed_of(project, scenario, ids):
        value = edits.rounded(getattr(placement, key) + by)
        if not low <= value <= high:
            who = named(project, [placement.item])
            limit = shown(high if value > high else low)
            raise RefusedError(f"{name}: that would take {who} beyond {limit}")
        moved: Placement = replace(placement, **{key: value})  # type: ignore[arg-type]
        wanted[keys.placement(scenario, placement.item)] = moved
    return edits.make_change(project, wanted)


def step(project: Project, scenario: str, ids: Sequence[str], key: str, value: Any) -> str:
    """What the undo step is called: 'Move Twitter', 'Make Twitter a role', 'Mute 3 items'."""
    who = named(project, ids)
    if key == "kind":
        return f"Make {who} {_kind(value, len(ids))}"
    if key in SWITCHES:
        return f"{_SWITCHED[key][bool(value)]} {who}"
    if key in {"x", "y"} and len(ids) == 1 and project.placement(scenario, ids[0]) is None:
        return f"Place {who}"
    return f"{_VERBS[key]} {who}"


def _kind(layer: str, count: int) -> str:
    if count == 1:
        return f"a {layer}"
    return "roles" if layer == "role" else "technologies"


def _placing(project: Project, scenario: str, id: str, key: str, value: float) -> Change:
    """One coordinate of what is not on the map was given: the other is where the axes cross."""
    axes = project.properties.axes
    x, y = axes.x.crossing, axes.y.crossing
    return edits.place(project, scenario, id, *((value, y) if key == "x" else (x, value)))
