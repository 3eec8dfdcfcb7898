"""Fingers: what a touch screen tells. One finger is a mouse's left button; two zoom and pan.

All touches are taken here: once Qt makes a mouse of a first finger, it tells nothing of the pair.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QInputDevice, QTouchEvent

if TYPE_CHECKING:
    from heatdesk.canvas.board import Board

_NEAREST: Final = 20.0
"""Pixels between two fingers below which their distance is noise."""

_DOUBLE_TAP: Final = 20.0
"""Pixels that the second of two taps may be from the first, and that a tap may tremble."""

_State = QEventPoint.State


class Fingers:
    """Handles a board. A second finger gives up what the first has begun."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._pair: tuple[QPointF, QPointF] | None = None
        self._pairing = False
        self._tapped: QPointF | None = None
        self._since = QElapsedTimer()

    def take(self, event: QTouchEvent) -> bool:
        """Says whether the event was for the board: trackpads and fields on it speak for
        themselves.
        """
        if event.device().type() != QInputDevice.DeviceType.TouchScreen:
            return False
        begins = event.type() == QEvent.Type.TouchBegin
        if begins and self._board.viewport().childAt(event.points()[0].position().toPoint()):
            return False
        if event.type() == QEvent.Type.TouchCancel:
            self._board.hand.cancel()
            self._pairing = False
            return True
        down = [point for point in event.points() if point.state() != _State.Released]
        if len(down) > 1 or self._pairing:
            self._pinch(down)
        elif event.points():
            self._point(event.points()[0], event.modifiers())
        return True

    def _pinch(self, down: list[QEventPoint]) -> None:
        """Two fingers hold on to what is under them. What one of them does alone after that, until
        it is lifted too, means nothing.
        """
        if not self._pairing:
            self._board.hand.cancel()
            self._tapped = None
        self._pairing = bool(down)
        before, self._pair = self._pair, None
        if len(down) != 2:
            return
        now = self._pair = down[0].position(), down[1].position()
        new = _State.Pressed in {point.state() for point in down}
        if before is not None and not new:
            factor = _apart(now) / _apart(before)
            self._board.zoom_by(factor, _middle(before), _middle(now) - _middle(before))

    def _point(self, finger: QEventPoint, keys: Qt.KeyboardModifier) -> None:
        hand = self._board.hand
        pointer = self._board.pointer(finger.position(), keys, touch=True)
        if finger.state() == _State.Pressed:
            self._board.setFocus(Qt.FocusReason.MouseFocusReason)
            hand.press(pointer)
        elif finger.state() == _State.Updated:
            hand.drag(pointer)
        elif finger.state() == _State.Released:
            hand.release(pointer)
            if self._taps_again(finger):
                hand.double_click(pointer)

    def _taps_again(self, finger: QEventPoint) -> bool:
        """Whether a tap ends here that follows another soon and nearby; three are not two pairs."""
        before, self._tapped = self._tapped, None
        at = finger.position()
        if _length(at - finger.pressPosition()) > _DOUBLE_TAP:
            return False
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        soon = before is not None and self._since.elapsed() <= interval
        if before is not None and soon and _length(at - before) <= _DOUBLE_TAP:
            return True
        self._tapped = at
        self._since.start()
        return False


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())


def _apart(pair: tuple[QPointF, QPointF]) -> float:
    return max(_length(pair[1] - pair[0]), _NEAREST)


def _middle(pair: tuple[QPointF, QPointF]) -> QPointF:
    return (pair[0] + pair[1]) / 2
