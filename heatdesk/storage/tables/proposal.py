"""Proposal: a table with all that somebody has chosen for it, and the Change that it comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from heatdesk.model import edits, planning
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Properties
from heatdesk.storage.tables import columns as guessing
from heatdesk.storage.tables import planner
from heatdesk.storage.tables.columns import Columns, FieldName
from heatdesk.storage.tables.plan import Plan
from heatdesk.storage.tables.scales import Scale
from heatdesk.storage.tables.source import Opened

_NO_ONES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen; None: as it is guessed.

    `scenario` is the id of the one that rows mean which name none; with `new_scenario`, a name, one
    is added for them. `same` says which known item a name means: name -> id. `outline`: whether
    title, axes and quadrants of a chart are taken over; None: where the map is empty.
    """

    fields: Mapping[FieldName, int] | None = None
    scale: Scale | None = None
    scenario: str | None = None
    new_scenario: str = ""
    same: Mapping[str, str] = field(default_factory=lambda: _NO_ONES)
    outline: bool | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """`columns` are those that were taken; `change` does all that `plan` tells, and what leads up
    to it. It is empty where the table says nothing new. `outline` as in the choices.
    """

    opened: Opened
    columns: Columns
    plan: Plan
    change: Change
    outline: bool

    @property
    def items(self) -> int:
        """How many items it adds or changes."""
        named = {changed.name for changed in self.plan.changed}
        return len({added.name for added in self.plan.added} | named)


def _guessed(opened: Opened, axes: Axes) -> Columns:
    """Without headings the first column is taken for names."""
    if opened.headed:
        return guessing.guess(opened.table.header, axes)
    others = range(1, len(opened.table.header))
    return Columns({"name": 0}, unused=tuple(others))


def propose(
    project: Project,
    opened: Opened,
    choices: Choices,
    pause: Callable[[], None] = lambda: None,
) -> Proposal:
    """What the table would do. Raises TableError, as `planner.plan` does."""
    columns = chosen_columns(project, opened, choices)
    wanted = not project.items if choices.outline is None else choices.outline
    outline = wanted and opened.properties is not None
    lead, scenario = _lead(project, opened if outline else None, choices)
    plan = planner.plan(
        project.after(lead), opened.table, columns, choices.scale, scenario, choices.same, pause
    )
    troubles = sorted([*plan.troubles, *opened.troubles], key=lambda trouble: trouble.line)
    change = lead.then(plan.change) if plan.change or outline else Change()
    return Proposal(opened, columns, replace(plan, troubles=tuple(troubles)), change, outline)


def chosen_columns(project: Project, opened: Opened, choices: Choices) -> Columns:
    """The columns as they are guessed, or as they were chosen."""
    guessed = _guessed(opened, project.properties.axes)
    if choices.fields is None:
        return guessed
    fields = dict(choices.fields)
    told = {n: scale for n, scale in guessed.scales.items() if fields.get(n) == guessed.fields[n]}
    used = set(fields.values())
    unused = tuple(n for n in range(len(opened.table.header)) if n not in used)
    return Columns(fields, told, unused)


def _lead(project: Project, outline: Opened | None, choices: Choices) -> tuple[Change, str | None]:
    """What has to be done first, and the scenario that rows then mean."""
    lead, scenario = Change(), choices.scenario
    if outline is not None and outline.properties is not None:
        lead = edits.set_properties(project, **_outline(outline.properties))
    if choices.new_scenario:
        added, scenario = planning.add_scenario(project.after(lead), choices.new_scenario)
        lead = lead.then(added)
    return lead, scenario


def _outline(properties: Properties) -> dict[str, object]:
    told = {"title": properties.title} if properties.title else {}
    return {**told, "axes": properties.axes, "quadrants": properties.quadrants}
