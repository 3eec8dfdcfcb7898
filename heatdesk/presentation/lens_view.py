"""LensView: a page smaller than it was drawn, on its way into the lens, and small beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

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


def see(page: QSize, lens: Lens) -> QTransform:
    """From a page of this size to what is seen of it."""
    left, top = lens.seen((0.0, 0.0))
    moved = QTransform.fromTranslate(left * page.width(), top * page.height())
    return QTransform.fromScale(lens.zoom, lens.zoom) * moved


def between(before: Lens, after: Lens, t: float) -> Lens:
    """What is seen t of the way from one lens to another."""
    at = (after if after.zoom > before.zoom else before).at
    return Lens(before.zoom + (after.zoom - before.zoom) * t, at)


def through(rect: QRectF, lens: Lens) -> QRectF:
    """Where the whole page lies if what is seen of it fills a rectangle."""
    left, top = lens.seen((0.0, 0.0))
    corner = QPointF(rect.left() + left * rect.width(), rect.top() + top * rect.height())
    return QRectF(corner, rect.size() * lens.zoom)


def paint_zooming(painter: QPainter, page: QPixmap, rect: QRectF, lens: Lens) -> None:
    """The whole page on its way into the lens."""
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(through(rect, lens), page, QRectF(page.rect()))
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
