"""LensView: a page smaller than it was drawn, on its way into the lens, and small beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from heatdesk.figure.look import Look
from heatdesk.presentation.light import Lens

_SMALL: Final = 0.16
"""The small map's share of the page."""

_MARGIN: Final = 16.0


def shrunk(page: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """The page in so many device pixels, smoothly; `ratio` of them are one of ours."""
    if page.size() == size:
        return page
    aspect, smooth = (
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    made = page.scaled(size, aspect, smooth)
    made.setDevicePixelRatio(ratio)
    return made


def paint_zooming(
    painter: QPainter, page: QPixmap, rect: QRectF, before: Lens, after: Lens, t: float
) -> None:
    """The whole page, t of the way from one lens to another."""
    at = (after if after.zoom > before.zoom else before).at
    zoom = before.zoom + (after.zoom - before.zoom) * t
    middle = QPointF(rect.left() + at[0] * rect.width(), rect.top() + at[1] * rect.height())
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(middle)
    painter.scale(zoom, zoom)
    painter.translate(-middle)
    painter.drawPixmap(rect, page, QRectF(page.rect()))
    painter.restore()


def paint_small_map(painter: QPainter, page: QPixmap, rect: QRectF, lens: Lens, look: Look) -> None:
    """The whole page, small, with a frame around what is seen of it."""
    size = rect.size() * _SMALL
    corner = rect.bottomRight() - QPointF(size.width() + _MARGIN, size.height() + _MARGIN)
    small = QRectF(corner, size)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(small, page, QRectF(page.rect()))
    painter.setPen(QPen(QColor(look.axis), 1.0))
    painter.drawRect(small)
    seen = size / lens.zoom
    left = small.left() + lens.at[0] * (size.width() - seen.width())
    top = small.top() + lens.at[1] * (size.height() - seen.height())
    painter.setPen(QPen(QColor(look.accent), 2.0))
    painter.drawRect(QRectF(QPointF(left, top), seen))
