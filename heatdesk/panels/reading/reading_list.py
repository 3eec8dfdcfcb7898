"""ReadingList: the rows of a reading in one list, under headings, one chosen at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from heatdesk.panels.fields.plain import tip
from heatdesk.panels.reading.reading_rows import Row

_ROW: Final = Qt.ItemDataRole.UserRole
_MARKED: Final = Qt.ItemDataRole.UserRole + 1
"""Whether the row concerns what is chosen on the map."""

_LEFT, _RIGHT, _ABOVE, _BETWEEN = 12, 8, 6, 1
_HEAD_ABOVE: Final = 12
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_FADED: Final = 0.55


class ReadingList(QListWidget):
    """`picked(row or None)` follows the choice; `kept()` asks to keep the chosen row's finding."""

    picked = Signal(object)
    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setAccessibleName("What the map means")
        self.setItemDelegate(_Delegate(self))
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(lambda now, before: self.picked.emit(self.chosen))
        self.itemDoubleClicked.connect(lambda item: self.kept.emit())

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen."""
        item = self.currentItem()
        return None if item is None else _row(item)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(_row(item) for item in self._items())

    @property
    def marked(self) -> tuple[Row, ...]:
        """The rows about what is chosen on the map."""
        return tuple(_row(item) for item in self._items() if item.data(_MARKED))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Lists rows; the chosen one stays chosen if it is still there."""
        before = self.chosen
        top = self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                self.addItem(_item(row))
            if before is not None:
                self._choose(before.key)
        self.verticalScrollBar().setValue(top)
        if before is not None:
            self.picked.emit(self.chosen)

    def choose(self, key: tuple[str, ...] | None) -> None:
        """Chooses the row with this key; None: none is chosen."""
        if key is None:
            self.setCurrentRow(-1)
            self.clearSelection()
        else:
            self._choose(key)

    def mark(self, ids: Collection[str]) -> None:
        """Marks the rows that concern all of these items."""
        wanted = frozenset(ids)
        for item in self._items():
            item.setData(_MARKED, bool(wanted) and wanted <= _row(item).items)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.chosen is not None:
            self.choose(None)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen is not None:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, key: tuple[str, ...]) -> None:
        for item in self._items():
            if _row(item).key == key and _row(item).choosable:
                self.setCurrentItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [item for n in range(self.count()) if (item := self.item(n))]


class _Delegate(QStyledItemDelegate):
    """Two lines of plain text, both wrapped; headings stand apart."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row = _row_of(index)
        width = self._view.viewport().width()
        parts = _parts(row, QFont(self._view.font()))
        high = sum(_height(text, font, width - _LEFT - _RIGHT) for text, font in parts)
        between = _BETWEEN * (len(parts) - 1)
        above = _HEAD_ABOVE if row.kind == "heading" else _ABOVE
        below = 3 if row.kind == "heading" else _ABOVE
        return QSize(width, high + between + above + below)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, rect, palette = _row_of(index), option.rect, option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, row, bool(index.data(_MARKED)))
        down = rect.top() + (_HEAD_ABOVE if row.kind == "heading" else _ABOVE)
        for n, (text, font) in enumerate(_parts(row, QFont(self._view.font()))):
            high = _height(text, font, rect.width() - _LEFT - _RIGHT)
            box = QRect(rect.left() + _LEFT, down, rect.width() - _LEFT - _RIGHT, high)
            painter.setFont(font)
            painter.setPen(_ink(row, n, palette))
            painter.drawText(box, _WRAP, text)
            down += high + _BETWEEN
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, marked: bool
    ) -> None:
        if not row.choosable:
            return
        states, accent = QStyle.StateFlag, option.palette.color(QPalette.ColorRole.Highlight)
        state, rect = option.state, option.rect
        painter.setPen(Qt.PenStyle.NoPen)
        wash = QColor(accent)
        wash.setAlphaF(0.18 if state & states.State_Selected else 0.07)
        if state & (states.State_Selected | states.State_MouseOver):
            painter.setBrush(wash)
            painter.drawRoundedRect(rect.adjusted(3, 1, -3, -1), 5, 5)
        if marked or state & states.State_Selected:
            painter.setBrush(accent)
            edge = QRect(rect.left() + 4, rect.top() + 7, 3, rect.height() - 14)
            painter.drawRoundedRect(edge, 1.5, 1.5)


def _item(row: Row) -> QListWidgetItem:
    item = QListWidgetItem(f"{row.title}\n{row.detail}" if row.detail else row.title)
    item.setData(_ROW, row)
    enabled = Qt.ItemFlag.ItemIsEnabled
    item.setFlags(enabled | Qt.ItemFlag.ItemIsSelectable if row.choosable else enabled)
    if row.kind in {"heading", "note"}:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setToolTip(tip(row.title))
    return item


def _row(item: QListWidgetItem) -> Row:
    row: Row = item.data(_ROW)
    return row


def _row_of(index: QModelIndex | QPersistentModelIndex) -> Row:
    row: Row = index.data(_ROW)
    return row


def _parts(row: Row, base: QFont) -> list[tuple[str, QFont]]:
    """The row's lines, each in its letters."""
    small = QFont(base)
    small.setPixelSize(12)
    if row.kind == "note":
        return [(row.title, small)]
    title = QFont(base)
    title.setPixelSize(13)
    strong = row.kind in {"heading", "meeting", "area"}
    title.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if row.kind == "heading":
        title.setPixelSize(12)
    return [(row.title, title), *([(row.detail, small)] if row.detail else [])]


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(0, 0, max(width, 40), 10_000, _WRAP, text).height()


def _ink(row: Row, line: int, palette: QPalette) -> QColor:
    quiet = row.kind in {"heading", "note"} or line > 0
    roles = QPalette.ColorRole
    ink = QColor(palette.color(roles.PlaceholderText if quiet else roles.Text))
    if row.pending and line > 0:
        ink.setAlphaF(_FADED)
    return ink
