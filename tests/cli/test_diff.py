from __future__ import annotations

import json
from pathlib import Path

import pytest

from heatdesk.model import edits, naming
from heatdesk.model.project import Project
from heatdesk.storage.project_file import encode
from tests.builders.maps import NOW
from tests.cli.conftest import Run
from tests.cli.test_imports import LOADED


@pytest.fixture
def new_file(project: Project, map_file: Path) -> Path:
    """The map after the role has come to the blog, and an end of an axis has its name."""
    new = project.after(edits.place(project, NOW, "sales", -0.5, 0.5))
    new = new.after(naming.name_end(new, "y", "high", "Zuhören"))
    path = map_file.with_name("new.heatdesk")
    path.write_bytes(encode(new))
    return path


@pytest.mark.usefixtures("new_file")
def test_what_differs_in_words(here: Run) -> None:
    lines = here("diff", "map.heatdesk", "new.heatdesk").text.splitlines()
    assert lines[:5] == [
        "Map",
        "  Y axis, high end: “Zuhören”, before nothing",
        "",
        "“Now”",
        "  Sales moved 1.25 towards the left and Zuhören",
    ]
    assert "  New hot meeting: Sales with Blog" in lines


@pytest.mark.usefixtures("new_file")
def test_what_differs_as_json(here: Run) -> None:
    told = json.loads(here("diff", "map.heatdesk", "new.heatdesk", "--json").text)
    assert list(told) == [
        "same",
        "scale",
        "thresholds",
        "properties",
        "items",
        "scenarios",
        "findings",
        "story",
        "in_scenarios",
    ]
    assert told["same"] is False
    assert told["thresholds"] == {"warm": 0.5, "hot": 0.75}
    assert told["properties"] == [{"field": "axes.y.high", "before": "", "after": "Zuhören"}]
    assert told["items"] == {"added": [], "removed": [], "altered": [], "reordered": False}
    now, later = told["in_scenarios"]
    assert list(now) == [
        *("scenario", "placed", "unplaced", "moved", "resized", "weighed", "muted", "unmuted"),
        *("reasoned", "relabelled", "restacked", "areas", "meetings", "balance"),
        "distance_to_target",
    ]
    assert now["moved"] == [
        {
            "item": "sales",
            "before": {"x": 0.5, "y": -0.25},
            "after": {"x": -0.5, "y": 0.5},
            "distance": 1.25,
            "towards": ["x.low", "y.high"],
        }
    ]
    hot = {"trend": "appeared", "role": "sales", "technologies": ["blog"]}
    assert now["meetings"] == [{**hot, "before": "cool", "after": "hot"}]
    appeared = now["areas"][0]
    assert (appeared["zone"], appeared["trend"], appeared["before"]) == ("hot", "appeared", None)
    assert list(appeared["after"]) == ["peak", "size", "share", "pairs"]
    assert now["distance_to_target"] == {"before": None, "after": None}
    assert later["moved"] == []


def test_maps_that_are_equal(here: Run, map_file: Path) -> None:
    assert here("diff", "map.heatdesk", "map.heatdesk").text == "The maps say the same.\n"
    told = json.loads(here("diff", "map.heatdesk", "map.heatdesk", "--json").text)
    assert told["same"] is True


@pytest.mark.parametrize("faulty", [0, 1])
def test_a_faulty_map(here: Run, map_file: Path, faulty: int) -> None:
    map_file.with_name("bad.heatdesk").write_text("{}")
    files = ["map.heatdesk", "map.heatdesk"]
    files[faulty] = "bad.heatdesk"
    ran = here("diff", *files)
    assert (ran.code, ran.out) == (1, b"")
    assert ran.lines[0].startswith("bad.heatdesk: ")


def test_wrong_usage(here: Run, map_file: Path) -> None:
    ran = here("diff", "map.heatdesk")
    assert ran.code == 2
    assert ran.line.startswith("heatdesk diff: ")


def test_neither_verb_loads_qt(run: Run, map_file: Path) -> None:
    start = ("-c", LOADED)
    assert run("diff", *["map.heatdesk"] * 2, start=start).err.split() == ["0", "numpy"]
    ran = run("merge", *["map.heatdesk"] * 3, "-o", "out.heatdesk", start=start)
    assert ran.err.split() == ["0"]
