"""Opportunities: where the map asks for something, by five rules that show their arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from heatdesk.analysis.balance import Balance, Quadrants
from heatdesk.analysis.meetings import ItemShare
from heatdesk.model.findings import Rule
from heatdesk.model.project import Project

WEAK_SIDE: Final = 0.40
UNMET: Final = 0.25
COLD: Final = 0.10
OFF_TARGET: Final = 0.10


@dataclass(frozen=True, slots=True)
class Opportunity:
    """`subject` is an axis' side ('x.low'), an item's id, a quadrant's key or a scenario's id.

    `sentence` says it, `arithmetic` shows how it was found, `numbers` holds what that used.
    """

    rule: Rule
    subject: str
    sentence: str
    arithmetic: str
    numbers: Mapping[str, float] = field(default_factory=dict)


def opportunities(
    project: Project,
    scenario: str,
    balance: Balance | None,
    quadrants: Quadrants | None,
    roles: Sequence[ItemShare],
    technologies: Sequence[ItemShare],
) -> tuple[Opportunity, ...]:
    """By rule in the contract's order, then the strongest case first."""
    raise NotImplementedError
