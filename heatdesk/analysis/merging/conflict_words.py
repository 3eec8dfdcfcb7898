"""Conflicts in words: one line for each, and one for each id that theirs had to change."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any, Final

from heatdesk.analysis import names
from heatdesk.analysis.merging.conflicts import Conflict, Renamed
from heatdesk.model.items import LabelOffset

_LONGEST: Final = 60
"""Characters of a value that are told."""


def sentence(conflict: Conflict) -> str:
    """What the two sides wanted, and what the merge has kept."""
    if conflict.key[0] == "order" and conflict.mine is not None and conflict.theirs is not None:
        return f"{conflict.path}: mine and theirs contradict each other; kept mine"
    if conflict.field == "":
        return _deletion(conflict)
    mine, theirs = value_words(conflict.mine), value_words(conflict.theirs)
    before = "" if conflict.base is None else f", before {value_words(conflict.base)}"
    return f"{conflict.path}: mine {mine}, theirs {theirs}{before}; kept mine"


def renamed_sentence(renamed: Renamed) -> str:
    """Which id a thing of theirs has now."""
    return (
        f"{renamed.kind} “{names.spoken(renamed.name)}”: mine and theirs added different ones as"
        f" {renamed.id}; kept both, theirs as {renamed.fresh}"
    )


def value_words(value: Any) -> str:
    """A field's value in a few words."""
    match value:
        case None | "":
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case str():
            return f"“{names.spoken(value, _LONGEST)}”"
        case float() | int():
            return f"{value:g}"
        case LabelOffset(dx, dy):
            return f"{dx:g} across and {dy:g} down"
        case tuple():
            return " and ".join(_entry_words(entry) for entry in value) or "nothing"
    return str(value)


def _deletion(conflict: Conflict) -> str:
    deleted, kept = ("mine", "theirs") if conflict.mine is None else ("theirs", "mine")
    return f"{conflict.path}: {deleted} deleted it, {kept} changed or needs it; kept from {kept}"


def _entry_words(entry: Any) -> str:
    return value_words(entry.name if is_dataclass(entry) and hasattr(entry, "name") else entry)
