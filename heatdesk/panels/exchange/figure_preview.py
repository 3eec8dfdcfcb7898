"""FigurePreview: a finished figure as it will be handed out, as large as there is room for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from heatdesk.export.fonts import load_fonts
from heatdesk.export.painter import paint
from heatdesk.figure.marks import Figure

_MARGIN: Final = 10
_EDGE: Final = "#94a3b8"


class FigurePreview(QWidget):
    """Drawn anew only where the figure or the room is another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self.figure: Figure | None = None
        self._drawn = QPixmap()
        self._drawn_for: tuple[Figure, QSize] | None = None
        self.setAccessibleName("Preview")
        self.setMinimumSize(320, 240)
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)

    def show_figure(self, figure: Figure) -> None:
        self.figure = figure
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.figure is None:
            return
        wide, high = self._fitting(self.figure)
        place = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        painter = QPainter(self)
        painter.drawPixmap(place.topLeft(), self._picture(self.figure, wide))
        painter.setPen(QColor(_EDGE))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _fitting(self, figure: Figure) -> tuple[float, float]:
        """The page in its own proportions, in whole pixels of the screen."""
        room = (self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN)
        scale = min(room[0] / figure.width, room[1] / figure.height)
        return max(round(figure.width * scale), 1), max(round(figure.height * scale), 1)

    def _picture(self, figure: Figure, wide: float) -> QPixmap:
        if self._drawn_for != (figure, self.size()):
            self._drawn_for = (figure, self.size())
            self._drawn = _drawn(figure, wide / figure.width, self.devicePixelRatioF())
        return self._drawn


def _drawn(figure: Figure, scale: float, sharpness: float) -> QPixmap:
    width = max(round(figure.width * scale * sharpness), 1)
    height = max(round(figure.height * scale * sharpness), 1)
    pixmap = QPixmap(width, height)
    pixmap.setDevicePixelRatio(sharpness)
    pixmap.fill(QColor(figure.ground))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint(painter, figure.marks)
    painter.end()
    return pixmap
