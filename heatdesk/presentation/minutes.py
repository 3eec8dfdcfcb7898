"""Minutes: what a talk has changed on the map, in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heatdesk.analysis.comparing.comparison import compare, compare_scenarios
from heatdesk.analysis.comparing.telling_comparison import telling, telling_scenarios
from heatdesk.analysis.sections import Section
from heatdesk.model.project import Project


def minutes(before: Project, after: Project) -> str:
    """The changes as lines of plain text under headings; '' where there are none."""
    if before == after:
        return ""
    title = " ".join(after.properties.title.split()) or "Map without a title"
    lines = [f"{title}: changed on stage"]
    for section in (*telling(compare(before, after)), *_kept_apart(before, after)):
        lines += ["", section.title, *(f"- {line.text}" for line in section.lines)]
    return "\n".join(lines) + "\n"


def _kept_apart(before: Project, after: Project) -> Iterator[Section]:
    """What a scenario that came has that the one before it, from which it was made, has not."""
    ids = [scenario.id for scenario in after.scenarios]
    for old, new in pairwise(ids):
        if not before.has_scenario(new) and before.has_scenario(old):
            yield from telling_scenarios(after, after, compare_scenarios(after, old, new))
