"""Handling: what the mouse and the keys do on a canvas. One tool at a time has the mouse."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.hit import hit
from heatdesk.canvas.name_editor import NameEditor
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.nudge import Nudge
from heatdesk.canvas.tools.select import Select, cursor_over
from heatdesk.canvas.tools.tool import Tool
from heatdesk.model import edits
from heatdesk.model.items import Layer

_NEW_NAMES: dict[Layer, str] = {"technology": "New technology", "role": "New role"}


class Handling(QObject):
    """The Hand of a Canvas. `pointed` tells the point of the plane under the mouse, or None."""

    pointed = Signal(object)
    menu_wanted = Signal(object)
    """A context menu is asked for at a Pointer; the item under it has been chosen."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._tool: Tool | None = None
        self._nudge = Nudge(canvas)
        self._last: Pointer | None = None
        self._dragged: Pointer | None = None
        self.layer: Layer = "technology"
        """The kind that a double click on empty ground creates."""
        self.editor = NameEditor(canvas)

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._tool is not None or self._nudge.active

    def press(self, pointer: Pointer) -> None:
        self._nudge.finish()
        self._dragged = pointer
        self._tool = Select(self._canvas, self._canvas.view.look, pointer, self._hit(pointer))

    def drag(self, pointer: Pointer) -> None:
        self._dragged = pointer
        if self._tool is not None:
            self._tool.move(pointer)
        self._point(pointer)

    def release(self, pointer: Pointer) -> None:
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.release(pointer)
        self.hover(pointer)

    def hover(self, pointer: Pointer) -> None:
        tool, self._tool = self._tool, None
        if tool is not None and self._dragged is not None:  # a dialog, say, took the release
            tool.release(self._dragged)
        self._canvas.viewport().setCursor(cursor_over(self._canvas, pointer, self._hit(pointer)))
        self._point(pointer)

    def leave(self) -> None:
        self._last = None
        self.pointed.emit(None)

    def double_click(self, pointer: Pointer) -> None:
        """Renames the item under the mouse, or makes a new one on empty ground."""
        id = self._hit(pointer)
        if id is not None:
            self.rename(id)
        elif abs(pointer.x) <= 1 and abs(pointer.y) <= 1:
            self.create(self.layer, (pointer.x, pointer.y))

    def ask_menu(self, pointer: Pointer) -> None:
        if self._tool is not None:
            return
        id = self._hit(pointer)
        if id is not None and id not in self._canvas.selection:
            self._canvas.selection.choose([id])
        self.menu_wanted.emit(pointer)

    def key_press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._escape()
        if self._tool is not None:
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self.rename_chosen()
        return self._nudge.press(event.key(), event.modifiers())

    def key_release(self, event: QKeyEvent) -> bool:
        if self._nudge.active and not event.isAutoRepeat():
            self._nudge.release(event.key())
            return True
        return False

    def lose_keys(self) -> None:
        self._nudge.finish()

    def create(self, layer: Layer, at: tuple[float, float] | None = None) -> None:
        """A new item at a point, at the mouse or in the middle, with its name open for typing."""
        document, name = self._canvas.document, _NEW_NAMES[layer]
        at = at or self._at_mouse()
        change, id = edits.create(document.project, self._canvas.scenario, layer, name, at)
        self._canvas.view.show_part(layer, True)
        document.edit(f"Add {layer}", change)
        self._canvas.selection.choose([id])
        self.rename(id)

    def rename(self, id: str) -> None:
        """Opens an item's name for editing where it stands."""
        self._canvas.selection.choose([id])
        self.editor.open(id)

    def rename_chosen(self) -> bool:
        """Opens the one chosen item's name. False unless exactly one visible item is chosen."""
        ids = self._canvas.selection.ids
        if len(ids) != 1 or self._canvas.scenery.bubble(ids[0]) is None:
            return False
        self.rename(ids[0])
        return True

    def _escape(self) -> bool:
        """Gives up the gesture; without one, the selection."""
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.cancel()
        elif self._nudge.active:
            self._nudge.cancel()
        elif self._canvas.selection.ids:
            self._canvas.selection.clear()
        else:
            return False
        return True

    def _at_mouse(self) -> tuple[float, float]:
        """What the mouse points at, as the camera stands now; the middle if that is no place."""
        if self._last is not None:
            x, y = self._canvas.frame.to_plane(self._last.px, self._last.py)
            if abs(x) <= 1 and abs(y) <= 1:
                return x, y
        return 0.0, 0.0

    def _hit(self, pointer: Pointer) -> str | None:
        scenery, frame = self._canvas.scenery, self._canvas.frame
        labels = scenery.labels if self._canvas.view.shown.labels else ()
        look = self._canvas.view.look
        return hit(scenery.bubbles, labels, frame, look, pointer.px, pointer.py)

    def _point(self, pointer: Pointer) -> None:
        self._last = pointer
        self.pointed.emit(pointer)
