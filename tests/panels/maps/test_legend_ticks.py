"""The thresholds on the legend's bar, what it was smoothed from, and the numbered names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.properties import HeatSettings
from heatdesk.panels.maps.legend_panel import LegendPanel
from heatdesk.panels.maps.threshold_ticks import ThresholdTick
from tests.builders.driver import turn
from tests.builders.maps import map_of, technology
from tests.panels.conftest import Open, Put

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session: Session, put: Put) -> LegendPanel:
    shown = LegendPanel(session.canvas)
    put(shown)
    return shown


def heat(session: Session) -> HeatSettings:
    return session.document.project.properties.heat


def move(tick: ThresholdTick, to: QPoint) -> None:
    """Moves the mouse with the button held, over the tick's parent."""
    at = QPointF(tick.mapFromParent(to))
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(tick.mapToGlobal(at)), Qt.MouseButton.NoButton, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(tick, event)
    turn()


def drag(tick: ThresholdTick, shares: list[float]) -> None:
    QTest.mousePress(tick, LEFT, pos=tick.rect().center())
    width = tick.parentWidget().width() - 1
    for share in shares:
        move(tick, QPoint(round(share * width), tick.geometry().center().y()))


def test_a_tick_is_dragged_live_and_is_one_step(session: Session, panel: LegendPanel) -> None:
    seen: list[float] = []
    session.document.changed.connect(lambda change: seen.append(heat(session).hot))
    drag(panel.hot, [0.85, 0.9, 0.95])
    assert len(seen) == 3
    assert session.scale.thresholds.hot == pytest.approx(0.95 * session.scale.scale, abs=0.02)
    assert session.document.history.steps == ()
    QTest.mouseRelease(panel.hot, LEFT)
    assert heat(session).hot == pytest.approx(0.95, abs=0.01)
    assert session.document.history.steps == ("Set what is hot",)
    session.document.undo()
    assert heat(session).hot == 0.75


def test_warm_stays_below_hot(session: Session, panel: LegendPanel) -> None:
    drag(panel.warm, [0.6, 1.4])
    QTest.mouseRelease(panel.warm, LEFT)
    assert heat(session).warm == 0.74
    drag(panel.warm, [-0.5])
    QTest.mouseRelease(panel.warm, LEFT)
    assert heat(session).warm == 0.01
    drag(panel.hot, [-0.5])
    QTest.mouseRelease(panel.hot, LEFT)
    assert heat(session).hot == 0.02
    assert session.document.history.steps[:1] == ("Set what is warm",)


def test_escape_gives_a_drag_up(session: Session, panel: LegendPanel) -> None:
    drag(panel.hot, [0.9])
    QTest.keyClick(panel.hot, Qt.Key.Key_Escape)
    QTest.mouseRelease(panel.hot, LEFT)
    assert heat(session).hot == 0.75
    assert session.document.history.steps == ()


def test_arrow_keys_move_a_tick(session: Session, panel: LegendPanel) -> None:
    panel.hot.setFocus()
    QTest.keyClick(panel.hot, Qt.Key.Key_Right)
    assert heat(session).hot == 0.76
    for _ in range(3):
        QTest.keyPress(panel.hot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(panel.hot, Qt.Key.Key_Left)
    assert heat(session).hot == 0.51
    assert session.document.history.steps == ("Set what is hot", "Set what is hot")


def test_ticks_stand_where_the_thresholds_are(session: Session, panel: LegendPanel) -> None:
    document = session.document
    document.edit("Heat", edits.set_heat(document.project, warm=0.25, hot=0.5))
    width = panel.hot.parentWidget().width()
    assert panel.hot.geometry().center().x() == pytest.approx(0.5 * width, abs=2)
    assert panel.warm.geometry().center().x() == pytest.approx(0.25 * width, abs=2)
    document.edit("Overlay", edits.set_heat(document.project, overlay="gap"))
    assert not panel.hot.isVisible()


def test_it_says_how_many_placements_there_are(session: Session, panel: LegendPanel) -> None:
    assert panel.source.text() == "Smoothed from 3 placements, radius 0.25"  # the fourth is muted
    session.document.replace(map_of(technology("a")))
    assert panel.source.text() == "Smoothed from 1 placement, radius 0.25"


def test_numbered_names_are_listed_and_can_be_chosen(open_project: Open, put: Put) -> None:
    crowd = [technology(f"crowd-{n}", n / 1e4, 0.0) for n in range(120)]
    session = open_project(map_of(*crowd))
    session.canvas.resize(420, 420)
    session.canvas.show()
    panel = LegendPanel(session.canvas)
    put(panel)
    numbered = [label for label in session.canvas.scenery.labels if label.number is not None]
    assert numbered
    assert panel.count.text() == f"{len(numbered)} names are numbered"
    first = panel.names.item(0)
    assert first.text().split() == [
        "1",
        *session.document.project.item(_first(session)).name.split(),
    ]
    spot = panel.names.visualItemRect(first).center()
    QTest.mouseClick(panel.names.viewport(), LEFT, pos=spot)
    assert session.selection.ids == (_first(session),)


def test_nothing_is_listed_where_every_name_has_its_place(panel: LegendPanel) -> None:
    assert not panel.names.isVisible()
    assert not panel.count.isVisible()


def _first(session: Session) -> str:
    labels = session.canvas.scenery.labels
    (id,) = (label.id for label in labels if label.number == 1)
    return id
