from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings

from heatdesk.heat.field import rebuild
from heatdesk.model import edits, turning
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, Quadrant, Quadrants
from heatdesk.model.story import About, Step
from tests.builders import projects
from tests.builders.maps import LATER, NOW, map_of, role, technology

TURNS: dict[str, Callable[[Project], Change]] = {
    "x": lambda project: turning.reverse_axis(project, "x"),
    "y": lambda project: turning.reverse_axis(project, "y"),
    "swap": turning.swap_axes,
}
WAYS = {
    "x": lambda x, y: (-x, y),
    "y": lambda x, y: (x, -y),
    "swap": lambda x, y: (y, x),
}
CORNERS = {
    "top_left": (-1, 1),
    "top_right": (1, 1),
    "bottom_left": (-1, -1),
    "bottom_right": (1, -1),
}


@pytest.fixture
def project() -> Project:
    return map_of(
        technology("a", 0.2, -0.3, width=0.4, height=0.8),
        role("b", 0.0, 1.0),
        also={LATER: [role("b", -0.7, 0.1)]},
        axes=Axes(Axis("X", "low x", "high x", "", 0.2), Axis("Y", "low y", "high y", "", -0.1)),
        quadrants=Quadrants(**{key: Quadrant(key, "", key == "bottom_left") for key in CORNERS}),
    )


@pytest.mark.parametrize("turn", TURNS)
@settings(max_examples=8)
@given(project=projects.projects())
def test_every_turn_made_twice_is_nothing(turn: str, project: Project) -> None:
    once = project.after(TURNS[turn](project))
    assert once.after(TURNS[turn](once)) == project


@pytest.mark.parametrize("turn", TURNS)
def test_placements_turn_in_every_scenario(project: Project, turn: str) -> None:
    after = project.after(TURNS[turn](project))
    for scenario in (NOW, LATER):
        for before, now in zip(
            project.placements(scenario), after.placements(scenario), strict=True
        ):
            assert (now.x, now.y) == WAYS[turn](before.x, before.y)
            extent = (before.width, before.height)
            assert (now.width, now.height) == (extent[::-1] if turn == "swap" else extent)


@pytest.mark.parametrize("turn", TURNS)
def test_quadrants_go_where_their_corner_goes(project: Project, turn: str) -> None:
    turned = project.after(TURNS[turn](project)).properties.quadrants
    for key, corner in CORNERS.items():
        (place,) = [name for name, at in CORNERS.items() if at == WAYS[turn](*corner)]
        assert getattr(turned, place) == getattr(project.properties.quadrants, key)


def test_a_reversed_axis_exchanges_its_ends_and_crossing(project: Project) -> None:
    axes = project.after(TURNS["x"](project)).properties.axes
    assert axes.x == Axis("X", "high x", "low x", "", -0.2)
    assert axes.y == project.properties.axes.y


def test_swapped_axes_change_places(project: Project) -> None:
    before, after = project.properties.axes, project.after(turning.swap_axes(project)).properties
    assert after.axes == Axes(before.y, before.x)


def test_a_story_speaks_of_the_same_quadrant_as_before() -> None:
    steps = [Step("s", "free", About(quadrant="top_left")), Step("t", "title")]
    before = map_of(technology("a"))
    told = Project.of(
        before.properties, before.items, [(before.scenarios[0], before.placements(NOW))], (), steps
    )
    story = told.after(TURNS["y"](told)).story
    assert story is not None
    assert [step.about.quadrant for step in story] == ["bottom_left", None]


@pytest.mark.parametrize(
    ("turn", "side", "quadrant"),
    [
        ("x", "x.high", "top_right"),
        ("y", "x.low", "bottom_left"),
        ("swap", "y.low", "bottom_right"),
    ],
)
def test_steps_and_findings_speak_of_the_same_place(turn: str, side: str, quadrant: str) -> None:
    before = map_of(technology("top_left"))
    told = Project.of(
        before.properties,
        before.items,
        [(before.scenarios[0], before.placements(NOW))],
        [
            Finding("f", NOW, rule="weak_side", subject="x.low"),
            Finding("g", NOW, rule="cold_quadrant", subject="top_left"),
            Finding("h", NOW, rule="technology_unmet", subject="top_left"),
            Finding("i", NOW, rule="weak_side"),
        ],
        [Step("s", "opportunity", About(side="x.low", rule="weak_side"))],
    )
    change = TURNS[turn](told)
    after = told.after(change)
    assert after.story is not None
    assert after.story[0].about == About(side=side, rule="weak_side")  # type: ignore[arg-type]
    assert [f.subject for f in after.findings] == [side, quadrant, "top_left", None]
    assert after.after(change.inverse()) == told


@pytest.mark.parametrize(
    ("turn", "same"), [("x", np.fliplr), ("y", np.flipud), ("swap", np.transpose)]
)
def test_the_heat_turns_along(project: Project, turn: str, same) -> None:
    before = rebuild(project, NOW, 32).overlay("combined")
    after = rebuild(project.after(TURNS[turn](project)), NOW, 32).overlay("combined")
    np.testing.assert_allclose(after, same(before), rtol=0, atol=1e-12)


def test_what_lies_on_the_axis_gets_no_minus_zero(project: Project) -> None:
    placement = project.after(TURNS["x"](project)).placement(NOW, "b")
    assert str(placement.x) == "0.0"  # type: ignore[union-attr]
    centred = project.after(edits.set_properties(project, axes=Axes()))
    assert str(centred.after(TURNS["y"](centred)).properties.axes.y.crossing) == "0.0"
