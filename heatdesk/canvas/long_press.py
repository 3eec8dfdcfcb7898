"""LongPress: a finger that stays where it is asks for the menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from heatdesk.canvas.pointer import Pointer

LONG_MS: Final = 500


class LongPress(QObject):
    """`came(Pointer)` follows a finger's press that neither travelled nor was let go."""

    came = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._start: Pointer | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONG_MS)
        self._timer.timeout.connect(self._come)

    def press(self, pointer: Pointer) -> None:
        if pointer.touch:
            self._start = pointer
            self._timer.start()

    def move(self, pointer: Pointer) -> None:
        if self._start is not None and pointer.pixels_from(self._start) >= pointer.travel:
            self.end()

    def end(self) -> None:
        self._start = None
        self._timer.stop()

    def _come(self) -> None:
        start, self._start = self._start, None
        if start is not None:
            self.came.emit(start)
