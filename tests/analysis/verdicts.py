"""Findings kept on a map, and the reasons why its reading calls them stale."""

from __future__ import annotations

from typing import Any, Final

from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.upholding import Judged, judged
from heatdesk.model import keeping
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings
from tests.builders.maps import NOW, Placed, map_of, role, technology

SALES: Final = NamedItem("sales", "Sales")
SUPPORT: Final = NamedItem("support", "Support")
TWITTER: Final = NamedItem("twitter", "Twitter")

FIXED: Final = HeatSettings(scale=1.0)
"""Hot begins at 0.75, warm at 0.50."""


def both(x: float, y: float) -> list[Placed]:
    """Sales and Twitter on one point."""
    return [role("sales", x, y), technology("twitter", x, y)]


def kept(project: Project, *findings: Finding) -> Project:
    for finding in findings:
        project = project.after(keeping.keep_finding(project, finding)[0])
    return project


def verdicts(project: Project, scenario: str = NOW) -> list[str | None]:
    """Why each finding of the scenario is stale, judged with all numbers at hand."""
    reading = read(project, scenario)
    return [one.stale for one in judged_by(reading)]


def judged_by(reading: Reading) -> tuple[Judged, ...]:
    return judged(
        reading.project,
        reading.scenario,
        reading.pairs,
        reading.opportunities,
        reading.balance,
        reading.quadrants,
    )


def verdict(finding: Finding, *placed: Placed, **properties: Any) -> str | None:
    """Why a finding is stale on a map of these."""
    properties.setdefault("heat", FIXED)
    (reason,) = verdicts(kept(map_of(*placed, **properties), finding))
    return reason
