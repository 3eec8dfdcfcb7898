"""Hand and Landing: who handles what happens on a board."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeyEvent

from heatdesk.canvas.pointer import Pointer


class Hand(Protocol):
    """Who handles what the mouse and the keys do on a board."""

    def press(self, pointer: Pointer) -> None: ...
    def drag(self, pointer: Pointer) -> None: ...
    def release(self, pointer: Pointer) -> None: ...
    def hover(self, pointer: Pointer) -> None: ...
    def double_click(self, pointer: Pointer) -> None: ...
    def ask_menu(self, pointer: Pointer) -> None: ...
    def leave(self) -> None: ...

    def cancel(self) -> None:
        """Gives up the gesture under way; what it has changed is as before."""

    def key_press(self, event: QKeyEvent) -> bool:
        """Says whether the key was used, as does `key_release`."""

    def key_release(self, event: QKeyEvent) -> bool: ...

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""

    def walk(self, forward: bool) -> bool:
        """Goes to the next or previous item. False where there is none: the focus goes on."""

    def lose_keys(self) -> None:
        """Held keys will be let go where nobody tells: the focus has left."""


class Landing(Protocol):
    """Who takes what is dragged in from elsewhere."""

    def enter(self, data: QMimeData, pointer: Pointer) -> bool:
        """Says whether this can be dropped here."""

    def move(self, pointer: Pointer) -> None: ...
    def leave(self) -> None: ...
    def drop(self, pointer: Pointer) -> None: ...
