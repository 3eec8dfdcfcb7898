"""Revival: what one side deleted and the other changed stays, as if it had not been deleted.

The deleting side gets it back as the base had it, with its placements, so that the merge of the
records then finds only the other side's change, and no placement is left without its item.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, cast

from heatdesk.analysis.merging.conflicts import Conflict, Records, Sides, conflict
from heatdesk.analysis.merging.merged_order import entry_key, put_back
from heatdesk.model import keys
from heatdesk.model.change import Key, Order, Record
from heatdesk.model.properties import Properties

_ENTRIES: Final = ("item", "scenario", "placement", "finding", "step")


def revived(sides: Sides) -> tuple[Sides, tuple[Conflict, ...]]:
    """The sides without the deletions that do not hold, and those deletions as conflicts."""
    base = sides.base
    aimed = Sides(base, _aimed(base, sides.mine), _aimed(base, sides.theirs))
    target = _new_target(aimed)
    of_mine = _returning(base, aimed.mine, aimed.theirs, target)
    of_theirs = _returning(base, aimed.theirs, aimed.mine, target)
    of_theirs |= _last_scenario(aimed, of_mine, of_theirs)
    mine = _with(aimed.mine, base, of_mine)
    theirs = _with(aimed.theirs, base, of_theirs)
    told = _told(base, of_mine) + _told(base, of_theirs)
    lost = tuple(conflict(sides, key, "", *(side.get(key) for side in sides)) for key in told)
    return Sides(base, mine, theirs), lost


def _aimed(base: Records, side: Records) -> Records:
    """A side that has no target only because it deleted that scenario still aims at it here."""
    was, now = _properties(base).target, _properties(side).target
    if was is None or now is not None or keys.scenario(was) in side:
        return side
    return {**side, keys.PROJECT: replace(_properties(side), target=was)}


def _new_target(sides: Sides) -> str | None:
    """The scenario to aim at, where a side has chosen another than the base."""
    base, mine, theirs = (_properties(side).target for side in sides)
    target = theirs if mine == base else mine
    return target if target != base else None


def _returning(base: Records, side: Records, other: Records, target: str | None) -> set[Key]:
    """The keys of what the side deleted though the other changed, placed or aims at it."""
    changed = {key for key, record in other.items() if base.get(key) != record}
    needed = {key for key in changed if key[0] in _ENTRIES}
    for key in changed:
        if key[0] == "placement":
            needed |= {keys.scenario(key[1]), keys.item(key[2])}
    if target is not None:
        needed.add(keys.scenario(target))
    if any(key[0] == "step" or key == keys.STORY_ORDER for key in changed):
        needed.add(keys.STORY_ORDER)
    return {key for key in needed if key in base and key not in side}


def _last_scenario(sides: Sides, of_mine: set[Key], of_theirs: set[Key]) -> set[Key]:
    """Mine's first scenario, where otherwise each side would delete what the other has kept."""
    mine = {key for key in (*sides.mine, *of_mine) if key[0] == "scenario"}
    theirs = {key for key in (*sides.theirs, *of_theirs) if key[0] == "scenario"}
    if mine & theirs or (mine | theirs) - sides.base.keys():
        return set()
    return {keys.scenario(cast(Order, sides.mine[keys.SCENARIO_ORDER])[0])}


def _with(side: Records, base: Records, returning: set[Key]) -> Records:
    """The side with what returns to it, in the places of the lists that it had in the base."""
    if not returning:
        return side
    records = {**side, **{key: base[key] for key in _whole(base, returning)}}
    records = {key: record for key, record in records.items() if _has_place(records, key)}
    for key in [key for key in base if key[0] == "order"]:
        if _has_place(records, key) and (key in side or key in returning or key[1] == "placements"):
            records[key] = _order_with(records, base, key)
    return records


def _whole(base: Records, returning: set[Key]) -> Iterable[Key]:
    """What returns, with all that belongs to it: placements, or the steps of a whole story."""
    yield from returning
    for key in base:
        if key[0] == "placement":
            if {keys.scenario(key[1]), keys.item(key[2])} & returning:
                yield key
        elif key[0] == "step" and keys.STORY_ORDER in returning:
            yield key


def _has_place(records: Records, key: Key) -> bool:
    """Whether the scenario and the item that a placement or a stacking needs are there."""
    match key:
        case ("placement", scenario, item):
            return keys.scenario(scenario) in records and keys.item(item) in records
        case ("order", "placements", scenario):
            return keys.scenario(scenario) in records
    return True


def _order_with(records: Records, base: Records, key: Key) -> Record:
    order, was = cast(Order, records.get(key, ())), cast(Order, base[key])
    return put_back(order, was, {id for id in was if entry_key(key, id) in records})


def _told(base: Records, returning: set[Key]) -> list[Key]:
    """What of it is worth a line: not a placement or a step whose whole is told."""
    return [key for key in base if key in returning and not _part(key, returning)]


def _part(key: Key, returning: set[Key]) -> bool:
    if key[0] == "placement":
        return bool({keys.scenario(key[1]), keys.item(key[2])} & returning)
    return key[0] == "step" and keys.STORY_ORDER in returning


def _properties(records: Records) -> Properties:
    return cast(Properties, records[keys.PROJECT])
