"""Palette: everything that the window can do, found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from heatdesk.panels.fields.plain import PlainLabel

_WIDTH: Final = 520
_HEIGHT: Final = 380
_ACTION: Final = Qt.ItemDataRole.UserRole


class Palette(QDialog):
    """A line to type in, and what matches below it; Enter does it. What is disabled says why."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find a command")
        self.setObjectName("palette")
        self.resize(_WIDTH, _HEIGHT)
        self._actions = actions
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type what you want to do")
        self.line.setAccessibleName("Find a command")
        self.found = QListWidget()
        self.found.setAccessibleName("Commands")
        self.why = PlainLabel(name="caption")
        layout = QVBoxLayout(self)
        for part in (self.line, self.found, self.why):
            layout.addWidget(part)
        self.line.textChanged.connect(self._list)
        self.line.installEventFilter(self)
        self.found.itemActivated.connect(self._run)
        self.found.currentItemChanged.connect(self._explain)
        self._list("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down walk through the list and Enter runs, while the line keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                row = self.found.currentRow() + step
                self.found.setCurrentRow(min(max(row, 0), self.found.count() - 1))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run(self.found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _list(self, typed: str) -> None:
        self.found.clear()
        for action in matching(self._actions, typed):
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            row = QListWidgetItem(
                action.icon(), plain_text(action) + (f"    {keys}" if keys else "")
            )
            row.setData(_ACTION, self._actions.index(action))
            if not action.isEnabled():
                row.setForeground(self.palette().placeholderText())
            self.found.addItem(row)
        self.found.setCurrentRow(0)

    def _explain(self, row: QListWidgetItem | None) -> None:
        action = self._actions[row.data(_ACTION)] if row is not None else None
        self.why.setText(action.statusTip() if action is not None else "Nothing is called that")

    def _run(self, row: QListWidgetItem | None) -> None:
        action = self._actions[row.data(_ACTION)] if row is not None else None
        if action is not None and action.isEnabled():
            self.accept()
            action.trigger()


def matching(actions: Sequence[QAction], typed: str) -> list[QAction]:
    """Actions that hold all typed words, those that begin with the first word before the others."""
    words = typed.casefold().split()
    found = [a for a in actions if all(word in plain_text(a).casefold() for word in words)]
    if not words:
        return found
    return sorted(found, key=lambda a: not plain_text(a).casefold().startswith(words[0]))


def plain_text(action: QAction) -> str:
    """What an action is called, without the marks of its access key."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
