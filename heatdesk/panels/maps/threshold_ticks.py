"""ThresholdTicks: the two marks on the legend's bar that say from where on it is warm and hot."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from heatdesk.app.gesture import Gesture
from heatdesk.canvas.canvas import Canvas
from heatdesk.model import edits
from heatdesk.panels.fields.plain import tip

Threshold = Literal["warm", "hot"]

_WIDTH: Final = 15
_ABOVE: Final = 8
"""Pixels that a tick rises above the bar."""

_LEAST: Final = 0.01
"""Between 0, warm and hot; and the step of an arrow key."""

_LARGE: Final = 0.1
_STEPS: Final = {"warm": "Set what is warm", "hot": "Set what is hot"}
_ARROWS: Final = {
    Qt.Key.Key_Left: -1.0,
    Qt.Key.Key_Down: -1.0,
    Qt.Key.Key_Right: 1.0,
    Qt.Key.Key_Up: 1.0,
}


class ThresholdTick(QWidget):
    """One threshold: dragged, or moved by the arrow keys; live, and one undo step either way."""

    def __init__(self, canvas: Canvas, which: Threshold, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._which = which
        self._gesture: Gesture | None = None
        self._grip = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(f"{which.capitalize()} from")
        self.setToolTip(tip(f"Where {which} begins: drag it, or press the arrow keys"))

    @property
    def value(self) -> float:
        """The threshold as a share of the scale."""
        return float(getattr(self._canvas.document.project.properties.heat, self._which))

    def stand(self, bar: QRectF) -> None:
        """Takes its place on the bar."""
        self._bar = bar
        x = bar.left() + self.value * bar.width()
        top, high = round(bar.top()) - _ABOVE, round(bar.height()) + _ABOVE
        self.setGeometry(round(x) - _WIDTH // 2, top, _WIDTH, high)
        self.setAccessibleDescription(f"{self.value:.2f} of the full heat")
        self.update()

    # The mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().x() - _WIDTH // 2
            self._begin()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None:
            at = self.mapToParent(event.position()).x() - self._grip
            self._show((at - self._bar.left()) / self._bar.width())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._commit()

    # The keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is not None:
            large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._begin()
            self._show(self.value + way * (_LARGE if large else _LEAST))
        elif event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.cancel()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and event.key() in _ARROWS:
            self._commit()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._commit()
        self.update()

    # Editing ---------------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._gesture is None or self._gesture.over:
            self._gesture = self._canvas.document.begin(_STEPS[self._which])

    def _show(self, share: float) -> None:
        if self._gesture is None or self._gesture.over:
            return
        heat = self._gesture.start.properties.heat
        low = _LEAST if self._which == "warm" else heat.warm + _LEAST
        high = heat.hot - _LEAST if self._which == "warm" else 1.0
        value = round(min(max(share, low), high), 2)
        if not 0 < value <= 1 or not low - 1e-9 <= value <= high + 1e-9:
            return  # finer thresholds than a hundredth stay as they are
        self._gesture.show(edits.set_heat(self._gesture.start, **{self._which: value}))
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, value))

    def _commit(self) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.commit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pointer above the bar and a line through it, in two colours that show on any ground."""
        look, middle = self._canvas.view.look, self.width() / 2
        colour = QColor(look.accent if self.hasFocus() else look.text)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.casing), 3))
        painter.drawLine(QPointF(middle, _ABOVE - 1), QPointF(middle, self.height()))
        painter.setPen(QPen(colour, 1.4))
        painter.drawLine(QPointF(middle, _ABOVE - 1), QPointF(middle, self.height()))
        painter.setBrush(colour)
        half = 5.0 if self.hasFocus() else 4.0
        top = [QPointF(middle - half, 1), QPointF(middle + half, 1), QPointF(middle, _ABOVE)]
        painter.drawPolygon(QPolygonF(top))
        painter.end()
