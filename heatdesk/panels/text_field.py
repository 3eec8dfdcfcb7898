"""TextField and NoteField: one line and several lines of the user's text, plain and bounded."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from heatdesk.panels.entries import line
from heatdesk.panels.number_field import MIXED
from heatdesk.storage.characters import NAME_LIMIT, TEXT_LIMIT, as_text


class TextField(QLineEdit):
    """Emits `entered(str)` at Enter or when focus leaves, if the text is another."""

    entered = Signal(str)

    def __init__(
        self,
        name: str,
        hint: str = "",
        parent: QWidget | None = None,
        limit: int = NAME_LIMIT,
    ) -> None:
        super().__init__(parent)
        self._value = ""
        self._hint = hint
        self._limit = limit
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(limit)
        self.editingFinished.connect(self._enter)

    def show_text(self, text: str | None) -> None:
        """Shows a text, unless the user is typing another just now; None: the chosen differ."""
        self.setPlaceholderText(MIXED if text is None else self._hint)
        text = text or ""
        typing = self.hasFocus() and self.isModified()
        self._value = text
        if not typing and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def suggest(self, hint: str) -> None:
        """Shows another hint where there is no text."""
        self._hint = hint
        self.setPlaceholderText(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._value)
        super().keyPressEvent(event)

    def _enter(self) -> None:
        text = line(self.text(), self._limit)
        if text != self._value != self.text():  # looking at a name does not change it
            self._value = text
            self.setModified(False)
            self.entered.emit(text)


class NoteField(QPlainTextEdit):
    """Emits `entered(str)` when focus leaves, if the text is another."""

    entered = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._hint = hint
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)

    def show_text(self, text: str | None) -> None:
        """Shows a text, but not while it is edited; None: the chosen items differ."""
        self.setPlaceholderText(MIXED if text is None else self._hint)
        text = text or ""
        self._value = text
        if not self.hasFocus() and self.toPlainText() != text:
            self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = TEXT_LIMIT - len(self.toPlainText())
        self.insertPlainText(as_text(source.text()[:TEXT_LIMIT])[: max(room, 0)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        text = as_text(self.toPlainText())
        if text != self._value:
            self._value = text
            self.entered.emit(text)
