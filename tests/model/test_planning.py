from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model import edits, keys, planning
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.storage.project_file import encode
from tests.builders import projects
from tests.builders.maps import LATER, NOW, in_tray, map_of, role, technology


@pytest.fixture
def project() -> Project:
    return map_of(
        technology("twitter", 0.1, 0.2, weight=2.0, reason="our customers are there"),
        role("sales", -0.5, 0.5, muted=True),
        in_tray("seo"),
        also={LATER: [role("sales", 0.5, 0.5)]},
    )


def order(project: Project) -> list[str]:
    return [scenario.id for scenario in project.scenarios]


# Adding -------------------------------------------------------------------------------------------


def test_a_copy_holds_all_placements_and_comes_right_after_its_model(project) -> None:
    change, id = planning.add_scenario(project, "Who we want to be", NOW)
    after = project.after(change)
    assert id == "who-we-want-to-be"
    assert order(after) == [NOW, id, LATER]
    assert after.scenario(id).name == "Who we want to be"
    assert after.placements(id) == project.placements(NOW)
    assert after.tray(id) == project.tray(NOW)


def test_a_copy_goes_its_own_way(project) -> None:
    change, id = planning.add_scenario(project, "Plan", NOW)
    after = project.after(change)
    moved = after.after(edits.move(after, id, ["twitter"], 0.3, 0.0))
    assert moved.placements(NOW) == project.placements(NOW)
    assert moved.placement(id, "twitter") != project.placement(NOW, "twitter")


def test_an_empty_one_comes_last_with_everything_in_its_tray(project) -> None:
    change, id = planning.add_scenario(project, "Plan")
    after = project.after(change)
    assert order(after) == [NOW, LATER, id]
    assert after.placements(id) == ()
    assert len(after.tray(id)) == len(project.items)


def test_a_copy_has_neither_date_nor_note_of_its_model(project) -> None:
    dated = project.after(planning.set_scenario(project, NOW, date="2011-08-25", note="as told"))
    change, id = planning.add_scenario(dated, "Plan", NOW)
    made = dated.after(change).scenario(id)
    assert (made.date, made.note) == (None, "")


@pytest.mark.parametrize("name", ["Now", "NOW", "?", "", "今"])
def test_every_scenario_has_an_id_of_its_own(project, name) -> None:
    ids = {NOW, LATER}
    for _ in range(3):
        change, id = planning.add_scenario(project, name, NOW)
        assert id not in ids
        ids.add(id)
        project = project.after(change)
        assert project.scenario(id).name == name


# Changing -----------------------------------------------------------------------------------------


def test_name_date_and_note_are_set(project) -> None:
    change = planning.set_scenario(project, NOW, name="Who we are", date="2011-08-25", note="n")
    made = project.after(change).scenario(NOW)
    assert (made.name, made.date, made.note) == ("Who we are", "2011-08-25", "n")
    assert list(change) == [keys.scenario(NOW)]


@pytest.mark.parametrize(
    ("id", "by", "wanted"),
    [
        ("a", 1, ["b", "a", "c"]),
        ("a", 2, ["b", "c", "a"]),
        ("a", 9, ["b", "c", "a"]),
        ("c", -1, ["a", "c", "b"]),
        ("c", -9, ["c", "a", "b"]),
        ("b", 0, ["a", "b", "c"]),
    ],
)
def test_scenarios_move_in_their_order(id, by, wanted) -> None:
    project = Project.empty()
    for name in ("b", "c"):
        project = project.after(planning.add_scenario(project, name)[0])
    project = project.after(planning.add_scenario(project, "a")[0])
    project = project.after(planning.delete_scenario(project, NOW))
    project = project.after(planning.move_scenario(project, "a", -9))
    assert order(project.after(planning.move_scenario(project, id, by))) == wanted


def test_one_scenario_is_the_target_or_none(project) -> None:
    aimed = project.after(planning.set_target(project, LATER))
    assert aimed.properties.target == LATER
    assert aimed.after(planning.set_target(aimed, NOW)).properties.target == NOW
    assert aimed.after(planning.set_target(aimed, None)).properties.target is None
    assert not planning.set_target(aimed, LATER)


# Deleting -----------------------------------------------------------------------------------------


def test_a_scenario_goes_with_all_that_it_places(project) -> None:
    after = project.after(planning.delete_scenario(project, NOW))
    assert order(after) == [LATER]
    assert not [key for key in after.records if NOW in key]
    assert after.items == project.items


def test_the_last_scenario_stays(project) -> None:
    alone = project.after(planning.delete_scenario(project, LATER))
    assert planning.delete_scenario(alone, NOW) == Change()


def test_a_target_that_is_deleted_is_no_target(project) -> None:
    aimed = project.after(planning.set_target(project, LATER))
    assert aimed.after(planning.delete_scenario(aimed, LATER)).properties.target is None
    assert aimed.after(planning.delete_scenario(aimed, NOW)).properties.target == LATER


# Undo ---------------------------------------------------------------------------------------------


@given(project=projects.projects(), data=st.data())
def test_every_verb_is_taken_back_byte_for_byte(project: Project, data: st.DataObject) -> None:
    scenario = data.draw(st.sampled_from(order(project)))
    name = data.draw(projects.lines())
    change = data.draw(
        st.sampled_from(
            [
                planning.add_scenario(project, name, scenario)[0],
                planning.add_scenario(project, name)[0],
                planning.set_scenario(project, scenario, name=name, date="2011-08-25"),
                planning.delete_scenario(project, scenario),
                planning.move_scenario(project, scenario, data.draw(st.integers(-3, 3))),
                planning.set_target(project, scenario),
                planning.set_target(project, None),
            ]
        )
    )
    back = project.after(change).after(change.inverse())
    assert back == project
    assert encode(back) == encode(project)
