"""A finger instead of the mouse: larger targets, a calmer drag, a long press for the menu."""

from __future__ import annotations

from typing import Self

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from heatdesk.canvas.long_press import LONG_MS
from tests.builders.driver import LEFT, Canvas, turn
from tests.builders.maps import map_of, role, technology
from tests.canvas.conftest import Show

_SCREEN = QPointingDevice(
    "screen",
    77,
    QInputDevice.DeviceType.TouchScreen,
    QPointingDevice.PointerType.Finger,
    QInputDevice.Capability.Position,
    1,
    1,
)


class Finger:
    """The mouse events that Qt makes of a finger."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._at = QPointF()

    def down(self, at: QPointF) -> Self:
        return self._send(QEvent.Type.MouseButtonPress, at, LEFT)

    def by(self, dx: float, dy: float) -> Self:
        return self._send(QEvent.Type.MouseMove, self._at + QPointF(dx, dy), LEFT)

    def up(self) -> Self:
        return self._send(QEvent.Type.MouseButtonRelease, self._at, Qt.MouseButton.NoButton)

    def _send(self, kind: QEvent.Type, at: QPointF, down: Qt.MouseButton) -> Self:
        self._at = at
        view = self._canvas.widget.viewport()
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        keys = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, QPointF(view.mapToGlobal(at)), button, down, keys, _SCREEN)
        QApplication.sendEvent(view, event)
        turn()
        return self


@pytest.fixture
def canvas(show: Show) -> Canvas:
    return show(map_of(technology("twitter", 0.2, 0.3), role("sales", -0.5, -0.5)))


@pytest.fixture
def finger(canvas: Canvas) -> Finger:
    return Finger(canvas)


def test_a_target_is_44_pixels_wide(canvas: Canvas, finger: Finger) -> None:
    for off in (QPointF(-21, 0), QPointF(0, 21), QPointF(-14, -14)):
        canvas.session.selection.clear()
        finger.down(canvas.pixel(0.2, 0.3) + off).up()
        assert canvas.chosen == ("twitter",)
    canvas.session.selection.clear()
    finger.down(canvas.pixel(0.2, 0.3) + QPointF(-24, 24)).up()
    assert canvas.chosen == ()


def test_nine_pixels_are_a_tremble_and_ten_a_drag(canvas: Canvas, finger: Finger) -> None:
    finger.down(canvas.pixel(0.2, 0.3)).by(9, 0).up()
    assert canvas.where("twitter") == (0.2, 0.3)
    finger.down(canvas.pixel(0.2, 0.3)).by(10, 0).up()
    assert canvas.where("twitter")[0] > 0.2
    assert canvas.steps == ("Move Twitter",)


def test_a_finger_on_empty_ground_pans(canvas: Canvas, finger: Finger) -> None:
    before = canvas.pixel(0.0, 0.0)
    finger.down(canvas.pixel(0.7, -0.7)).by(20, 0).by(15, -12).up()
    assert (canvas.pixel(0.0, 0.0) - before).toTuple() == pytest.approx((35, -12))
    assert canvas.steps == ()


def test_handles_are_44_pixels_wide_too(canvas: Canvas, finger: Finger) -> None:
    canvas.session.selection.choose(["twitter"])
    finger.down(canvas.pixel(0.45, 0.3) + QPointF(18, 0)).by(30, 0).up()
    assert canvas.steps == ("Resize Twitter",)


def test_a_long_press_asks_for_the_menu(canvas: Canvas, finger: Finger, qtbot: QtBot) -> None:
    asked: list[object] = []
    canvas.session.handling.menu_wanted.connect(asked.append)
    finger.down(canvas.pixel(0.2, 0.3))
    qtbot.wait(LONG_MS + 150)
    assert len(asked) == 1
    assert canvas.chosen == ("twitter",)
    finger.by(80, 0).up()
    assert canvas.steps == ()


@pytest.mark.parametrize("end", ["travel", "up"])
def test_no_menu_after_travel_or_a_tap(
    canvas: Canvas, finger: Finger, qtbot: QtBot, end: str
) -> None:
    asked: list[object] = []
    canvas.session.handling.menu_wanted.connect(asked.append)
    finger.down(canvas.pixel(0.2, 0.3))
    finger.by(40, 0) if end == "travel" else finger.up()
    qtbot.wait(LONG_MS + 150)
    assert asked == []


def test_a_mouse_that_is_held_asks_for_nothing(canvas: Canvas, qtbot: QtBot) -> None:
    asked: list[object] = []
    canvas.session.handling.menu_wanted.connect(asked.append)
    canvas.press(0.2, 0.3)
    qtbot.wait(LONG_MS + 150)
    assert asked == []
    canvas.release()
