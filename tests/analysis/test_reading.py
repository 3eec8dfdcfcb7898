from __future__ import annotations

import threading
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings

from heatdesk.analysis.pairs import Pairs
from heatdesk.analysis.pause import Cancelled
from heatdesk.analysis.reading import Reading, read, with_robustness
from heatdesk.analysis.sources import Sources, field_of
from heatdesk.model import keys
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.model.properties import HeatSettings
from heatdesk.storage.templates import open_template, templates
from tests.analysis import brute
from tests.analysis.drawn import KINDS, drawn_map
from tests.builders.maps import LATER, NOW, map_of, maps, role, technology
from tests.builders.projects import projects

COUNTS = (1, 2, 5, 13, 40)


# Fields and scale ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [*COUNTS, 300])
def test_fields_are_those_of_a_loop_over_the_items(kind: str, count: int) -> None:
    project = drawn_map(count, count, kind)
    n = brute.grid_of(project, NOW) // 4
    field, centres = field_of(Sources.of(project, NOW), n), -1 + (np.arange(n) + 0.5) * 2 / n
    x, y = centres[None, :], centres[:, None]
    expected = [brute.heat(some, x, y) for some in brute.both(project, NOW)]
    expected.append(np.sqrt(expected[0]) * np.sqrt(expected[1]))
    found = [field.technologies, field.roles, field.overlay("alignment")]
    for ours, true in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, true, rtol=0, atol=1e-3 * true.max())


def test_faint_alignment_is_right_to_a_thousandth_of_its_own_maximum() -> None:
    project = map_of(
        technology("a", -1.0, -0.4, width=0.2, height=0.1),
        role("b", 0.5, 1.0, width=0.3, height=0.3),
    )
    found = field_of(Sources.of(project, NOW), 512).overlay("alignment")
    exact = brute.alignment(project, NOW)
    assert 0 < exact.max() < 1e-20
    np.testing.assert_allclose(found, exact, rtol=0, atol=1e-3 * exact.max())


def test_the_automatic_scale_is_the_largest_heat_of_all_scenarios() -> None:
    here, there = [technology("a"), role("b")], [technology("a", weight=4.0), role("b")]
    project = map_of(*here, also={LATER: there})
    now, later = read(project, NOW), read(project, LATER)
    assert now.scale == later.scale == pytest.approx(2.0, abs=1e-3)
    assert now.elsewhere == pytest.approx(2.0, abs=1e-3)
    assert later.elsewhere == pytest.approx(1.0, abs=1e-3)
    assert (now.thresholds.warm, now.thresholds.hot) == (now.scale * 0.5, now.scale * 0.75)
    assert [area.zone for area in now.areas] == ["warm"] or now.areas == ()


def test_the_automatic_scale_is_at_least_a_half() -> None:
    reading = read(map_of(technology("a", -1.0), role("b", 1.0)), NOW)
    assert reading.scale == 0.5


def test_a_fixed_scale_is_kept_and_a_given_one_overrules_it() -> None:
    project = map_of(technology("a"), role("b"), heat=HeatSettings(scale=0.8))
    assert read(project, NOW).scale == 0.8
    assert read(project, NOW, scale=3.0).scale == 3.0
    assert read(project, NOW, scale=3.0).areas == ()


def test_an_unknown_scenario_cannot_be_read() -> None:
    with pytest.raises(KeyError):
        read(map_of(), "nowhere")


# Anything can be read -----------------------------------------------------------------------------


@settings(max_examples=60)
@given(projects())
def test_every_valid_map_can_be_read(project: Project) -> None:
    """With warnings as errors: no division by nothing, nothing out of range."""
    assert_sound(with_robustness(read(project, project.first_scenario)))


@settings(max_examples=40)
@given(maps(max_items=12))
def test_every_common_map_can_be_read(project: Project) -> None:
    for scenario in (NOW, LATER):
        assert_sound(with_robustness(read(project, scenario)))


@pytest.mark.parametrize("template", [template.id for template in templates()])
def test_every_template_can_be_read(template: str) -> None:
    project = open_template(template)
    for scenario in project.scenarios:
        assert_sound(with_robustness(read(project, scenario.id)))


