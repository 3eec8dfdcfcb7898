"""Names that turn the direction of text turn nothing but themselves, wherever they are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.items import LAYERS, Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import (
    Axes,
    Axis,
    LayerName,
    LayerNames,
    Properties,
    Quadrant,
    Quadrants,
)
from heatdesk.model.scenario import Scenario
from heatdesk.storage.project_file import encode
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("qapp")  # reports are drawn, and in this process

TURNED = "ab\u202egpj\u2067x"
HEBREW = "שיווק"


def a_map(name: str, shift: float) -> Project:
    """A map with the name in every text, numbered where names have to differ."""
    items = [Item(f"i{n}", LAYERS[n % 2], f"{name}{n}", name, name) for n in range(6)]
    placed = [
        Placement(item.id, 0.1 * n - 0.3 + shift, 0.05 * n, reason=name)
        for n, item in enumerate(items)
    ]
    axis, quadrant = Axis(name, f"{name}l", f"{name}h", name), Quadrant(name, name)
    named = NamedItem("i0", name), NamedItem("gone", name)
    properties = Properties(
        name,
        name,
        Axes(axis, axis),
        Quadrants(quadrant, quadrant, quadrant, quadrant),
        LayerNames(LayerName(name), LayerName(f"{name}r")),
    )
    scenarios = [(Scenario("now", name), placed), (Scenario("later", f"{name}2"), placed)]
    finding = Finding("f", "now", "hot", None, None, named, name, name, name, name, name)
    return Project.of(properties, items, scenarios, [finding])


@pytest.fixture(params=[TURNED, HEBREW], ids=["turned", "Hebrew"])
def maps(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    for file, shift in {"a": 0.0, "b": 0.2, "c": 0.35}.items():
        (tmp_path / f"{file}.heatdesk").write_bytes(encode(a_map(request.param, shift)))
    table = f"name,kind,x,y\n{request.param}0,technology,0.5,0.5\n{request.param},zzz,1,1\n"
    (tmp_path / "table.csv").write_text(table, "utf-8")
    return str(request.param)


@pytest.mark.parametrize(
    "words",
    [
        ["analyze", "a.heatdesk"],
        ["diff", "a.heatdesk", "b.heatdesk"],
        ["merge", "a.heatdesk", "b.heatdesk", "c.heatdesk", "-o", "m.heatdesk"],
        ["check", "a.heatdesk"],
        ["report", "a.heatdesk", "-o", "-", "--format", "md"],
        ["import", "table.csv", "--into", "a.heatdesk", "--dry-run"],
    ],
    ids=lambda words: words[0],
)
def test_what_is_told_is_not_turned(here: Run, maps: str, words: list[str]) -> None:
    ran = here(*words)
    told = ran.out.decode() + ran.err
    assert len(told) > 10
    for line in told.splitlines():
        assert not re.search("[\u202a-\u202e\u2066\u2067]", line)
        assert line.count("\u2068") == line.count("\u2069")


def test_names_that_run_from_right_to_left_stand_alone(here: Run, maps: str) -> None:
    told = here("analyze", "a.heatdesk").text
    assert (f"\u2068{HEBREW}" in told) is (maps == HEBREW)
