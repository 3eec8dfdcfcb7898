"""TextField and NoteField: one line and several lines of the user's text, plain and bounded."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from heatdesk.app.document import Document
from heatdesk.app.writing import Make, Writing
from heatdesk.panels.fields.entries import line
from heatdesk.panels.fields.number_field import MIXED
from heatdesk.storage.characters import NAME_LIMIT, TEXT_LIMIT, as_text


class TextField(QLineEdit):
    """Emits `typed(str)` at each key, and at Enter or when focus leaves `entered(str)`, if the text
    is another, else `left()`, as at Escape.
    """

    typed = Signal(str)
    entered = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        hint: str = "",
        parent: QWidget | None = None,
        limit: int = NAME_LIMIT,
    ) -> None:
        super().__init__(parent)
        self._value = ""
        self._before: str | None = None
        """What stood here before the first key; None while nobody types."""
        self._hint = hint
        self._limit = limit
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(limit)
        self.textEdited.connect(self._type)
        self.editingFinished.connect(self.enter)

    def show_text(self, text: str | None) -> None:
        """Shows a text, unless the user is typing another just now; None: the chosen differ."""
        self.setPlaceholderText(MIXED if text is None else self._hint)
        self._value = text or ""
        if not self._typing and self.text() != self._value:
            self.setText(self._value)
            self.setCursorPosition(0)

    def suggest(self, hint: str) -> None:
        """Shows another hint where there is no text."""
        self._hint = hint
        self.setPlaceholderText(hint)

    def enter(self) -> None:
        """Ends typing: what stands here is meant."""
        if not self._typing:  # looking at a name does not change it
            return
        before = self._value if self._before is None else self._before
        self._before = None
        self.setModified(False)
        text = line(self.text(), self._limit)
        if text != self.text():  # blanks at its ends are not kept, so they are not shown
            self.setText(text)
        if text != before:
            self.entered.emit(text)
        else:
            self.left.emit()

    def forget(self) -> None:
        """Ends typing: what stands here is not meant."""
        self._before = None
        self.setText(self._value)

    def begin_again(self, text: str) -> None:
        """Typing goes on from a text that is kept by now, whatever stood here before it."""
        if self._before is not None:
            self._before = text

    @property
    def _typing(self) -> bool:
        return self._before is not None or self.isModified()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._before = None
            self.left.emit()
            self.forget()
        super().keyPressEvent(event)

    def _type(self) -> None:
        if self._before is None:
            self._before = self._value
        self.typed.emit(line(self.text(), self._limit))


class NoteField(QPlainTextEdit):
    """Emits `typed(str)` at each key, and when focus leaves `entered(str)`, if the text is another,
    else `left()`, as at Escape.
    """

    typed = Signal(str)
    entered = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._before: str | None = None
        """What stood here before the first key; None while nobody types."""
        self._showing = False
        self._hint = hint
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)
        self.textChanged.connect(self._type)

    def show_text(self, text: str | None) -> None:
        """Shows a text, but not while another is typed; None: the chosen items differ."""
        self.setPlaceholderText(MIXED if text is None else self._hint)
        self._value = text or ""
        if self._before is None and self.toPlainText() != self._value:
            self._put(self._value)

    def enter(self) -> None:
        """Ends typing: what stands here is meant."""
        before, self._before = self._before, None
        if before is None:
            return
        if self.toPlainText() != before:
            self.entered.emit(as_text(self.toPlainText()))
        else:
            self.left.emit()

    def forget(self) -> None:
        """Ends typing: what stands here is not meant."""
        self._before = None
        if self.toPlainText() != self._value:
            self._put(self._value)

    def begin_again(self, text: str) -> None:
        """Typing goes on from a text that is kept by now, whatever stood here before it."""
        if self._before is not None:
            self._before = text

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = TEXT_LIMIT - len(self.toPlainText())
        self.insertPlainText(as_text(source.text()[:TEXT_LIMIT])[: max(room, 0)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own menu is no farewell
            self.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._before = None
            self.left.emit()
            self.forget()
        super().keyPressEvent(event)

    def _put(self, text: str) -> None:
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def _type(self) -> None:
        if self._showing:
            return
        if self._before is None:
            self._before = self._value
        self.typed.emit(as_text(self.toPlainText()))


def written(field: TextField | NoteField, document: Document, make: Make) -> None:
    """What is typed in a field is made an edit of the document by `make`, from the first key on."""
    writing = Writing(document, make, field)
    field.typed.connect(writing.write)
    field.entered.connect(writing.finish)
    field.left.connect(writing.give_up)
    writing.taken_back.connect(field.forget)
    writing.filed.connect(field.begin_again)
