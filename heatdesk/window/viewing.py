"""Viewing: what the window shows of its map, and how near: parts, panels, camera, snapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from heatdesk.canvas.view import PARTS
from heatdesk.window.docks import PANELS

if TYPE_CHECKING:
    from heatdesk.window.main_window import MainWindow


class Viewing:
    """The actions that change nothing but what is seen."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> dict[str, Callable[[], object]]:
        """What each of its actions does."""
        canvas = self._window.session.canvas
        camera: dict[str, Callable[[], object]] = {
            "fit": canvas.fit,
            "fit_selection": canvas.fit_selection,
            "actual_size": lambda: canvas.zoom_to(1.0),
            "zoom_in": lambda: canvas.zoom_by(1.25),
            "zoom_out": lambda: canvas.zoom_by(0.8),
            "snapping": self._toggle_snapping,
            "first_steps": self._toggle_steps,
        }
        shows = {f"show_{part}": self._part_toggler(part) for part in PARTS}
        return {**camera, **shows, **{id: self._panel_toggler(id) for id in PANELS}}

    def check(self, actions: Mapping[str, QAction]) -> None:
        """Shows in the menus which parts of the map are seen."""
        for part in PARTS:
            actions[f"show_{part}"].setChecked(getattr(self._window.session.view.shown, part))

    def _toggle_steps(self) -> None:
        settings = self._window.settings
        settings.set(checklist=not settings.values.checklist)

    def _toggle_snapping(self) -> None:
        settings = self._window.settings
        settings.set(snapping=not settings.values.snapping)

    def _part_toggler(self, part: str) -> Callable[[], None]:
        view = self._window.session.view
        return lambda: view.show_part(part, not getattr(view.shown, part))

    def _panel_toggler(self, id: str) -> Callable[[], None]:
        return lambda: self._window.docks.toggle(id)
