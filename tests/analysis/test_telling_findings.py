"""Opportunities and findings in words."""

from __future__ import annotations

import pytest

from heatdesk.analysis.reading import read
from heatdesk.analysis.sections import Line
from heatdesk.analysis.telling_findings import findings, opportunities
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.items import Layer
from heatdesk.model.properties import Axes, Axis
from tests.analysis.verdicts import both, kept
from tests.builders.maps import NOW, map_of, role, technology


def test_opportunities_with_their_arithmetic() -> None:
    letters = technology("letters", -0.9, 0.9, width=0.2, height=0.2)
    axes = Axes(Axis(low="Personal", high="Professional"))
    project = map_of(*both(0.5, -0.2), letters, axes=axes)
    reading = read(project, NOW)
    lines = opportunities(reading).lines
    assert len(lines) == len(reading.opportunities)
    assert lines[0].text.startswith("Less meets towards Personal than towards Professional.")
    assert lines[0].details == (
        "Personal holds 1 % of the alignment heat; under 40 % is a weak side.",
    )
    alone = next(line for line in lines if "Letters" in line.text)
    assert alone.details[0].endswith("two meet from 0.25.")


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        ("role", "Nothing on the map is close to A, B and C. What could they use, and for what?"),
        (
            "technology",
            "Nobody on the map is close to A, B and C. Who could use this, and for what?",
        ),
    ],
)
def test_those_who_have_nobody_at_all_are_told_together(layer: Layer, sentence: str) -> None:
    make = role if layer == "role" else technology
    (line,) = opportunities(read(map_of(*map(make, "abc")), NOW)).lines
    other = "technology" if layer == "role" else "role"
    reason = f"There is no alignment to measure: no {other} is placed yet."
    assert line == Line(sentence, (reason,))


def test_findings_with_their_plans_and_their_reason() -> None:
    finding = Finding(
        "",
        NOW,
        items=(NamedItem("sales", "Sales"),),
        sentence="Sales can use\nTwitter",
        owner="Ann",
        action="Train",
        result="Leads",
        activity="Posts",
        review="2027-01-31",
    )
    lost = Finding("", "past", items=(NamedItem("x", "Forum"),))
    project = kept(map_of(role("support")), finding, lost)
    assert findings(read(project, NOW)).lines == (
        Line(
            "Sales can use Twitter [stale: Sales was deleted]",
            (
                "Owner: Ann",
                "Action: Train",
                "Result: Leads",
                "Activity: Posts",
                "Review: 2027-01-31",
            ),
        ),
        Line("Forum (no sentence yet) [stale: Its scenario is gone]"),
    )


def test_nothing_to_tell() -> None:
    reading = read(map_of(), NOW)
    why = Line("Nothing is placed yet, so nothing meets.")
    assert opportunities(reading).lines == (why,)
    assert findings(reading).lines == (Line("None is kept yet."),)
    assert opportunities(read(map_of(*both(0, 0)), NOW)).lines == (Line("None."),)
