"""Wording: how undo steps and messages name what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from heatdesk.analysis import names
from heatdesk.model.items import Layer
from heatdesk.model.project import Project

LAYER_WORD: Final[dict[Layer, str]] = {"technology": "technology", "role": "role"}

_LONGEST: Final = 40


def named(project: Project, ids: Sequence[str]) -> str:
    """'Twitter' for one item, '3 items' for several."""
    if len(ids) == 1 and project.has_item(ids[0]):
        return names.item(project, ids[0])
    return f"{len(ids)} items"


def short(text: str) -> str:
    """One visible line of at most 40 characters, which turns nothing around it."""
    return names.spoken(text, _LONGEST)
