"""Labelling: names that a hand has put somewhere, and names that find their own place again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from heatdesk.model.change import Change
from heatdesk.model.edits import rounded, set_placements
from heatdesk.model.items import LabelOffset
from heatdesk.model.project import Project

FARTHEST: Final = 200.0
"""Text heights that a name may be from its marker: any farther and nobody finds it again."""


def put_label(project: Project, scenario: str, item: str, dx: float, dy: float) -> Change:
    """Puts the corner of a placed item's name at an offset from its marker, in text heights, dy
    downwards.
    """
    offset = LabelOffset(_within(dx), _within(dy))
    return set_placements(project, scenario, [item], label=offset)


def place_again(project: Project, scenario: str, items: Iterable[str] | None = None) -> Change:
    """Lets the names of these items, or of all, find their own places again."""
    ids = [p.item for p in project.placements(scenario)] if items is None else items
    return set_placements(project, scenario, ids, label=None)


def _within(value: float) -> float:
    return rounded(min(max(value, -FARTHEST), FARTHEST))
