"""What a screen reader finds on a canvas: one item, or one name of the map's own."""

from __future__ import annotations

from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor

from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.nameable import Nameable
from heatdesk.canvas.spoken import axis_name
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.bubbles import Bubble


class Tree(Protocol):
    """What the children belong to: an object of Qt's that may be gone."""

    canvas: Canvas

    def whole(self) -> QAccessibleInterface:
        """The canvas itself."""


class Child(QAccessibleInterface):
    """Something on a canvas that has no children of its own."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self._tree = tree

    @property
    def canvas(self) -> Canvas:
        return self._tree.canvas

    def isValid(self) -> bool:
        return shiboken6.isValid(self._tree) and self.there

    @property
    def there(self) -> bool:
        """Whether it is on the canvas now."""
        raise NotImplementedError

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # it is no object of Qt's

    def parent(self) -> QAccessibleInterface:
        return self._tree.whole()

    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Names are edited by the program's own commands."""

    def backgroundColor(self) -> QColor:
        return QColor(self.canvas.view.look.plane)

    def foregroundColor(self) -> QColor:
        return QColor(self.canvas.view.look.text)

    def state(self) -> QAccessible.State:
        canvas, state = self.canvas, QAccessible.State()
        view = QRect(canvas.mapToGlobal(QPoint(0, 0)), canvas.size())
        state.offscreen = not view.intersects(self.rect())
        state.invisible = not self.there
        return state

    def _on_screen(self, left: float, top: float, right: float, bottom: float) -> QRect:
        corner = QPoint(round(left), round(top))
        rect = QRect(corner, QPoint(round(right) - 1, round(bottom) - 1))
        return rect.translated(self.canvas.mapToGlobal(QPoint(0, 0)))


class ItemAccess(Child):
    """One item on the map."""

    def __init__(self, tree: Tree, id: str) -> None:
        super().__init__(tree)
        self.id = id

    @property
    def _bubble(self) -> Bubble | None:
        return self.canvas.scenery.bubble(self.id)

    @property
    def there(self) -> bool:
        return self._bubble is not None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, t: QAccessible.Text) -> str:
        bubble = self._bubble
        if bubble is None:
            return ""
        if t == QAccessible.Text.Name:
            return " ".join(bubble.item.name.split())
        return self._described(bubble) if t == QAccessible.Text.Description else ""

    def _described(self, bubble: Bubble) -> str:
        """'technology, Personal-Professional +0.60, Talk-Listen -0.10, locked'."""
        axes, p = self.canvas.document.project.properties.axes, bubble.placement
        states = [word for word, on in (("locked", bubble.item.locked), ("muted", p.muted)) if on]
        places = f"{axis_name(axes.x)} {p.x:+.2f}", f"{axis_name(axes.y)} {p.y:+.2f}"
        return ", ".join([bubble.item.layer, *places, *states])

    def rect(self) -> QRect:
        """The marker, on the screen."""
        bubble = self._bubble
        if bubble is None:
            return QRect()
        frame, half = self.canvas.frame, self.canvas.view.look.marker / 2 + 4
        x, y = frame.x(bubble.placement.x), frame.y(bubble.placement.y)
        return self._on_screen(x - half, y - half, x + half, y + half)

    def state(self) -> QAccessible.State:
        canvas, state = self.canvas, super().state()
        state.focusable = state.selectable = state.multiSelectable = True
        state.selected = self.id in canvas.selection
        state.focused = canvas.hasFocus() and canvas.selection.ids[-1:] == (self.id,)
        return state


class NameAccess(Child):
    """A name that belongs to no item: the map's, an axis end's, a quadrant's."""

    def __init__(self, tree: Tree, target: Nameable) -> None:
        super().__init__(tree)
        self.target = target

    @property
    def there(self) -> bool:
        return bool(self.text(QAccessible.Text.Name))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.StaticText

    def text(self, t: QAccessible.Text) -> str:
        if t == QAccessible.Text.Name:
            return " ".join((self.target.name(self.canvas.document.project) or "").split())
        return self.target.what if t == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        """The letters, on the screen."""
        for target, text in self.canvas.scenery.texts:
            if target == self.target:
                return self._on_screen(*text_bounds(text))
        return QRect()
