"""What is written of a map, read back: into the same map it changes nothing, into an empty one it
makes the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model.edits import make_change
from heatdesk.model.items import Item
from heatdesk.model.keys import item, placement, scenario
from heatdesk.model.project import Project
from heatdesk.storage.tables.entries import clean
from heatdesk.storage.tables.placements import HEADER, rows
from heatdesk.storage.tables.planner import plan
from heatdesk.storage.tables.table import Cell, Row, Table
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.builders.maps import in_tray, map_of, role, technology
from tests.builders.projects import projects


def table_of(project: Project) -> Table:
    return Table(HEADER, tuple(Row(n, cells) for n, cells in enumerate(rows(project), start=2)))


def test_a_row_for_each_item_in_each_scenario() -> None:
    project = map_of(
        technology("blog", -0.5, 0.25), in_tray("seo"), also={"later": [role("sales", weight=2.0)]}
    )
    assert [dict(zip(HEADER, row, strict=True)) for row in rows(project)][:2] == [
        everything(scenario="Now", name="Blog", stacking=1.0, id="blog")
        | {"x (-1 to 1)": -0.5, "y (-1 to 1)": 0.25, "width": 0.5, "height": 0.5, "weight": 1.0}
        | {"muted": "no"},
        everything(scenario="Now", name="Seo", id="seo"),
    ]
    named = [(row[0], row[1]) for row in rows(project)]
    assert named[2:] == [("Now", "Sales"), ("Later", "Blog"), ("Later", "Seo"), ("Later", "Sales")]


def everything(**cells: Cell) -> dict[str, Cell]:
    """A technology's row in the scenario 'now', the rest empty."""
    usual: dict[str, Cell] = {"kind": "technology", "locked": "no", "scenario id": "now"}
    return dict.fromkeys(HEADER, "") | usual | cells


def test_the_example_comes_back() -> None:
    example = open_template(EXAMPLE)
    made = plan(example, table_of(example))
    assert not made.change
    assert not made.troubles
    assert made.unchanged == len(example.items) * len(example.scenarios)
    again = Project.empty().after(plan(Project.empty(), table_of(example)).change)
    assert kept(again) == kept(example)


@given(projects())
def test_into_the_same_map_it_changes_nothing(project: Project) -> None:
    made = plan(project, table_of(project))
    assert made.change.records == {}
    assert made.troubles == ()
    assert made.added == made.changed == ()


@given(projects().map(lambda project: tidy(project)))
def test_into_an_empty_map_it_makes_the_same(project: Project) -> None:
    again = Project.empty().after(plan(Project.empty(), table_of(project)).change)
    if project.items:
        assert kept(again) == kept(project)
    else:
        assert again == Project.empty()


@given(projects(), st.data())
def test_what_is_edited_in_the_table_is_what_changes(project: Project, data: st.DataObject) -> None:
    table = table_of(project)
    placed = [n for n, row in enumerate(table.rows) if row.cells[HEADER.index("weight")] != ""]
    if not placed:
        return
    at = data.draw(st.sampled_from(placed))
    cells = list(table.rows[at].cells)
    cells[HEADER.index("weight")] = 9.75
    edited = replace(table, rows=(*table.rows[:at], Row(0, tuple(cells)), *table.rows[at + 1 :]))
    made = plan(project, edited)
    where = ("placement", cells[HEADER.index("scenario id")], cells[HEADER.index("id")])
    before = project.records[where]
    assert set(made.change) == ({where} if getattr(before, "weight", 0) != 9.75 else set())


def kept(project: Project) -> list[object]:
    """What a table holds of a map."""
    scenarios = [(s.id, s.name, project.placements(s.id)) for s in project.scenarios]
    return [project.items, scenarios]


def tidy(project: Project) -> Project:
    """The map with texts as HeatDesk itself makes them: names on one line with single spaces, and
    none of nothing but spaces.
    """
    items = {item(i.id): one_line(i) for i in project.items}
    named = {scenario(s.id): replace(s, name=clean(s.name)) for s in project.scenarios}
    placed = {
        placement(s.id, p.item): replace(p, reason=p.reason if p.reason.strip() else "")
        for s in project.scenarios
        for p in project.placements(s.id)
    }
    return project.after(make_change(project, {**items, **named, **placed}))


def one_line(item: Item) -> Item:
    name, group, link = clean(item.name), clean(item.group), clean(item.link)
    note = item.note if item.note.strip() else ""
    return replace(item, name=name, group=group, link=link, note=note)
