"""FindingFields: every field of a finding, how it is shown and how typing it is read.

The table of findings and the form share this page, so that both take and refuse the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, Literal

from heatdesk.analysis import names
from heatdesk.model.findings import Finding, HotZone, Rule
from heatdesk.model.project import Project
from heatdesk.panels.fields import entries
from heatdesk.panels.fields.entries import RefusedError

State = Literal["fresh", "stale", "unread"]
Review = Literal["none", "overdue", "soon", "later"]

RESULT_MEANING: Final = "What changes for customers or the business"
ACTIVITY_MEANING: Final = "What you did for it: no result in itself"
"""Why there are two: who counts only what was done never learns what it was good for."""
RESULT_EXAMPLE: Final = "20 buying decisions influenced"
ACTIVITY_EXAMPLE: Final = "Three posts a week"

DATE_EXAMPLE: Final = "2026-03-31"
SOON: Final = timedelta(days=30)

ZONE_WORDS: Final[dict[HotZone, str]] = {"hot": "Hot meeting", "warm": "Warm meeting"}
RULE_WORDS: Final[dict[Rule, str]] = {
    "weak_side": "Weak side",
    "role_unmet": "Unmet role",
    "technology_unmet": "Unmet technology",
    "cold_quadrant": "Cold quadrant",
    "off_target": "Off target",
}
FREE: Final = "Free sentence"

STATE_WORDS: Final[dict[State, str]] = {"fresh": "Fresh", "stale": "Stale", "unread": "Unread"}
STATE_MEANINGS: Final[dict[State, str]] = {
    "fresh": "The map supports it",
    "stale": "The map no longer supports it",
    "unread": "Not compared with the map yet",
}

STEPS: Final = {
    "sentence": "Reword a finding",
    "owner": "Say who owns a finding",
    "action": "Say what a finding asks for",
    "result": "Say what result a finding wants",
    "activity": "Say what activity a finding takes",
    "review": "Date the review of a finding",
}
"""What the undo steps are called, by the fields that can be edited."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def state_of(reasons: Mapping[str, str | None], id: str) -> State:
    """`reasons` says why findings are stale, None where they are not."""
    if id not in reasons:
        return "unread"
    return "stale" if reasons[id] is not None else "fresh"


def kind_of(finding: Finding) -> str:
    """What the map said when the finding was kept."""
    if finding.zone is not None:
        return ZONE_WORDS[finding.zone]
    return RULE_WORDS[finding.rule] if finding.rule is not None else FREE


def items_of(project: Project, finding: Finding) -> str:
    """'Sales, Blogs': present names, and the kept ones of items that are gone."""
    return ", ".join(names.item(project, named.id, named.name) for named in finding.items)


def scenario_of(project: Project, finding: Finding) -> str:
    """The scenario's name, or its id in brackets where it is gone."""
    if not project.has_scenario(finding.scenario):
        return f"({finding.scenario})"
    return project.scenario(finding.scenario).name


def review_of(finding: Finding, today: date) -> Review:
    """How near its review is; one of today is soon."""
    if finding.review is None:
        return "none"
    due = date.fromisoformat(finding.review)
    if due < today:
        return "overdue"
    return "soon" if due - today <= SOON else "later"


def read(key: str, text: str) -> str | None:
    """The value that a typed text means. Raises RefusedError."""
    if key == "review":
        return date_of(text)
    if key == "owner":
        return entries.line(text)
    value = entries.note(text).strip()
    if key == "sentence" and not value:
        raise RefusedError("Sentence: at least one letter or sign")
    return value


def date_of(text: str) -> str | None:
    """'YYYY-MM-DD', or None where nothing was typed. Raises RefusedError for anything else."""
    word = text[: entries.LONGEST].strip()
    if not word:
        return None
    try:
        if _DATE.fullmatch(word):
            return date.fromisoformat(word).isoformat()
    except ValueError as error:
        raise RefusedError(f"Review: {word} is not in the calendar") from error
    raise RefusedError(f"Review: a date as {DATE_EXAMPLE}, or nothing")
