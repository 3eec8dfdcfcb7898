"""The tables of a map: placements, pairs and areas."""

from __future__ import annotations

import io
import time

import openpyxl
import pytest

from heatdesk.analysis.reading import read, with_robustness
from heatdesk.export.sheets import as_csv, as_xlsx
from heatdesk.export.tables import TABLES, area_table, pair_table, placement_table
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.storage.tables.planner import plan
from heatdesk.storage.tables.reading import decode
from heatdesk.storage.templates import EXAMPLE, blank, open_template


@pytest.fixture(scope="module")
def example() -> Project:
    return open_template(EXAMPLE)


def test_pairs_stand_as_the_reading_ranks_them(example: Project) -> None:
    sheet = pair_table(example)
    rows = [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]
    expected = [
        (s.id, pair) for s in example.scenarios for pair in read(example, s.id).pairs.ranked
    ]
    assert len(rows) == len(expected)
    for row, (scenario, pair) in zip(rows, expected, strict=True):
        assert row["scenario id"] == scenario
        assert (row["technology id"], row["role id"]) == (pair.technology, pair.role)
        assert row["technology"] == example.item(pair.technology).name
        figures = (row["alignment"], row["share"], row["x"], row["y"], row["heat"], row["zone"])
        assert figures == (pair.alignment, pair.share, pair.x, pair.y, pair.heat, pair.zone)


def test_areas_stand_hottest_first_with_what_they_hold(example: Project) -> None:
    sheet = area_table(example)
    rows = [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]
    first = example.first_scenario
    areas = with_robustness(read(example, first)).areas
    mine = [row for row in rows if row["scenario id"] == first]
    assert [(row["zone"], row["heat"], row["robustness"]) for row in mine] == [
        (area.zone, area.peak.heat, area.robustness) for area in areas
    ]
    largest = areas[0].pairs[0]
    names = f"{example.item(largest.technology).name} with {example.item(largest.role).name}"
    assert str(mine[0]["pairs"]).startswith(f"{names} {largest.share:.0%}".replace("%", " %"))


def test_a_map_without_anything_has_empty_tables() -> None:
    for make in TABLES.values():
        sheet = make(blank())
        assert sheet.rows == ()
        assert decode(as_csv(sheet)).header == sheet.header


def test_where_nothing_meets_there_is_no_share() -> None:
    items = [Item("a", "technology", "A"), Item("b", "role", "B")]
    placements = [Placement("a", 0, 0, weight=0.0), Placement("b", 0, 0)]
    project = Project.of(blank().properties, items, [(Scenario("now", "Now"), placements)])
    sheet = pair_table(project)
    assert all(row[sheet.header.index("share")] == "" for row in sheet.rows)


def test_a_workbook_holds_all_and_reads_back(example: Project) -> None:
    data = as_xlsx([make(example) for make in TABLES.values()])
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    assert workbook.sheetnames == ["Placements", "Pairs", "Areas"]
    formulas = [c for sheet in workbook for row in sheet for c in row if c.data_type == "f"]
    assert formulas == []
    assert not plan(example, decode(data)).change


def test_ten_thousand_rows_go_out_and_come_in_within_seconds() -> None:
    items = [Item(f"item-{n}", "role", f"Item number {n}", "A group") for n in range(10_000)]
    placements = [Placement(item.id, n % 200 / 100 - 1, 0.5) for n, item in enumerate(items)]
    large = Project.of(blank().properties, items, [(Scenario("now", "Now"), placements)])
    sheet = placement_table(large)
    for data in (as_csv(sheet), as_xlsx([sheet])):
        start = time.process_time()
        changed = blank().after(plan(blank(), decode(data)).change)
        # The aim is 2 s; the bound leaves room for slow machines.
        assert time.process_time() - start < 4
        assert changed.items == large.items
        assert changed.placements("now") == large.placements("now")
