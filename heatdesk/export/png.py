"""PNG: a figure as pixels."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from heatdesk.export.fonts import load_fonts
from heatdesk.export.painter import paint
from heatdesk.figure.marks import Figure

LARGEST_SIDE: Final = 16_384
LARGEST_AREA: Final = 256_000_000


def image(figure: Figure, scale: float = 1.0) -> QImage:
    """The figure at `scale` pixels to a page unit. Needs a QGuiApplication.

    Raises ValueError where the picture would be empty or beyond 16,384 pixels a side.
    """
    width, height = round(figure.width * scale), round(figure.height * scale)
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise ValueError(f"a picture is from 1 to {LARGEST_SIDE} pixels a side")
    if width * height > LARGEST_AREA:
        raise ValueError(f"a picture has at most {LARGEST_AREA // 1_000_000} million pixels")
    load_fonts()
    made = QImage(width, height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise ValueError("there is not enough memory for a picture of this size")
    made.fill(QColor(figure.ground))
    painter = QPainter(made)
    painter.scale(scale, scale)
    paint(painter, figure.marks)
    painter.end()
    return made


def encode(made: QImage) -> bytes:
    """The image as a PNG file's bytes. Raises ValueError if Qt cannot encode it."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not made.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ValueError("the picture could not be encoded")
    buffer.close()
    return bytes(kept.data())


def png(figure: Figure, scale: float = 1.0) -> bytes:
    """The figure as a PNG file's bytes; see `image` for errors."""
    return encode(image(figure, scale))
