"""PixelField: a whole number of pixels in a line; what is none stays, red, until it is mended."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from heatdesk.export.bounds import LARGEST_SIDE
from heatdesk.panels.fields.plain import tip

_STEP: Final = 10
_WIDTH: Final = 84


class PixelField(QLineEdit):
    """Emits `edited()` with every key; `value` is None where the text is no number in bounds."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tip(f"{name}: from 1 to {LARGEST_SIDE} pixels"))
        self.setMaxLength(6)
        self.setFixedWidth(_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textChanged.connect(self._judge)
        self.textEdited.connect(lambda _: self.edited.emit())

    @property
    def value(self) -> int | None:
        text = self.text().strip()
        if not (text.isascii() and text.isdigit()):
            return None
        return int(text) if 1 <= int(text) <= LARGEST_SIDE else None

    def show_value(self, value: int) -> None:
        self.setText(str(min(max(value, 1), LARGEST_SIDE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: _STEP, Qt.Key.Key_Down: -_STEP}
        if event.key() in ways and self.value is not None:
            self.show_value(self.value + ways[Qt.Key(event.key())])
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def _judge(self) -> None:
        self.setProperty("faulty", self.value is None)
        self.style().polish(self)
