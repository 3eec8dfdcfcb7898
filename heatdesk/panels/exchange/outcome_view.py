"""OutcomeView: what something would do, under headings, and names to be ticked as the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from heatdesk.storage.characters import show

_MOST: Final = 200
"""Rows of a kind that are listed; the rest is counted."""

_LONGEST: Final = 60
_INDENT: Final = 16
_ABOUT: Final = Qt.ItemDataRole.UserRole
"""What a row is about: of a heading its title, of a row to tick a new name and a known one."""


class OutcomeView(QTreeWidget):
    """Emits `accepted(name, known)` when a new name that is like a known one is ticked as the same,
    and with None when the tick is taken away.
    """

    accepted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcome")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(_INDENT)
        self.setAccessibleName("What would happen")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._closed: set[str] = set()
        self.itemChanged.connect(self._tick)
        self.itemExpanded.connect(self._note)
        self.itemCollapsed.connect(self._note)

    def rows(self, title: str) -> list[QTreeWidgetItem]:
        """The rows under the heading that begins so."""
        headings = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        found = [row for row in headings if row is not None and row.text(0).startswith(title)]
        return [child for row in found for child in _children(row)]

    def fill(self, parts: Mapping[str, tuple[Sequence[Any], Callable[[Any], Any]]]) -> None:
        """Shows the parts that are not empty: heading -> entries, and how a row is made of one."""
        at = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for title, (entries, made) in parts.items():
            if entries:
                self._list(title, entries, made)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(at)

    def alike(
        self, pairs: Sequence[tuple[str, str]], same: Mapping[str, str]
    ) -> tuple[Sequence[tuple[str, str]], Callable[[tuple[str, str]], QTreeWidgetItem]]:
        """The part of names that may be the same; those of `same` are ticked and stay in sight."""
        others = [pair for pair in pairs if pair[0] not in same]
        return [*same.items(), *others], lambda pair: _alike(pair, pair[0] in same)

    def _list(self, title: str, entries: Sequence[Any], made: Callable[[Any], Any]) -> None:
        heading = QTreeWidgetItem([f"{title} ({len(entries)})"])
        heading.setData(0, _ABOUT, title)
        font = heading.font(0)
        font.setWeight(QFont.Weight.DemiBold)
        heading.setFont(0, font)
        self.addTopLevelItem(heading)
        heading.addChildren([made(entry) for entry in entries[:_MOST]])
        if len(entries) > _MOST:
            heading.addChild(row(f"and {len(entries) - _MOST} more"))
        heading.setExpanded(title not in self._closed)
        for child in _children(heading):
            child.setExpanded(True)

    def _tick(self, changed: QTreeWidgetItem) -> None:
        about = changed.data(0, _ABOUT)
        if isinstance(about, tuple | list):
            name, known = about
            ticked = changed.checkState(0) == Qt.CheckState.Checked
            # Who hears of it fills the list anew, which must not happen while a row is at work.
            told = known if ticked else None
            QTimer.singleShot(0, self, lambda: self.accepted.emit(name, told))

    def _note(self, heading: QTreeWidgetItem) -> None:
        """Keeps what the user has folded away, for the next time that it is shown."""
        title = heading.data(0, _ABOUT)
        if isinstance(title, str):
            (self._closed.discard if heading.isExpanded() else self._closed.add)(title)


def row(text: str) -> QTreeWidgetItem:
    return QTreeWidgetItem([text])


def shortened(text: str) -> str:
    return show(text, _LONGEST)


def _alike(pair: tuple[str, str], ticked: bool) -> QTreeWidgetItem:
    made = row(f"{shortened(pair[0])} is {shortened(pair[1])}")
    made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    made.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    made.setData(0, _ABOUT, pair)
    return made


def _children(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (heading.child(n) for n in range(heading.childCount()))
    return [child for child in children if child is not None]
