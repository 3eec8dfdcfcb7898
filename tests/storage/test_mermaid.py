"""Mermaid's quadrant charts, read and written."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model.edits import set_items
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Quadrant, Quadrants
from heatdesk.storage.mermaid import Chart, decode, encode, in_markdown
from heatdesk.storage.tables.planner import plan
from heatdesk.storage.tables.table import TableError
from tests.builders.maps import in_tray, map_of, maps, role, technology
from tests.builders.projects import lines

CHART = """\
%% A comment
quadrantChart
    title Reach and engagement of campaigns
    x-axis Low Reach --> High Reach
    y-axis "Low -- Engagement --> " --> "High Engagement"
    quadrant-1 We should expand
    quadrant-2 "Need to #quot;promote#quot;"
    quadrant-3 Re-evaluate
    quadrant-4 May be improved
    %% another
    classDef hot color: #109060, radius : 10
    Campaign A: [0.3, 0.6]
    "Campaign: [B]":::hot: [ 0.45 , 0.23 ] radius: 12
    Sales team:::role: [1, 0] color: #ff3300, radius: 10
    `Bold` point: [0, 1]
"""


def mapped(chart: Chart) -> Project:
    empty = Project.empty(chart.properties)
    return empty.after(plan(empty, chart.table).change)


def test_a_chart_of_the_documentation() -> None:
    chart = decode(CHART.encode())
    assert chart.troubles == ()
    assert chart.properties.title == "Reach and engagement of campaigns"
    assert chart.properties.axes == Axes(
        Axis("", "Low Reach", "High Reach"), Axis("", "Low -- Engagement -->", "High Engagement")
    )
    assert chart.properties.quadrants == Quadrants(
        top_left=Quadrant('Need to "promote"'),
        top_right=Quadrant("We should expand"),
        bottom_left=Quadrant("Re-evaluate"),
        bottom_right=Quadrant("May be improved"),
    )
    project = mapped(chart)
    assert [(i.name, i.layer, i.color) for i in project.items] == [
        ("Campaign A", "technology", None),
        ("Campaign: [B]", "technology", "#109060"),
        ("Sales team", "role", "#ff3300"),
        ("`Bold` point", "technology", None),
    ]
    places = [(p.x, p.y) for p in project.placements("now")]
    assert places == [(-0.4, 0.2), (-0.1, -0.54), (1.0, -1.0), (-1.0, 1.0)]


def test_a_chart_in_markdown() -> None:
    text = f"# Report\n\n```mermaid\n{CHART}```\n\nNo point: [0.1, 0.2]\n"
    chart = decode(text.encode())
    assert len(chart.table.rows) == 4
    assert chart.table.rows[0].line == 15


def test_what_is_not_understood_is_told_with_its_line() -> None:
    chart = decode(b"quadrantChart\n  A: [0.5, 0.5]\n  B [0.5, 0.5]\n  C: [0.5]\n  D: [1.5, x]\n")
    assert [str(trouble) for trouble in chart.troubles] == [
        "line 3: expected a point such as 'Name: [0.3, 0.6]', got 'B [0.5, 0.5]'",
        "line 4: expected a point such as 'Name: [0.3, 0.6]', got 'C: [0.5]'",
    ]
    made = plan(Project.empty(), chart.table)
    assert [str(trouble) for trouble in made.troubles][:2] == [
        "line 5: x: expected a number from 0 to 1, got '1.5'",
        "line 5: y: expected a number from 0 to 1, got 'x'",
    ]


def test_known_items_keep_their_kind() -> None:
    project = map_of(role("sales"))
    chart = decode(b"quadrantChart\n Sales: [0.75, 0.5]\n")
    changed = project.after(plan(project, chart.table).change)
    assert changed.item("sales").layer == "role"
    assert changed.placements("now")[0].x == 0.5


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"graph TD\n A --> B\n", "expected a Mermaid 'quadrantChart'"),
        (b"\xff\xfe", "expected text in UTF-8"),
        (b"x" * 5_000_000, "expected at most 4 MB of Mermaid"),
        (b"quadrantChart\n" + b"\n" * 60_000, "expected at most 50000 lines"),
        (
            b"quadrantChart\n" + b"what\n" * 1_001,
            "more than 1000 lines are not understood, the first on line 2: expected a point",
        ),
    ],
)
def test_what_is_no_chart(data: bytes, told: str) -> None:
    with pytest.raises(TableError, match=told):
        decode(data)


@pytest.mark.parametrize("unit", ["-", '"', ":", " ", "a:[", "`", "#a", ",", "-->"])
def test_no_line_costs_more_than_a_moment(unit: str) -> None:
    start = time.process_time()
    decode(b"quadrantChart\nx-axis " + unit.encode() * 300_000 + b"\n" + unit.encode() * 300_000)
    assert time.process_time() - start < 2


def test_a_map_is_written_as_mermaid_takes_it() -> None:
    project = map_of(
        technology("blog", -0.5, 1.0),
        role("sales", 0.3001, -1.0),
        in_tray("seo"),
        title="Ours; #1",
        axes=Axes(Axis("Purpose", "Personal", "Professional"), Axis("Direction")),
        quadrants=Quadrants(top_left=Quadrant('Say "hello"')),
    )
    coloured = project.after(set_items(project, ["sales"], color="#1a2b3c"))
    assert encode(coloured, "now") == (
        "quadrantChart\n"
        "    title Ours; #35;1\n"
        '    x-axis "Personal" --> "Professional"\n'
        '    y-axis "Direction"\n'
        '    quadrant-2 "Say #quot;hello#quot;"\n'
        "    classDef role radius: 7, stroke-width: 2px\n"
        '    "Blog": [0.25, 1]\n'
        '    "Sales":::role: [0.65005, 0] color: #1a2b3c\n'
    )
    assert in_markdown(encode(coloured, "now")).startswith("```mermaid\nquadrantChart\n")


@given(maps())
def test_the_places_come_back(project: Project) -> None:
    again = mapped(decode(encode(project, "now").encode()))
    placed = [(project.item(p.item), p) for p in project.placements("now")]
    assert [(i.name, i.layer) for i in again.items] == [(i.name, i.layer) for i, _ in placed]
    assert [(p.x, p.y) for p in again.placements("now")] == [(p.x, p.y) for _, p in placed]


@given(lines() | st.text('"#;%`<>&:[]-{} ', max_size=12))
def test_any_name_comes_back_and_breaks_no_line(name: str) -> None:
    project = map_of(technology("blog"), title=name, axes=Axes(Axis(name, name, name)))
    text = encode(project.after(set_items(project, ["blog"], name=name)), "now")
    numbers = r"\[(1|0(\.[0-9]+)?), (1|0(\.[0-9]+)?)\]"
    assert re.fullmatch(rf'    "[^"`]+": {numbers}', text.splitlines()[-1])
    chart = decode(text.encode())
    plain = " ".join(name.split())
    assert [row.cells[0] for row in chart.table.rows] == [plain]
    assert chart.properties.axes.x.low == plain
