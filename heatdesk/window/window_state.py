"""WindowState: where a window and its panels were when it closed, kept in the settings."""

from __future__ import annotations

import base64
from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from heatdesk.app.settings import Settings
from heatdesk.window.docks import PANELS, Docks

_VERSION: Final = 3
"""Another number forgets the panels: their names or places are others."""

_LARGEST: Final = 65_536
"""Bytes of the largest state that is believed."""


def remember(window: QMainWindow, docks: Docks, settings: Settings) -> None:
    settings.set(
        geometry=_text(window.saveGeometry()),
        panels=_text(window.saveState(_VERSION)),
        hidden=docks.hidden,
    )


def restore(window: QMainWindow, docks: Docks, settings: Settings) -> None:
    """The window's place and panels as they were left; what is implausible is left alone."""
    values = settings.values
    geometry, panels = _bytes(values.geometry), _bytes(values.panels)
    if geometry is not None:
        window.restoreGeometry(geometry)
    if panels is not None:
        window.restoreState(panels, _VERSION)
    for id in PANELS:
        docks.show(id, id not in values.hidden)


def _text(state: QByteArray) -> str:
    return base64.b64encode(bytes(state.data())).decode()


def _bytes(text: str) -> QByteArray | None:
    """A state as Qt wrote it; None where there is none or it is implausible."""
    try:
        state = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return QByteArray(state) if 0 < len(state) <= _LARGEST else None
