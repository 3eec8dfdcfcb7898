"""Zooming and panning, and that everything can still be handled afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heatdesk.canvas.camera import CLOSEST, FARTHEST
from heatdesk.model import edits
from heatdesk.model.properties import Axes, Axis
from tests.builders.driver import MIDDLE, NOTCH, Canvas, turn
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import SIDE, Show

MOVING = Qt.ScrollPhase.ScrollUpdate


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(map_of(technology("twitter", 0.2, 0.3), role("sales", -0.5, -0.5)))


def shown_at(canvas: Canvas, at: QPointF) -> tuple[float, float]:
    return canvas.plane(at)


# The wheel ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [NOTCH, -NOTCH, 3 * NOTCH, 15])
def test_the_wheel_keeps_the_point_under_the_mouse(canvas: Canvas, turned: int) -> None:
    at = canvas.pixel(-0.7, 0.4)
    canvas.wheel(-0.7, 0.4, turned)
    assert shown_at(canvas, at) == pytest.approx((-0.7, 0.4))
    assert (canvas.widget.zoom > 1) == (turned > 0)


def test_a_notch_is_a_fifth_and_back_again(canvas: Canvas) -> None:
    canvas.wheel(0.5, 0.5, NOTCH)
    assert canvas.widget.zoom == pytest.approx(1.2, abs=0.01)
    canvas.wheel(0.5, 0.5, -NOTCH)
    assert canvas.widget.zoom == pytest.approx(1.0)


def test_zooming_ends_somewhere(canvas: Canvas) -> None:
    for _ in range(40):
        canvas.wheel(0.2, 0.3, 10 * NOTCH)
    assert canvas.widget.zoom == pytest.approx(CLOSEST)
    for _ in range(60):
        canvas.wheel(0.2, 0.3, -10 * NOTCH)
    assert canvas.widget.zoom == pytest.approx(FARTHEST)
    canvas.picture()


def test_at_the_last_zoom_the_wheel_does_not_shift_the_map(canvas: Canvas) -> None:
    for _ in range(10):
        canvas.wheel(0.2, 0.3, 10 * NOTCH)
    before = canvas.widget.frame
    x, y = canvas.plane(QPointF(100, 500))
    canvas.wheel(x, y, NOTCH)
    after = canvas.widget.frame
    assert (after.left, after.top, after.side) == pytest.approx(
        (before.left, before.top, before.side)
    )


def test_two_fingers_on_a_trackpad_pan(canvas: Canvas) -> None:
    before = canvas.pixel(0.2, 0.3)
    canvas.wheel(0.0, 0.0, 80, MOVING, pixels=(24, -10))
    assert canvas.widget.zoom == 1.0
    assert (canvas.pixel(0.2, 0.3) - before).toTuple() == pytest.approx((24, -10))


def test_a_trackpad_that_tells_no_pixels_pans_too(canvas: Canvas) -> None:
    before = canvas.pixel(0.2, 0.3)
    canvas.wheel(0.0, 0.0, 80, MOVING)
    assert (canvas.pixel(0.2, 0.3) - before).toTuple() == pytest.approx((0, 20))


def test_two_fingers_with_ctrl_zoom(canvas: Canvas) -> None:
    at = canvas.pixel(0.3, -0.2)
    canvas.wheel(0.3, -0.2, 0, MOVING, pixels=(0, 60), ctrl=True)
    assert canvas.widget.zoom > 1.05
    assert shown_at(canvas, at) == pytest.approx((0.3, -0.2))


def test_pinching_zooms_at_the_fingers(canvas: Canvas) -> None:
    at = canvas.pixel(0.3, -0.2)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        at,
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(canvas.widget.viewport(), pinch)
    assert canvas.widget.zoom == pytest.approx(1.25)
    assert shown_at(canvas, at) == pytest.approx((0.3, -0.2))


def test_two_fingers_on_a_native_pad_pan(canvas: Canvas) -> None:
    at, before = canvas.pixel(0.3, -0.2), canvas.pixel(0.0, 0.0)
    pan = QNativeGestureEvent(
        Qt.NativeGestureType.PanNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        at,
        0.0,
        QPointF(14, -9),
    )
    QApplication.sendEvent(canvas.widget.viewport(), pan)
    assert canvas.widget.zoom == pytest.approx(1.0)
    assert (canvas.pixel(0.0, 0.0) - before).toTuple() == pytest.approx((14, -9))


# Panning ------------------------------------------------------------------------------------------


def test_the_middle_button_pans(canvas: Canvas) -> None:
    before = canvas.project
    canvas.press(0.2, 0.3, MIDDLE).move_by(50, 20).move_by(10, 0).release(MIDDLE)
    assert canvas.plane(QPointF(SIDE / 2, SIDE / 2)) != (0.0, 0.0)
    assert canvas.project is before
    assert canvas.chosen == ()


def test_what_was_under_the_mouse_stays_under_it_while_panning(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3, MIDDLE)
    for dx, dy in ((10, 3), (-70, 21), (5, -90)):
        canvas.move_by(dx, dy)
        assert canvas.plane(canvas._at) == pytest.approx((0.2, 0.3))
    canvas.release(MIDDLE)


def test_space_and_drag_pans_and_moves_nothing(canvas: Canvas) -> None:
    canvas.key_down(Qt.Key.Key_Space, repeats=2).press(0.2, 0.3).move_by(60, 0).release()
    assert canvas.where("twitter") == (0.2, 0.3)
    assert canvas.pixel(0.2, 0.3).x() == pytest.approx(
        SIDE / 2 + 0.1 * canvas.widget.frame.side + 60
    )
    canvas.key_up(Qt.Key.Key_Space)
    canvas.drag((0.2, 0.3), (0.4, 0.3))
    assert canvas.where("twitter") == (0.4, 0.3)


def test_a_space_that_was_let_go_elsewhere_does_not_pan_for_ever(canvas: Canvas) -> None:
    canvas.key_down(Qt.Key.Key_Space)
    canvas.widget.clearFocus()
    canvas.widget.setFocus()
    canvas.drag((0.2, 0.3), (0.4, 0.3))
    assert canvas.where("twitter") == (0.4, 0.3)


# Fitting ------------------------------------------------------------------------------------------


def fits(canvas: Canvas) -> bool:
    """Whether the whole plane is seen, and as large as the room for the axes' ends allows."""
    frame, widget = canvas.widget.frame, canvas.widget
    inside = frame.left >= 0 and frame.top >= 0
    inside = inside and frame.right <= widget.width() and frame.bottom <= widget.height()
    room = min(widget.width(), widget.height())
    return inside and 0.6 * room < frame.side <= room


