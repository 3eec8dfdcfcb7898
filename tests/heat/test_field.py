from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.heat.field import Field, HeatField, analysis_grid, rebuild
from heatdesk.heat.window import Window
from heatdesk.model import edits
from heatdesk.model.change import Change
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from tests.builders.drawn_edits import an_edit
from tests.builders.maps import LATER, NOW, in_tray, map_of, maps, role, technology

GRID = 40


def assert_as_rebuilt(live: HeatField, project: Project) -> None:
    """T and R to 1e-5 of their maxima. The root in A magnifies cut tails: 1e-3 of its unit."""
    fresh = rebuild(project, NOW, live.n)
    unit = np.sqrt(fresh.technologies.max() * fresh.roles.max())
    for got, wanted, off in (
        (live.technologies, fresh.technologies, 1e-5 * fresh.technologies.max()),
        (live.roles, fresh.roles, 1e-5 * fresh.roles.max()),
        (live.alignment, fresh.overlay("alignment"), 1e-3 * unit),
    ):
        assert got.dtype == np.float32
        np.testing.assert_allclose(got, wanted, rtol=0, atol=off)


def outside(window: Window, n: int) -> np.ndarray:
    mask = np.ones((n, n), dtype=bool)
    mask[window.cells] = False
    return mask


def assert_covers(dirty: Window, before: Field, after: Field) -> None:
    """What really changed lies within the window."""
    beyond = outside(dirty, GRID)
    for old, new in ((before.technologies, after.technologies), (before.roles, after.roles)):
        most = max(old.max(), new.max(), 1.0)
        assert np.abs(new - old)[beyond].max(initial=0.0) <= 1e-6 * most


# Following changes --------------------------------------------------------------------------------


@settings(max_examples=120)
@given(data=st.data())
def test_heat_that_follows_changes_is_heat_rebuilt(data: st.DataObject) -> None:
    project = data.draw(maps())
    live = HeatField(project, NOW, GRID)
    assert_as_rebuilt(live, project)
    done: list[Change] = []
    for _ in range(data.draw(st.integers(1, 8))):
        undo = bool(done) and data.draw(st.integers(0, 3)) == 0
        change = done.pop().inverse() if undo else data.draw(an_edit(project))
        if not undo:
            done.append(change)
        before, project = project, project.after(change)
        shown = (live.technologies.copy(), live.roles.copy(), live.alignment.copy())
        dirty = live.apply(change, project)
        assert_as_rebuilt(live, project)
        assert_covers(dirty, rebuild(before, NOW, GRID), rebuild(project, NOW, GRID))
        beyond = outside(dirty, GRID)
        for old, new in zip(shown, (live.technologies, live.roles, live.alignment), strict=True):
            assert (old == new)[beyond].all()


@settings(max_examples=25)
@given(data=st.data())
def test_many_changes_joined_are_followed_like_one(data: st.DataObject) -> None:
    project = data.draw(maps())
    live, joined = HeatField(project, NOW, GRID), Change()
    for _ in range(6):
        change = data.draw(an_edit(project))
        project, joined = project.after(change), joined.then(change)
    live.apply(joined, project)
    assert_as_rebuilt(live, project)


def test_a_long_drag_does_not_drift() -> None:
    project = start = map_of(technology("a", -0.9, -0.9), technology("b"), role("c", 0.2, 0.2))
    live = HeatField(project, NOW, GRID)
    for step in range(400):
        wanted = start.after(edits.place(start, NOW, "a", np.sin(step), np.cos(step)))
        change = edits.place(project, NOW, "a", np.sin(step), np.cos(step))
        project = project.after(change)
        assert project == wanted
        live.apply(change, project)
    assert_as_rebuilt(live, project)


def test_only_a_window_is_computed_where_something_narrow_moves() -> None:
    project = map_of(technology("a", -0.5, 0.5, width=0.1, height=0.2), role("b"))
    live = HeatField(project, NOW, 100)
    change = edits.move(project, NOW, ["a"], 0.1, 0.0)
    dirty = live.apply(change, project.after(change))
    # Six sigmas, that is 2.548 widths, on each side of both places; cells are 0.02 wide.
    assert dirty == Window(top=49, bottom=100, left=12, right=43)


def test_both_layers_are_followed_in_one_change() -> None:
    project = map_of(technology("a", -0.9, -0.9, width=0.1), role("b", 0.9, 0.9, width=0.1))
    live = HeatField(project, NOW, GRID)
    change = edits.set_placements(project, NOW, ["a", "b"], weight=3.0)
    project = project.after(change)
    dirty = live.apply(change, project)
    assert_as_rebuilt(live, project)
    assert dirty.left == 0
    assert dirty.right == GRID


@pytest.mark.parametrize(
    "of_no_interest",
    [
        lambda p: edits.rename(p, "a", "Other"),
        lambda p: edits.set_placements(p, NOW, ["a"], reason="why"),
        lambda p: edits.set_heat(p, overlay="gap"),
        lambda p: edits.move(p, LATER, ["a"], 0.5, 0.5),
        lambda p: edits.set_placements(p, NOW, ["mute"], weight=5.0),
    ],
    ids=["name", "reason", "overlay", "another scenario", "weight of a muted item"],
)
def test_what_has_no_heat_in_it_dirties_nothing(of_no_interest) -> None:
    project = map_of(technology("a"), role("mute", muted=True), also={LATER: [technology("a")]})
    change = of_no_interest(project)
    assert change
    live = HeatField(project, NOW, GRID)
    shown = live.technologies.copy()
    assert not live.apply(change, project.after(change))
    assert (live.technologies == shown).all()


