"""Handling: what the mouse and the keys do on a canvas. One tool at a time has the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from heatdesk.canvas import picking
from heatdesk.canvas.canvas import Canvas
from heatdesk.canvas.commands import Commands
from heatdesk.canvas.hovering import Hovering
from heatdesk.canvas.long_press import LongPress
from heatdesk.canvas.placing import Placing
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.tools.nudge import Nudge
from heatdesk.canvas.tools.select import Select, grip_at
from heatdesk.canvas.tools.tool import Tool
from heatdesk.canvas.walking import neighbour, reading_order

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_HELD: Final = {
    Qt.Key.Key_Shift: "shift",
    Qt.Key.Key_Control: "command",
    Qt.Key.Key_Alt: "alt",
}
_PAN: Final = 60.0
"""Pixels that an arrow key with Ctrl shifts the picture by."""

_WAYS: Final = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Handling(Commands):
    """The Hand of a Canvas. `pointed` tells the point of the plane under the mouse, or None."""

    pointed = Signal(object)
    menu_wanted = Signal(object)
    """A context menu is asked for at a Pointer; the item under it has been chosen."""
    message = Signal(str)
    """One sentence for the status bar; empty: what was said before is over."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._tool: Tool | None = None
        self._nudge = Nudge(canvas)
        self._hovering = Hovering(canvas)
        self._placing = Placing(canvas, self.message.emit)
        self._long_press = LongPress(self)
        self._dragged: Pointer | None = None
        self._long_press.came.connect(self._press_long)
        canvas.document.replaced.connect(self.end_placing)

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._tool is not None or self._nudge.active

    # The mouse -------------------------------------------------------------------------------

    def press(self, pointer: Pointer) -> None:
        self._nudge.finish()
        self._hovering.end()
        self._canvas.show_focus(False)
        self._dragged = pointer
        self._long_press.press(pointer)
        if self._placing.on:
            self._tool = self._placing.put(pointer)
        else:
            met = picking.press(self._canvas, pointer)
            self._tool = Select(self._canvas, met)
            if met.hit is not None:
                self._canvas.expect_drag()

    def drag(self, pointer: Pointer) -> None:
        self._dragged = pointer
        self._long_press.move(pointer)
        if self._tool is not None:
            self._tool.move(pointer)
        self._point(pointer)

    def release(self, pointer: Pointer) -> None:
        self._long_press.end()
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.release(pointer)
        if self._placing.on:
            self._placing.go_on(pointer)
        self.hover(pointer)

    def hover(self, pointer: Pointer) -> None:
        self._let_go()  # if a dialog, say, took the release
        if self._placing.on:
            self._canvas.viewport().setCursor(Qt.CursorShape.CrossCursor)
            self._placing.hover(pointer)
        else:
            self._hovering.hover(pointer)
        self._point(pointer)

    def leave(self) -> None:
        self._last = None
        self._hovering.end()
        if self._placing.on:
            self._placing.hover(None)
        self.pointed.emit(None)

    def double_click(self, pointer: Pointer) -> None:
        """Renames what is under the mouse, or makes a new item on empty ground."""
        if self._placing.on:  # the second of two quick clicks
            self.press(pointer)
            return
        target = picking.nameable(self._canvas, pointer)
        if target is not None:
            self.rename_target(target)
        elif grip_at(self._canvas, pointer) is not None:
            self.press(pointer)  # two quick grasps of a handle
        elif abs(pointer.x) <= 1 and abs(pointer.y) <= 1:
            self.create(self.layer, (pointer.x, pointer.y))

    def ask_menu(self, pointer: Pointer) -> None:
        if self._tool is not None:
            return
        hit = picking.pick(self._canvas, pointer)
        if hit is not None and hit.id not in self._canvas.selection:
            self._canvas.selection.choose([hit.id])
        self.menu_wanted.emit(pointer)

    def items_under(self, pointer: Pointer) -> tuple[str, ...]:
        """The ids of all items under a pointer, as Alt and clicks go through them: markers,
        names, rims, and last what only holds the point inside, small before large.
        """
        return picking.items_under(self._canvas, pointer)

    def _press_long(self, pointer: Pointer) -> None:
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.cancel()
        self.ask_menu(pointer)

    # The keys --------------------------------------------------------------------------------

    def key_press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._escape()
        if self._tool is not None:
            self._hold(event, True)
            return True
        if event.key() in _ENTER and self._placing.on:
            return self._place_here()
        if event.key() in _ENTER or event.key() == Qt.Key.Key_F2:
            return self.rename_chosen()
        return self._pan(event) or self._step(event)

    def key_release(self, event: QKeyEvent) -> bool:
        if self._nudge.active and not event.isAutoRepeat():
            self._nudge.release(event.key())
            return True
        return self._hold(event, False)

    def walk(self, forward: bool) -> bool:
        """Chooses the next or previous item in reading order; the current one was chosen last.
        False where there is none.
        """
        if self.busy:
            return True
        chosen, order = self._canvas.selection.ids, reading_order(self._canvas.bubbles)
        id = neighbour(order, chosen[-1] if chosen else None, forward)
        if id is not None:
            self._canvas.show_focus(True)
            self._canvas.selection.choose([id])
        return id is not None

    def lose_keys(self) -> None:
        self._nudge.finish()

    def finish(self) -> None:
        """Ends what is under way where it stands, as one step."""
        self._let_go()
        self._nudge.finish()

    def _hold(self, event: QKeyEvent, down: bool) -> bool:
        """A key that is pressed or let go during a gesture counts at once, not with the next move
        of the mouse.
        """
        key = _HELD.get(Qt.Key(event.key()))
        if key is None or self._tool is None or self._dragged is None:
            return False
        if not event.isAutoRepeat():
            self.drag(replace(self._dragged, **{key: down}))
        return True

    def _pan(self, event: QKeyEvent) -> bool:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._canvas.pan_by(way[0] * _PAN, way[1] * _PAN)
        return True

    def _step(self, event: QKeyEvent) -> bool:
        used = self._nudge.press(event.key(), event.modifiers())
        if used:
            self._canvas.show_focus(True)
        return used

    def _escape(self) -> bool:
        """Gives up the gesture; without one, placing; without that, the selection."""
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.cancel()
        elif self._nudge.active:
            self._nudge.cancel()
        elif self._placing.on:
            self.end_placing()
        elif self._canvas.selection.ids:
            self._canvas.selection.clear()
        else:
            return False
        return True

    # Placing --------------------------------------------------------------------------------------

    def begin_placing(self, ids: Iterable[str] = ()) -> None:
        """The mouse carries the first of these items that waits in the tray; each click puts one
        down and takes the next, then the rest of the tray, until Escape.
        """
        self.finish()
        self._hovering.end()
        self._placing.begin(ids, self._last)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_placing(self) -> None:
        if self._placing.on:
            self._placing.end()

    @property
    def placing(self) -> bool:
        """Whether clicks put items of the tray on the map."""
        return self._placing.on

    def _place_here(self) -> bool:
        """Puts what the mouse carries where it points, or in the middle: for the keyboard."""
        x, y = self._at_mouse()
        px, py = self._canvas.frame.x(x), self._canvas.frame.y(y)
        pointer = Pointer(x, y, px, py)
        self.press(pointer)
        self.release(pointer)
        return True

    def cancel(self) -> None:
        """Gives up the gesture of the mouse or the finger; what it has changed is as before."""
        self._long_press.end()
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.cancel()

    def _let_go(self) -> None:
        tool, self._tool = self._tool, None
        if tool is not None and self._dragged is not None:
            tool.release(self._dragged)

    def _point(self, pointer: Pointer) -> None:
        self._last = pointer
        self.pointed.emit(pointer)
