"""TextField and NoteField: one line and several lines of the user's text, plain and bounded."""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 20_000


class TextField(QLineEdit):
    """Emits `entered(str)` at Enter or when focus leaves, if the text is another."""

    entered = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST_NAME)
        self.editingFinished.connect(self._enter)

    def show_text(self, text: str) -> None:
        """Shows a text, unless the user is typing another just now."""
        typing = self.hasFocus() and self.isModified()
        self._value = text
        if not typing and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._value)
        super().keyPressEvent(event)

    def _enter(self) -> None:
        text = clean(self.text())
        if text != self._value:
            self._value = text
            self.setModified(False)
            self.entered.emit(text)


class NoteField(QPlainTextEdit):
    """Emits `entered(str)` when focus leaves, if the text is another."""

    entered = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)

    def show_text(self, text: str) -> None:
        self._value = text
        if not self.hasFocus() and self.toPlainText() != text:
            self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = LONGEST_NOTE - len(self.toPlainText())
        self.insertPlainText(clean(source.text(), lines=True)[: max(room, 0)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        text = clean(self.toPlainText(), lines=True)[:LONGEST_NOTE]
        if text != self._value:
            self._value = text
            self.entered.emit(text)


def clean(text: str, lines: bool = False) -> str:
    """The text without characters that no file may hold; one line unless `lines`."""
    kept = "\n\t" if lines else ""
    spaced = text if lines else " ".join(text.split())
    return "".join(
        letter
        for letter in spaced
        if letter in kept or unicodedata.category(letter) not in {"Cc", "Cs"}
        if letter not in "\ufffe\uffff"
    )
