"""The crossing of the axes, moved by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from heatdesk.figure.marks import Ellipse
from tests.builders.driver import Canvas, cursor
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(map_of(technology("twitter", 0.3, 0.3), role("sales", -0.5, -0.5)))


def crossing(canvas: Canvas) -> tuple[float, float]:
    axes = canvas.project.properties.axes
    return axes.x.crossing, axes.y.crossing


def dots(canvas: Canvas) -> list[Ellipse]:
    return [mark for mark in canvas.widget.guides if isinstance(mark, Ellipse)]


def test_it_goes_where_it_is_dragged(canvas: Canvas) -> None:
    canvas.press(0.0, 0.0).move(0.2, 0.1).move(0.4, -0.25)
    assert crossing(canvas) == (0.4, -0.25)
    canvas.release()
    assert canvas.steps == ("Move the crossing",)
    assert canvas.chosen == ()
    canvas.session.document.undo()
    assert crossing(canvas) == (0.0, 0.0)


def test_items_stay_where_they_are(canvas: Canvas) -> None:
    before = canvas.project.placements("now")
    canvas.drag((0.0, 0.0), (0.4, -0.25))
    assert canvas.project.placements("now") == before


def test_it_keeps_off_the_edge(canvas: Canvas) -> None:
    canvas.drag((0.0, 0.0), (1.4, -1.2))
    assert crossing(canvas) == (0.95, -0.95)


def test_the_middle_draws_it_but_not_with_ctrl(canvas: Canvas) -> None:
    off = 2 * 4 / canvas.widget.frame.side
    canvas.press(0.0, 0.0).move(0.4, 0.3).move(off, 0.3)
    assert crossing(canvas) == (0.0, 0.3)
    canvas.hold(ctrl=True).move(off, 0.3).release()
    assert crossing(canvas) == (pytest.approx(off, abs=1e-4), 0.3)


def test_shift_moves_one_axis_alone(canvas: Canvas) -> None:
    canvas.press(0.0, 0.0, shift=True).move(0.3, -0.1).release()
    assert crossing(canvas) == (0.3, 0.0)


def test_escape_brings_it_back(canvas: Canvas) -> None:
    before = canvas.project
    canvas.press(0.0, 0.0).move(0.4, 0.3).keys(Qt.Key.Key_Escape).release()
    assert canvas.project == before
    assert canvas.steps == ()
    assert canvas.widget.guides == ()


def test_a_marker_on_the_crossing_is_moved_instead(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.0, 0.0)))
    canvas.drag((0.0, 0.0), (0.4, -0.25))
    assert canvas.where("twitter") == (0.4, -0.25)
    assert crossing(canvas) == (0.0, 0.0)


def test_a_rim_through_the_crossing_is_not(show: Show) -> None:
    canvas = show(map_of(technology("twitter", 0.25, 0.0)))
    canvas.drag((0.0, 0.0), (0.4, -0.25))
    assert canvas.where("twitter") == (0.25, 0.0)
    assert crossing(canvas) == (0.4, -0.25)


def test_nine_pixels_away_a_band_begins(canvas: Canvas) -> None:
    at = canvas.pixel(0.0, 0.0)
    at.setX(at.x() + 9)
    canvas.press_pixel(at).move(0.6, 0.6).release()
    assert crossing(canvas) == (0.0, 0.0)
    assert canvas.chosen == ("twitter",)


def test_a_click_on_it_is_a_click_on_empty_ground(canvas: Canvas) -> None:
    canvas.session.selection.choose(["twitter"])
    assert canvas.click(0.0, 0.0).chosen == ()
    assert canvas.steps == ()


def test_its_dot_is_seen_from_nearby(canvas: Canvas) -> None:
    assert not dots(canvas.hover(0.5, -0.5))
    canvas.hover(0.06, 0.0)
    (dot,) = dots(canvas)
    assert (dot.x, dot.y) == canvas.pixel(0.0, 0.0).toTuple()
    assert cursor(canvas).shape() == Qt.CursorShape.ArrowCursor
    canvas.hover(0.01, 0.0)
    assert dots(canvas)[0].rx > dot.rx
    assert cursor(canvas).shape() == Qt.CursorShape.SizeAllCursor
    assert not dots(canvas.leave())


def test_the_dot_does_not_outlive_a_camera_s_move(canvas: Canvas) -> None:
    canvas.hover(0.02, 0.0)
    canvas.widget.pan_by(100, 0)
    assert not dots(canvas)
