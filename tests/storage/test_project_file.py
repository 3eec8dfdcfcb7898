from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from heatdesk.model import edits
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.scenario import Scenario
from heatdesk.storage.problems import ProjectError
from heatdesk.storage.project_file import decode, encode, read, save
from tests.builders import projects


@settings(max_examples=50, deadline=None)
@given(projects.projects())
def test_a_project_comes_back_as_it_was_and_is_written_alike(project: Project) -> None:
    data = encode(project)
    again = decode(data, "map.heatdesk")
    assert again == project
    assert encode(again) == data


@settings(max_examples=10, deadline=None)
@given(project=projects.projects())
def test_save_load_save_gives_the_same_file(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("saved") / "map.heatdesk"
    save(path, project)
    first = path.read_bytes()
    save(path, read(path))
    assert path.read_bytes() == first


def test_the_sample_is_written_as_it_stands(sample: Project, sample_bytes: bytes) -> None:
    assert encode(sample) == sample_bytes


def test_a_file_is_made_for_reading_and_for_git(sample_bytes: bytes) -> None:
    text = sample_bytes.decode()
    assert text.startswith('{\n  "format": "heatdesk",\n  "version": 1,\n  "title": "Café North')
    assert text.endswith("\n}\n")
    assert "新聞" in text
    assert "\\u" not in text


def test_moving_one_item_changes_two_lines(sample: Project) -> None:
    moved = sample.after(edits.place(sample, "now", "blog", -0.1, 0.1))
    before, after = encode(sample).splitlines(), encode(moved).splitlines()
    new = [line.strip() for line in after if line not in before]
    assert new == [b'"x": -0.1,', b'"y": 0.1,']
    assert len(before) == len(after)


def test_whole_numbers_are_written_as_numbers_with_a_point() -> None:
    placement = Placement("a", 1, 0, 1, 2, 3)
    project = Project.of(
        Project.empty().properties,
        [Item("a", "role", "A")],
        [(Scenario("now", "Now"), [placement])],
    )
    written = json.loads(encode(project))["scenarios"][0]["placements"][0]
    assert str(list(written.values())[1:6]) == "[1.0, 0.0, 1.0, 2.0, 3.0]"
    assert decode(encode(project), "map.heatdesk") == project


def test_the_bytes_do_not_depend_on_the_hash_seed(sample_bytes: bytes, tmp_path: Path) -> None:
    (tmp_path / "map.heatdesk").write_bytes(sample_bytes)
    code = (
        "import sys; from heatdesk.storage.project_file import read, encode;"
        "sys.stdout.buffer.write(encode(read(sys.argv[1])))"
    )
    for seed in ("1", "2"):
        written = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "map.heatdesk")],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert written.stdout == sample_bytes


POISON: dict[str, tuple[Callable[[Project], Project], str]] = {
    "NaN": (
        lambda p: changed(p, "now", x=float("nan")),
        "$.scenarios[0].placements[0].x: expected a number from -1 to 1",
    ),
    "infinity": (
        lambda p: p.after(edits.set_heat(p, scale=float("inf"))),
        "$.heat.scale: expected a number above 0 or null",
    ),
    "lone surrogate": (
        lambda p: p.after(edits.rename(p, "blog", "a\ud800")),
        "$.items[0].name: expected one line of text without control characters",
    ),
    "control character": (
        lambda p: p.after(edits.rename(p, "sales", "a\x1bb")),
        "$.items[1].name: expected one line of text without control characters",
    ),
    "wrong type": (
        lambda p: p.after(edits.set_properties(p, title=5)),
        "$.title: expected text of at most 200 characters",
    ),
    "off the plane": (
        lambda p: changed(p, "now", y=1.5),
        "$.scenarios[0].placements[0].y: expected a number from -1 to 1",
    ),
    "lost record": (
        lambda p: Project({k: v for k, v in p.records.items() if k != ("item", "blog")}),
        "expected the record ('item', 'blog') that an order names",
    ),
}


def changed(project: Project, scenario: str, **fields: Any) -> Project:
    """The project with fields set that no edit would set."""
    key = ("placement", scenario, "blog")
    placement = project.placement(scenario, "blog")
    assert placement is not None
    return Project({**project.records, key: replace(placement, **fields)})


@pytest.mark.parametrize("name", POISON)
def test_what_may_not_stand_in_a_file_is_not_written(name: str, sample: Project) -> None:
    poison, told = POISON[name]
    with pytest.raises(ProjectError) as error:
        encode(poison(sample))
    assert str(error.value) == f"project: {told}"
