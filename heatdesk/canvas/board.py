"""Board: the pyqtgraph view under the canvas. It turns pixels into plane points and Qt's mouse
events into Pointers, and holds the camera; it knows nothing of items.
"""

from __future__ import annotations

from typing import Final, Protocol

from pyqtgraph import GraphicsView, ViewBox
from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from heatdesk.canvas.camera import CLOSEST, FARTHEST, Camera
from heatdesk.canvas.pointer import Pointer
from heatdesk.figure.frame import Frame

_LEAST_SIDE: Final = 80.0
_WHEEL_STEP: Final = 1.0015
"""Zoom for each eighth of a degree of the wheel: 20 % a notch."""


class Hand(Protocol):
    """Who handles what the mouse and the keys do on a board."""

    def press(self, pointer: Pointer) -> None: ...
    def drag(self, pointer: Pointer) -> None: ...
    def release(self, pointer: Pointer) -> None: ...
    def hover(self, pointer: Pointer) -> None: ...
    def double_click(self, pointer: Pointer) -> None: ...
    def ask_menu(self, pointer: Pointer) -> None: ...
    def leave(self) -> None: ...

    def key_press(self, event: QKeyEvent) -> bool:
        """Says whether the key was used, as does `key_release`."""

    def key_release(self, event: QKeyEvent) -> bool: ...

    def lose_keys(self) -> None:
        """Held keys will be let go where nobody tells: the focus has left."""


class Landing(Protocol):
    """Who takes what is dragged in from elsewhere."""

    def enter(self, data: QMimeData, pointer: Pointer) -> bool:
        """Says whether this can be dropped here."""

    def move(self, pointer: Pointer) -> None: ...
    def leave(self) -> None: ...
    def drop(self, pointer: Pointer) -> None: ...


class Board(GraphicsView):  # type: ignore[misc]
    """A plane of [-1, 1] x [-1, 1], y upwards, seen through a camera that fits or roams."""

    moved = Signal()
    """The camera or the size is another: everything has a new place."""

    _hand: Hand
    _landing: Landing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.plane_covered = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.box = ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.setCentralItem(self.box)
        self._camera = Camera()
        self._fits = True
        self._panning_from: QPointF | None = None
        self._panning_with = Qt.MouseButton.NoButton
        self._space = False

    def handle_with(self, hand: Hand, landing: Landing) -> None:
        """Says who takes the mouse, the keys and what is dropped; needed before showing."""
        self._hand, self._landing = hand, landing

    # The camera ------------------------------------------------------------------------------

    @property
    def frame(self) -> Frame:
        """Where the plane lies, in canvas pixels."""
        return self._camera.frame(self.width(), self.height())

    @property
    def zoom(self) -> float:
        """The plane's size as a share of the fitting one."""
        return self._camera.side / self._fitting().side

    def fit(self) -> None:
        """Shows the whole plane, and keeps doing so when the size changes."""
        self._fits = True
        self._look_through(self._fitting())

    def fitting_side(self) -> float:
        """The plane's side, in pixels, that shows the whole of it. For subclasses to refine."""
        return float(max(min(self.width(), self.height()), _LEAST_SIDE))

    def refit(self) -> None:
        """The fitting size may be another now."""
        if self._fits:
            self.fit()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms about a canvas point, or about the middle."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        offset = (at or middle) - middle
        fitting_side = self._fitting().side
        side = self._camera.side * factor
        side = min(max(side, fitting_side * FARTHEST), fitting_side * CLOSEST)
        self._fits = False
        self._look_through(self._camera.zoomed(side / self._camera.side, offset.x(), offset.y()))

    def pan_by(self, dx: float, dy: float) -> None:
        """Shifts the picture by pixels."""
        self._fits = False
        self._look_through(self._camera.panned(dx, dy))

    def _fitting(self) -> Camera:
        return Camera(0.0, 0.0, self.fitting_side())

    def _look_through(self, camera: Camera) -> None:
        self._camera = camera
        self._range_box()
        self.moved.emit()

    def _range_box(self) -> None:
        half_width, half_height = (
            self.width() / self._camera.side,
            self.height() / self._camera.side,
        )
        self.box.setRange(
            xRange=(self._camera.x - half_width, self._camera.x + half_width),
            yRange=(self._camera.y - half_height, self._camera.y + half_height),
            padding=0,
            disableAutoRange=True,
        )

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fills what the heat will not cover: the whole canvas would cost as much as the heat."""
        ground = QRegion(QRectF(rect).toAlignedRect())
        if self.plane_covered:
            frame = self.frame
            plane = QRectF(frame.left, frame.top, frame.side, frame.side)
            ground -= QRegion(plane.toRect().adjusted(1, 1, -1, -1))
        painter.setClipRegion(ground)
        painter.fillRect(rect, self.backgroundBrush())

    # Items -----------------------------------------------------------------------------------

    def add_to_plane(self, item: QGraphicsItem) -> None:
        """Adds an item that is drawn in plane units, y upwards."""
        self.box.addItem(item, ignoreBounds=True)

    def add_to_canvas(self, item: QGraphicsItem) -> None:
        """Adds an item that is drawn in canvas pixels."""
        self.scene().addItem(item)

    # Events ----------------------------------------------------------------------------------

    def pointer(self, at: QPointF, keys: Qt.KeyboardModifier) -> Pointer:
        x, y = self.frame.to_plane(at.x(), at.y())
        return Pointer(
            x,
            y,
            at.x(),
            at.y(),
            shift=bool(keys & Qt.KeyboardModifier.ShiftModifier),
            command=bool(keys & Qt.KeyboardModifier.ControlModifier),
            alt=bool(keys & Qt.KeyboardModifier.AltModifier),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (self._space and event.button() == Qt.MouseButton.LeftButton):
            self._panning_from, self._panning_with = event.position(), event.button()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._hand.press(self.pointer(event.position(), event.modifiers()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            step = event.position() - self._panning_from
            self._panning_from = event.position()
            self.pan_by(step.x(), step.y())
        else:
            self._point(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == self._panning_with:
            self._panning_from, self._panning_with = None, Qt.MouseButton.NoButton
            self.viewport().unsetCursor()
            self._point(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._hand.release(self.pointer(event.position(), event.modifiers()))
        event.accept()

    def _point(self, event: QMouseEvent) -> None:
        pointer = self.pointer(event.position(), event.modifiers())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._hand.drag(pointer)
        else:
            self._hand.hover(pointer)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.double_click(self.pointer(event.position(), event.modifiers()))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._hand.ask_menu(self.pointer(QPointF(event.pos()), event.modifiers()))
        event.accept()

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

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), event.position())
            return True
        return bool(super().viewportEvent(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self._hand.key_press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.viewport().unsetCursor()
        elif not self._hand.key_release(event):
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = False
        self._hand.lose_keys()

    def leaveEvent(self, event: QEvent) -> None:
        self._hand.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        pointer = self.pointer(event.position(), event.modifiers())
        if self._landing.enter(event.mimeData(), pointer):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._landing.move(self.pointer(event.position(), event.modifiers()))
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._landing.leave()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._landing.drop(self.pointer(event.position(), event.modifiers()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if not hasattr(self, "_fits"):  # pyqtgraph resizes from within its own constructor
            return
        if self._fits:
            self._camera = self._fitting()
        self._range_box()
        self.moved.emit()

    def canvas_rect(self) -> QRectF:
        return QRectF(0.0, 0.0, self.width(), self.height())
