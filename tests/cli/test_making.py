from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from heatdesk.storage.project_file import decode, encode
from heatdesk.storage.schema import json_schema
from heatdesk.storage.templates import open_template, templates
from tests.cli.conftest import Run

NEWER = b'{"format": "heatdesk", "version": 2, "shapes": []}'
IDS = [template.id for template in templates()]


@pytest.mark.parametrize("id", IDS)
def test_a_new_map_is_its_template(here: Run, tmp_path: Path, id: str) -> None:
    assert here("new", "--template", id, "-o", "map.heatdesk").text == ""
    assert (tmp_path / "map.heatdesk").read_bytes() == encode(open_template(id))


def test_a_new_map_is_empty_without_a_template(run: Run, tmp_path: Path) -> None:
    assert run("new", "-o", "map.heatdesk").text == ""
    made = decode((tmp_path / "map.heatdesk").read_bytes(), "map.heatdesk")
    assert (made.items, len(made.scenarios)) == ((), 1)
    assert made.properties.axes.x.low == "Left"


def test_a_new_map_on_standard_output(run: Run, tmp_path: Path) -> None:
    text = run("new", "--template", IDS[0], "-o", "-").text
    assert text.encode() == encode(open_template(IDS[0]))
    assert list(tmp_path.iterdir()) == []


def test_a_second_name_of_the_file_keeps_the_old_one_and_that_is_said(
    here: Run, tmp_path: Path
) -> None:
    old, second = tmp_path / "old.heatdesk", tmp_path / "second.heatdesk"
    old.write_text("mine")
    os.link(old, second)
    ran = here("new", "-o", "old.heatdesk", "--force")
    told = "old.heatdesk: had a second name (a hard link), which keeps the old file"
    assert (ran.code, ran.line) == (0, told)
    assert second.read_text() == "mine"
    assert old.read_bytes().startswith(b'{\n  "format": "heatdesk"')


def test_nothing_is_written_over_without_force(here: Run, tmp_path: Path) -> None:
    (tmp_path / "old").write_text("mine")
    ran = here("new", "-o", "old")
    assert (ran.code, ran.line) == (1, "old: is there already; --force writes over it")
    assert (tmp_path / "old").read_text() == "mine"
    assert here("new", "-o", "old", "--force").text == ""
    assert decode((tmp_path / "old").read_bytes(), "old").items == ()


def test_not_even_force_writes_over_a_newer_version(here: Run, tmp_path: Path) -> None:
    (tmp_path / "map").write_bytes(NEWER)
    ran = here("new", "-o", "map", "--force")
    assert ran.code == 1
    assert ran.line.startswith("map: could not be saved")
    assert (tmp_path / "map").read_bytes() == NEWER


def test_a_folder_that_is_not_there(here: Run) -> None:
    ran = here("new", "-o", "no/such/folder/map.heatdesk")
    assert ran.code == 1
    assert "No such file or directory; no file was written" in ran.line


def test_an_unknown_template(here: Run, tmp_path: Path) -> None:
    ran = here("new", "--template", "../../secret", "-o", "map")
    known = ", ".join(IDS)
    wanted = f"heatdesk new: there is no template '../../secret'; there are {known}"
    assert (ran.code, ran.line) == (2, wanted)
    assert list(tmp_path.iterdir()) == []


def test_templates_are_listed_one_a_line(run: Run) -> None:
    lines = run("templates").text.splitlines()
    assert [line.split()[0] for line in lines] == IDS
    assert all(template.summary in line for template, line in zip(templates(), lines, strict=True))


def test_templates_in_a_terminal_that_lacks_letters(run: Run) -> None:
    ran = run("templates", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert len(ran.text.splitlines()) == len(IDS)


def test_the_schema_is_the_one_of_the_reader(run: Run) -> None:
    schema = json.loads(run("schema").text)
    assert schema == json.loads(json.dumps(json_schema()))
    jsonschema.validate(json.loads(encode(open_template(IDS[0]))), schema)
