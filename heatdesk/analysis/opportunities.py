"""Opportunities: where the map asks for something, by five rules that show their arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.balance import Balance, Quadrants, Sides
from heatdesk.analysis.distance import distance, moves
from heatdesk.analysis.meetings import ItemShare
from heatdesk.analysis.numerals import apart, decimal, percents_apart
from heatdesk.analysis.words import missing
from heatdesk.model.findings import Rule
from heatdesk.model.items import Layer
from heatdesk.model.project import Project
from heatdesk.model.properties import QUADRANTS

WEAK_SIDE: Final = 0.40
UNMET: Final = 0.25
COLD: Final = 0.10
OFF_TARGET: Final = 0.10

UNMET_RULES: Final[Mapping[Rule, Layer]] = {"role_unmet": "role", "technology_unmet": "technology"}
"""The rules about items, with the layer of these."""


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
    return tuple(
        chain(
            _weak_sides(project, balance),
            _unmet(project, scenario, "role_unmet", roles),
            _unmet(project, scenario, "technology_unmet", technologies),
            _cold_quadrants(project, quadrants),
            _off_target(project, scenario),
        )
    )


def sides_of(balance: Balance) -> dict[str, float]:
    """The share of each side of the axes, by the subject that names it."""
    axes: dict[str, Sides] = {"x": balance.x, "y": balance.y}
    return {
        f"{axis}.{end}": getattr(sides, end)
        for axis, sides in axes.items()
        for end in ("low", "high")
    }


def unmet_sentence(rule: Rule, who: str) -> str:
    """What the user should think about when an item, or several, meet nobody."""
    if rule == "role_unmet":
        return f"Nothing on the map is close to {who}. What could they use, and for what?"
    return f"Nobody on the map is close to {who}. Who could use this, and for what?"


def _weak_sides(project: Project, balance: Balance | None) -> Iterator[Opportunity]:
    shares = sides_of(balance) if balance is not None else {}
    axes = project.properties.axes
    for subject in sorted(shares, key=lambda side: shares[side]):
        share = shares[subject]
        if share >= WEAK_SIDE:
            return
        name, stronger = names.side(axes, subject), names.side(axes, _opposite(subject))
        value, limit = percents_apart(share, WEAK_SIDE)
        yield Opportunity(
            "weak_side",
            subject,
            f"Less meets towards {name} than towards {stronger}. What could be gained there?",
            f"{names.capital(name)} holds {value} of the alignment heat;"
            f" under {limit} is a weak side",
            {"share": share, "limit": WEAK_SIDE},
        )


def _unmet(
    project: Project, scenario: str, rule: Rule, shares: Sequence[ItemShare]
) -> Iterator[Opportunity]:
    weighty = (share for share in shares if _weight(project, scenario, share.item) > 0)
    for share in sorted(weighty, key=lambda share: (share.best_alignment or 0.0, share.item)):
        if share.best_alignment is not None and share.best_alignment >= UNMET:
            return
        yield _unmet_by(project, scenario, rule, share)


def _unmet_by(project: Project, scenario: str, rule: Rule, share: ItemShare) -> Opportunity:
    sentence = unmet_sentence(rule, names.item(project, share.item))
    if share.best is None or share.best_alignment is None:
        other: Layer = "technology" if UNMET_RULES[rule] == "role" else "role"
        reason = missing(project, scenario, other) or "there is nobody to meet"
        arithmetic = f"There is no alignment to measure: {reason}"
        return Opportunity(rule, share.item, sentence, arithmetic, {"limit": UNMET})
    value, limit = apart(share.best_alignment, UNMET)
    best = names.item(project, share.best)
    arithmetic = f"Closest is {best}, with an alignment of {value}; two meet from {limit}"
    numbers = {"best_alignment": share.best_alignment, "limit": UNMET}
    return Opportunity(rule, share.item, sentence, arithmetic, numbers)


def _cold_quadrants(project: Project, quadrants: Quadrants | None) -> Iterator[Opportunity]:
    shares = quadrants or {}
    for key in sorted(shares, key=lambda key: (shares[key], QUADRANTS.index(key))):
        share = shares[key]
        if share >= COLD or getattr(project.properties.quadrants, key).empty_on_purpose:
            continue
        name = names.quadrant(project, key)
        value, limit = percents_apart(share, COLD)
        yield Opportunity(
            "cold_quadrant",
            key,
            f"Hardly anything meets in {name}. Is that meant, or is something missing there?",
            f"{names.capital(name)} holds {value} of the alignment heat; under {limit} is cold",
            {"share": share, "limit": COLD},
        )


def _off_target(project: Project, scenario: str) -> Iterator[Opportunity]:
    target = project.properties.target
    if target is None or target == scenario or not project.has_scenario(target):
        return
    apart_by = distance(project, scenario, target)
    if apart_by is None or apart_by <= OFF_TARGET:
        return
    name = names.scenario(project, target)
    value, limit = apart(apart_by, OFF_TARGET)
    yield Opportunity(
        "off_target",
        target,
        f"The map is still some way from {name}. Which step would bring it closest?",
        f"The distance to {name} is {value}; above {limit} is off target."
        f" {_farthest(project, scenario, target)}",
        {"distance": apart_by, "limit": OFF_TARGET},
    )


def _farthest(project: Project, scenario: str, target: str) -> str:
    """The item with the longest way to go, of those that count."""
    move = next(move for move in moves(project, scenario, target) if move.weight > 0)
    return f"Longest way to go: {names.item(project, move.item)}, {decimal(move.distance)}"


def _opposite(subject: str) -> str:
    axis, end = subject.split(".")
    return f"{axis}.{'high' if end == 'low' else 'low'}"


def _weight(project: Project, scenario: str, item: str) -> float:
    placement = project.placement(scenario, item)
    return placement.weight if placement is not None else 0.0
