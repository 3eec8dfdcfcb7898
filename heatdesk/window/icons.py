"""Icons: the shipped drawings, tinted to the theme and sharp at every scale."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from heatdesk import resources

_SIZES: Final = (20, 40, 60)
"""Pixels: toolbars show 20, at scales of 1, 2 and 3. The drawings are made for this grid."""


@lru_cache(maxsize=256)
def icon(name: str, colour: str, faded: str) -> QIcon:
    """The icon `resources/icons/<name>.svg` in one colour, and faded where it is disabled."""
    made = QIcon()
    drawing = resources.text("icons", f"{name}.svg")
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faded)):
        for size in _SIZES:
            made.addPixmap(_drawn(drawing.replace("#000000", tint), size), mode)
    return made


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_drawn(resources.text("icons", "app.svg"), size))
    return made


def _drawn(drawing: str, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return pixmap
