"""The verb `export`."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run


def test_placements_as_csv(run: Run, map_file: Path) -> None:
    assert run("export", "map.heatdesk", "-o", "table.csv").text == ""
    data = map_file.with_name("table.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfscenario,name,kind,x (-1 to 1),y (-1 to 1),")
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("Now,Blog,technology,-0.5,0.5,0.5,0.5,1,no,")
    assert len(lines) == 5


@pytest.mark.parametrize(("name", "column"), [("pairs", "alignment"), ("areas", "robustness")])
def test_other_tables_as_csv(here: Run, map_file: Path, name: str, column: str) -> None:
    assert here("export", "map.heatdesk", "--table", name, "-o", "table.csv").text == ""
    header = map_file.with_name("table.csv").read_text("utf-8-sig").splitlines()[0]
    assert column in header.split(",")


def test_a_workbook_holds_all_tables(here: Run, map_file: Path) -> None:
    assert here("export", "map.heatdesk", "-o", "table.xlsx").text == ""
    workbook = openpyxl.load_workbook(map_file.with_name("table.xlsx"))
    assert workbook.sheetnames == ["Placements", "Pairs", "Areas"]
    assert [workbook["Pairs"].max_row, workbook["Placements"].max_row] == [3, 5]


def test_a_chart(here: Run, map_file: Path) -> None:
    assert here("export", "map.heatdesk", "-o", "chart.md").text == ""
    text = map_file.with_name("chart.md").read_text("utf-8")
    assert text.startswith("```mermaid\nquadrantChart\n    title Café\n")
    assert '"Sales":::role: [0.75, 0.375]' in text


def test_standard_output(here: Run, map_file: Path) -> None:
    assert here("export", "map.heatdesk", "-o", "-", "--format", "mmd").out.startswith(b"quadrant")
    workbook = here("export", "map.heatdesk", "-o", "-", "--format", "xlsx").out
    assert openpyxl.load_workbook(io.BytesIO(workbook)).sheetnames[0] == "Placements"


def test_a_chart_of_another_scenario(here: Run, map_file: Path) -> None:
    chosen = ("--format", "mmd", "--scenario", "later")
    assert b'"Blog": [0.75, 0.375]' in here("export", "map.heatdesk", "-o", "-", *chosen).out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["map.heatdesk", "-o", "-"], 2, "heatdesk export: -o - needs --format csv, xlsx, mmd, md"),
        (["map.heatdesk", "-o", "map.heatdesk"], 2, "heatdesk export: argument -o: this version w"),
        (["map.heatdesk", "-o", "a.csv", "--table", "heat"], 2, "heatdesk export: argument --tabl"),
        (["map.heatdesk", "-o", "a.md", "--table", "pairs"], 2, "heatdesk export: a chart shows p"),
        (
            ["map.heatdesk", "-o", "a.csv", "--scenario", "now"],
            2,
            "heatdesk export: tables are of ",
        ),
        (["map.heatdesk", "-o", "a.mmd", "--scenario", "x"], 1, "map.heatdesk: there is no scen"),
        (["missing.heatdesk", "-o", "a.csv"], 1, "missing.heatdesk: cannot be read: No such file"),
        (["map.heatdesk", "-o", "no/a.csv"], 1, "no/a.csv: could not be saved"),
    ],
)
def test_faults_are_one_line(
    here: Run, map_file: Path, arguments: list[str], code: int, told: str
) -> None:
    before = map_file.read_bytes()
    ran = here("export", *arguments)
    assert (ran.code, ran.out) == (code, b"")
    assert ran.line.startswith(told)
    assert map_file.read_bytes() == before
