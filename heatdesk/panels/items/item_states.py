"""WithStates: rows of a list that say behind a name what the item is: locked, muted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from heatdesk.model.items import Item

STATES: Final = Qt.ItemDataRole.UserRole + 1
"""The role of the words that stand behind a name."""

_ROW: Final = 27
_ICON: Final = 44
"""Pixels of a row that its symbol and the gaps take."""


class WithStates(QStyledItemDelegate):
    """Writes 'locked' and 'muted' behind a name, which makes room for them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        states = str(index.data(STATES) or "")
        if states:
            metrics = option.fontMetrics
            room = option.rect.width() - _ICON - metrics.horizontalAdvance(states)
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        states = str(index.data(STATES) or "")
        if states:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(0, 0, -6, 0), int(side), states)


def states_of(item: Item, muted: bool) -> str:
    """The words; empty where there is nothing to say."""
    return ", ".join(word for word, on in (("locked", item.locked), ("muted", muted)) if on)
