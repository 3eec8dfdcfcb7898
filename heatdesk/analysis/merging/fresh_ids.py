"""Fresh ids: two sides can give one id to two different things; then theirs gets another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, cast

from heatdesk.analysis.merging.conflicts import Records, Renamed, Sides
from heatdesk.model import keys
from heatdesk.model.change import Key, Order, Record
from heatdesk.model.findings import Finding
from heatdesk.model.ids import new_id
from heatdesk.model.items import Item, Placement
from heatdesk.model.properties import Properties
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import Step

_KINDS: Final = ("item", "scenario", "finding", "step")
"""Items first: what a scenario places is compared by their fresh ids, and so is a finding."""

_Fresh = Mapping[str, str]


def with_fresh_ids(sides: Sides) -> tuple[Sides, tuple[Renamed, ...]]:
    """The sides with a fresh id for whatever theirs added under an id of mine with other content.

    Everything in theirs that speaks of it follows.
    """
    renamed: list[Renamed] = []
    for kind in _KINDS:
        clashes = _clashes(sides, kind)
        renamed += clashes
        if clashes:
            fresh = {entry.id: entry.fresh for entry in clashes}
            sides = sides._replace(theirs=_rewritten(sides, kind, fresh))
    return sides, tuple(renamed)


def _clashes(sides: Sides, kind: str) -> list[Renamed]:
    taken = {key[1] for side in sides for key in side if key[0] == kind}
    clashes = []
    for key, record in sides.theirs.items():
        if key[0] == kind and key not in sides.base and key in sides.mine:
            if _is_one(sides, key):
                continue
            name = cast("Item | Scenario", record).name if kind in ("item", "scenario") else ""
            fresh = new_id(name or key[1], taken)
            taken.add(fresh)
            clashes.append(Renamed(kind, key[1], fresh, name or key[1]))
    return clashes


def _is_one(sides: Sides, key: Key) -> bool:
    """Whether what both sides added under this key is one and the same thing."""
    mine, theirs = sides.mine[key], sides.theirs[key]
    if isinstance(mine, Scenario):
        return mine == theirs and _placed(sides.mine, key[1]) == _placed(sides.theirs, key[1])
    if isinstance(mine, Step) and isinstance(theirs, Step) and mine.kind != "free":
        # The first edit of a story stores all its steps: of both sides they are the same steps.
        return (mine.kind, mine.about) == (theirs.kind, theirs.about)
    return mine == theirs


def _placed(records: Records, scenario: str) -> dict[str, Record]:
    placed = ("placement", scenario)
    return {key[2]: record for key, record in records.items() if key[:2] == placed}


def _rewritten(sides: Sides, kind: str, fresh: _Fresh) -> dict[Key, Record]:
    """Theirs with the fresh ids of one kind. What it did not change speaks of something else."""
    rewritten: dict[Key, Record] = {}
    for key, record in sides.theirs.items():
        if sides.base.get(key) != record:
            key, record = _key(key, kind, fresh), _record(key, record, kind, fresh)
        rewritten[key] = record
    return rewritten


def _key(key: Key, kind: str, fresh: _Fresh) -> Key:
    if key[0] == kind:
        return (kind, fresh.get(key[1], key[1]))
    match key, kind:
        case ("placement", scenario, item), "item":
            return keys.placement(scenario, fresh.get(item, item))
        case ("placement", scenario, item), "scenario":
            return keys.placement(fresh.get(scenario, scenario), item)
        case ("order", "placements", scenario), "scenario":
            return keys.stacking(fresh.get(scenario, scenario))
    return key


def _record(key: Key, record: Record, kind: str, fresh: _Fresh) -> Record:
    if key[0] == kind:
        return cast(Record, replace(cast(Any, record), id=fresh.get(key[1], key[1])))
    if isinstance(record, tuple):
        return _order(key, record, kind, fresh)
    if kind == "item":
        return _with_items(record, fresh)
    return _with_scenario(record, fresh) if kind == "scenario" else record


def _order(key: Key, order: Order, kind: str, fresh: _Fresh) -> Order:
    of = {"items": "item", "placements": "item", "story": "step"}.get(key[1], key[1][:-1])
    return tuple(fresh.get(id, id) for id in order) if of == kind else order


def _with_items(record: Record, fresh: _Fresh) -> Record:
    match record:
        case Placement(item=item):
            return replace(record, item=fresh.get(item, item))
        case Finding(items=items):
            named = tuple(replace(item, id=fresh.get(item.id, item.id)) for item in items)
            of_item = record.rule in ("role_unmet", "technology_unmet")
            return replace(record, items=named, subject=_subject(record, of_item, fresh))
        case Step(about=about):
            ids = tuple(fresh.get(id, id) for id in about.items)
            return replace(record, about=replace(about, items=ids))
    return record


def _with_scenario(record: Record, fresh: _Fresh) -> Record:
    match record:
        case Properties(target=target) if target is not None:
            return replace(record, target=fresh.get(target, target))
        case Finding(scenario=scenario):
            subject = _subject(record, record.rule == "off_target", fresh)
            return replace(record, scenario=fresh.get(scenario, scenario), subject=subject)
        case Step(about=about) if about.scenario is not None:
            scenario = fresh.get(about.scenario, about.scenario)
            return replace(record, about=replace(about, scenario=scenario))
    return record


def _subject(finding: Finding, meant: bool, fresh: _Fresh) -> str | None:
    """The finding's subject; `meant`: it is an id of the kind that has fresh ones."""
    subject = finding.subject
    return fresh.get(subject, subject) if meant and subject is not None else subject
