"""NextView: what comes next, small."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from heatdesk.canvas.guard import guarded
from heatdesk.figure.stage import Place
from heatdesk.presentation.lens_view import shrunk
from heatdesk.presentation.pages import Page, Pages
from heatdesk.presentation.talk import Talk


class NextView(QWidget):
    """Shows the next page once it has been drawn ahead; it never has it drawn by itself."""

    def __init__(self, talk: Talk, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(160, 90)
        self._talk = talk
        self._pages = pages
        self._shown: QPixmap | None = None
        self._scaled: QPixmap | None = None
        talk.changed.connect(self._look)
        pages.drawn.connect(self._look)

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    @property
    def ready(self) -> bool:
        """Whether there is something to see."""
        return self._shown is not None

    def _look(self) -> None:
        following, found = self._talk.following, None
        if following is not None:
            place = Place(self._talk.index + 1, len(self._talk.scenes))
            found = self._pages.drawn_ahead(Page(following, place))
        if found is not self._shown:
            self._shown, self._scaled = found, None
            self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._pages.look.canvas))
        if self._shown is not None:
            size = self._shown.size().scaled(
                self.size() * self.devicePixelRatioF(), Qt.AspectRatioMode.KeepAspectRatio
            )
            if self._scaled is None or self._scaled.size() != size:
                self._scaled = shrunk(self._shown, size, self.devicePixelRatioF())
            shown = self._scaled.deviceIndependentSize()
            left, top = (self.width() - shown.width()) / 2, (self.height() - shown.height()) / 2
            painter.drawPixmap(QPointF(left, top), self._scaled)
        painter.setPen(QColor(self._pages.look.hairline))
        painter.drawRect(QRectF(self.rect()).adjusted(0, 0, -1, -1))
        painter.end()
