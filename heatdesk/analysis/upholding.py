"""Upholding: whether the map still supports what the findings say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heatdesk.analysis.opportunities import Opportunity
from heatdesk.analysis.pairs import Pairs
from heatdesk.model.findings import Finding
from heatdesk.model.project import Project


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the reason why the map no longer supports it, or None while it is fresh."""

    finding: Finding
    stale: str | None


def judged(
    project: Project, scenario: str, pairs: Pairs, opportunities: Sequence[Opportunity]
) -> tuple[Judged, ...]:
    """The findings of this scenario, in the user's order, each judged by its reading.

    A meeting is fresh while each of its roles has a pair of at least its zone with one of its
    technologies; an opportunity while its rule still gives it; a free sentence always. One whose
    items are all gone is stale.
    """
    raise NotImplementedError
