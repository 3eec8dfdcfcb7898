"""Storyline: the presentation made from the map, in the article's order.

Title, axes, technologies, roles, overlay, warm meetings, hot meetings one by one, opportunities,
the target and what moved. Steps name what they speak of by ids, and never hold a copy of it: their
words are found anew whenever they are shown (`scenes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from heatdesk.analysis.distance import LEAST_MOVE, moves
from heatdesk.analysis.meetings import Meeting
from heatdesk.analysis.opportunities import UNMET_RULES, Opportunity
from heatdesk.analysis.reading import Reading
from heatdesk.model.findings import Finding, Rule
from heatdesk.model.ids import new_id
from heatdesk.model.planning import other_target
from heatdesk.model.properties import QUADRANTS, SIDES
from heatdesk.model.story import About, Show, Step, StepKind

MOST_HOT: Final = 7
"""Hot meetings with a step of their own; the rest share one."""

MOST_OPPORTUNITIES: Final = 7
"""More than these no meeting talks over: kept ones come first, then the strongest of each rule."""

LONGEST_CAPTION: Final = 90
"""Characters: what the last row reads while somebody speaks."""

_LONGEST_ID: Final = 64
_AS_HYPHENS: Final = str.maketrans("._", "--")

_NOTHING: Final = Show(False, False, False, False, False, False, "none")
_AXES: Final = replace(_NOTHING, axes=True)
_TECHNOLOGIES: Final = replace(_AXES, technologies=True, labels="all")
_ROLES: Final = replace(_AXES, roles=True, labels="all")
_OVERLAY: Final = Show(contours=False)
_MOVED: Final = Show(heat=False, contours=False)
_ALL: Final = Show()
"""Nothing is shown before its step: the overlay lays both layers on each other, contours come with
the warm meetings.
"""

_BASIC: Final[tuple[StepKind, ...]] = ("technologies", "roles", "overlay")
_OPENING: Final[tuple[StepKind, ...]] = ("title", "axes")


def made(reading: Reading) -> tuple[Step, ...]:
    """The story of a scenario. Ids are the same for the same subject in every making of it."""
    steps = chain(
        _opening(reading),
        _layers(reading),
        _warm(reading),
        _hot(reading),
        _opportunities(reading),
        _target(reading),
    )
    return tuple(_with_ids_of_their_own(steps))


def refreshed(stored: tuple[Step, ...], reading: Reading) -> tuple[Step, ...]:
    """A stored story with steps for what is new on the map, each where the order wants it. Nothing
    that is stored is changed, moved or dropped.
    """
    steps, at = list(stored), 0
    for step in made(reading):
        told = [n for n, other in enumerate(steps) if _subject(other) == _subject(step)]
        if told:
            at = told[-1] + 1
        elif _is_news(step, stored):
            steps.insert(at, replace(step, id=new_id(step.id, {other.id for other in steps})))
            at += 1
    return tuple(steps)


def _is_news(step: Step, stored: Sequence[Step]) -> bool:
    """Whether a step that is not in the story may be put there. Who drops the opening, or one of
    the layers, means it; a story that was stored when the map was empty has none of the layers.
    """
    if step.kind in _BASIC:
        return not any(other.kind in _BASIC for other in stored)
    return step.kind not in _OPENING


def _subject(step: Step) -> tuple[object, ...]:
    """Equal for steps that tell the same. A hot meeting is told by its role, whatever that meets
    there now.
    """
    about = step.about
    if step.kind == "free":
        return ("free", step.id)
    if step.kind == "hot":
        return ("hot", about.scenario, *about.items[:1])
    places = about.quadrant, about.side, about.rule
    return (step.kind, about.scenario, frozenset(about.items), *places)


def _opening(reading: Reading) -> Iterator[Step]:
    yield _step("title", reading, _NOTHING)
    yield _step("axes", reading, _AXES)


def _layers(reading: Reading) -> Iterator[Step]:
    """The layers that the scenario places, each alone; then both, with their heat."""
    technologies, roles = (
        bool(reading.project.layer(reading.scenario, layer)) for layer in ("technology", "role")
    )
    if technologies:
        yield _step("technologies", reading, _TECHNOLOGIES)
    if roles:
        yield _step("roles", reading, _ROLES)
    if technologies and roles:
        yield _step("overlay", reading, _OVERLAY)


def _warm(reading: Reading) -> Iterator[Step]:
    if any(meeting.zone == "warm" for meeting in reading.meetings):
        yield _step("warm", reading)


def _hot(reading: Reading) -> Iterator[Step]:
    """One step for each of the largest, and one for all others."""
    hot = [meeting for meeting in reading.meetings if meeting.zone == "hot"]
    for meeting in hot[:MOST_HOT]:
        yield _meeting(reading, meeting)
    if len(hot) > MOST_HOT:
        yield _step("more", reading)


def _meeting(reading: Reading, meeting: Meeting) -> Step:
    about = About(reading.scenario, (meeting.role, *meeting.technologies))
    return Step(f"hot-{meeting.role}", "hot", about, show=_ALL)


def _opportunities(reading: Reading) -> Iterator[Step]:
    """Those that somebody has put in words, then those that only the map gives."""
    kept = [
        judged.finding
        for judged in reading.findings
        if judged.finding.rule is not None and judged.stale is None
    ]
    others = (
        opportunity
        for opportunity in reading.opportunities
        if _has_a_case(opportunity) and not any(_keeps(f, opportunity) for f in kept)
    )
    steps = chain((_kept(finding) for finding in kept), (_given(reading, o) for o in others))
    return islice(steps, MOST_OPPORTUNITIES)


def _has_a_case(opportunity: Opportunity) -> bool:
    """Not where there is nobody to meet at all: that map is not finished."""
    return opportunity.rule not in UNMET_RULES or "best_alignment" in opportunity.numbers


def _keeps(finding: Finding, opportunity: Opportunity) -> bool:
    """Whether the finding is what somebody says of this opportunity."""
    if finding.rule != opportunity.rule:
        return False
    if finding.subject is not None:
        return finding.subject == opportunity.subject
    named = {item.id for item in finding.items}
    return opportunity.rule not in UNMET_RULES or opportunity.subject in named


def _kept(finding: Finding) -> Step:
    items = tuple(named.id for named in finding.items)
    about = _about(finding.scenario, items, finding.rule, finding.subject)
    return Step(f"opportunity-{finding.id}", "opportunity", about)


def _given(reading: Reading, opportunity: Opportunity) -> Step:
    rule, subject = opportunity.rule, opportunity.subject
    items = (subject,) if rule in UNMET_RULES else ()
    named = rule if rule == "off_target" else f"{rule}-{subject}"
    id = named.translate(_AS_HYPHENS)
    return Step(id, "opportunity", _about(reading.scenario, items, rule, subject))


def _about(scenario: str, items: tuple[str, ...], rule: Rule | None, subject: str | None) -> About:
    quadrant = subject if subject in QUADRANTS else None
    side = subject if subject in SIDES else None
    if rule != "cold_quadrant":
        quadrant = None
    return About(scenario, items, quadrant, side, rule)


def _target(reading: Reading) -> Iterator[Step]:
    """Where the project wants to be, and what has to move for that."""
    project, scenario = reading.project, reading.scenario
    target = other_target(project, scenario)
    if target is None:
        return
    yield Step("target", "target", About(target))
    if any(move.distance > LEAST_MOVE for move in moves(project, scenario, target)):
        yield _step("moved", reading, _MOVED)


def _step(kind: StepKind, reading: Reading, show: Show = _ALL) -> Step:
    """A step about the whole scenario; there is one of its kind, so the kind is its id."""
    return Step(kind, kind, About(reading.scenario), show=show)


def _with_ids_of_their_own(steps: Iterable[Step]) -> Iterator[Step]:
    """Ids are as long as the file allows, and unique where two long ones begin alike."""
    taken: set[str] = set()
    for step in steps:
        id = step.id[:_LONGEST_ID]
        id = id if id not in taken else new_id(id, taken)
        taken.add(id)
        yield replace(step, id=id)
