"""Overlay: what lies over the picture: pointer, spotlight, highlight, hud. It takes no mouse."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from heatdesk.canvas.guard import guarded
from heatdesk.presentation.hud import Hud
from heatdesk.presentation.light import WHOLE, Lens, Light, Patch, Spot

POINTER: Final = "#00e5ff"
"""Told apart from every colour of the heat by all eyes; a red dot would not be."""

DIM: Final = 0.65
_CORE: Final = 0.0148
"""The pointer's diameter as a share of the page's height: 16 pixels at 1080."""

_RINGS: Final = 1.75
_FRAME_MS: Final = 16


class Overlay(QWidget):
    """Paints only what lies in the parts that have changed."""

    def __init__(self, light: Light, parent: QWidget, hud: Hud | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._light = light
        self._hud = hud
        self._page = QRectF()
        self._painted = QRectF()
        self._dark = (False, False)
        """Whether spotlight and highlight were on when it was last painted."""
        self._lens = WHOLE
        self._fading = QTimer(self)
        self._fading.setInterval(_FRAME_MS)
        self._fading.timeout.connect(self._fade)
        light.moved.connect(self._move)
        if hud is not None:
            hud.changed.connect(lambda: self.update(hud.area(self._whole).toAlignedRect()))

    def lie_on(self, page: QRectF) -> None:
        """The page lies here in the window."""
        self._page = page
        self.update()

    def see_through(self, lens: Lens) -> None:
        """The page is seen through this lens now: what is highlighted lies elsewhere."""
        if lens != self._lens:
            self._lens = lens
            self.update()

    @property
    def _whole(self) -> QSizeF:
        return QSizeF(self.size())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_veil(painter)
        if self._light.pointer:
            self._paint_pointer(painter)
        if self._hud is not None:
            self._hud.paint(painter, self._whole)
        painter.end()

    def _paint_veil(self, painter: QPainter) -> None:
        """All is dim but what spotlight and highlight leave clear."""
        light, clear = self._light, QPainterPath()
        if light.spotlight and light.at is not None:
            radius = light.radius * self._page.height()
            clear.addEllipse(self._place(light.at), radius, radius)
        if light.highlight is not None:
            patch = QPainterPath()
            patch.addRect(self._patch(light.highlight))
            clear = clear.united(patch)
        if clear.isEmpty():
            return
        path = QPainterPath()
        path.addRect(self._page)
        path.addPath(clear)  # odd-even: what is in both stays clear
        veil = QColor(Qt.GlobalColor.black)
        veil.setAlphaF(DIM)
        painter.fillPath(path, veil)

    def _patch(self, patch: Patch) -> QRectF:
        """Where a part of the page is in the window, as far as it is seen."""
        left, top = self._lens.seen(patch[:2])
        right, bottom = self._lens.seen(patch[2:])
        seen = QRectF(self._place((left, top)), self._place((right, bottom)))
        return seen & self._page

    def _paint_pointer(self, painter: QPainter) -> None:
        radius = self._radius
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(POINTER)
        for left, at in self._light.trail:
            colour.setAlphaF(0.5 * left)
            painter.setBrush(colour)
            painter.drawEllipse(self._place(at), radius * left, radius * left)
        if self._light.at is None:
            return
        place = self._place(self._light.at)
        for ring, share in (("#111827", _RINGS), ("#ffffff", 1.4), (POINTER, 1.0)):
            painter.setBrush(QColor(ring))
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.drawEllipse(place, radius * share, radius * share)

    @property
    def _radius(self) -> float:
        return max(_CORE * self._page.height() * self._light.size / 2, 3.0)

    def _place(self, at: Spot) -> QPointF:
        page = self._page
        return QPointF(page.left() + at[0] * page.width(), page.top() + at[1] * page.height())

    def _move(self) -> None:
        light, now = self._light, self._lit()
        dark = light.spotlight, light.highlight is not None
        if dark != self._dark:
            self._dark = dark
            self.update()
        else:
            self.update((now | self._painted).toAlignedRect())
        self._painted = now
        if light.pointer and light.trails and not self._fading.isActive():
            self._fading.start()

    def _fade(self) -> None:
        if not self._light.trail:
            self._fading.stop()
        self._move()

    def _lit(self) -> QRectF:
        """All that pointer and spotlight touch."""
        light, lit = self._light, QRectF()
        spots = [at for _, at in light.trail] + ([light.at] if light.at is not None else [])
        reach = _RINGS * self._radius + 2
        if light.pointer:
            for at in spots:
                lit |= _around(self._place(at), reach)
        if light.spotlight and light.at is not None:
            lit |= _around(self._place(light.at), light.radius * self._page.height() + 2)
        if light.highlight is not None:
            lit |= self._patch(light.highlight).adjusted(-2, -2, 2, 2)
        return lit


def _around(place: QPointF, reach: float) -> QRectF:
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
