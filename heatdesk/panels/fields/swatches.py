"""Swatches: the markers of the map as icons, so that lists speak the map's language."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from heatdesk.export.painter import paint
from heatdesk.figure.bubbles import Bubble, marker
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look
from heatdesk.model.items import Item, Layer, Placement

_SIDE = 20
_SHARPNESS = 3


def swatch(item: Item, look: Look, muted: bool = False) -> QIcon:
    """The item's marker, as on the map."""
    return _drawn(item.layer, item.color, look, muted)


@lru_cache(maxsize=128)
def _drawn(layer: Layer, color: str | None, look: Look, muted: bool) -> QIcon:
    """Kept: a list of two thousand rows shows a handful of different ones."""
    pixmap = QPixmap(_SIDE * _SHARPNESS, _SIDE * _SHARPNESS)
    pixmap.setDevicePixelRatio(_SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    frame = Frame(_SIDE / 2, _SIDE / 2, 0.0, 0.85)
    item = Item("sample", layer, "", color=color)
    paint(painter, marker(Bubble(item, Placement("sample", 0.0, 0.0, muted=muted)), frame, look))
    painter.end()
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)  # or Qt would tint it
    return made
