"""Minutes: what a talk has changed on the map, in words."""

from __future__ import annotations

from heatdesk.analysis.comparison import compare
from heatdesk.analysis.telling_comparison import telling
from heatdesk.model.project import Project


def minutes(before: Project, after: Project) -> str:
    """The changes as lines of plain text under headings; '' where there are none."""
    if before == after:
        return ""
    title = " ".join(after.properties.title.split()) or "Map without a title"
    lines = [f"{title}: changed on stage"]
    for section in telling(compare(before, after)):
        lines += ["", section.title, *(f"- {line.text}" for line in section.lines)]
    return "\n".join(lines) + "\n"
