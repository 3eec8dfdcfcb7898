"""TalkWindow: what both windows of a talk have in common: every key is the talk's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from heatdesk.canvas.guard import guarded

_NATIVE: Final = {QEvent.Type.Show, QEvent.Type.WinIdChange}


class TalkWindow(QWidget):
    """`closing()`: somebody closes it. `minimised(bool)`: what lies minimised cannot be shared.
    `rescaled()`: its display has another scale now. `made()`: the system has made it, maybe anew.
    """

    closing = Signal()
    minimised = Signal(bool)
    rescaled = Signal()
    made = Signal()

    def __init__(self, take_key: Callable[[QKeyEvent], bool]) -> None:
        """`take_key` says whether it has used the key."""
        super().__init__()
        self._take_key = take_key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusNextPrevChild(self, next: bool) -> bool:
        return False  # Tab is a key like others

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            event.ignore()

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closing.emit()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.minimised.emit(self.isMinimized())

    @guarded
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DevicePixelRatioChange:
            self.rescaled.emit()
        elif kind in _NATIVE and self.internalWinId():
            self.made.emit()
        return bool(super().event(event))
