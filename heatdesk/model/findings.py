"""Findings: meetings and opportunities with the human sentence that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HotZone = Literal["hot", "warm"]
Rule = Literal["weak_side", "role_unmet", "technology_unmet", "cold_quadrant", "off_target"]


@dataclass(frozen=True, slots=True)
class NamedItem:
    """An item by id with the name it had: a finding may outlive the item."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    scenario: str
    zone: HotZone | None = None
    rule: Rule | None = None
    items: tuple[NamedItem, ...] = ()
    sentence: str = ""
    owner: str = ""
    action: str = ""
    result: str = ""
    activity: str = ""
    review: str | None = None
