"""Merge: one project from two that grew from a common one, record by record, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast

from heatdesk.analysis.merging.conflicts import Conflict, Renamed, Sides, conflict
from heatdesk.analysis.merging.fresh_ids import with_fresh_ids
from heatdesk.analysis.merging.merged_order import merged_order
from heatdesk.analysis.merging.revival import revived
from heatdesk.model import keys
from heatdesk.model.change import Key, Order, Record
from heatdesk.model.items import LabelOffset
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings, Properties

THRESHOLDS: Final = "heat.warm and hot"
"""The field of a conflict about both thresholds, which one rule binds: its values are pairs."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A valid project with what both sides did. In conflicts mine is kept, and what was changed
    rather than deleted. `renamed` are no conflicts: both sides' additions are there.
    """

    project: Project
    conflicts: tuple[Conflict, ...]
    renamed: tuple[Renamed, ...] = ()


def merge(base: Project, mine: Project, theirs: Project) -> Merged:
    """What both sides made of the base, in one project; all three must be valid.

    Different fields of one record are both taken. A pair of entries that one side turned round in
    a list is turned. Without a change on one side the other side's project comes out.
    """
    sides, renamed = with_fresh_ids(Sides(base.records, mine.records, theirs.records))
    sides, conflicts = revived(sides)
    records: dict[Key, Record] = {}
    told = list(conflicts)
    for key in dict.fromkeys((*sides.mine, *sides.theirs)):
        if (key in sides.mine and key in sides.theirs) or key not in sides.base:
            records[key], clashes = _order(sides, key) if key[0] == "order" else _record(sides, key)
            told += clashes
    records[keys.PROJECT], clashes = _sound(sides, records)
    return Merged(Project(MappingProxyType(records)), (*told, *clashes), renamed)


class _Clash(NamedTuple):
    field: str
    base: Any
    mine: Any
    theirs: Any


def _record(sides: Sides, key: Key) -> tuple[Record, list[Conflict]]:
    base, mine, theirs = (side.get(key) for side in sides)
    if mine is None or theirs is None:
        return cast(Record, mine or theirs), []
    merged, clashes = _field(base, mine, theirs, "")
    return merged, [conflict(sides, key, *clash) for clash in clashes]


def _field(base: Any, mine: Any, theirs: Any, path: str) -> tuple[Any, list[_Clash]]:
    """A value of which both sides may have changed different parts. The base may lack it."""
    if mine in (theirs, base) or theirs == base:
        return (theirs if mine == base else mine), []
    if not (is_dataclass(mine) and type(theirs) is type(mine)) or isinstance(mine, LabelOffset):
        return mine, [_Clash(path, base, mine, theirs)]
    parts, clashes = {}, []
    for name, of_base, of_mine, of_theirs in _parts(base, mine, theirs):
        inner = f"{path}.{name}" if path else name
        parts[name], more = _field(of_base, of_mine, of_theirs, inner)
        clashes += more
    return replace(cast(Any, mine), **parts), clashes


def _parts(base: Any, mine: Any, theirs: Any) -> Iterator[tuple[str, Any, Any, Any]]:
    for field in fields(mine):
        of_base, of_mine, of_theirs = (getattr(s, field.name, None) for s in (base, mine, theirs))
        yield field.name, of_base, of_mine, of_theirs


def _order(sides: Sides, key: Key) -> tuple[Record, list[Conflict]]:
    base, mine, theirs = (cast(Order, side.get(key, ())) for side in sides)
    merged, contradict = merged_order(base, mine, theirs)
    return merged, [conflict(sides, key, "", base, mine, theirs)] if contradict else []


def _sound(sides: Sides, records: dict[Key, Record]) -> tuple[Properties, list[Conflict]]:
    """The properties with a target that exists, and thresholds in their order."""
    properties = cast(Properties, records[keys.PROJECT])
    if properties.target is not None and keys.scenario(properties.target) not in records:
        properties = replace(properties, target=None)
    heat = properties.heat
    if heat.warm < heat.hot:
        return properties, []
    mine, clash = _heat(sides)
    kept = replace(heat, warm=mine.warm, hot=mine.hot)
    return replace(properties, heat=kept), [clash]


def _heat(sides: Sides) -> tuple[HeatSettings, Conflict]:
    """Mine's settings, and the conflict of thresholds that would cross if both were taken."""
    base, mine, theirs = (cast(Properties, side[keys.PROJECT]).heat for side in sides)
    pairs = ((heat.warm, heat.hot) for heat in (base, mine, theirs))
    return mine, conflict(sides, keys.PROJECT, THRESHOLDS, *pairs)
