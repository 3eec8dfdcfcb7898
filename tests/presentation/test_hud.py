"""What the one window of a talk offers, painted into its picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QMenuBar, QScrollBar
from pytestqt.qtbot import QtBot

from heatdesk.presentation import hud as module
from heatdesk.presentation.hud import STEERING
from tests.builders.driver import turn
from tests.presentation.conftest import Speaks

Key = Qt.Key


def test_it_comes_with_the_mouse_and_goes_by_itself(speaks: Speaks, qtbot: QtBot) -> None:
    hud = speaks(one_window=True).show.hud
    assert module.SHOWN_MS == 2000
    assert not hud.visible
    hud.wake()
    assert hud.offers == STEERING
    qtbot.waitUntil(lambda: not hud.visible, timeout=4000)


def test_moving_the_mouse_wakes_it_and_what_it_offers_can_be_pressed(speaks: Speaks) -> None:
    speaker = speaks(one_window=True)
    before = speaker.picture()
    speaker.point(0.5, 0.5)
    assert speaker.show.hud.visible
    assert speaker.picture() != before
    page = QSizeF(speaker.room.size())
    places = {offer.command: middle(speaker.show.hud, offer.command, page) for offer in STEERING}
    assert all(places.values())
    u, v = places["next"]
    speaker.click(u, v)
    assert speaker.kind == "axes", "its own step, not a click's besides"
    speaker.point(0.5, 0.5)
    speaker.click(*places["black"])
    assert speaker.talk.blank == "black"


def middle(hud: object, command: str, page: QSizeF) -> tuple[float, float] | None:
    """Where on the page something is offered, in shares."""
    for x in range(0, int(page.width()), 4):
        y = page.height() - 26 - 22
        if hud.hit(x, y, page) == command:
            return (x + 8) / page.width(), y / page.height()
    return None


def test_with_two_windows_there_is_none(speaks: Speaks) -> None:
    speaker = speaks()
    before = speaker.picture()
    speaker.point(0.5, 0.5)
    assert speaker.show.hud is None
    assert speaker.picture() == before


def test_a_click_elsewhere_goes_on(speaks: Speaks) -> None:
    speaker = speaks(one_window=True)
    speaker.click(0.5, 0.3)
    assert speaker.kind == "axes"


def test_the_edits_question_is_asked_in_the_picture(speaks: Speaks) -> None:
    speaker = speaks(one_window=True)
    speaker.go_to("overlay").press(Key.Key_E)
    assert speaker.map.isVisible()
    speaker.drag("press", 0.4, -0.4).press(Key.Key_Escape, Key.Key_Escape)
    hud = speaker.show.hud
    assert [offer.command for offer in hud.offers] == ["keep", "keep_apart", "discard"]
    hud.wake()
    assert hud.offers[0].command == "keep", "the mouse does not take the question away"
    speaker.press(Key.Key_3)
    assert not speaker.talk.editing
    assert speaker.session.document.history.steps == ()


def test_the_question_can_be_answered_by_a_click_over_the_map(speaks: Speaks) -> None:
    speaker = speaks(one_window=True)
    speaker.show.audience.showNormal()
    speaker.show.audience.resize(1366, 768)
    turn()
    speaker.room.refit()
    speaker.go_to("overlay").press(Key.Key_E).drag("press", 0.4, -0.4)
    speaker.show.run("edit")
    page = QSizeF(speaker.room.size())
    place = middle(speaker.show.hud, "keep", page)
    assert place is not None
    at = QPointF(place[0] * page.width(), place[1] * page.height()).toPoint()
    assert speaker.map.geometry().contains(at), "the map lies there"
    handle = speaker.show.audience.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at)
    turn()
    assert not speaker.talk.editing
    assert speaker.session.document.history.steps == ("Edit on stage",)
    speaker.press(Key.Key_E).drag("seo", 0.4, 0.4)
    assert len(speaker.session.document.history.steps) == 2, "the mouse is the map's again"


def test_the_rooms_window_has_nothing_that_a_call_would_not_show(speaks: Speaks) -> None:
    speaker = speaks()
    speaker.go_to("overlay").press(Key.Key_E).press(Key.Key_G)
    window = speaker.show.audience
    assert window.isWindow()
    assert not window.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert window.windowOpacity() == 1.0
    for kind in (QMenu, QMenuBar):
        assert window.findChildren(kind) == []
    assert not any(bar.isVisible() for bar in window.findChildren(QScrollBar))
    own = [child for child in window.findChildren(QAbstractScrollArea) if child.isVisible()]
    assert own == [speaker.room.map], "the canvas is all that there is besides the picture"
    children = window.findChildren(type(window).__mro__[2])
    assert not any(child.isWindow() or child.toolTip() for child in children)
