"""Conflicts: what a merge cannot take from both sides, and what it had to give another id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, cast

from heatdesk.analysis import names
from heatdesk.model import keys
from heatdesk.model.change import Key, Record
from heatdesk.model.findings import Finding
from heatdesk.model.items import Item
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import Step

Records = Mapping[Key, Record]


class Sides(NamedTuple):
    """The records of the common ancestor and of the two that grew from it."""

    base: Records
    mine: Records
    theirs: Records


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both changed one field (mine is kept), or one deleted what the other changed (it stays).

    `field` is the field's path within the record ('axes.x.low'), '' for a whole record or an order.
    `path` says the same in words. Of a whole record None means that the side does not have it.
    """

    key: Key
    field: str
    path: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Renamed:
    """Both sides added this id with different content: theirs now has the id `fresh`."""

    kind: str
    id: str
    fresh: str
    name: str


def conflict(sides: Sides, key: Key, field: str, base: Any, mine: Any, theirs: Any) -> Conflict:
    where = record_words(sides, key)
    what = field_words(field)
    path = ": ".join(part for part in (where, what) if part)
    return Conflict(key, field, path, base, mine, theirs)


def record_words(sides: Sides, key: Key) -> str:
    """A record in words: '“Sales” in “Who we are”'. The project's own properties need none."""
    match key:
        case ("item", id):
            return _item(sides, id)
        case ("scenario", id):
            return f"scenario {_scenario(sides, id)}"
        case ("placement", scenario, item):
            return f"{_item(sides, item)} in {_scenario(sides, scenario)}"
        case ("finding", id):
            return f"finding {_quoted(cast(Finding, _found(sides, key)).sentence, id)}"
        case ("step", id):
            return f"step {_quoted(cast(Step, _found(sides, key)).title, id)}"
        case ("order", *rest):
            return _order(sides, rest)
    return ""


def field_words(field: str) -> str:
    """A field in words: 'axes.x.low' is 'x axis, low end'."""
    for before, after in _FIELDS:
        field = field.replace(before, after)
    return field.replace("_", " ").replace(".", ", ")


_FIELDS: Final = (
    ("axes.x", "x axis"),
    ("axes.y", "y axis"),
    (".low", ".low end"),
    (".high", ".high end"),
    ("quadrants.", "quadrant "),
    ("layers.technology.name", "name of the technologies"),
    ("layers.role.name", "name of the roles"),
    ("colormap", "colour table"),
    ("color", "colour"),
)


def _order(sides: Sides, rest: list[str]) -> str:
    match rest:
        case ["placements", scenario]:
            return f"the stacking in {_scenario(sides, scenario)}"
        case ["story"]:
            return "the story"
    return f"the order of the {rest[0]}"


def _item(sides: Sides, id: str) -> str:
    return _quoted(cast(Item, _found(sides, keys.item(id))).name, id)


def _scenario(sides: Sides, id: str) -> str:
    return _quoted(cast(Scenario, _found(sides, keys.scenario(id))).name, id)


def _quoted(name: str, id: str) -> str:
    return f"“{names.spoken(name) or id}”"


def _found(sides: Sides, key: Key) -> Record:
    """The record as mine has it, else as theirs or the base has it."""
    found = sides.mine.get(key) or sides.theirs.get(key) or sides.base.get(key)
    assert found is not None
    return found
