"""LegendPanel: what the colours mean, drawn from the same marks as in every export."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from heatdesk.canvas.canvas import Canvas
from heatdesk.export.painter import paint
from heatdesk.figure.basis import smoothing
from heatdesk.figure.legend import WIDTH, Place, height, legend
from heatdesk.figure.words import number
from heatdesk.model import edits
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.maps.threshold_ticks import ThresholdTick

_MARGIN = 14
_BAR_TOP: Final = 46.0
_BAR_HEIGHT: Final = 14.0
"""Where the legend's marks have the bar."""

_ROW: Final = 24
_MOST_ROWS: Final = 6
_REST_MS: Final = 150


class LegendPanel(QWidget):
    """The legend of a canvas, with a switch that locks its colours to the present scale, and the
    names that found no room on the map, by their numbers.
    """

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = _Picture(canvas)
        self.warm, self.hot = self._picture.ticks
        self.source = PlainLabel(name="aside")
        self.source.setWordWrap(True)
        self.lock = QCheckBox("Lock colours")
        self.lock.setToolTip(
            tip("Keep today’s scale, so that maps, scenarios and meetings can be compared")
        )
        self.lock.clicked.connect(self._set_lock)
        self.count = PlainLabel(name="aside")
        self.names = QListWidget()
        self.names.setObjectName("numbered")
        self.names.setAccessibleName("Numbered names")
        self.names.itemClicked.connect(self._choose)
        self.names.itemActivated.connect(self._choose)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_REST_MS)
        self._late.timeout.connect(self._list_names)
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        for part in (self._picture, self.source, self.lock, self.count, self.names):
            layout.addWidget(part)
        layout.addStretch()

    def _connect(self) -> None:
        canvas = self._canvas
        canvas.key_changed.connect(self._restyle)
        canvas.document.settled.connect(self._refresh)
        canvas.document.replaced.connect(self._refresh)
        canvas.heat.switched.connect(self._refresh)
        canvas.view.changed.connect(self._refresh)
        canvas.moved.connect(self._late.start)  # a camera's move lays the names out anew

    def _refresh(self) -> None:
        self._restyle()
        self._list_names()

    def _restyle(self) -> None:
        canvas = self._canvas
        scale = canvas.document.project.properties.heat.scale
        self.lock.setChecked(scale is not None)
        self.lock.setText("Lock colours" if scale is None else f"Colours locked at {number(scale)}")
        self.source.setText(smoothing(canvas.document.project, canvas.scenario))
        self._picture.updateGeometry()
        self._picture.stand()
        self._picture.update()

    def _list_names(self) -> None:
        """The names that are numbers on the map; a click shows whose they are."""
        canvas = self._canvas
        project = canvas.document.project
        found = [
            (label.number, label.id)
            for label in (canvas.scenery.labels if canvas.view.shown.labels else ())
            if label.number is not None and project.has_item(label.id)
        ]
        self.names.clear()
        for n, id in sorted(found):
            row = QListWidgetItem(f"{n}   {' '.join(project.item(id).name.split())}")
            row.setData(Qt.ItemDataRole.UserRole, id)
            self.names.addItem(row)
        self.count.setText("1 name is numbered" if len(found) == 1 else _counted(len(found)))
        self.names.setFixedHeight(_ROW * min(len(found), _MOST_ROWS) + 4)
        for part in (self.count, self.names):
            part.setVisible(bool(found))

    def _choose(self, row: QListWidgetItem) -> None:
        self._canvas.selection.choose([str(row.data(Qt.ItemDataRole.UserRole))])

    def _set_lock(self, locked: bool) -> None:
        document = self._canvas.document
        scale = round(self._canvas.alignment_scale, 4) if locked else None
        text = "Lock colours" if locked else "Unlock colours"
        document.edit(text, edits.set_heat(document.project, scale=scale))


class _Picture(QWidget):
    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.setAccessibleName("Legend")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.ticks = ThresholdTick(canvas, "warm", self), ThresholdTick(canvas, "hot", self)

    def sizeHint(self) -> QSize:
        return QSize(round(WIDTH), round(height(self._canvas.key)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def stand(self) -> None:
        """Puts the ticks where the thresholds are; only alignment has any."""
        bar = QRectF(0.0, _BAR_TOP, float(self.width()) - 1, _BAR_HEIGHT)
        for tick in self.ticks:
            tick.setVisible(self._canvas.key.zones)
            tick.stand(bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stand()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, place = self._canvas, Place(0.0, 0.0, float(self.width()) - 1, 1.0)
        project, look = canvas.document.project, canvas.view.look
        paint(painter, legend(project, canvas.scenario, canvas.key, place, look))
        painter.end()


def _counted(names: int) -> str:
    return f"{names} names are numbered"