def test_an_item_that_changes_its_layer_takes_its_heat_along() -> None:
    project = map_of(technology("a", 0.3, 0.3), role("b"))
    live = HeatField(project, NOW, GRID)
    change = edits.set_items(project, ["a"], layer="role")
    live.apply(change, project.after(change))
    assert_as_rebuilt(live, project.after(change))
    assert not live.technologies.any()


@pytest.mark.parametrize("verb", ["delete", "unplace", "mute", "weigh nothing"])
def test_where_the_last_one_goes_no_heat_is_left(verb: str) -> None:
    """Not even a tail far from it: colours that reach to the maximum would blow it up."""
    project = map_of(technology("a", -0.9, -0.9), role("b", -0.9, -0.9, width=0.3))
    live = HeatField(project, NOW, GRID)
    change = {
        "delete": edits.delete(project, ["a", "b"]),
        "unplace": edits.unplace(project, NOW, ["a", "b"]),
        "mute": edits.set_placements(project, NOW, ["a", "b"], muted=True),
        "weigh nothing": edits.set_placements(project, NOW, ["a", "b"], weight=0.0),
    }[verb]
    assert live.apply(change, project.after(change)) == Window.whole(GRID)
    assert not live.technologies.any()
    assert not live.roles.any()
    assert not live.alignment.any()


# What a field is ----------------------------------------------------------------------------------


@pytest.mark.parametrize("project", [map_of(), map_of(in_tray("a"), in_tray("b", "role"))])
def test_an_empty_map_is_exactly_zero(project: Project) -> None:
    for overlay in ("alignment", "combined", "gap", "technologies", "roles"):
        assert not rebuild(project, NOW, 32).overlay(overlay).any()
        assert not HeatField(project, NOW, 32).overlay(overlay).any()


def test_without_roles_nothing_aligns() -> None:
    field = rebuild(map_of(technology("a"), technology("b", 0.5)), NOW, 32)
    assert field.technologies.max() > 1
    assert not field.overlay("alignment").any()


def test_layers_add_up_apart_and_only_where_the_scenario_places_them() -> None:
    here = map_of(technology("a", 0.5, 0.5), role("b", -0.5), also={LATER: [technology("c")]})
    field = rebuild(here, NOW, 16)
    np.testing.assert_array_equal(
        field.technologies, rebuild(map_of(technology("a", 0.5, 0.5)), NOW, 16).technologies
    )
    np.testing.assert_array_equal(field.roles, rebuild(map_of(role("b", -0.5)), NOW, 16).roles)
    later = rebuild(here, LATER, 16)
    assert later.technologies.max() > 0.9
    assert not later.roles.any()


def test_heat_can_be_had_in_single_precision() -> None:
    field = rebuild(map_of(technology("a"), role("b")), NOW, 16, np.float32)
    assert field.technologies.dtype == field.roles.dtype == np.float32


# The grid it is judged on -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extent", "n"),
    [
        ({}, 256),
        ({"width": 0.2, "height": 0.2}, 256),
        ({"width": 0.1999}, 512),
        ({"height": 0.05}, 512),
        ({"height": 0.05, "muted": True}, 512),
    ],
)
def test_narrow_extents_ask_for_the_fine_grid(extent: dict[str, float], n: int) -> None:
    assert analysis_grid(map_of(technology("wide"), role("b", **extent)), NOW) == n


def test_narrow_extents_of_another_scenario_do_not_matter() -> None:
    project = map_of(technology("a"), also={LATER: [technology("a", width=0.1)]})
    assert (analysis_grid(project, NOW), analysis_grid(project, LATER)) == (256, 512)


# Windows ------------------------------------------------------------------------------------------


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.05, 4), st.floats(0.05, 4))
def test_beyond_its_window_a_kernel_is_nothing(
    x: float, y: float, wide: float, high: float
) -> None:
    placement = Placement("a", x, y, wide, high)
    window = Window.of(placement.heat_key, GRID)
    field = rebuild(map_of(technology("a", x, y, width=wide, height=high)), NOW, GRID)
    assert field.technologies[outside(window, GRID)].max(initial=0.0) < 2e-8


def test_windows_join_to_the_smallest_that_holds_both() -> None:
    one, other = Window(2, 4, 3, 5), Window(3, 9, 0, 4)
    assert one | other == other | one == Window(2, 9, 0, 5)
    assert one | Window.none() == Window.none() | one == one
    assert not Window.none() | Window.none()


def test_what_does_not_heat_has_no_window() -> None:
    assert not Window.of(None, GRID)
    assert not Window.of(Placement("a", 0, 0, muted=True).heat_key, GRID)
    assert Window.of(Placement("a", 0, 0, 4, 4).heat_key, GRID) == Window.whole(GRID)
