"""The order of a list that two sides have changed: who is in it, and who comes before whom."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from heatdesk.model import keys
from heatdesk.model.change import Key, Order

_MOST: Final = 2_000
"""Two reorderings of longer lists are not woven into one: looking at every pair takes too long."""


def merged_order(base: Order, mine: Order, theirs: Order) -> tuple[Order, bool]:
    """The order with both sides' insertions, deletions and turns, and whether they contradict.

    What both have is arranged pair by pair: a pair that one side turned is turned. What one side
    inserted comes after what it came after there, mine before theirs. Nothing is lost or doubled.
    """
    both = set(mine) & set(theirs)
    arranged, contradict = _arranged(_only(base, both), _only(mine, both), _only(theirs, both))
    inserted = _inserted(both, set(base), mine, theirs)
    woven = [*inserted.get(None, ())]
    for id in arranged:
        woven += [id, *inserted.get(id, ())]
    return tuple(woven), contradict


def put_back(order: Order, base: Order, wanted: set[str]) -> Order:
    """The order with the wanted ids of the base that it lacks, each after what it came after."""
    back, here = list(order), set(order)
    place = 0
    for id in base:
        if id in here:
            place = back.index(id) + 1
        elif id in wanted:
            back.insert(place, id)
            place += 1
    return tuple(back)


def entry_key(order: Key, id: str) -> Key:
    """The key of the record that an entry of this order stands for."""
    match order:
        case ("order", "placements", scenario):
            return keys.placement(scenario, id)
        case ("order", "story"):
            return keys.step(id)
    return (order[1].removesuffix("s"), id)


def _only(order: Order, ids: set[str]) -> Order:
    return tuple(id for id in order if id in ids)


def _arranged(base: Order, mine: Order, theirs: Order) -> tuple[Order, bool]:
    if mine in (theirs, base) or theirs == base:
        return (theirs if mine == base else mine), False
    if len(mine) > _MOST:
        return mine, True
    return _pair_by_pair(base, mine, theirs)


def _pair_by_pair(base: Order, mine: Order, theirs: Order) -> tuple[Order, bool]:
    """Where both turned different pairs, both turns hold; mine alone where that goes in circles."""
    was = {id: place for place, id in enumerate(base)}
    has = {id: place for place, id in enumerate(theirs)}
    after = dict.fromkeys(mine, 0)
    unknown = False
    for first, second in combinations(mine, 2):
        if has[first] < has[second]:
            after[first] += 1
        elif first in was and second in was:
            after[first if was[second] < was[first] else second] += 1
        else:  # both sides brought one of the two, and nothing says who turned them
            after[first] += 1
            unknown = True
    if len(set(after.values())) < len(after):
        return mine, True
    return tuple(sorted(mine, key=lambda id: -after[id])), unknown


def _inserted(
    both: set[str], known: set[str], mine: Order, theirs: Order
) -> dict[str | None, list[str]]:
    """What one side alone inserted, by the entry of both that it follows (None: the beginning)."""
    following: dict[str | None, list[str]] = {}
    for side in (mine, theirs):
        anchor = None
        for id in side:
            if id in both:
                anchor = id
            elif id not in known:
                following.setdefault(anchor, []).append(id)
    return following
