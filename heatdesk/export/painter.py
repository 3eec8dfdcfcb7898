"""Marks through QPainter: the one drawing code of the canvas, of PNG and of PDF."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from shiboken6 import VoidPtr

from heatdesk.export import halo as halos
from heatdesk.export.fonts import font
from heatdesk.export.pixels import is_opaque
from heatdesk.figure import lettering
from heatdesk.figure.marks import (
    Box,
    Clipped,
    Ellipse,
    Fill,
    Halo,
    Line,
    Mark,
    Picture,
    Rings,
    Stroke,
    Text,
)

_MOST_PIXELS: Final = 2048
"""Pixels a side of a picture that is refined for paper."""


def paint(painter: QPainter, marks: Iterable[Mark], on_paper: bool = False) -> None:
    """Draws marks in order, antialiased, in the painter's own units. `on_paper` is for files that
    keep text as text and pictures as they are given: each text is drawn once, pictures are smooth.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # widgets have set their own
    for mark in marks:
        match mark:
            case Ellipse():
                _shape(painter, mark.fill, mark.stroke)
                painter.drawEllipse(QPointF(mark.x, mark.y), mark.rx, mark.ry)
            case Box():
                _shape(painter, mark.fill, mark.stroke)
                _box(painter, mark)
            case Text():
                _text(painter, mark, on_paper)
            case Line():
                painter.setPen(pen(mark.stroke))
                painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
            case Rings():
                _shape(painter, None, mark.stroke)
                for ring in mark.rings:
                    painter.drawPolygon(polygon(ring))
            case Picture():
                picture(painter, mark, on_paper)
            case Clipped():
                painter.save()
                left, top, right, bottom = mark.box
                painter.setClipRect(
                    QRectF(left, top, right - left, bottom - top),
                    Qt.ClipOperation.IntersectClip,
                )
                paint(painter, mark.marks, on_paper)
                painter.restore()


@lru_cache(maxsize=512)
def colour(name: str, opacity: float = 1.0) -> QColor:
    """Shared, like pens and brushes: callers must not change it."""
    made = QColor(name)
    made.setAlphaF(opacity)
    return made


@lru_cache(maxsize=512)
def pen(stroke: Stroke) -> QPen:
    made = QPen(colour(stroke.colour, stroke.opacity), stroke.width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if not stroke.dash else Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dash:  # Qt counts dashes in line widths
        made.setDashPattern([length / max(stroke.width, 1e-6) for length in stroke.dash])
    return made


@lru_cache(maxsize=512)
def brush(fill: Fill) -> QBrush:
    return QBrush(colour(fill.colour, fill.opacity))


def polygon(points: NDArray[np.floating[Any]]) -> QPolygonF:
    """Points of shape (k, 2) as a polygon, copied as a block: 20 times faster than singly."""
    made = QPolygonF()
    made.resize(len(points))
    memory: Any = VoidPtr(made.data(), len(points) * 16, True)  # type: ignore[call-arg, arg-type]
    np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)[:] = points
    return made


def picture(painter: QPainter, mark: Picture, on_paper: bool = False) -> None:
    rows, columns = mark.pixels.shape
    data = mark.pixels.data.cast("B")
    kinds = QImage.Format
    kind = kinds.Format_RGB32 if is_opaque(mark.pixels) else kinds.Format_ARGB32
    image = QImage(data, columns, rows, columns * 4, kind)
    if on_paper:
        image = _refined(image, mark)
    else:
        seen = painter.deviceTransform()
        image = _coarser(image, mark.width * math.hypot(seen.m11(), seen.m12()))
    painter.drawImage(QRectF(mark.x, mark.y, mark.width, mark.height), image)


def _coarser(image: QImage, width: float) -> QImage:
    """The image with no more than twice the pixels that are seen of it: painters look at four of
    them for each that they draw, and edges in between would be torn.
    """
    wanted = 2 * math.ceil(max(width, 1.0))
    if image.width() <= wanted:
        return image
    rows = max(round(image.height() * wanted / image.width()), 1)
    ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(wanted, rows, ratio, smooth)


def _refined(image: QImage, mark: Picture) -> QImage:
    """The image with about a pixel to each page unit: readers of PDF show larger ones as tiles."""
    rows, columns = image.height(), image.width()
    finer = max(1, math.ceil(min(mark.width, _MOST_PIXELS) / columns))
    return image.scaled(
        finer * columns,
        max(1, math.ceil(min(mark.height, _MOST_PIXELS) / rows)) * rows,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _shape(painter: QPainter, fill: Fill | None, stroke: Stroke | None) -> None:
    painter.setBrush(brush(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(pen(stroke) if stroke else Qt.PenStyle.NoPen)


def _box(painter: QPainter, mark: Box) -> None:
    rect = QRectF(mark.x, mark.y, mark.width, mark.height)
    if mark.radius:
        painter.drawRoundedRect(rect, mark.radius, mark.radius)
    else:
        painter.drawRect(rect)


def _text(painter: QPainter, mark: Text, on_paper: bool) -> None:
    if not mark.text:
        return
    nominal = max(round(mark.size), 1)  # fonts come in whole pixels; the painter does the rest
    scale = mark.size / nominal
    painter.save()
    painter.translate(mark.x, mark.y)
    painter.rotate(mark.turn)
    painter.scale(scale, scale)
    drawn = font(nominal, mark.weight, mark.spacing)
    painter.setFont(drawn)
    left = -_before_anchor(mark, drawn) / scale
    if mark.halo:
        around = _outline if on_paper else _copies
        around(painter, mark.text, left, nominal, mark.halo)
    painter.setPen(colour(mark.colour, mark.opacity))
    painter.drawText(QPointF(left, 0.0), mark.text)
    painter.restore()


def _copies(painter: QPainter, text: str, left: float, size: float, halo: Halo) -> None:
    painter.setPen(colour(halo.colour, halo.opacity))
    radius = size * halo.share / 2
    for copy in range(halos.COPIES):
        angle = 2 * math.pi * copy / halos.COPIES
        painter.drawText(QPointF(left + radius * math.cos(angle), radius * math.sin(angle)), text)


def _outline(painter: QPainter, text: str, left: float, size: float, halo: Halo) -> None:
    """The halo as a shape: whoever searches or copies text finds it once."""
    shape = QPainterPath()
    shape.addText(QPointF(left, 0.0), painter.font(), text)
    painter.strokePath(shape, pen(halos.outline(halo, size)))


def _before_anchor(mark: Text, drawn: QFont) -> float:
    """How much of the text lies to the left of its anchor."""
    if mark.anchor == "start":
        return 0.0
    wide = _width(mark, drawn) - mark.spacing * mark.size  # the last letter's space is not seen
    return wide / 2 if mark.anchor == "middle" else wide


def _width(mark: Text, drawn: QFont) -> float:
    """As it was measured, or, where that was a guess, as the system's fonts have it."""
    if lettering.is_exact(mark.text, mark.weight):
        return lettering.width(mark.text, mark.size, mark.weight, mark.spacing)
    return QFontMetricsF(drawn).horizontalAdvance(mark.text) * mark.size / drawn.pixelSize()
