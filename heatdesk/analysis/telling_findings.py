"""TellingFindings: opportunities and findings in words, each with what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.opportunities import UNMET_RULES, Opportunity, unmet_sentence
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.sections import Line, Section
from heatdesk.analysis.upholding import Judged, orphaned
from heatdesk.analysis.words import listed, nothing_meets
from heatdesk.model.findings import Finding
from heatdesk.model.project import Project

_LONGEST: Final = 20_000
"""Characters of a text that is told whole."""

_TOGETHER: Final = 12
"""Items that are named in one sentence."""


def opportunities(reading: Reading) -> Section:
    """Each with its arithmetic; items that nobody meets for one and the same reason are told
    together.
    """
    groups = groupby(reading.opportunities, key=_kind)
    lines = [_opportunity(reading.project, list(group)) for _, group in groups]
    if not lines:
        empty = reading.balance is None
        none = nothing_meets(reading.project, reading.scenario) if empty else "None."
        lines = [Line(none)]
    return Section("Opportunities", tuple(lines))


def findings(reading: Reading) -> Section:
    """Those of the scenario, then those whose scenario is gone."""
    judged = (*reading.findings, *orphaned(reading.project))
    lines = [Line(_sentence(reading.project, one), tuple(_plans(one.finding))) for one in judged]
    return Section("Findings", tuple(lines) or (Line("None is kept yet."),))


def _kind(found: Opportunity) -> tuple[str, str]:
    """Equal for opportunities that are told together: items that have nobody to meet at all."""
    alone = found.rule in UNMET_RULES and "best_alignment" not in found.numbers
    return found.rule, "" if alone else found.subject


def _opportunity(project: Project, found: Sequence[Opportunity]) -> Line:
    first = found[0]
    sentence = first.sentence
    if len(found) > 1:
        who = listed([names.item(project, one.subject) for one in found], _TOGETHER)
        sentence = unmet_sentence(first.rule, who)
    return Line(sentence, (f"{first.arithmetic}.",))


def _sentence(project: Project, judged: Judged) -> str:
    finding = judged.finding
    text = names.spoken(finding.sentence, _LONGEST) or _without_sentence(project, finding)
    return text if judged.stale is None else f"{text} [stale: {judged.stale}]"


def _without_sentence(project: Project, finding: Finding) -> str:
    about = [names.item(project, named.id, named.name) for named in finding.items]
    return f"{listed(about) or 'A finding'} (no sentence yet)"


def _plans(finding: Finding) -> Iterator[str]:
    """Result and activity are two different measures: what changes, and what is done for it."""
    fields = {
        "Owner": finding.owner,
        "Action": finding.action,
        "Result": finding.result,
        "Activity": finding.activity,
        "Review": finding.review or "",
    }
    for label, text in fields.items():
        if names.plain(text):
            yield f"{label}: {names.spoken(text, _LONGEST)}"
