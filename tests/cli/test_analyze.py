from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heatdesk.analysis.as_json import as_json
from heatdesk.analysis.reading import read, with_robustness
from heatdesk.model import keeping
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis
from heatdesk.storage.project_file import encode
from heatdesk.storage.templates import EXAMPLE, open_template, templates
from tests.builders.maps import Placed, in_tray, map_of, role, technology
from tests.cli.conftest import Run
from tests.cli.test_imports import LOADED


def write(tmp_path: Path, project: Project) -> None:
    (tmp_path / "map.heatdesk").write_bytes(encode(project))


# In words -----------------------------------------------------------------------------------------


def test_the_articles_map_in_words(here: Run, tmp_path: Path) -> None:
    write(tmp_path, open_template(EXAMPLE))
    text = here("analyze", "map.heatdesk").text
    assert text.startswith("Social Media Heat Map, 2011\n===========================\nScenario: ")
    assert "\n  A little more Talk than Listen; more Professional than Personal.\n" in text
    assert "re-placed maps" in " ".join(text.split())
    assert "\nHot meetings\n  Product Management can use IdeaStorm, Twitter, " in text


@pytest.mark.parametrize("columns", ["20", "80", "100", "300"])
def test_lines_fit_the_terminal(run: Run, tmp_path: Path, columns: str) -> None:
    write(tmp_path, open_template(EXAMPLE))
    lines = run("analyze", "map.heatdesk", COLUMNS=columns).text.splitlines()
    widest = min(max(int(columns), 60), 100)
    assert max(map(len, lines)) <= widest
    assert not any(line.strip().startswith("%") for line in lines)
    assert lines == [line.rstrip() for line in lines]


@pytest.mark.parametrize("template", [template.id for template in templates()])
def test_every_template_can_be_read(here: Run, tmp_path: Path, template: str) -> None:
    write(tmp_path, open_template(template))
    assert "\nMethod\n" in here("analyze", "map.heatdesk").text


def test_another_scenario(here: Run, map_file: Path) -> None:
    now, later = here("analyze", "map.heatdesk"), here("analyze", map_file.name, "--scenario=later")
    assert "Scenario: Now. " in now.text
    assert "Scenario: Later. " in later.text


def test_an_empty_map_says_why(here: Run, tmp_path: Path) -> None:
    write(tmp_path, map_of(in_tray("sales", "role")))
    text = here("analyze", "map.heatdesk").text
    assert "Balance\n  Nothing is placed yet, so nothing meets.\n  Roles: no role is placed" in text


def test_names_reach_the_terminal_without_their_tricks(run: Run, tmp_path: Path) -> None:
    axes = Axes(Axis(low="a\u202eb", high="مبيعات"), Axis(low="x" * 200, high=""))
    twitter = Placed(Item("t", "technology", "表\u2028twitter"), Placement("t", 0.5, 0.0))
    project = map_of(twitter, role("sales", 0.5), axes=axes, title="ʘ‿ʘ")
    write(tmp_path, project)
    ran = run("analyze", "map.heatdesk", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    text = run("analyze", "map.heatdesk").text
    assert "\u202e" not in text
    assert "\u2028" not in text
    assert "\u2068مبيعات\u2069" in text
    assert max(map(len, text.splitlines())) <= 80


# As JSON ------------------------------------------------------------------------------------------


def as_object(here: Run, *arguments: str) -> Any:
    return json.loads(here("analyze", "map.heatdesk", "--json", *arguments).text)


def test_the_object_is_the_reading(here: Run, map_file: Path, project: Project) -> None:
    for scenario in ("now", "later"):
        expected = as_json(with_robustness(read(project, scenario)))
        assert as_object(here, "--scenario", scenario) == expected


def test_the_object_keeps_its_order_and_its_letters(here: Run, map_file: Path) -> None:
    text = here("analyze", "map.heatdesk", "--json").text
    assert text.startswith('{\n  "title": "Café",\n  "scenario": "now",\n  "scale": ')
    assert text.endswith("\n}\n")


def test_findings_are_as_in_the_file(here: Run, tmp_path: Path) -> None:
    project = map_of(role("sales"), technology("twitter"))
    whole = Finding(
        "",
        "now",
        zone="hot",
        rule="weak_side",
        subject="x.low",
        items=(NamedItem("sales", "Sales"), NamedItem("gone", "Forum")),
        sentence="one\ntwo",
        owner="Ann",
        action="train",
        result="leads",
        activity="posts",
        review="2027-01-31",
    )
    for finding in (whole, Finding("", "now", sentence="Bare")):
        project = project.after(keeping.keep_finding(project, finding)[0])
    write(tmp_path, project)
    in_file = json.loads(encode(project))["findings"]
    found = as_object(here)["findings"]
    assert [list(finding)[-1] for finding in found] == ["stale", "stale"]
    assert [list(finding)[:-1] for finding in found] == [list(finding) for finding in in_file]
    for finding in found:
        del finding["stale"]
    assert found == in_file


def test_an_empty_map_as_json(here: Run, tmp_path: Path) -> None:
    write(tmp_path, map_of())
    found = as_object(here)
    assert (found["balance"], found["quadrants"], found["areas"]) == (None, None, [])


def test_json_is_utf_8_whatever_the_terminal_speaks(run: Run, map_file: Path) -> None:
    ran = run("analyze", "map.heatdesk", "--json", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert json.loads(ran.out.decode("utf-8"))["title"] == "Café"


# What can go wrong, and what is loaded ------------------------------------------------------------


def test_an_unknown_scenario(here: Run, map_file: Path) -> None:
    ran = here("analyze", "map.heatdesk", "--scenario", "past")
    wanted = "map.heatdesk: there is no scenario 'past'; there are now, later"
    assert (ran.code, ran.line, ran.out) == (1, wanted, b"")


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_faulty_map(here: Run, map_file: Path, form: list[str]) -> None:
    map_file.write_text('{"format": "heatdesk", "version": 1, "items": 1, "scenarios": [{}]}')
    ran = here("analyze", "map.heatdesk", *form)
    assert (ran.code, ran.out) == (1, b"")
    assert ran.lines[0] == "map.heatdesk: $.items: expected a list, got 1"


def test_a_map_that_is_missing(here: Run) -> None:
    ran = here("analyze", "missing.heatdesk")
    assert ran.code == 1
    assert ran.line.startswith("missing.heatdesk: cannot be read")


@pytest.mark.parametrize("arguments", [[], ["map.heatdesk", "--xml"], ["a", "b"]])
def test_wrong_usage(here: Run, map_file: Path, arguments: list[str]) -> None:
    ran = here("analyze", *arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.line.startswith("heatdesk analyze: ")


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_only_numpy_is_loaded(run: Run, map_file: Path, form: list[str]) -> None:
    ran = run("analyze", "map.heatdesk", *form, start=("-c", LOADED))
    assert ran.err.split() == ["0", "numpy"]


def test_help_loads_nothing(run: Run) -> None:
    ran = run("analyze", "--help", start=("-c", LOADED))
    assert ran.err.split() == ["0"]
    assert "--scenario ID" in ran.out.decode()
