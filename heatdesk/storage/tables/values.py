"""Values: what differs between what a record holds and what a table says, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from math import isclose
from typing import Any, Final

from heatdesk.model.items import Item, LabelOffset, Placement
from heatdesk.storage.characters import show
from heatdesk.storage.tables.entries import clean
from heatdesk.storage.tables.plan import IN_TRAY, FieldChange

_NEAR: Final = 1e-12
"""Spreadsheets keep 15 to 17 digits: what they lose of a number is no change."""

_ON_ONE_LINE: Final = ("group", "link")
"""These come in with single spaces; a file may hold them otherwise."""


def new_values(record: Item | Placement, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the wanted values that the record does not hold."""
    return {
        name: value
        for name, value in wanted.items()
        if not _equal(name, getattr(record, name), value)
    }


def differences(before: Item | Placement, after: Item | Placement) -> list[FieldChange]:
    """What differs, field by field, in words."""
    if before == after:
        return []
    names = [field.name for field in fields(before)]
    both = [(name, getattr(before, name), getattr(after, name)) for name in names]
    return [_told(name, old, new) for name, old, new in both if old != new]


def moves(before: Placement | None, after: Placement | None) -> list[FieldChange]:
    """What differs between placements. An item that leaves the tray only has a new place."""
    if before is None:
        return [FieldChange("place", IN_TRAY, place(after))] if after is not None else []
    return differences(before, after) if after is not None else []


def place(placement: Placement) -> str:
    """Where a placement lies, in words."""
    return f"{placement.x:.4g}, {placement.y:.4g}"


def shown(value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, LabelOffset):
        return f"{value.dx:.4g}, {value.dy:.4g}"
    return show(value, 40) if isinstance(value, str) else "automatic"


def _equal(name: str, before: Any, after: Any) -> bool:
    if isinstance(before, float) and isinstance(after, float):
        return isclose(before, after, rel_tol=_NEAR, abs_tol=_NEAR)
    if isinstance(before, LabelOffset) and isinstance(after, LabelOffset):
        return _equal("dx", before.dx, after.dx) and _equal("dy", before.dy, after.dy)
    if name in _ON_ONE_LINE:
        return bool(after in (before, clean(before)))
    return bool(before == after)


def _told(name: str, old: Any, new: Any) -> FieldChange:
    before, after = shown(old), shown(new)
    if before == after:  # they differ in what is left out
        before, after = repr(old), repr(new)
    return FieldChange(name, before, after)
