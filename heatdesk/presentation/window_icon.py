"""WindowIcon: the two windows of a talk are told apart in a list of windows to share."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

_SIZES: Final = (16, 24, 32, 48, 64, 128)
_ROOM, _PRIVATE, _INK = "#ea580c", "#334155", "#ffffff"
_NOTES: Final = ((0.30, 0.72), (0.46, 0.72), (0.62, 0.54))
"""Lines of writing: how far down, and how far to the right they go; shares of the side."""


def window_icon(private: bool) -> QIcon:
    """A warm spot for the room's window; lines of writing, on grey, for the private one."""
    made = QIcon()
    for side in _SIZES:
        made.addPixmap(_drawn(side, private))
    return made


def _drawn(side: int, private: bool) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_PRIVATE if private else _ROOM))
    painter.drawRoundedRect(QRectF(0, 0, side, side), 0.2 * side, 0.2 * side)
    painter.setBrush(QColor(_INK))
    if private:
        for down, across in _NOTES:
            painter.drawRect(QRectF(0.24 * side, down * side, (across - 0.24) * side, 0.08 * side))
    else:
        painter.drawEllipse(QPointF(side / 2, side / 2), 0.22 * side, 0.22 * side)
    painter.end()
    return picture
