"""Lapsing: why a rule no longer gives the opportunity that a finding keeps."""

from __future__ import annotations

from dataclasses import dataclass

from heatdesk.analysis import names
from heatdesk.analysis.balance import Balance, Quadrants
from heatdesk.analysis.distance import distance
from heatdesk.analysis.numerals import apart, percents_apart
from heatdesk.analysis.opportunities import (
    COLD,
    OFF_TARGET,
    UNMET_RULES,
    WEAK_SIDE,
    Opportunity,
    sides_of,
)
from heatdesk.analysis.pairs import MEETING, Pairs
from heatdesk.analysis.words import missing
from heatdesk.model.findings import Finding, NamedItem, Rule
from heatdesk.model.items import LAYERS, Layer
from heatdesk.model.project import Project
from heatdesk.model.properties import QUADRANTS


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the findings of one scenario are judged by."""

    project: Project
    scenario: str
    pairs: Pairs
    opportunities: tuple[Opportunity, ...]
    balance: Balance | None
    quadrants: Quadrants | None

    def is_placed(self, item: str) -> bool:
        return self.project.placement(self.scenario, item) is not None

    def absence(self, named: NamedItem) -> str | None:
        """Why an item takes no part in the reading, or None if it does."""
        name = names.item(self.project, named.id, named.name)
        if not self.project.has_item(named.id):
            return f"{name} was deleted"
        placement = self.project.placement(self.scenario, named.id)
        if placement is None:
            return f"{name} is no longer on the map"
        return f"{name} is muted" if placement.muted else None

    @property
    def otherwise(self) -> str:
        """The reason where no number tells more."""
        for layer in LAYERS:
            reason = missing(self.project, self.scenario, layer)
            if reason is not None:
                return names.capital(reason)
        return "The map no longer gives this opportunity"


def lapsed(evidence: Evidence, finding: Finding, rule: Rule) -> str | None:
    """Why its rule no longer gives the finding, or None while it does. One without a subject is
    given by any case of its rule, or, if it names the items that the rule is about, by theirs.
    """
    subjects = {found.subject for found in evidence.opportunities if found.rule == rule}
    wanted = _subjects(finding, rule)
    if subjects & set(wanted) or (subjects and not wanted):
        return None
    match rule:
        case "weak_side":
            return _side_is_strong(evidence, finding.subject)
        case "cold_quadrant":
            return _quadrant_is_warm(evidence, finding.subject)
        case "off_target":
            return _target_is_near(evidence, finding.subject)
        case _:
            about = [_named(finding, id) for id in wanted]
            return _item_is_met(evidence, about, UNMET_RULES[rule])


def _subjects(finding: Finding, rule: Rule) -> tuple[str, ...]:
    if finding.subject is not None:
        return (finding.subject,)
    return tuple(named.id for named in finding.items) if rule in UNMET_RULES else ()


def _named(finding: Finding, id: str) -> NamedItem:
    """The item with the name that it had."""
    return next((named for named in finding.items if named.id == id), NamedItem(id, id))


def _side_is_strong(evidence: Evidence, subject: str | None) -> str:
    if evidence.balance is None:
        return evidence.otherwise
    shares = sides_of(evidence.balance)
    weakest = min(shares, key=lambda side: shares[side])
    if subject is not None and subject not in shares:
        return evidence.otherwise
    side = names.side(evidence.project.properties.axes, subject or weakest)
    value, limit = percents_apart(shares[subject or weakest], WEAK_SIDE)
    if subject is None:
        return f"The weakest side, {side}, holds {value} now; under {limit} is weak"
    return f"{names.capital(side)} holds {value} now; under {limit} is weak"


def _quadrant_is_warm(evidence: Evidence, subject: str | None) -> str:
    if subject is None:
        return "No quadrant is cold now"
    if subject not in QUADRANTS:
        return evidence.otherwise
    name = names.capital(names.quadrant(evidence.project, subject))
    if getattr(evidence.project.properties.quadrants, subject).empty_on_purpose:
        return f"{name} is left empty on purpose now"
    if evidence.quadrants is None:
        return evidence.otherwise
    value, limit = percents_apart(evidence.quadrants[subject], COLD)
    return f"{name} holds {value} now; under {limit} is cold"


def _target_is_near(evidence: Evidence, subject: str | None) -> str:
    project, target = evidence.project, evidence.project.properties.target
    if target is None or not project.has_scenario(target):
        return "The map has no target now"
    name = names.scenario(project, target)
    if target == evidence.scenario:
        return "This scenario is the target now"
    if subject is not None and subject != target:
        return f"The target is {name} now"
    apart_by = distance(project, evidence.scenario, target)
    if apart_by is None:
        return f"Nothing on this map has a place in {name}"
    value, limit = apart(apart_by, OFF_TARGET)
    return f"The distance to {name} is {value} now; above {limit} is off target"


def _item_is_met(evidence: Evidence, about: list[NamedItem], layer: Layer) -> str:
    """Of several items the first speaks for all."""
    if not about:
        return names.none_of(
            evidence.project, layer, "Every {} meets something now", "Everything of {} is met now"
        )
    named = about[0]
    return evidence.absence(named) or _best_fit(evidence, named, layer)


def _best_fit(evidence: Evidence, named: NamedItem, layer: Layer) -> str:
    name = names.item(evidence.project, named.id)
    placement = evidence.project.placement(evidence.scenario, named.id)
    if placement is not None and placement.weight == 0:
        return f"{name} has the weight 0 now"
    pairs = evidence.pairs
    own, others = pairs.roles, pairs.technologies
    fits = pairs.alignments.T
    if layer == "technology":
        own, others, fits = others, own, pairs.alignments
    if named.id not in own or not others:
        return evidence.otherwise
    row = fits[own.index(named.id)]
    best = names.item(evidence.project, others[int(row.argmax())])
    value, limit = apart(float(row.max()), MEETING)
    return f"{name} and {best} meet now (alignment {value}, two meet from {limit})"