def test_at_first_the_whole_plane_is_seen(canvas: Canvas) -> None:
    assert fits(canvas)


def test_fit_brings_the_whole_plane_back(canvas: Canvas) -> None:
    before = canvas.widget.frame
    canvas.wheel(0.8, 0.8, 5 * NOTCH).press(0, 0, MIDDLE).move_by(99, 5).release(MIDDLE)
    assert not fits(canvas)
    canvas.widget.fit()
    assert canvas.widget.frame == before


@pytest.mark.parametrize("size", [(900, 500), (400, 700), (300, 300)])
def test_another_size_fits_again(canvas: Canvas, size: tuple[int, int]) -> None:
    canvas.widget.resize(*size)
    turn()
    assert fits(canvas)
    canvas.drag((0.2, 0.3), (-0.6, 0.3))
    assert canvas.where("twitter") == (-0.6, 0.3)


def test_another_size_keeps_what_the_user_looks_at(canvas: Canvas) -> None:
    canvas.wheel(0.2, 0.3, 5 * NOTCH)
    middle, side = canvas.plane(QPointF(SIDE / 2, SIDE / 2)), canvas.widget.frame.side
    canvas.widget.resize(900, 500)
    turn()
    assert canvas.plane(QPointF(450, 250)) == pytest.approx(middle)
    assert canvas.widget.frame.side == side


def test_a_canvas_of_no_size_does_no_harm(canvas: Canvas) -> None:
    canvas.widget.resize(0, 0)
    turn()
    canvas.widget.resize(SIDE, SIDE)
    turn()
    assert fits(canvas)


def test_long_names_at_the_ends_of_the_axes_get_their_room(canvas: Canvas) -> None:
    before = canvas.widget.frame.side
    axes = Axes(Axis("Across", "A rather long word", "Another rather long word"), Axis())
    document = canvas.session.document
    document.edit("Name", edits.set_properties(canvas.project, axes=axes))
    assert fits(canvas) or canvas.widget.frame.side < before
    document.undo()
    assert canvas.widget.frame.side == before


# Afterwards ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [6 * NOTCH, -4 * NOTCH])
def test_hits_and_drags_are_right_after_zooming_and_panning(canvas: Canvas, turned: int) -> None:
    canvas.wheel(0.1, 0.1, turned).press(0.3, 0.3, MIDDLE).move_by(-33, 17).release(MIDDLE)
    assert canvas.click(0.2, 0.3).chosen == ("twitter",)
    canvas.drag((0.2, 0.3), (0.05, 0.12))
    assert canvas.where("twitter") == (0.05, 0.12)


def test_zooming_in_the_middle_of_a_drag_does_not_throw_the_bubble(canvas: Canvas) -> None:
    canvas.press(0.2, 0.3).move(0.4, 0.3).wheel(0.4, 0.3, 4 * NOTCH).move(0.4, 0.3)
    assert canvas.where("twitter") == (0.4, 0.3)
    canvas.move(0.3, 0.3).release()
    assert canvas.where("twitter") == (0.3, 0.3)


def test_the_picture_is_where_the_mouse_finds_it(canvas: Canvas) -> None:
    """The markers' own colours, at the places that presses are sent to."""
    disc = canvas.widget.view.look.technology.fill
    for _ in range(3):
        assert canvas.colour(0.2, 0.3).name() == disc
        canvas.wheel(0.1, 0.2, 3 * NOTCH).press(0.2, 0.3, MIDDLE).move_by(-20, 31).release(MIDDLE)
    canvas.wheel(0.1, 0.2, -17 * NOTCH)
    assert canvas.colour(0.2, 0.3).name() == disc


def test_many_bubbles_are_drawn_anew_at_rest(show: Show, qtbot: QtBot) -> None:
    """While the camera moves their picture is stretched, but what is shown must lie right."""
    crowd = [technology(f"t{n}", -0.9 + 0.018 * n, 0.8) for n in range(100)]
    canvas = show(map_of(role("sales", 0.2, -0.3), technology("twitter", -0.4, -0.4), *crowd))
    disc = canvas.widget.view.look.technology.fill
    canvas.wheel(-0.4, -0.4, 2 * NOTCH)
    assert canvas.colour(-0.4, -0.4).name() == disc
    canvas.press(0, 0, MIDDLE).move_by(15, 25).release(MIDDLE)
    assert canvas.click(-0.4, -0.4).chosen == ("twitter",)
    qtbot.wait(150)
    assert canvas.colour(-0.4, -0.4).name() == disc
