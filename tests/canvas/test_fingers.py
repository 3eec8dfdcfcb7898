"""Real touches: one finger is a mouse's left button, two zoom and pan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from heatdesk.canvas.long_press import LONG_MS
from heatdesk.canvas.nameable import ItemName
from tests.builders.driver import Canvas, turn
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show

NEAR = 1.0
"""A pixel: touches come in whole ones here."""


@pytest.fixture(scope="session")
def screen(qapp: object) -> Iterator[QPointingDevice]:
    return QTest.createTouchDevice()


class Touch:
    """Fingers on a canvas, by number, at pixels of the canvas."""

    def __init__(self, canvas: Canvas, screen: QPointingDevice) -> None:
        self._view = canvas.widget.viewport()
        self._screen = screen
        self._at: dict[int, QPoint] = {}

    def down(self, **at: QPointF) -> Self:
        return self._send("press", at)

    def move(self, **at: QPointF) -> Self:
        return self._send("move", at)

    def up(self, *fingers: str) -> Self:
        return self._send("release", dict.fromkeys(fingers))

    def _send(self, verb: str, at: dict[str, QPointF | None]) -> Self:
        """The other fingers rest where they are."""
        event = QTest.touchEvent(self._view, self._screen, False)
        fingers = {ord(name): where for name, where in at.items()}
        for finger, where in fingers.items():
            if where is not None:
                self._at[finger] = where.toPoint()
            getattr(event, verb)(finger, self._at[finger], self._view)
        for finger in self._at.keys() - fingers.keys():
            event.move(finger, self._at[finger], self._view)
        event.commit()
        if verb == "release":
            for finger in fingers:
                del self._at[finger]
        turn()
        return self


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(map_of(technology("twitter", 0.2, 0.3), role("sales", -0.5, -0.5)))


@pytest.fixture
def touch(canvas: Canvas, screen: QPointingDevice) -> Touch:
    return Touch(canvas, screen)


def test_two_fingers_apart_zoom_and_keep_what_is_under_them(canvas: Canvas, touch: Touch) -> None:
    a, b = QPointF(220, 300), QPointF(420, 300)
    under = canvas.plane(a), canvas.plane(b)
    touch.down(a=a).down(b=b).move(a=QPointF(170, 300), b=QPointF(470, 300))
    assert canvas.widget.zoom == pytest.approx(1.5)
    assert canvas.pixel(*under[0]).toTuple() == pytest.approx((170, 300), abs=NEAR)
    assert canvas.pixel(*under[1]).toTuple() == pytest.approx((470, 300), abs=NEAR)
    touch.move(a=QPointF(245, 300), b=QPointF(395, 300))
    assert canvas.widget.zoom == pytest.approx(0.75)
    touch.up("a").up("b")
    assert canvas.steps == ()


def test_two_fingers_together_pan(canvas: Canvas, touch: Touch) -> None:
    before = canvas.pixel(0.0, 0.0)
    touch.down(a=QPointF(220, 300)).down(b=QPointF(420, 300))
    for step in (10, 25, 40):
        touch.move(a=QPointF(220 + step, 300 - step), b=QPointF(420 + step, 300 - step))
    assert (canvas.pixel(0.0, 0.0) - before).toTuple() == pytest.approx((40, -40), abs=NEAR)
    assert canvas.widget.zoom == pytest.approx(1.0)


def test_fingers_that_turn_about_each_other_neither_zoom_nor_pan(
    canvas: Canvas, touch: Touch
) -> None:
    before = canvas.widget.frame
    touch.down(a=QPointF(220, 300)).down(b=QPointF(420, 300))
    touch.move(a=QPointF(320, 200), b=QPointF(320, 400))
    after = canvas.widget.frame
    assert (after.left, after.top, after.side) == pytest.approx(
        (before.left, before.top, before.side), abs=NEAR
    )


def test_a_second_finger_gives_up_what_the_first_has_begun(canvas: Canvas, touch: Touch) -> None:
    before = canvas.project
    start = canvas.pixel(0.2, 0.3)
    touch.down(a=start).move(a=start + QPointF(60, 40))
    assert canvas.where("twitter") != (0.2, 0.3)
    touch.down(b=start + QPointF(200, 0))
    assert canvas.project == before
    touch.move(b=start + QPointF(300, 0)).up("a", "b")
    assert canvas.project == before
    assert canvas.steps == ()
    assert canvas.session.document.at_rest


def test_the_finger_that_stays_does_nothing_until_it_is_lifted(
    canvas: Canvas, touch: Touch
) -> None:
    start = canvas.pixel(0.2, 0.3)
    touch.down(a=start).down(b=start + QPointF(200, 0)).up("b")
    frame, project = canvas.widget.frame, canvas.project
    touch.move(a=start + QPointF(80, 0))
    assert canvas.widget.frame == frame
    assert canvas.project == project
    touch.up("a").down(a=start).move(a=start + QPointF(80, 0)).up("a")
    assert canvas.steps == ("Move Twitter",)


def test_a_finger_put_down_again_does_not_make_the_map_jump(canvas: Canvas, touch: Touch) -> None:
    touch.down(a=QPointF(220, 300)).down(b=QPointF(420, 300)).up("b")
    frame = canvas.widget.frame
    touch.down(b=QPointF(520, 100))
    assert canvas.widget.frame == frame
    touch.move(b=QPointF(560, 60))
    assert canvas.widget.zoom > 1.0


def test_a_third_finger_stops_it(canvas: Canvas, touch: Touch) -> None:
    touch.down(a=QPointF(220, 300)).down(b=QPointF(420, 300)).down(c=QPointF(320, 500))
    frame = canvas.widget.frame
    touch.move(a=QPointF(120, 300))
    assert canvas.widget.frame == frame


def test_zooming_keeps_within_its_bounds(canvas: Canvas, touch: Touch) -> None:
    for _ in range(6):
        touch.down(a=QPointF(318, 300)).down(b=QPointF(322, 300))
        touch.move(a=QPointF(20, 300), b=QPointF(620, 300)).up("a", "b")
    assert canvas.widget.zoom == pytest.approx(40.0)


def test_one_finger_chooses_drags_and_pans_as_a_mouse_does(canvas: Canvas, touch: Touch) -> None:
    start = canvas.pixel(0.2, 0.3)
    touch.down(a=start + QPointF(12, 12)).up("a")
    assert canvas.chosen == ("twitter",)
    touch.down(a=start).move(a=start + QPointF(30, 0)).move(a=start + QPointF(53, 0)).up("a")
    assert canvas.where("twitter")[0] == pytest.approx(0.4, abs=0.01)
    before = canvas.pixel(0.0, 0.0)
    empty = canvas.pixel(0.7, -0.7)
    touch.down(a=empty).move(a=empty + QPointF(20, 5)).move(a=empty + QPointF(35, -12)).up("a")
    assert (canvas.pixel(0.0, 0.0) - before).toTuple() == pytest.approx((35, -12), abs=NEAR)
    assert canvas.steps == ("Move Twitter",)


def test_two_taps_open_the_name_and_a_third_does_not_open_it_again(
    canvas: Canvas, touch: Touch
) -> None:
    at = canvas.pixel(0.2, 0.3)
    touch.down(a=at).up("a").down(a=at).up("a")
    assert canvas.session.handling.editor.target == ItemName("twitter")
    touch.down(a=canvas.pixel(-0.5, -0.5)).up("a")
    assert canvas.session.handling.editor.target is None
    assert canvas.chosen == ("sales",)


def test_a_tap_and_a_drag_are_not_a_double_tap(canvas: Canvas, touch: Touch) -> None:
    at = canvas.pixel(0.2, 0.3)
    touch.down(a=at).up("a").down(a=at).move(a=at + QPointF(30, 0)).up("a")
    assert canvas.session.handling.editor.target is None
    assert canvas.steps == ("Move Twitter",)


def test_taps_far_apart_are_not_a_double_tap(canvas: Canvas, touch: Touch) -> None:
    touch.down(a=canvas.pixel(0.2, 0.3)).up("a").down(a=canvas.pixel(-0.5, -0.5)).up("a")
    assert canvas.session.handling.editor.target is None


def test_a_finger_in_an_open_name_belongs_to_the_name(canvas: Canvas, touch: Touch) -> None:
    canvas.session.handling.rename("twitter")
    editor = canvas.session.handling.editor
    touch.down(a=QPointF(editor.geometry().center())).up("a")
    assert editor.target == ItemName("twitter")
    assert canvas.session.handling.busy is False


def test_a_long_press_asks_for_the_menu_and_a_second_finger_does_not(
    canvas: Canvas, touch: Touch, qtbot: QtBot
) -> None:
    asked: list[object] = []
    canvas.session.handling.menu_wanted.connect(asked.append)
    at = canvas.pixel(0.2, 0.3)
    touch.down(a=at).down(b=at + QPointF(150, 0))
    qtbot.wait(LONG_MS + 150)
    assert asked == []
    touch.up("a", "b").down(a=at)
    qtbot.wait(LONG_MS + 150)
    assert len(asked) == 1
    touch.up("a")
