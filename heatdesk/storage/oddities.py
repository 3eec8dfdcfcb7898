"""Oddities: what a sound file may hold, and what those who read it should know of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import msgspec

from heatdesk.model.project import Project
from heatdesk.storage import schema
from heatdesk.storage.characters import unseen

MOST: Final = 50
"""So many are looked for."""

_NAMES: Final = frozenset({"name", "group", "low", "high", "title", "owner"})


def oddities(project: Project) -> list[str]:
    """A line for each name that holds what nobody sees and what turns the text around it."""
    whole = msgspec.to_builtins(schema.from_model(project))
    return list(islice(_walked(whole, "$"), MOST))


def _walked(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, entry in value.items():
            if name in _NAMES and isinstance(entry, str) and (found := unseen(entry)):
                yield f"{path}.{name}: holds {', '.join(found[:5])}, which is not seen"
            yield from _walked(entry, f"{path}.{name}")
    elif isinstance(value, (list, tuple)):
        for index, entry in enumerate(value):
            yield from _walked(entry, f"{path}[{index}]")
