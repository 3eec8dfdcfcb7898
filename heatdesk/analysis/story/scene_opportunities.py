"""SceneOpportunities: what the steps about opportunities say and point at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heatdesk.analysis.opportunities import UNMET_RULES, Opportunity
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.story.scene_parts import Parts, evidence, named, placed, stressed, user_text
from heatdesk.analysis.upholding import reason_against
from heatdesk.model.findings import Finding
from heatdesk.model.story import About, Step


def opportunity(reading: Reading, step: Step, number: int | None, alike: int) -> Parts:
    """An opportunity that somebody has put in words, or as the map gives it. `number` counts those
    of a story that has several; `alike` says how many steps before this one speak of just the same.
    """
    title = "Opportunity" if number is None else f"Opportunity {number}"
    kept = [finding for finding in reading.project.findings if _is_about(finding, step.about)]
    if kept:
        return _kept(reading, title, kept[alike % len(kept)])
    given = [found for found in reading.opportunities if _is_given(found, step.about)]
    if given:
        return _given(reading, title, given[0], step.about)
    return _lapsed(reading, title, step.about)


def _kept(reading: Reading, title: str, finding: Finding) -> Parts:
    items = placed(reading.project, reading.scenario, (item.id for item in finding.items))
    return Parts(
        title,
        user_text(finding.sentence),
        tuple(_plans(finding)),
        stressed(items),
        region=_region(finding.rule, finding.subject),
        flag=reason_against(evidence(reading), finding),
    )


def _given(reading: Reading, title: str, found: Opportunity, about: About) -> Parts:
    items = (found.subject,) if found.rule in UNMET_RULES else about.items
    return Parts(
        title,
        found.sentence,
        (f"{found.arithmetic}.",),
        stressed(placed(reading.project, reading.scenario, items)),
        region=_region(found.rule, found.subject),
    )


def _lapsed(reading: Reading, title: str, about: About) -> Parts:
    """What the map does not give any more; without a rule it never did."""
    project, flag = reading.project, None
    items = placed(project, reading.scenario, about.items)
    if about.rule is not None or (about.items and not items):
        draft = Finding(
            "",
            reading.scenario,
            rule=about.rule,
            subject=about.side or about.quadrant,
            items=named(project, about.items),
        )
        flag = reason_against(evidence(reading), draft)
    return Parts(title, items=stressed(items), region=about.side or about.quadrant, flag=flag)


def _plans(finding: Finding) -> Iterator[str]:
    for label, text in (("Action", finding.action), ("Result", finding.result)):
        if told := user_text(text):
            yield f"{label}: {told}"


def _region(rule: str | None, subject: str | None) -> str | None:
    return subject if rule in ("weak_side", "cold_quadrant") else None


def _is_about(finding: Finding, about: About) -> bool:
    if finding.rule is None or (finding.scenario, finding.rule) != (about.scenario, about.rule):
        return False
    place = about.side or about.quadrant
    if place is not None and finding.subject != place:
        return False
    return {item.id for item in finding.items} == set(about.items)


def _is_given(found: Opportunity, about: About) -> bool:
    if found.rule != about.rule:
        return False
    wanted: Sequence[str | None] = (about.side or about.quadrant,)
    if found.rule in UNMET_RULES:
        wanted = about.items or (None,)
    return wanted[0] is None or found.subject in wanted
