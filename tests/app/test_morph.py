from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.app.morph import DURATION_MS, Morph, Passing, between, placed
from heatdesk.model.project import Project
from tests.builders.maps import LATER, NOW, map_of, maps, role, technology


@pytest.fixture
def project() -> Project:
    """Twitter moves, Blogs goes, Sales comes."""
    return map_of(
        technology("twitter", -0.5, 0.0, width=0.4, height=0.4, weight=1.0),
        technology("blogs", 0.2, 0.2),
        also={
            LATER: [
                technology("twitter", 0.5, 0.4, width=0.8, height=0.2, weight=3.0),
                role("sales", 0.0, 0.0, weight=2.0),
            ]
        },
    )


def at(project: Project, t: float) -> dict[str, Passing]:
    return {one.placement.item: one for one in between(project, NOW, LATER, t)}


# Between ------------------------------------------------------------------------------------------


@given(maps())
def test_it_begins_and_ends_with_the_scenarios_themselves(project: Project) -> None:
    for t, scenario in ((0.0, NOW), (1.0, LATER)):
        passing = between(project, NOW, LATER, t)
        assert {p.placement.item: p.placement for p in passing} == {
            p.item: p for p in project.placements(scenario)
        }
        assert all(one.opacity == 1 for one in passing)
    assert [p.placement for p in between(project, NOW, LATER, 1.0)] == list(
        project.placements(LATER)
    )


@given(maps(), st.floats(0.01, 0.99))
def test_on_the_way_everything_that_either_places_is_seen_once(project: Project, t: float) -> None:
    passing = between(project, NOW, LATER, t)
    ids = [one.placement.item for one in passing]
    either = {p.item for id in (NOW, LATER) for p in project.placements(id)}
    assert len(ids) == len(set(ids))
    assert set(ids) == either
    for one in passing:
        assert -1 <= one.placement.x <= 1
        assert -1 <= one.placement.y <= 1
        assert 0 < one.opacity <= 1


def test_half_way_is_in_the_middle(project: Project) -> None:
    twitter = at(project, 0.5)["twitter"]
    assert twitter.opacity == 1
    p = twitter.placement
    assert (p.x, p.y, p.width, p.height, p.weight) == pytest.approx((0.0, 0.2, 0.6, 0.3, 2.0))


def test_what_only_one_side_places_fades_where_it_is_with_its_heat(project: Project) -> None:
    going, coming = at(project, 0.25)["blogs"], at(project, 0.25)["sales"]
    assert (going.opacity, coming.opacity) == (0.75, 0.25)
    assert (going.placement.x, going.placement.y) == (0.2, 0.2)
    assert going.placement.weight == pytest.approx(0.75)
    assert coming.placement.weight == pytest.approx(0.5)


def test_heat_that_is_muted_on_one_side_comes_slowly() -> None:
    project = map_of(
        technology("twitter", 0.0, 0.0, muted=True),
        also={LATER: [technology("twitter", 0.0, 0.0, weight=2.0)]},
    )
    p = at(project, 0.5)["twitter"].placement
    assert p.heats
    assert p.weight == pytest.approx(1.0)


def test_the_moment_as_a_project_places_just_that(project: Project) -> None:
    passing = between(project, NOW, LATER, 0.5)
    moment = placed(project, LATER, passing)
    assert [p.item for p in moment.placements(LATER)] == [one.placement.item for one in passing]
    assert moment.placements(NOW) == project.placements(NOW)
    assert moment.items == project.items


# Time ---------------------------------------------------------------------------------------------


@pytest.fixture
def morph() -> Morph:
    made = Morph()
    made.wanted = True
    return made


def test_it_takes_six_tenths_of_a_second_slow_at_both_ends(morph: Morph, project) -> None:
    morph.begin(project, NOW, LATER)
    shares = []
    for ms in (0, 60, 300, 540):
        morph.run_to(ms)
        shares.append(morph.t)
    assert DURATION_MS == 600
    assert shares[0] == 0
    assert shares[1] < 0.05
    assert shares[2] == pytest.approx(0.5, abs=0.01)
    assert shares[3] > 0.95
    assert morph.under_way


def test_it_arrives_by_itself(morph: Morph, project, qtbot) -> None:
    steps: list[float] = []
    morph.stepped.connect(lambda: steps.append(morph.t))
    morph.begin(project, NOW, LATER)
    qtbot.waitUntil(lambda: not morph.under_way, timeout=5000)
    assert steps == sorted(steps)
    assert steps[-1] == 1.0
    assert morph.project is None
    assert morph.passing == ()


def test_it_can_be_ended_at_once_and_says_so_once(morph: Morph, project) -> None:
    steps: list[bool] = []
    morph.begin(project, NOW, LATER)
    morph.stepped.connect(lambda: steps.append(morph.under_way))
    morph.end()
    morph.end()
    assert steps == [False]


def test_where_no_motion_is_wanted_there_is_none(project) -> None:
    morph = Morph()
    morph.begin(project, NOW, LATER)
    assert not morph.under_way


def test_there_is_no_way_from_a_scenario_that_is_gone(morph: Morph, project) -> None:
    morph.begin(project, "gone", LATER)
    assert not morph.under_way
    morph.begin(project, NOW, NOW)
    assert not morph.under_way


def test_a_moment_is_made_once(morph: Morph, project) -> None:
    morph.begin(project, NOW, LATER)
    morph.run_to(300)
    assert morph.passing is morph.passing
