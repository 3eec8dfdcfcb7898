from __future__ import annotations

import pytest
from hypothesis import given

from heatdesk.model import naming
from heatdesk.model.properties import QUADRANTS, Axes, Axis, Quadrant, Quadrants
from tests.builders.maps import map_of, maps, positions

AXES = Axes(Axis("X", "left", "right", "why", 0.2), Axis("Y", "low", "high", "", -0.3))


@pytest.mark.parametrize("axis", ["x", "y"])
@pytest.mark.parametrize("end", ["low", "high"])
@pytest.mark.parametrize("name", ["Other", ""])
def test_one_end_gets_its_name_and_nothing_else_changes(axis, end, name: str) -> None:
    project = map_of(axes=AXES)
    after = project.after(naming.name_end(project, axis, end, name)).properties.axes
    assert getattr(getattr(after, axis), end) == name
    back = naming.name_end(map_of(axes=after), axis, end, getattr(getattr(AXES, axis), end))
    assert map_of(axes=after).after(back).properties.axes == AXES


@pytest.mark.parametrize("quadrant", QUADRANTS)
def test_a_quadrant_keeps_its_note(quadrant) -> None:
    project = map_of(quadrants=Quadrants(**{quadrant: Quadrant("Old", "note", True)}))
    after = project.after(naming.name_quadrant(project, quadrant, "New")).properties.quadrants
    assert getattr(after, quadrant) == Quadrant("New", "note", True)
    assert sum(getattr(after, key) == Quadrant() for key in QUADRANTS) == 3


@given(maps(), positions(), positions())
def test_the_crossing_keeps_off_the_edge_and_moves_nothing_else(project, x, y) -> None:
    after = project.after(naming.move_crossing(project, x, y))
    axes = after.properties.axes
    assert axes.x.crossing == pytest.approx(min(max(x, -0.95), 0.95))
    assert axes.y.crossing == pytest.approx(min(max(y, -0.95), 0.95))
    assert after.after(naming.move_crossing(after, 0.0, 0.0)) == project
