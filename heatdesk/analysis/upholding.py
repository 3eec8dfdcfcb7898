"""Upholding: whether the map still supports what the findings say.

A reason is one sentence without its full stop: 'Twitter is no longer on the map'.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.balance import Balance, Quadrants
from heatdesk.analysis.lapsing import Evidence, lapsed
from heatdesk.analysis.numerals import apart
from heatdesk.analysis.opportunities import Opportunity
from heatdesk.analysis.pairs import MEETING, Pair, Pairs
from heatdesk.heat.zones import Thresholds, Zone
from heatdesk.model.findings import Finding, HotZone, NamedItem
from heatdesk.model.items import Layer
from heatdesk.model.project import Project

NO_SCENARIO: Final = "Its scenario is gone"

_RANK: Final[dict[Zone, int]] = {"cool": 0, "warm": 1, "hot": 2}


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the reason why the map no longer supports it, or None while it is fresh."""

    finding: Finding
    stale: str | None


def judged(
    project: Project,
    scenario: str,
    pairs: Pairs,
    opportunities: Sequence[Opportunity],
    balance: Balance | None = None,
    quadrants: Quadrants | None = None,
) -> tuple[Judged, ...]:
    """The findings of this scenario, in the user's order, each judged by its reading. Balance and
    quadrants only give the reasons their numbers.

    A meeting is fresh while each of its roles has a pair of at least its zone with one of its
    technologies; an opportunity while its rule still gives it; a free sentence unless it names
    items and none of them is on the map.
    """
    evidence = Evidence(project, scenario, pairs, tuple(opportunities), balance, quadrants)
    own = (finding for finding in project.findings if finding.scenario == scenario)
    return tuple(Judged(finding, reason_against(evidence, finding)) for finding in own)


def orphaned(project: Project) -> tuple[Judged, ...]:
    """The findings whose scenario is gone: no reading can judge them, and none supports them."""
    return tuple(
        Judged(finding, NO_SCENARIO)
        for finding in project.findings
        if not project.has_scenario(finding.scenario)
    )


def reason_against(evidence: Evidence, finding: Finding) -> str | None:
    """Why the map no longer supports a finding, or None while it does."""
    if finding.zone is None and finding.rule is None:
        return _all_gone(evidence, finding.items)
    reason = _cooled(evidence, finding, finding.zone) if finding.zone is not None else None
    if reason is None and finding.rule is not None:
        reason = lapsed(evidence, finding, finding.rule)
    return reason


def _all_gone(evidence: Evidence, items: Sequence[NamedItem]) -> str | None:
    gone = [named for named in items if not evidence.is_placed(named.id)]
    if not items or len(gone) < len(items):
        return None
    if len(gone) == 1:
        return evidence.absence(gone[0])
    return "Nothing that it names is on the map any more"


def _cooled(evidence: Evidence, finding: Finding, zone: HotZone) -> str | None:
    """Why a meeting does not take place in at least this zone any more, or None if it does.

    What layer a deleted item had nobody knows: a meeting outlives it while the others uphold it.
    """
    roles = _of_layer(evidence.project, finding.items, "role")
    technologies = _of_layer(evidence.project, finding.items, "technology")
    if not roles:
        deleted = (n for n in finding.items if not evidence.project.has_item(n.id))
        return _first_absence(evidence, deleted) or _all_gone(evidence, finding.items)
    reasons = (_cooled_of(evidence, finding, role, technologies, zone) for role in roles)
    return next(filter(None, reasons), None)


def _cooled_of(
    evidence: Evidence,
    finding: Finding,
    role: NamedItem,
    technologies: Sequence[NamedItem],
    zone: HotZone,
) -> str | None:
    """The same of one of its roles."""
    found = [evidence.pairs.of(technology.id, role.id) for technology in technologies]
    best = max(filter(None, found), key=_warmth, default=None)
    if best is not None:
        met = _RANK[best.zone] >= _RANK[zone]
        return None if met else _cool(evidence.project, best, zone, evidence.pairs.thresholds)
    missing = _first_absence(evidence, (role, *finding.items))
    return missing or "It names no technology that this role could meet"


def _warmth(pair: Pair) -> tuple[int, float, float]:
    return (_RANK[pair.zone], pair.alignment, pair.heat)


def _cool(project: Project, pair: Pair, zone: HotZone, thresholds: Thresholds) -> str:
    """'Sales and Twitter are only warm now (0.41, hot begins at 0.56)'."""
    both = f"{names.item(project, pair.role)} and {names.item(project, pair.technology)}"
    if pair.alignment < MEETING:
        value, limit = apart(pair.alignment, MEETING)
        return f"{both} hardly overlap now (alignment {value}, two meet from {limit})"
    value, limit = apart(pair.heat, thresholds.hot if zone == "hot" else thresholds.warm)
    state = "only warm" if pair.zone == "warm" else "cool"
    return f"{both} are {state} now ({value}, {zone} begins at {limit})"


def _of_layer(project: Project, items: Iterable[NamedItem], layer: Layer) -> list[NamedItem]:
    present = (named for named in items if project.has_item(named.id))
    return [named for named in present if project.item(named.id).layer == layer]


def _first_absence(evidence: Evidence, items: Iterable[NamedItem]) -> str | None:
    """Why the first item that takes no part in the reading does not."""
    return next(filter(None, map(evidence.absence, items)), None)
