"""Alterations: what differs between two versions of the same lists and records, field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final, Literal, cast

from heatdesk.model import keys
from heatdesk.model.change import Key
from heatdesk.model.items import LabelOffset
from heatdesk.model.project import Project

Kind = Literal["item", "scenario", "finding", "step"]

_ORDERS: Final[dict[Kind, Key]] = {
    "item": keys.ITEM_ORDER,
    "scenario": keys.SCENARIO_ORDER,
    "finding": keys.FINDING_ORDER,
    "step": keys.STORY_ORDER,
}


@dataclass(frozen=True, slots=True)
class Altered:
    """One field that differs, as a path within its record: 'axes.x.low'. `id` is its entry's, ''
    for the project's own properties.
    """

    id: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Listing:
    """What differs in one list: ids of `added` in the new order, of `removed` in the old one.

    `reordered`: what both have stands in another order.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    altered: tuple[Altered, ...] = ()
    reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.altered or self.reordered)


def listing(old: Project, new: Project, kind: Kind) -> Listing:
    """What differs between the two projects' lists of one kind. Entries are matched by id."""
    before, after = old.order(_ORDERS[kind]), new.order(_ORDERS[kind])
    was, now = set(before), set(after)
    kept = tuple(id for id in before if id in now)
    pairs = ((id, old.records[(kind, id)], new.records[(kind, id)]) for id in kept)
    return Listing(
        added=tuple(id for id in after if id not in was),
        removed=tuple(id for id in before if id not in now),
        altered=tuple(alteration for pair in pairs for alteration in altered(*pair)),
        reordered=kept != tuple(id for id in after if id in was),
    )


def altered(id: str, before: Any, after: Any, without: Collection[str] = ()) -> Iterator[Altered]:
    """The fields in which two records of one type differ, `without` some of the outermost."""
    for field in fields(before):
        if field.name not in without:
            was, now = getattr(before, field.name), getattr(after, field.name)
            yield from _altered(id, field.name, was, now)


def _altered(id: str, path: str, before: Any, after: Any) -> Iterator[Altered]:
    if before == after:
        return
    nested = is_dataclass(before) and type(before) is type(after)
    if not nested or isinstance(before, LabelOffset):
        yield Altered(id, path, before, after)
        return
    for field in fields(cast(Any, before)):
        was, now = getattr(before, field.name), getattr(after, field.name)
        yield from _altered(id, f"{path}.{field.name}", was, now)
