"""Sheets: what opens over the stage for who speaks: all steps, a line to type in, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from heatdesk.analysis.story.scenes import Scene
from heatdesk.canvas.guard import guarded
from heatdesk.model.items import Item
from heatdesk.presentation.keys import BINDINGS, EDITING
from heatdesk.presentation.plain import label
from heatdesk.storage.characters import NAME_LIMIT, as_line

_MARGIN: Final = 24
_MOST_FOUND: Final = 8
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LIST_KEYS: Final = {Qt.Key.Key_Down, Qt.Key.Key_Up}
_BY_MOUSE: Final = (
    ("Click", "Next step"),
    ("Drag", "Keep a part of the picture bright; Esc ends that"),
)
_CLOSING: Final = {Qt.Key.Key_G, Qt.Key.Key_Tab}
_TOP_LEFT: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class Sheet(QFrame):
    """Lies in the middle of its parent until `closed()`. No dialog: it is part of the window."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(8)
        parent.installEventFilter(self)

    def open(self, keys_to: QWidget) -> None:
        self._lie_down()
        self.show()
        self.raise_()
        self.window().activateWindow()
        keys_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._lie_down()
        return super().eventFilter(watched, event)

    def _lie_down(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        wanted = self.sizeHint().boundedTo(room.size()).expandedTo(self.minimumSize())
        if self.hasHeightForWidth():
            high = max(wanted.height(), self.heightForWidth(wanted.width()))
            wanted.setHeight(min(high, room.height()))
        self.resize(wanted)
        self.move(room.center() - self.rect().center())


class StepList(Sheet):
    """All steps with their numbers; `chosen(int)` is one of them by its place, from 0."""

    chosen = Signal(int)

    def __init__(self, scenes: Sequence[Scene], now: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumSize(360, 240)
        self.list = _Steps(self)
        for n, scene in enumerate(scenes):
            flag = f"\n      {scene.flag}" if scene.flag else ""
            self.list.addItem(QListWidgetItem(f"{n + 1:>2}   {scene.title}{flag}"))
        self.list.setCurrentRow(now)
        self.list.itemClicked.connect(lambda: self.chosen.emit(self.list.currentRow()))
        self.list.entered_on.connect(self.chosen)
        self.list.left.connect(self.closed)
        self.column.addWidget(label("All steps", "heading"))
        self.column.addWidget(self.list)
        high = 34 * len(scenes) + 90
        self.setMaximumHeight(max(high, 240))

    def sizeHint(self) -> QSize:
        return QSize(420, self.maximumHeight())


class Choices(Sheet):
    """What can be chosen. `chosen(str)`: the id of an entry."""

    chosen = Signal(str)

    def __init__(
        self, title: str, entries: Sequence[tuple[str, str, bool]], parent: QWidget
    ) -> None:
        """Each entry has its id, what it says, and whether it holds now."""
        super().__init__(parent)
        self.setMinimumSize(360, 120)
        self.list = _Steps(self)
        self._ids = [id for id, _, _ in entries]
        for _, words, holds in entries:
            self.list.addItem(QListWidgetItem(f"{'✓' if holds else '    '}  {words}"))
        self.list.setCurrentRow(next((n for n, entry in enumerate(entries) if entry[2]), 0))
        self.list.itemClicked.connect(lambda: self._choose(self.list.currentRow()))
        self.list.entered_on.connect(self._choose)
        self.list.left.connect(self.closed)
        self.column.addWidget(label(title, "heading"))
        self.column.addWidget(self.list)
        self.setMaximumHeight(34 * len(entries) + 90)

    def sizeHint(self) -> QSize:
        return QSize(420, self.maximumHeight())

    def _choose(self, row: int) -> None:
        self.chosen.emit(self._ids[row])


class _Steps(QListWidget):
    """A list that the clicker's keys leave alone."""

    entered_on = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered_on.emit(self.currentRow())
        elif event.key() in _CLOSING:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Prompt(Sheet):
    """A line to type in. `entered(str)`: what was typed, or the id of what was found."""

    entered = Signal(str)

    def __init__(
        self, title: str, parent: QWidget, find: Callable[[str], Sequence[Item]] | None = None
    ) -> None:
        """`find` gives the items that what was typed may mean; without it the text is meant."""
        super().__init__(parent)
        self.setMinimumWidth(340)
        self._find = find
        self.line = QLineEdit()
        self.line.setMaxLength(NAME_LIMIT)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.line.setAccessibleName(title)
        self.found = QListWidget()
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setVisible(find is not None)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self._enter)
        self.line.installEventFilter(self)
        self.found.itemClicked.connect(self._enter)
        for part in (label(title, "heading"), self.line, self.found):
            self.column.addWidget(part)
        self._look("")

    @guarded
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose among what was found while the line keeps the keys; Enter, which a
        line hands on, must not reach the talk.
        """
        keyed = watched is self.line and event.type() == QEvent.Type.KeyPress
        if not keyed or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _LIST_KEYS:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = min(max(self.found.currentRow() + step, 0), self.found.count() - 1)
            self.found.setCurrentRow(row)
        elif event.key() in _ENTER:
            self._enter()
        else:
            return False
        return True

    def _look(self, text: str) -> None:
        if self._find is None:
            return
        self.found.clear()
        for item in self._find(" ".join(text.split()))[:_MOST_FOUND]:
            row = QListWidgetItem(f"{' '.join(item.name.split())}   ({item.layer})")
            row.setData(Qt.ItemDataRole.UserRole, item.id)
            self.found.addItem(row)
        self.found.setCurrentRow(0 if self.found.count() else -1)

    def _enter(self) -> None:
        if self._find is None:
            self.entered.emit(" ".join(as_line(self.line.text()).split()))
        elif (row := self.found.currentItem()) is not None:
            self.entered.emit(row.data(Qt.ItemDataRole.UserRole))


class KeyHelp(Sheet):
    """All keys of a talk on one page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        rows = [*_BY_MOUSE, *((", ".join(b.keys), b.words) for b in BINDINGS)]
        rows += [(", ".join(b.keys), f"In an edit: {_begun(b.words)}") for b in EDITING]
        half = (len(rows) + 1) // 2
        for n, (keys, words) in enumerate(rows):
            column = 0 if n < half else 2
            for at, told in enumerate((label(keys, "cardTitle"), label(words, "caption"))):
                told.setWordWrap(True)
                told.setAlignment(_TOP_LEFT)
                grid.addWidget(told, n % half, column + at)
                grid.setColumnStretch(column + at, 2 + at)
        self.column.addWidget(label("Keys", "heading"))
        self.column.addLayout(grid)


def _begun(words: str) -> str:
    """The words as they go on after a colon."""
    return words[:1].lower() + words[1:]


def matching(items: Sequence[Item], text: str) -> list[Item]:
    """The items whose names hold a text, those that begin with it first."""
    wanted = text.casefold()
    held = [item for item in items if wanted in " ".join(item.name.split()).casefold()]
    return sorted(held, key=lambda item: not item.name.casefold().startswith(wanted))
