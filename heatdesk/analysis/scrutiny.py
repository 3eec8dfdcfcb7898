"""Scrutiny: what may be wrong with the frame itself, before anybody attacks it in a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from heatdesk.model.project import Project

Doubt = Literal["correlated", "crowded", "undefined"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One doubt about the axes, in a sentence. `subject` is an axis or a quadrant, or empty."""

    doubt: Doubt
    subject: str
    sentence: str


def scrutiny(project: Project, scenario: str) -> tuple[Remark, ...]:
    """Axes that are strongly correlated over the items; more than 80 % of the items in one
    quadrant; an axis without a definition.
    """
    raise NotImplementedError
