"""CellEditor: what opens in a cell of a table: a line, a choice or a small page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from heatdesk.app.writing import Writing
from heatdesk.panels.fields.text_field import NoteField
from heatdesk.panels.tables.table_model import Column, Index, TableModel
from heatdesk.storage.characters import NAME_LIMIT, TEXT_LIMIT

Words = Mapping[str, Callable[[], list[str]]]

_PAGE_HEIGHT: Final = 84


class CellEditor(QStyledItemDelegate):
    """Makes editors whose size is bounded; Enter keeps, Escape does not, Tab goes on."""

    def __init__(
        self, columns: Sequence[Column], words: Words, parent: QObject | None = None
    ) -> None:
        """`words` gives the words of a choice's column, and those that a line's completes."""
        super().__init__(parent)
        self._columns = columns
        self._words = words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._columns[index.column()]
        if column.editor == "choice":
            editor: QWidget = _choice(self._words[column.key](), parent)
        elif column.editor == "page":
            editor = _Page(column.heading, "", parent)
            editor.follow(index)
        else:
            editor = self._line(column, parent)
        editor.setAccessibleName(column.heading)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, _Page):
            editor.open(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, _Page):
            place = QPersistentModelIndex(index)
            editor.give_up()  # the step is the model's, which says what it does not take
            model.setData(model.index(place.row(), place.column()), editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, _Page):
            editor.give_up()
        super().destroyEditor(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A cell's place, but never too small to type in."""
        rect = option.rect
        rect.setWidth(max(rect.width(), 96))
        if isinstance(editor, NoteField):
            rect.setHeight(_PAGE_HEIGHT)
            rect.setWidth(max(rect.width(), 240))
            parent = editor.parentWidget()
            if parent is not None and rect.bottom() > parent.height():
                rect.moveBottom(max(parent.height(), _PAGE_HEIGHT))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """In a page Enter keeps the text as it does in a line; with Shift it breaks it."""
        if not isinstance(editor, NoteField) or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        hint = _AFTER.get(Qt.Key(event.key()))
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if hint is None or (shift and hint is _HINTS.NoHint):
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)
        return True

    def _line(self, column: Column, parent: QWidget) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setMaxLength(TEXT_LIMIT if column.editor == "long line" else NAME_LIMIT)
        if column.key in self._words:
            editor.setCompleter(completer_of(self._words[column.key](), editor))
        return editor


class _Page(NoteField):
    """A note in a cell: what is typed reaches the document at once, and leaves it if it is not
    kept.
    """

    _writing: Writing | None = None

    def follow(self, index: Index) -> None:
        rows = index.model()
        model = rows.sourceModel() if isinstance(rows, QSortFilterProxyModel) else rows
        if isinstance(rows, QSortFilterProxyModel) and isinstance(model, TableModel):
            self._writing = model.writing(rows.mapToSource(index), self)
            self.typed.connect(self._writing.write)

    def open(self, text: str) -> None:
        """Begins with a text, all of it chosen; what is being typed stays."""
        if not self.document().isModified():
            self.show_text(text)
            self.selectAll()

    def give_up(self) -> None:
        if self._writing is not None:
            self._writing.give_up()


_HINTS = QStyledItemDelegate.EndEditHint
_AFTER: Final[dict[Qt.Key, QStyledItemDelegate.EndEditHint]] = {
    Qt.Key.Key_Return: _HINTS.NoHint,
    Qt.Key.Key_Enter: _HINTS.NoHint,
    Qt.Key.Key_Tab: _HINTS.EditNextItem,
    Qt.Key.Key_Backtab: _HINTS.EditPreviousItem,
}


def _choice(words: list[str], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItems(words)
    return box


def completer_of(words: list[str], parent: QWidget) -> QCompleter:
    """Completes within the line: a list that pops up would take the focus from a cell."""
    completer = QCompleter(words, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    return completer
