"""PairMatrix: every technology with every role, as a coloured table of the reading's numbers."""

from __future__ import annotations

from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from heatdesk.analysis import names
from heatdesk.analysis.pairs import Pairs
from heatdesk.app.live_reading import LiveReading
from heatdesk.canvas.canvas import Canvas
from heatdesk.figure.emphasis import Emphasis
from heatdesk.figure.vision import seen_table
from heatdesk.heat.colours import colour, colour_table
from heatdesk.model.project import Project
from heatdesk.panels.fields.plain import PlainLabel, tip

Index = QModelIndex | QPersistentModelIndex
Measure = Literal["heat", "alignment", "share"]
_MEASURES: Final[dict[Measure, str]] = {
    "heat": "Heat where they meet",
    "alignment": "Alignment index, 0 to 1",
    "share": "Share of all heat",
}
_COLUMN: Final = 128
_DARK_INK, _LIGHT_INK = QColor("#111827"), QColor("#f8fafc")


class PairMatrix(QWidget):
    """Rows are technologies, columns roles, both by their share of the heat. A chosen cell
    emphasises its two on the map.
    """

    def __init__(self, live: LiveReading, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._canvas = canvas
        self.setObjectName("pairMatrix")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = MatrixModel(canvas)
        self.measure = QComboBox()
        self.measure.setAccessibleName("What the table shows")
        for measure, text in _MEASURES.items():
            self.measure.addItem(text, measure)
        self.empty = PlainLabel(name="aside")
        self.table = QTableView()
        self._lay_out()
        self.measure.currentIndexChanged.connect(self._measure)
        self.table.selectionModel().currentChanged.connect(self._emphasise)
        live.changed.connect(self._follow)
        canvas.key_changed.connect(self.model.recolour)
        self._follow()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Pairs")
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setDefaultSectionSize(_COLUMN)
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setItemDelegate(_Cells(self.table))
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = QHBoxLayout()
        head.addWidget(self.measure)
        head.addWidget(self.empty, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)

    def _follow(self) -> None:
        reading = self._live.reading
        if reading is None or self._live.lagging:
            return
        self.model.show(reading.project, reading.pairs)
        nothing = not self.model.rowCount() or not self.model.columnCount()
        self.table.setVisible(not nothing)
        needs = "Pairs need a technology and a role on the map"
        self.empty.setText(needs if nothing else "")

    def _measure(self) -> None:
        self.model.measure_by(self.measure.currentData())

    def _emphasise(self, now: QModelIndex) -> None:
        ids = self.model.ids(now)
        self._canvas.view.emphasise(Emphasis(frozenset(ids)) if ids else None)


class _Cells(QStyledItemDelegate):
    """Cells in their own colours: the style sheet's rules for tables would hide them."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        roles, states = Qt.ItemDataRole, QStyle.StateFlag
        painter.save()
        painter.fillRect(option.rect.adjusted(0, 0, -1, -1), index.data(roles.BackgroundRole))
        painter.setPen(index.data(roles.ForegroundRole))
        painter.drawText(option.rect, int(Qt.AlignmentFlag.AlignCenter), index.data())
        if option.state & states.State_Selected:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()


class MatrixModel(QAbstractTableModel):
    """The pairs of a reading, largest shares first in both directions."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._measure: Measure = "heat"
        self._pairs: Pairs | None = None
        self._names: dict[str, str] = {}
        self._rows: NDArray[np.intp] = np.empty(0, np.intp)
        self._columns: NDArray[np.intp] = np.empty(0, np.intp)
        self._values: NDArray[np.float64] = np.empty((0, 0))
        self._colours: NDArray[np.uint32] = np.empty((0, 0), np.uint32)

    def show(self, project: Project, pairs: Pairs) -> None:
        """Shows other pairs."""
        self.beginResetModel()
        self._pairs = pairs
        ids = (*pairs.technologies, *pairs.roles)
        self._names = {id: names.item(project, id) for id in ids}
        shares = np.nan_to_num(pairs.shares)
        self._rows = np.argsort(-shares.sum(axis=1), kind="stable")
        self._columns = np.argsort(-shares.sum(axis=0), kind="stable")
        self._fill()
        self.endResetModel()

    def measure_by(self, measure: Measure) -> None:
        self._measure = measure
        self.recolour()

    def recolour(self) -> None:
        """The numbers or the colours are others now."""
        self._fill()
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def ids(self, index: Index) -> tuple[str, ...]:
        """The technology and the role of a cell."""
        if self._pairs is None or not index.isValid():
            return ()
        row, column = self._rows[index.row()], self._columns[index.column()]
        return self._pairs.technologies[row], self._pairs.roles[column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = Qt.ItemDataRole
        if not index.isValid():
            return None
        at = index.row(), index.column()
        if role == roles.DisplayRole:
            return self._words(float(self._values[at]))
        if role == roles.BackgroundRole:
            return QColor.fromRgb(int(self._colours[at]))
        if role == roles.ForegroundRole:
            ground = QColor.fromRgb(int(self._colours[at]))
            return _DARK_INK if ground.lightnessF() > 0.5 else _LIGHT_INK
        if role == roles.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role in {roles.ToolTipRole, roles.AccessibleDescriptionRole}:
            told = self._told(index)
            return tip(told) if role == roles.ToolTipRole else told
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if self._pairs is None or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        across = orientation == Qt.Orientation.Horizontal
        ids = self._pairs.roles if across else self._pairs.technologies
        name = self._names[ids[(self._columns if across else self._rows)[section]]]
        return tip(name) if role == Qt.ItemDataRole.ToolTipRole else name

    def _fill(self) -> None:
        pairs = self._pairs
        if pairs is None:
            return
        given = {"heat": pairs.heats, "alignment": pairs.alignments, "share": pairs.shares}
        order = np.ix_(self._rows, self._columns)
        self._values = given[self._measure][order]
        shown, look = np.nan_to_num(self._values), self._canvas.view.look
        top = {"heat": self._canvas.alignment_scale, "alignment": 1.0}.get(self._measure)
        most = top or float(shown.max(initial=0.0)) or 1.0
        settings = self._canvas.document.project.properties.heat
        table = colour_table(settings, "alignment", look.dark, look.plane)
        self._colours = colour(shown, (0.0, most), seen_table(table, look.vision))

    def _words(self, value: float) -> str:
        if np.isnan(value):
            return "–"
        return f"{100 * value:.1f} %" if self._measure == "share" else f"{value:.2f}"

    def _told(self, index: Index) -> str:
        technology, role = self.ids(index)
        pair = self._pairs.of(technology, role) if self._pairs else None
        if pair is None:
            return ""
        share = "" if pair.share is None else f", {100 * pair.share:.1f} % of the heat"
        return (
            f"{self._names[role]} and {self._names[technology]}: {pair.zone}, "
            f"heat {pair.heat:.2f}, alignment index {pair.alignment:.2f}{share}"
        )
