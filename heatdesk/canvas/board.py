"""Board: the view under the canvas. It turns Qt's events into Pointers and hands them on; it knows
nothing of items.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QRegion,
    QStatusTipEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsView, QWidget

from heatdesk.canvas.fingers import Fingers
from heatdesk.canvas.guard import guarded
from heatdesk.canvas.handlers import Hand, Landing
from heatdesk.canvas.outlook import Outlook
from heatdesk.canvas.pointer import Pointer

_WHEEL_STEP: Final = 1.0015
"""Zoom for each eighth of a degree of the wheel: 20 % a notch."""


_BY_KEYS: Final = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_TABS: Final = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class Board(Outlook):
    """A plane of [-1, 1] x [-1, 1], y upwards, seen through a camera that fits or roams."""

    _hand: Hand
    _landing: Landing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.plane_covered = False
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # Every pixel is painted by us: without this Qt fills the viewport first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self._panning_from: QPointF | None = None
        self._panning_with = Qt.MouseButton.NoButton
        self._space = False
        self._fingers = Fingers(self)

    @property
    def hand(self) -> Hand:
        return self._hand

    def handle_with(self, hand: Hand, landing: Landing) -> None:
        """Says who takes the mouse, the keys and what is dropped; needed before showing."""
        self._hand, self._landing = hand, landing

    @guarded
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fills what the heat will not cover: the whole canvas would cost as much as the heat."""
        ground = QRegion(QRectF(rect).toAlignedRect())
        if self.plane_covered:
            frame = self.frame
            plane = QRectF(frame.left, frame.top, frame.side, frame.side)
            ground -= QRegion(plane.toRect().adjusted(1, 1, -1, -1))
        painter.setClipRegion(ground)
        painter.fillRect(rect, self.backgroundBrush())

    def tell(self, words: str) -> None:
        """Says in the window's status bar what a gesture does; nothing when it is over."""
        QApplication.sendEvent(self, QStatusTipEvent(words))

    # Items -----------------------------------------------------------------------------------

    def add_to_plane(self, item: QGraphicsItem) -> None:
        """Adds an item that is drawn in plane units, y upwards."""
        self.box.addItem(item, ignoreBounds=True)

    def add_to_canvas(self, item: QGraphicsItem) -> None:
        """Adds an item that is drawn in canvas pixels."""
        self.scene().addItem(item)

    # Events ----------------------------------------------------------------------------------

    def pointer(self, at: QPointF, keys: Qt.KeyboardModifier, touch: bool = False) -> Pointer:
        x, y = self.frame.to_plane(at.x(), at.y())
        return Pointer(
            x,
            y,
            at.x(),
            at.y(),
            shift=bool(keys & Qt.KeyboardModifier.ShiftModifier),
            command=bool(keys & Qt.KeyboardModifier.ControlModifier),
            alt=bool(keys & Qt.KeyboardModifier.AltModifier),
            touch=touch,
        )

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (self._space and event.button() == Qt.MouseButton.LeftButton):
            self._panning_from, self._panning_with = event.position(), event.button()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._hand.press(self._pointer_of(event))
        event.accept()

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            step = event.position() - self._panning_from
            self._panning_from = event.position()
            self.pan_by(step.x(), step.y())
        else:
            self._point(event)
        event.accept()

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == self._panning_with:
            self._panning_from, self._panning_with = None, Qt.MouseButton.NoButton
            self.viewport().unsetCursor()
            self._point(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._hand.release(self._pointer_of(event))
        event.accept()

    def _pointer_of(self, event: QMouseEvent) -> Pointer:
        touch = event.device().type() == QInputDevice.DeviceType.TouchScreen
        return self.pointer(event.position(), event.modifiers(), touch)

    def _point(self, event: QMouseEvent) -> None:
        pointer = self._pointer_of(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._hand.drag(pointer)
        else:
            self._hand.hover(pointer)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.double_click(self._pointer_of(event))
        event.accept()

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._hand.ask_menu(self.pointer(QPointF(event.pos()), event.modifiers()))
        event.accept()

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; two fingers on a trackpad pan, with Ctrl they zoom."""
        trackpad = event.phase() != Qt.ScrollPhase.NoScrollPhase
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or not trackpad
        if zooms:
            turn = event.angleDelta().y() or event.pixelDelta().y()
            self.zoom_by(_WHEEL_STEP**turn, event.position())
        else:
            step = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 4
            self.pan_by(step.x(), step.y())
        event.accept()

    @guarded
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), event.position())
            elif event.gestureType() == Qt.NativeGestureType.PanNativeGesture:
                self.pan_by(event.delta().x(), event.delta().y())
            return True
        if isinstance(event, QTouchEvent):
            event.setAccepted(self._fingers.take(event))
            return event.isAccepted()
        return bool(super().viewportEvent(event))

    def event(self, event: QEvent) -> bool:
        """Two keys that Qt would take for itself. Tab goes from item to item, and on from the
        canvas only after the last. In a gesture Alt means something here and opens no menu bar.
        """
        if isinstance(event, QKeyEvent) and self._keeps(event):
            event.accept()
            return True
        return bool(super().event(event))

    def _keeps(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            return event.key() == Qt.Key.Key_Alt and self._hand.busy
        elsewhere = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.type() != QEvent.Type.KeyPress or event.modifiers() & elsewhere:
            return False
        back = event.key() == Qt.Key.Key_Backtab or bool(
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        return event.key() in _TABS and self._hand.walk(not back)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self._hand.key_press(event):
            event.ignore()

    @guarded
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.viewport().unsetCursor()
        elif not self._hand.key_release(event):
            event.ignore()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = False
        self._hand.lose_keys()

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self._hand.leave()

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        pointer = self.pointer(event.position(), event.modifiers())
        if self._landing.enter(event.mimeData(), pointer):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    @guarded
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._landing.move(self.pointer(event.position(), event.modifiers()))
        event.accept()

    @guarded
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._landing.leave()
        event.accept()

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        self._landing.drop(self.pointer(event.position(), event.modifiers()))
        event.accept()


def came_by_keys(event: QFocusEvent) -> bool:
    """Whether the focus came by the keyboard, and not by a click."""
    return event.reason() in _BY_KEYS
