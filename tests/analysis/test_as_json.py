"""The object of `analyze --json`: its keys are a contract, and its numbers are whole."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from heatdesk.analysis.as_json import as_json
from heatdesk.analysis.reading import read, with_robustness
from heatdesk.model import keeping
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.builders.maps import LATER, NOW, map_of, role, technology

SIDES = ["low", "high"]
TOP = [
    "title",
    "scenario",
    "scale",
    "thresholds",
    "balance",
    "layer_balance",
    "quadrants",
    "areas",
    "pairs",
    "meetings",
    "roles",
    "technologies",
    "opportunities",
    "findings",
]


def told(project: Project, scenario: str = NOW) -> dict[str, Any]:
    """The object as a script reads it."""
    text = json.dumps(as_json(with_robustness(read(project, scenario))), allow_nan=False)
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    project = open_template(EXAMPLE)
    finding = Finding("first", project.first_scenario, zone="hot", sentence="Listen")
    kept = project.after(keeping.keep_finding(project, finding)[0])
    return told(kept, project.first_scenario)


def test_the_keys_are_those_of_the_contract_in_their_order(example: dict[str, Any]) -> None:
    assert list(example) == TOP
    assert list(example["thresholds"]) == ["warm", "hot"]
    assert list(example["layer_balance"]) == ["technology", "role"]
    for balance in (example["balance"], *example["layer_balance"].values()):
        assert list(balance) == ["x", "y"]
        assert [list(sides) for sides in balance.values()] == [SIDES, SIDES]
    quadrants = ["top_left", "top_right", "bottom_left", "bottom_right"]
    assert list(example["quadrants"]) == quadrants


@pytest.mark.parametrize(
    ("list_of", "keys"),
    [
        (
            "areas",
            ["zone", "peak", "centroid", "size", "share", "robustness", "holds", "pairs"],
        ),
        ("pairs", ["technology", "role", "alignment", "share", "meets_at", "heat", "zone"]),
        ("meetings", ["zone", "role", "technologies", "share", "areas"]),
        ("roles", ["item", "share", "best_technology", "best_alignment"]),
        ("technologies", ["item", "share", "best_role", "best_alignment"]),
        ("opportunities", ["rule", "subject", "sentence", "arithmetic", "numbers"]),
        (
            "findings",
            [
                *("id", "scenario", "zone", "rule", "subject", "items", "sentence", "owner"),
                *("action", "result", "activity", "review", "stale"),
            ],
        ),
    ],
)
def test_the_keys_of_what_is_listed(example: dict[str, Any], list_of: str, keys: list[str]) -> None:
    assert example[list_of]
    assert all(list(entry) == keys for entry in example[list_of])


def test_the_keys_of_points_and_of_the_pairs_of_an_area(example: dict[str, Any]) -> None:
    for area in example["areas"]:
        assert list(area["peak"]) == ["x", "y", "heat"]
        assert list(area["centroid"]) == ["x", "y"]
        assert all(list(pair) == ["technology", "role", "share"] for pair in area["pairs"])
    assert all(list(pair["meets_at"]) == ["x", "y"] for pair in example["pairs"])


def test_what_belongs_together_adds_up(example: dict[str, Any]) -> None:
    assert sum(example["quadrants"].values()) == pytest.approx(1.0)
    assert sum(pair["share"] for pair in example["pairs"]) == pytest.approx(1.0)
    assert sum(share["share"] for share in example["roles"]) == pytest.approx(1.0)
    for area in example["areas"]:
        assert sum(pair["share"] for pair in area["pairs"]) >= 0.999


def test_areas_are_referred_to_by_their_index(example: dict[str, Any]) -> None:
    areas = example["areas"]
    for area in areas:
        assert all(areas[index]["zone"] == "hot" for index in area["holds"])
        assert 0.0 <= area["robustness"] <= 1.0
    for meeting in example["meetings"]:
        assert all(areas[index]["zone"] == meeting["zone"] for index in meeting["areas"])


def test_thresholds_are_the_fractions_and_the_scale_is_its_own() -> None:
    heat = HeatSettings(scale=0.8, warm=0.4, hot=0.6)
    found = told(map_of(role("sales"), technology("twitter"), heat=heat, title="Map"))
    assert found["thresholds"] == {"warm": 0.4, "hot": 0.6}
    assert (found["title"], found["scenario"], found["scale"]) == ("Map", NOW, 0.8)


def test_an_empty_map_has_all_keys_and_null_where_there_is_nothing_to_divide() -> None:
    assert told(map_of()) == {
        "title": "",
        "scenario": NOW,
        "scale": 0.5,
        "thresholds": {"warm": 0.5, "hot": 0.75},
        "balance": None,
        "layer_balance": {"technology": None, "role": None},
        "quadrants": None,
        "areas": [],
        "pairs": [],
        "meetings": [],
        "roles": [],
        "technologies": [],
        "opportunities": [],
        "findings": [],
    }


def test_a_map_of_one_layer() -> None:
    found = told(map_of(technology("twitter", -0.5, 0.5)))
    assert found["balance"] is None
    assert found["layer_balance"]["role"] is None
    assert found["layer_balance"]["technology"]["x"]["low"] > 0.9
    assert found["technologies"] == [
        {"item": "twitter", "share": None, "best_role": None, "best_alignment": None}
    ]


def test_pairs_without_weight_have_no_share() -> None:
    found = told(map_of(technology("twitter", weight=0.0), role("sales")))
    (pair,) = found["pairs"]
    assert (pair["alignment"], pair["share"], pair["zone"]) == (pytest.approx(1.0), None, "cool")


def test_nothing_is_rounded() -> None:
    found = told(map_of(technology("twitter", 0.1234), role("sales", -0.3)))
    (pair,) = found["pairs"]
    reading = read(map_of(technology("twitter", 0.1234), role("sales", -0.3)), NOW)
    assert pair["alignment"] == reading.pairs.ranked[0].alignment
    assert found["balance"]["x"]["low"] == reading.balance.x.low  # type: ignore[union-attr]


def test_findings_carry_their_reason_and_the_lost_ones_come_last() -> None:
    items = (NamedItem("sales", "Sales"),)
    finding = Finding("", NOW, items=items, sentence="Use it", result="leads", activity="calls")
    project = map_of(role("support"), also={LATER: []})
    for one in (replace(finding, scenario="past"), finding, replace(finding, scenario=LATER)):
        project = project.after(keeping.keep_finding(project, one)[0])
    own, lost = told(project)["findings"]
    assert (own["scenario"], own["stale"]) == (NOW, "Sales was deleted")
    assert own["items"] == [{"id": "sales", "name": "Sales"}]
    assert (own["result"], own["activity"]) == ("leads", "calls")
    assert (lost["scenario"], lost["stale"]) == ("past", "Its scenario is gone")
