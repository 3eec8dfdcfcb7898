"""FindingItems: which items a finding names, as a list to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from heatdesk.analysis import names
from heatdesk.app.wording import LAYER_WORD
from heatdesk.model.findings import NamedItem
from heatdesk.model.project import Project
from heatdesk.panels.fields.entries import matches
from heatdesk.storage.characters import NAME_LIMIT

_ID: Final = Qt.ItemDataRole.UserRole
_ROW: Final = QSize(0, 23)
_HEIGHT: Final = 5 * 23 + 10
_FEW: Final = 5
"""So many items need no line to find one."""


class FindingItems(QWidget):
    """Those that are named stand first, in their order; then all others of the project."""

    def __init__(
        self, project: Project, named: Sequence[NamedItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        others = (NamedItem(i.id, i.name) for i in project.items)
        self._items = {item.id: item for item in (*named, *others)}
        self._items.update({item.id: item for item in named})  # with the names that were kept
        self.filter = QLineEdit()
        self.list = QListWidget()
        ticked = {item.id for item in named}
        for item in self._items.values():
            self._add(project, item, item.id in ticked)
        self._lay_out()
        self.filter.textChanged.connect(self._look_for)
        self.filter.installEventFilter(self)

    def chosen(self) -> tuple[NamedItem, ...]:
        """The items that are ticked, from top to bottom."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        ticked = Qt.CheckState.Checked
        return tuple(self._items[row.data(_ID)] for row in rows if row.checkState() == ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter Enter ticks the first item that is left, Down goes into the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
                self._tick_first()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText("Find an item")
        self.filter.setAccessibleName("Find an item to name")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaxLength(NAME_LIMIT)
        self.filter.setVisible(self.list.count() > _FEW)
        self.list.setAccessibleName("Items that the finding names")
        self.list.setObjectName("ticked")
        self.list.setFixedHeight(_HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.filter)
        layout.addWidget(self.list)

    def _add(self, project: Project, item: NamedItem, ticked: bool) -> None:
        known = project.has_item(item.id)
        kind = LAYER_WORD[project.item(item.id).layer] if known else "no longer there"
        row = QListWidgetItem(f"{names.item(project, item.id, item.name)}, {kind}")
        row.setData(_ID, item.id)
        row.setSizeHint(_ROW)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(row)

    def _look_for(self, text: str) -> None:
        """What is ticked stays in sight."""
        for row in (self.list.item(n) for n in range(self.list.count())):
            ticked = row.checkState() == Qt.CheckState.Checked
            row.setHidden(not ticked and not matches(text, row.text()))

    def _tick_first(self) -> None:
        for row in (self.list.item(n) for n in range(self.list.count())):
            if matches(self.filter.text(), row.text()) and self.filter.text():
                row.setCheckState(Qt.CheckState.Checked)
                self.filter.clear()
                self.list.scrollToItem(row)
                return
