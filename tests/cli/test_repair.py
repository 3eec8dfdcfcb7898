"""The verb `repair`."""

from __future__ import annotations

from pathlib import Path

import pytest

from heatdesk.model.project import Project
from heatdesk.storage.project_file import decode, read
from tests.cli.conftest import Run


@pytest.fixture
def faulty(map_file: Path) -> Path:
    text = map_file.read_text("utf-8")
    path = map_file.with_name("faulty.heatdesk")
    path.write_text(text.replace('"weight": 2.0', '"weight": 20'), "utf-8")
    return path


def test_a_copy_is_written_and_every_change_told(here: Run, faulty: Path) -> None:
    before = faulty.read_bytes()
    ran = here("repair", "faulty.heatdesk", "-o", "copy.heatdesk")
    told = "$.scenarios[0].placements[1].weight: 10, where 20 stood"
    assert ran.text == f"faulty.heatdesk: {told} (expected a number from 0 to 10)\n"
    placement = read(faulty.with_name("copy.heatdesk")).placement("now", "sales")
    assert placement is not None
    assert placement.weight == 10
    assert faulty.read_bytes() == before


def test_a_sound_file_is_copied(here: Run, map_file: Path, project: Project) -> None:
    assert here("repair", "map.heatdesk", "-o", "copy.json").text == "map.heatdesk: good\n"
    assert read(map_file.with_name("copy.json")) == project


def test_the_copy_on_standard_output(here: Run, faulty: Path) -> None:
    ran = here("repair", "faulty.heatdesk", "-o", "-")
    assert ran.code == 0
    assert ran.line.startswith("faulty.heatdesk: $.scenarios[0].placements[1].weight: ")
    assert decode(ran.out, "-").has_item("sales")


@pytest.mark.parametrize("text", ["", "hello", '{"format": "heatdesk", "version": 2}'])
def test_what_cannot_be_repaired(here: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "map").write_text(text)
    ran = here("repair", "map", "-o", "copy.heatdesk")
    assert (ran.code, ran.out) == (1, b"")
    assert ran.line.startswith("map:")
    assert not (tmp_path / "copy.heatdesk").exists()


def test_a_file_that_is_not_there(here: Run) -> None:
    ran = here("repair", "map", "-o", "copy.heatdesk")
    assert (ran.code, ran.line) == (1, "map: cannot be read: No such file or directory")


def test_more_than_fifty_changes_are_counted(here: Run, map_file: Path) -> None:
    text = map_file.read_text("utf-8").replace('"items": [', '"items": [' + "5, " * 60)
    map_file.write_text(text, "utf-8")
    lines = here("repair", "map.heatdesk", "-o", "copy.heatdesk").text.splitlines()
    assert len(lines) == 51
    assert lines[50] == "map.heatdesk: and 10 more changes"
