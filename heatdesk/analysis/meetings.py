"""Meetings: each role with all the technologies that it meets in one zone; and who has how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heatdesk.analysis.areas import Area
from heatdesk.analysis.pairs import Pairs
from heatdesk.model.findings import HotZone


@dataclass(frozen=True, slots=True)
class Meeting:
    """A role with its technologies by share, largest first. `share` is the sum of its pairs';
    `areas` are indices of the areas of this zone in which its meeting points lie.
    """

    zone: HotZone
    role: str
    technologies: tuple[str, ...]
    share: float | None
    areas: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemShare:
    """An item's share of all pairs, and the item of the other layer that fits it best (the first
    by id of equals; None where there is none).
    """

    item: str
    share: float | None
    best: str | None
    best_alignment: float | None


def meetings(pairs: Pairs, areas: Sequence[Area]) -> tuple[Meeting, ...]:
    """Hot before warm, then by share, largest first, then by the role's id."""
    raise NotImplementedError


def role_shares(pairs: Pairs) -> tuple[ItemShare, ...]:
    """All roles that take part, by share, largest first, then by id."""
    raise NotImplementedError


def technology_shares(pairs: Pairs) -> tuple[ItemShare, ...]:
    """All technologies that take part, by share, largest first, then by id."""
    raise NotImplementedError
