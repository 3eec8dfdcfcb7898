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
    """With a zone it speaks of a meeting, with a rule of an opportunity, with neither of anything.

    `subject` is the opportunity's: an axis' side ('x.low'), a quadrant's key, an item's or a
    scenario's id. `items` are the roles and technologies that the sentence is about.
    """

    id: str
    scenario: str
    zone: HotZone | None = None
    rule: Rule | None = None
    subject: str | None = None
    items: tuple[NamedItem, ...] = ()
    sentence: str = ""
    owner: str = ""
    action: str = ""
    result: str = ""
    activity: str = ""
    review: str | None = None
