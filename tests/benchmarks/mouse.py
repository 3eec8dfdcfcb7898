"""Mouse: real mouse events into a widget, each followed by all the painting that it causes."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_RADIUS: Final = 90.0
_STEP: Final = 7.0
"""Pixels from one frame of a drag to the next, along a circle through the bubble's own place."""

_PATIENCE: Final = 1000
"""Turns of the event loop in which a move must lead to painting."""


class Mouse(QObject):
    """The left button over one widget.

    The event goes to the widget as Qt itself would send it. The event loop then turns until the
    widget has been painted and flushed, and once more for whatever the painting has posted. All
    ways are measured by exactly this.
    """

    def __init__(self, widget: QWidget, at: QPointF) -> None:
        super().__init__()
        self._widget = widget
        self._home = at
        self._frame = 0
        self._paints = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._paints += 1
        return False

    def press(self) -> None:
        self._send(QEvent.Type.MouseButtonPress, self._home, Qt.MouseButton.LeftButton)
        turn()

    def step(self) -> None:
        """One drag frame: the mouse moves on, and the picture follows."""
        before = self._paints
        self.move()
        for _ in range(_PATIENCE):
            QApplication.processEvents()
            if self._paints > before:
                return turn()
        raise RuntimeError(f"{self._widget} is not painted when the mouse moves")

    def move(self) -> None:
        """Moves on without waiting for anything."""
        self._frame += 1
        self._send(QEvent.Type.MouseMove, self._at(), Qt.MouseButton.NoButton)

    def release(self) -> None:
        """Lets go where the pointer is; everything comes to rest there."""
        self._send(QEvent.Type.MouseButtonRelease, self._at(), Qt.MouseButton.LeftButton)
        turn()

    def bring_back(self) -> None:
        """After a release: another drag, to where the first one began."""
        self._send(QEvent.Type.MouseButtonPress, self._at(), Qt.MouseButton.LeftButton)
        self._frame = 0
        self._send(QEvent.Type.MouseMove, self._at(), Qt.MouseButton.NoButton)
        self.release()

    def _at(self) -> QPointF:
        angle = self._frame * _STEP / _RADIUS
        around = QPointF(math.cos(angle) - 1.0, math.sin(angle)) * _RADIUS
        return self._home + around

    def _send(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        released = kind == QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if released else Qt.MouseButton.LeftButton
        on_screen = QPointF(self._widget.mapToGlobal(at.toPoint()))
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, on_screen, button, held, none)
        QApplication.sendEvent(self._widget, event)


def turn() -> None:
    """Turns the event loop until nothing is waiting."""
    QApplication.processEvents()
    QApplication.processEvents()
