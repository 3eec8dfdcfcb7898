"""LegendPanel: what the colours mean, drawn from the same marks as in every export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from heatdesk.canvas.canvas import Canvas
from heatdesk.export.painter import paint
from heatdesk.figure.legend import WIDTH, Place, height, legend
from heatdesk.figure.words import number
from heatdesk.model import edits
from heatdesk.panels.plain import tip

_MARGIN = 14


class LegendPanel(QWidget):
    """The legend of a canvas, with a switch that locks its colours to the present scale."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._picture = _Picture(canvas)
        self.lock = QCheckBox("Lock colours")
        self.lock.setToolTip(
            tip("Keep today’s scale, so that maps, scenarios and meetings can be compared")
        )
        self.lock.clicked.connect(self._set_lock)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        layout.addWidget(self._picture)
        layout.addWidget(self.lock)
        layout.addStretch()
        canvas.key_changed.connect(self._refresh)
        canvas.document.settled.connect(self._refresh)
        canvas.document.replaced.connect(self._refresh)
        canvas.view.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        scale = self._canvas.document.project.properties.heat.scale
        self.lock.setChecked(scale is not None)
        self.lock.setText("Lock colours" if scale is None else f"Colours locked at {number(scale)}")
        self._picture.updateGeometry()
        self._picture.update()

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

    def sizeHint(self) -> QSize:
        return QSize(round(WIDTH), round(height(self._canvas.key)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas, place = self._canvas, Place(0.0, 0.0, float(self.width()) - 1, 1.0)
        project, look = canvas.document.project, canvas.view.look
        paint(painter, legend(project, canvas.scenario, canvas.key, place, look))
        painter.end()
