"""A touch screen alone: fingers on either window, and on the large buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.builders.driver import turn
from tests.builders.speaker import Speaker
from tests.presentation.conftest import Speaks
from tests.presentation.test_presentation import button


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def touch(finger: QPointingDevice, widget: QWidget, *places: QPoint) -> None:
    """A finger that is put down, goes from place to place, and is lifted."""
    window = widget.window()
    QTest.touchEvent(window, finger).press(0, widget.mapTo(window, places[0]), window).commit()
    turn()
    for place in places[1:]:
        QTest.touchEvent(window, finger).move(0, widget.mapTo(window, place), window).commit()
        turn()
    QTest.touchEvent(window, finger).release(0, widget.mapTo(window, places[-1]), window).commit()
    turn()


def place(speaker: Speaker, u: float, v: float) -> QPoint:
    page = speaker.room.page_rect()
    return QPoint(round(page.left() + u * page.width()), round(page.top() + v * page.height()))


def test_a_tap_on_the_picture_goes_on(speaks: Speaks, finger: QPointingDevice) -> None:
    speaker = speaks()
    touch(finger, speaker.room, place(speaker, 0.4, 0.4))
    assert speaker.kind == "axes"


def test_a_finger_draws_what_stays_bright(speaks: Speaks, finger: QPointingDevice) -> None:
    speaker = speaks().go_to("axes")
    ways = [place(speaker, u, v) for u, v in ((0.2, 0.2), (0.3, 0.4), (0.5, 0.6))]
    touch(finger, speaker.room, *ways)
    assert speaker.talk.light.highlight == pytest.approx((0.2, 0.2, 0.5, 0.6), abs=0.01)
    assert speaker.kind == "axes"


def test_buttons_are_hit_with_a_finger(speaks: Speaks, finger: QPointingDevice) -> None:
    speaker = speaks()
    for name in ("Next", "Next", "Back", "Black"):
        one = button(speaker, name)
        touch(finger, one, one.rect().center())
    assert speaker.kind == "axes"
    assert speaker.talk.blank == "black"
