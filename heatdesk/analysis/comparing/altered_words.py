"""Altered fields in words: what a value is now, and what it was before."""

from __future__ import annotations

from typing import Any, Final

from heatdesk.analysis import names
from heatdesk.analysis.comparing.alterations import Altered
from heatdesk.analysis.comparing.comparison import STORY
from heatdesk.analysis.merging.conflict_words import value_words
from heatdesk.analysis.merging.conflicts import field_words
from heatdesk.model.project import Project

_TEXTS: Final = ("description", "definition", "note", "sentence", "action", "result", "activity")
_SHARES: Final = ("heat.warm", "heat.hot", "heat.opacity")


def altered_words(old: Project, new: Project, entry: Altered) -> str:
    """'X axis, low end: “Speak”, before “Talk”'. Of long texts only that they read differently."""
    if entry.field == STORY:
        return "The story is edited now" if entry.after else "The story is made from the map again"
    what = field_words(entry.field)
    if not entry.id:
        what = names.capital(what)
    if entry.field.rpartition(".")[2] in _TEXTS:
        return f"{what} reworded"
    return f"{what}: {_value(new, entry, entry.after)}, before {_value(old, entry, entry.before)}"


def _value(project: Project, entry: Altered, value: Any) -> str:
    if entry.field == "target" and value is not None:
        return names.scenario(project, value)
    if entry.field == "heat.scale" and value is None:
        return "automatic"
    if entry.field in _SHARES:
        return f"{100 * value:g} %"
    return value_words(value)
