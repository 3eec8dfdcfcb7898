"""Telling a comparison: what differs, in words, as sections of lines.

Nothing is said of what is the same, so two equal projects have no section at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.comparing.alterations import Altered, Kind, Listing
from heatdesk.analysis.comparing.altered_words import altered_words
from heatdesk.analysis.comparing.comparison import Comparison, ScenarioChanges
from heatdesk.analysis.comparing.telling_changes import heat_lines, placement_lines
from heatdesk.analysis.numerals import decimal
from heatdesk.analysis.sections import Line, Section
from heatdesk.analysis.words import listed
from heatdesk.model.findings import Finding
from heatdesk.model.project import Project

THE_SAME: Final = "The maps say the same."

_SENTENCE: Final = 80
"""Characters of a finding's sentence that are told."""

_TITLES: Final[dict[Kind, str]] = {
    "item": "Items",
    "scenario": "Scenarios",
    "finding": "Findings",
    "step": "Story",
}


def telling(comparison: Comparison) -> tuple[Section, ...]:
    """Everything that differs: the map, its items and scenarios, each scenario, findings, story."""
    sections = (
        Section("Map", _properties(comparison)),
        _list(comparison, "item"),
        _list(comparison, "scenario"),
        *_scenarios(comparison),
        _list(comparison, "finding"),
        _list(comparison, "step"),
    )
    return tuple(section for section in sections if section.lines)


def telling_scenarios(old: Project, new: Project, changes: ScenarioChanges) -> tuple[Section, ...]:
    """What differs between two scenarios: placements, then heat. `old` and `new` may be one."""
    name = names.scenario(new, changes.after)
    if changes.before != changes.after:
        name = f"{names.scenario(old, changes.before)} to {name}"
    placements = tuple(map(Line, placement_lines(old, new, changes)))
    heat = tuple(map(Line, heat_lines(old, new, changes)))
    sections = Section(name, placements), Section(f"Heat, {name}", heat)
    return tuple(section for section in sections if section.lines)


def _properties(comparison: Comparison) -> tuple[Line, ...]:
    old, new = comparison.old, comparison.new
    return tuple(Line(altered_words(old, new, entry)) for entry in comparison.properties)


def _scenarios(comparison: Comparison) -> Iterator[Section]:
    for changes in comparison.scenarios:
        yield from telling_scenarios(comparison.old, comparison.new, changes)
    if any(changes.heat for changes in comparison.scenarios):
        yield Section("Scale", (Line(_yardstick(comparison)),))


def _yardstick(comparison: Comparison) -> str:
    heat = comparison.old.properties.heat
    return (
        f"Both maps are judged on the old one's scale, {decimal(comparison.scale)}:"
        f" hot from {100 * heat.hot:g} % of it, warm from {100 * heat.warm:g} %."
    )


def _list(comparison: Comparison, kind: Kind) -> Section:
    changes = comparison.lists[kind]
    if kind == "step":
        return Section(_TITLES[kind], _steps(changes))
    old, new = comparison.old, comparison.new
    lines = []
    if changes.added:
        lines.append(f"Added: {listed([_entry(new, kind, id) for id in changes.added])}")
    if changes.removed:
        lines.append(f"Removed: {listed([_entry(old, kind, id) for id in changes.removed])}")
    lines += [_altered(comparison, kind, alteration) for alteration in changes.altered]
    if changes.reordered:
        lines.append("In another order")
    return Section(_TITLES[kind], tuple(map(Line, lines)))


def _entry(project: Project, kind: Kind, id: str) -> str:
    """An entry by name: 'Sales (role)', '“Who we are”', '“Sales can use blogs.”'."""
    if kind == "item":
        return f"{names.item(project, id)} ({project.item(id).layer})"
    if kind == "scenario":
        return names.scenario(project, id)
    finding = project.records[(kind, id)]
    assert isinstance(finding, Finding)
    return f"“{names.spoken(finding.sentence, _SENTENCE) or id}”"


def _altered(comparison: Comparison, kind: Kind, entry: Altered) -> str:
    """One field of an entry, which goes by the name that it had."""
    old, new = comparison.old, comparison.new
    name = names.item(old, entry.id) if kind == "item" else _entry(old, kind, entry.id)
    if entry.field == "name":
        now = names.item(new, entry.id) if kind == "item" else _entry(new, kind, entry.id)
        return f"{name} is now called {now}"
    if entry.field == "layer":
        return f"{name} is a {entry.after} now, no longer a {entry.before}"
    return f"{name}: {altered_words(old, new, entry)}"


def _steps(changes: Listing) -> tuple[Line, ...]:
    """How much of the story differs: whoever wants to read it looks at it."""
    altered = len({entry.id for entry in changes.altered})
    counts = [
        (len(changes.added), "added"),
        (len(changes.removed), "removed"),
        (altered, "altered"),
    ]
    told = [f"{count} {'step' if count == 1 else 'steps'} {how}" for count, how in counts if count]
    if changes.reordered:
        told.append("in another order")
    return (Line(names.capital(listed(told))),) if told else ()
