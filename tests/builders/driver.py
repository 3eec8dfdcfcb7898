"""A canvas in the user's hands: the mouse in plane coordinates, the keys by their names.

    canvas.press(0.2, 0.3).move(0.6, 0.3).release()
    canvas.keys(Qt.Key.Key_Right, shift=True)

Real events go to the viewport, as Qt itself would send them, and each is followed by all that it
causes. Every verb gives the driver back, so that a gesture reads as one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Self

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from heatdesk.canvas.session import Session
from heatdesk.model.items import Placement
from heatdesk.model.project import Project

Spot = tuple[float, float]

LEFT: Final = Qt.MouseButton.LeftButton
MIDDLE: Final = Qt.MouseButton.MiddleButton
NOTCH: Final = 120
"""What a wheel tells of one notch."""

_NONE: Final = Qt.MouseButton.NoButton


def turn() -> None:
    """Turns the event loop until nothing is waiting."""
    QApplication.processEvents()
    QApplication.processEvents()


def dispose(*objects: QObject) -> None:
    """Ends objects at once: what is only marked for later piles up where no event loop runs."""
    for gone in objects:
        gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    turn()


def held(shift: bool = False, ctrl: bool = False, alt: bool = False) -> Qt.KeyboardModifier:
    keys = Qt.KeyboardModifier.NoModifier
    for down, key in (
        (shift, Qt.KeyboardModifier.ShiftModifier),
        (ctrl, Qt.KeyboardModifier.ControlModifier),
        (alt, Qt.KeyboardModifier.AltModifier),
    ):
        keys |= key if down else Qt.KeyboardModifier.NoModifier
    return keys


class Canvas:
    """The canvas of a session, handled by a person. It has to be shown already."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.widget = session.canvas
        self._viewport: QWidget = session.canvas.viewport()
        self._at = QPointF()
        self._down = _NONE
        self._keys = Qt.KeyboardModifier.NoModifier

    # What there is ---------------------------------------------------------------------------

    @property
    def project(self) -> Project:
        return self.session.document.project

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of what can be undone, first step first."""
        return self.session.document.history.steps

    @property
    def chosen(self) -> tuple[str, ...]:
        return self.session.selection.ids

    def placement(self, id: str) -> Placement:
        found = self.project.placement(self.session.heat.scenario, id)
        assert found is not None, f"{id} is not on the map"
        return found

    def where(self, id: str) -> Spot:
        """The centre of an item."""
        return self.placement(id).x, self.placement(id).y

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the plane is on the canvas."""
        return QPointF(self.widget.frame.x(x), self.widget.frame.y(y))

    def plane(self, at: QPointF) -> Spot:
        return self.widget.frame.to_plane(at.x(), at.y())

    def picture(self) -> QImage:
        """What is on the screen."""
        turn()
        return self.widget.grab().toImage()

    def colour(self, x: float, y: float) -> QColor:
        """The colour on the screen at a point of the plane."""
        return self.picture().pixelColor(self.pixel(x, y).toPoint())

    # The mouse -------------------------------------------------------------------------------

    def press(self, x: float, y: float, button: Qt.MouseButton = LEFT, **keys: bool) -> Self:
        """Presses a button; `shift=True` and the like are held until the release."""
        return self.press_pixel(self.pixel(x, y), button, **keys)

    def press_pixel(self, at: QPointF, button: Qt.MouseButton = LEFT, **keys: bool) -> Self:
        self._keys, self._at = held(**keys), at
        self._down |= button
        self._viewport.window().activateWindow()
        self.widget.setFocus(Qt.FocusReason.MouseFocusReason)  # what Qt does with a user's press
        self._mouse(QEvent.Type.MouseButtonPress, button)
        return self

    def move(self, x: float, y: float) -> Self:
        return self.move_pixel(self.pixel(x, y))

    def move_by(self, dx: float, dy: float) -> Self:
        """Moves on by pixels, dy downwards."""
        return self.move_pixel(self._at + QPointF(dx, dy))

    def move_pixel(self, at: QPointF) -> Self:
        self.slide(at)
        turn()
        return self

    def slide(self, at: QPointF) -> Self:
        """Moves without letting the event loop turn."""
        self._at = at
        self._mouse(QEvent.Type.MouseMove, _NONE, wait=False)
        return self

    def hold(self, **keys: bool) -> Self:
        """Says which modifier keys are down from now on."""
        self._keys = held(**keys)
        return self

    def release(self, button: Qt.MouseButton = LEFT) -> Self:
        self._down &= ~button
        self._mouse(QEvent.Type.MouseButtonRelease, button)
        return self

    def drag(self, start: Spot, end: Spot, **keys: bool) -> Self:
        """A whole drag by way of the middle."""
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        return self.press(*start, **keys).move(*middle).move(*end).release()

    def click(self, x: float, y: float, **keys: bool) -> Self:
        return self.press(x, y, **keys).release()

    def double_click(self, x: float, y: float) -> Self:
        self.click(x, y)
        self._down |= LEFT
        self._mouse(QEvent.Type.MouseButtonDblClick, LEFT)
        return self.release()

    def hover(self, x: float, y: float) -> Self:
        return self.move(x, y)

    def leave(self) -> Self:
        """Leaves the viewport and with it the canvas: Qt tells both."""
        self._send(QEvent(QEvent.Type.Leave))
        QApplication.sendEvent(self.widget, QEvent(QEvent.Type.Leave))
        return self

    def wheel(
        self,
        x: float,
        y: float,
        turned: int = NOTCH,
        phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
        pixels: tuple[int, int] = (0, 0),
        **keys: bool,
    ) -> Self:
        """Turns the wheel over a point; a trackpad tells a phase and pixels besides."""
        self._at = self.pixel(x, y)
        angle = QPoint(0, turned)
        event = QWheelEvent(
            self._at, self._global(), QPoint(*pixels), angle, self._down, held(**keys), phase, False
        )
        self._send(event)
        return self

    def ask_menu(self, x: float, y: float) -> Self:
        """Asks for the context menu of a point."""
        at = self.pixel(x, y).toPoint()
        mouse = QContextMenuEvent.Reason.Mouse
        self._send(QContextMenuEvent(mouse, at, self._viewport.mapToGlobal(at)))
        return self

    # The keys --------------------------------------------------------------------------------

    def keys(self, *keys: Qt.Key, **modifiers: bool) -> Self:
        """Presses and releases keys, one after the other, in the widget that has the focus."""
        for key in keys:
            QTest.keyClick(self.focused, key, held(**modifiers))
            turn()
        return self

    def type(self, text: str) -> Self:
        """Types letter by letter where the focus is."""
        for letter in text:
            QTest.keyClicks(self.focused, letter)
        turn()
        return self

    def key_down(self, key: Qt.Key, repeats: int = 0, **modifiers: bool) -> Self:
        """Holds a key: a press, and then what the system sends again and again."""
        self._key(QEvent.Type.KeyPress, key, modifiers, False)
        for _ in range(repeats):
            self._key(QEvent.Type.KeyRelease, key, modifiers, True)
            self._key(QEvent.Type.KeyPress, key, modifiers, True)
        return self

    def key_up(self, key: Qt.Key, **modifiers: bool) -> Self:
        self._key(QEvent.Type.KeyRelease, key, modifiers, False)
        return self

    @property
    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self.widget

    # Dragging in from elsewhere --------------------------------------------------------------

    def drag_in(self, data: QMimeData, x: float, y: float) -> bool:
        """Comes over the canvas with data. Says whether they could be dropped there."""
        self._at = self.pixel(x, y)
        event = QDragEnterEvent(self._at.toPoint(), Qt.DropAction.CopyAction, data, LEFT, held())
        event.ignore()
        self._send(event)
        return event.isAccepted()

    def drag_over(self, data: QMimeData, x: float, y: float) -> Self:
        self._at = self.pixel(x, y)
        self._send(QDragMoveEvent(self._at.toPoint(), Qt.DropAction.CopyAction, data, LEFT, held()))
        return self

    def drag_out(self) -> Self:
        self._send(QDragLeaveEvent())
        return self

    def drop(self, data: QMimeData, x: float, y: float) -> Self:
        self._at = self.pixel(x, y)
        self._send(QDropEvent(self._at, Qt.DropAction.CopyAction, data, LEFT, held()))
        return self

    # How -------------------------------------------------------------------------------------

    def _mouse(self, kind: QEvent.Type, button: Qt.MouseButton, wait: bool = True) -> None:
        event = QMouseEvent(kind, self._at, self._global(), button, self._down, self._keys)
        QApplication.sendEvent(self._viewport, event)
        if wait:
            turn()

    def _key(
        self, kind: QEvent.Type, key: Qt.Key, modifiers: dict[str, bool], repeated: bool
    ) -> None:
        event = QKeyEvent(kind, key, held(**modifiers), "", repeated)
        QApplication.sendEvent(self.focused, event)
        turn()

    def _send(self, event: QEvent) -> None:
        QApplication.sendEvent(self._viewport, event)
        turn()

    def _global(self) -> QPointF:
        return QPointF(self._viewport.mapToGlobal(self._at))


def shapes(canvas: Canvas, ids: Iterable[str]) -> Sequence[Spot]:
    """Where items lie as seen from the first of them: the same after they move together."""
    spots = [canvas.where(id) for id in ids]
    return [(round(x - spots[0][0], 4), round(y - spots[0][1], 4)) for x, y in spots]


def rows_of(items: QTreeWidget) -> Sequence[QTreeWidgetItem]:
    """Every row of a list, headings included, from top to bottom."""
    found = QTreeWidgetItemIterator(items)
    rows: list[QTreeWidgetItem] = []
    while (row := found.value()) is not None:
        rows.append(row)
        found += 1
    return rows


def row_of(items: QTreeWidget, name: str) -> QTreeWidgetItem:
    """The row that shows a name."""
    (row,) = (row for row in rows_of(items) if row.text(0) == name)
    return row


def cursor(canvas: Canvas) -> QCursor:
    return canvas.widget.viewport().cursor()
