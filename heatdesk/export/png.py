"""PNG: a figure as pixels."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from heatdesk.export.bounds import UNITS_PER_INCH, require_size
from heatdesk.export.fonts import load_fonts
from heatdesk.export.painter import paint
from heatdesk.figure.marks import Figure

_METRES_PER_INCH: Final = 0.0254


def image(figure: Figure, scale: float = 1.0) -> QImage:
    """The figure at `scale` pixels to a page unit. Needs a QGuiApplication.

    Raises ValueError where the picture would be empty or beyond 16,384 pixels a side.
    """
    width, height = round(figure.width * scale), round(figure.height * scale)
    require_size(width, height)
    load_fonts()
    made = QImage(width, height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise ValueError("there is not enough memory for a picture of this size")
    made.fill(QColor(figure.ground))
    painter = QPainter(made)
    painter.scale(scale, scale)
    paint(painter, figure.marks)
    painter.end()
    _note(made, scale)
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


def _note(made: QImage, scale: float) -> None:
    """Notes how large the picture is on paper, and who made it. Last: letters would follow it."""
    dots = round(scale * UNITS_PER_INCH / _METRES_PER_INCH)
    made.setDotsPerMeterX(dots)
    made.setDotsPerMeterY(dots)
    made.setText("Software", "HeatDesk")
