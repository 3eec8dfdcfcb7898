"""Keeping: what a reading says as the draft of a finding, which a person then puts in words."""

from __future__ import annotations

from typing import Final

from heatdesk.analysis import words
from heatdesk.analysis.meetings import Meeting
from heatdesk.analysis.opportunities import Opportunity
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u2068\u2069"))
"""What keeps names from turning a sentence of ours: it has no place in a text of the user's."""


def draft_of(project: Project, scenario: str, about: Meeting | Opportunity) -> Finding:
    """A meeting or an opportunity as a finding without an id."""
    if isinstance(about, Meeting):
        return from_meeting(project, scenario, about)
    return from_opportunity(project, scenario, about)


def from_meeting(project: Project, scenario: str, meeting: Meeting) -> Finding:
    """A meeting as a finding without an id: the role first, then its technologies as they come.

    Its sentence is the beginning of one: `words.stub`.
    """
    return Finding(
        id="",
        scenario=scenario,
        zone=meeting.zone,
        items=_named(project, meeting.role, *meeting.technologies),
        sentence=words.stub(project, meeting),
    )


def from_opportunity(project: Project, scenario: str, opportunity: Opportunity) -> Finding:
    """An opportunity as a finding without an id. It names an item where it is about one."""
    about_item = opportunity.rule in {"role_unmet", "technology_unmet"}
    return Finding(
        id="",
        scenario=scenario,
        rule=opportunity.rule,
        subject=opportunity.subject,
        items=_named(project, opportunity.subject) if about_item else (),
        sentence=opportunity.sentence.translate(_INVISIBLE),
    )


def _named(project: Project, *ids: str) -> tuple[NamedItem, ...]:
    return tuple(NamedItem(id, project.item(id).name) for id in ids)
