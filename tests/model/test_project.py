from __future__ import annotations

import pytest
from hypothesis import given, settings

from heatdesk.model import keys
from heatdesk.model.findings import Finding
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import LayerName, LayerNames, Properties
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import Step
from tests.builders import projects
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology


def test_an_empty_project_has_one_scenario_and_nothing_in_it() -> None:
    project = Project.empty()
    assert [scenario.name for scenario in project.scenarios] == ["Who we are"]
    assert project.items == project.findings == project.placements(project.first_scenario) == ()
    assert project.story is None


def test_lists_keep_the_users_order() -> None:
    project = Project.of(
        Properties(title="Map"),
        [Item("b", "role", "B"), Item("a", "technology", "A")],
        [
            (Scenario("z", "Z"), [Placement("a", 0, 0), Placement("b", 0, 0)]),
            (Scenario("y", ""), []),
        ],
        [Finding("f2", "z"), Finding("f1", "z")],
        [Step("s2", "free"), Step("s1", "title")],
    )
    assert [item.id for item in project.items] == ["b", "a"]
    assert [scenario.id for scenario in project.scenarios] == ["z", "y"]
    assert project.first_scenario == "z"
    assert [p.item for p in project.placements("z")] == ["a", "b"]
    assert [finding.id for finding in project.findings] == ["f2", "f1"]
    assert [step.id for step in project.story or ()] == ["s2", "s1"]
    assert project.properties.title == "Map"


def test_a_stored_story_may_be_empty() -> None:
    project = Project.of(Properties(), (), [(Scenario("now", ""), ())], story=())
    assert project.story == ()
    assert project != Project.of(Properties(), (), [(Scenario("now", ""), ())])


def test_what_is_asked_by_name_is_found() -> None:
    project = map_of(
        technology("twitter", 0.5, 0.5),
        role("sales"),
        in_tray("forums"),
        also={LATER: [role("sales", 0.1, 0.1)]},
    )
    assert project.has_item("twitter")
    assert not project.has_item("nobody")
    assert project.has_scenario(LATER)
    assert not project.has_scenario("never")
    assert project.placement(LATER, "twitter") is None
    assert [p.item for p in project.layer(NOW, "role")] == ["sales"]
    assert [p.item for p in project.layer(NOW, "technology")] == ["twitter"]
    assert [item.id for item in project.tray(NOW)] == ["forums"]
    assert [item.id for item in project.tray(LATER)] == ["twitter", "forums"]
    with pytest.raises(KeyError):
        project.item("nobody")
    with pytest.raises(KeyError):
        project.scenario("never")


@settings(max_examples=10)
@given(projects.projects())
def test_every_record_is_reached_from_a_list_and_only_once(project: Project) -> None:
    found = [keys.PROJECT, keys.ITEM_ORDER, keys.SCENARIO_ORDER, keys.FINDING_ORDER]
    found += [keys.item(item.id) for item in project.items]
    found += [keys.finding(finding.id) for finding in project.findings]
    for scenario in project.scenarios:
        found += [keys.scenario(scenario.id), keys.stacking(scenario.id)]
        found += [keys.placement(scenario.id, p.item) for p in project.placements(scenario.id)]
    if project.story is not None:
        found += [keys.STORY_ORDER, *(keys.step(step.id) for step in project.story)]
    assert sorted(found) == sorted(project.records)


@settings(max_examples=10)
@given(projects.projects())
def test_every_item_is_either_placed_or_in_the_tray(project: Project) -> None:
    for scenario in project.scenarios:
        placed = [p.item for p in project.placements(scenario.id)]
        waiting = [item.id for item in project.tray(scenario.id)]
        assert sorted(placed + waiting) == sorted(item.id for item in project.items)


def test_layers_are_called_what_the_project_calls_them() -> None:
    names = LayerNames(LayerName("Initiatives"), LayerName("Teams"))
    assert (names.of("technology"), names.of("role")) == ("Initiatives", "Teams")


@pytest.mark.parametrize(
    ("placement", "heats"),
    [
        (Placement("a", 0, 0), True),
        (Placement("a", 0, 0, muted=True), False),
        (Placement("a", 0, 0, weight=0.0), False),
        (Placement("a", 0, 0, weight=0.0001), True),
    ],
)
def test_muted_and_weightless_placements_do_not_heat(placement: Placement, heats: bool) -> None:
    assert placement.heats is heats
    assert (placement.heat_key[4] > 0) is heats


def test_words_about_a_placement_do_not_change_its_heat() -> None:
    plain = Placement("a", 0.1, 0.2)
    assert Placement("b", 0.1, 0.2, reason="why").heat_key == plain.heat_key
    assert Placement("a", 0.1, 0.3).heat_key != plain.heat_key