def assert_sound(reading: Reading) -> None:
    for area in reading.areas:
        assert 0 < area.size <= 1
        assert 0 < area.share <= 1 + 1e-9
        assert 0 <= (area.robustness or 0.0) <= 1
        assert reading.robust
        assert all(reading.areas[index].zone == "hot" for index in area.holds)
    shares = [pair.share for pair in reading.pairs.ranked]
    if None in shares:
        assert not any(shares)
    elif shares:
        assert sum(shares) == pytest.approx(1.0, abs=1e-9)
        assert sum(one.share for one in reading.roles) == pytest.approx(1.0, abs=1e-9)
    empty = not reading.sources.technologies.ids or not reading.sources.roles.ids
    if empty:
        assert reading.areas == reading.meetings == reading.pairs.ranked == ()
        assert reading.balance is reading.quadrants is None


@pytest.mark.parametrize(
    ("project", "technologies", "roles"),
    [
        (map_of(), False, False),
        (map_of(technology("a")), True, False),
        (map_of(role("a")), False, True),
        (map_of(technology("a", weight=0.0), role("b")), False, True),
        (map_of(technology("a", muted=True), role("b")), False, True),
    ],
    ids=["nothing", "technologies", "roles", "no weight", "muted"],
)
def test_where_nothing_divides_there_are_no_shares(
    project: Project, technologies: bool, roles: bool
) -> None:
    reading = read(project, NOW)
    assert reading.balance is None
    assert reading.quadrants is None
    assert (reading.technology_balance is not None) == technologies
    assert (reading.role_balance is not None) == roles
    assert all(one.share is None for one in (*reading.roles, *reading.technologies))


# It depends on nothing else -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [5, 24])
def test_the_order_of_the_items_changes_nothing_at_all(kind: str, count: int) -> None:
    project = drawn_map(3, count, kind, later=count // 2)
    turned = project
    for key in (keys.ITEM_ORDER, keys.stacking(NOW), keys.stacking(LATER)):
        before = project.order(key)
        turned = turned.after(Change({key: (before, (*before[::-1][2:], *before[::-1][:2]))}))
    assert turned.placements(NOW) != project.placements(NOW)
    first, second = (with_robustness(read(some, NOW)) for some in (project, turned))
    for field in fields(Reading):
        one, other = getattr(first, field.name), getattr(second, field.name)
        if field.name == "pairs":
            assert_equal_pairs(one, other)
        elif field.name not in ("project", "sources"):
            assert one == other, field.name


def assert_equal_pairs(one: Pairs, other: Pairs) -> None:
    assert (one.technologies, one.roles) == (other.technologies, other.roles)
    assert one.ranked == other.ranked
    for name in ("alignments", "shares", "x", "y", "heats"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_what_other_scenarios_place_matters_only_by_the_scale() -> None:
    project = drawn_map(6, 12, "clusters", scale=0.9, later=6)
    alone = drawn_map(6, 12, "clusters", scale=0.9)
    first, second = read(project, NOW), read(alone, NOW)
    assert first.areas == second.areas
    assert first.pairs.ranked == second.pairs.ranked


# Interruptions ------------------------------------------------------------------------------------


def test_a_reading_can_be_interrupted_at_every_pause() -> None:
    project = drawn_map(2, 10, later=4)
    count = pauses_of(project, None)
    assert count > 10
    for stop in range(1, count + 1):
        with pytest.raises(Cancelled):
            pauses_of(project, stop)


def pauses_of(project: Project, stop: int | None) -> int:
    """How many times reading pauses; at the pause `stop` it is told to end."""
    count = 0

    def pause() -> None:
        nonlocal count
        count += 1
        if count == stop:
            raise Cancelled

    read(project, NOW, pause=pause)
    return count


def test_readings_in_several_threads_do_not_disturb_each_other() -> None:
    some = [drawn_map(seed, 30, "clusters") for seed in range(3)]
    alone = [with_robustness(read(project, NOW)) for project in some]
    found: list[Reading | None] = [None] * 3

    def work(index: int) -> None:
        found[index] = with_robustness(read(some[index], NOW))

    threads = [threading.Thread(target=work, args=(index,)) for index in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one, other in zip(alone, found, strict=True):
        assert other is not None
        assert one.areas == other.areas
        assert one.meetings == other.meetings
