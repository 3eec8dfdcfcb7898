"""StageMouse: what the mouse does on a stage: it points, goes on, and draws what stays bright."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent

from heatdesk.presentation.hud import Hud
from heatdesk.presentation.light import Spot
from heatdesk.presentation.talk import Talk

if TYPE_CHECKING:
    from heatdesk.presentation.stage import Stage

_LEFT: Final = Qt.MouseButton.LeftButton
_NOTCH: Final = 120.0


class StageMouse:
    """A click goes on. Dragging draws a highlight instead: the part that stays bright. Neither does
    while the map is edited live: whoever misses an item must not leave the page.
    """

    def __init__(self, stage: Stage, talk: Talk, hud: Hud | None) -> None:
        self._stage = stage
        self._talk = talk
        self._hud = hud
        self._pressed: QPointF | None = None
        self._draws = False

    def follow(self, at: QPointF, event: QMouseEvent) -> None:
        """The mouse is at this place of the stage, whoever else it belongs to."""
        spot = self._spot(at)
        inside = 0.0 <= spot[0] <= 1.0 and 0.0 <= spot[1] <= 1.0
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        held = held and not event.buttons()
        self._talk.light.point(spot if inside else None, held)

    def move(self, event: QMouseEvent) -> None:
        self.follow(event.position(), event)
        if self._talk.light.pointer:
            self._stage.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self._stage.unsetCursor()
        if self._pressed is not None and event.buttons() & _LEFT:
            self._draw(self._pressed, event.position())
        if self._hud is not None:
            self._hud.wake()

    def press(self, event: QMouseEvent) -> None:
        self._pressed, self._draws = None, False
        if event.button() != _LEFT:
            return
        at, size = event.position(), self._stage.size().toSizeF()
        if self._hud and (command := self._hud.hit(at.x(), at.y(), size)) is not None:
            self._stage.commanded.emit(command)
        elif not self._talk.editing:
            self._pressed = at

    def release(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT or self._pressed is None:
            return
        drew, self._pressed, self._draws = self._draws, None, False
        if drew:
            self._talk.light.hold_highlight()
        else:
            self._stage.clicked.emit()

    def turn(self, event: QWheelEvent) -> None:
        """The wheel makes larger what points."""
        light = self._talk.light
        if light.spotlight or light.pointer:
            light.enlarge(event.angleDelta().y() / _NOTCH)
        event.accept()

    def leave(self) -> None:
        if not self._talk.sought:  # what was found stays lit
            self._talk.light.point(None)

    def _draw(self, start: QPointF, at: QPointF) -> None:
        """Only a hand that goes some way means it."""
        light, least = self._talk.light, QGuiApplication.styleHints().startDragDistance()
        if not self._draws and (at - start).manhattanLength() >= least:
            self._draws = True
            light.begin_highlight(self._spot(start))
        if self._draws:
            light.stretch_highlight(self._spot(at))

    def _spot(self, at: QPointF) -> Spot:
        rect = self._stage.page_rect()
        return (at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height()
