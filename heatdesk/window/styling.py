"""Styling: how the window and its map look, as the theme and the settings want it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from heatdesk.app import motion
from heatdesk.window import menus
from heatdesk.window.actions import tint

if TYPE_CHECKING:
    from heatdesk.window.main_window import MainWindow

AFTER_FIRST_FRAME_MS: Final = 200
"""When a window that has just been opened has time for what nobody sees at once."""


class Styling(QObject):
    """Follows the theme and the settings, which are those of all windows, until its window goes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.theme.changed.connect(self.restyle)
        window.settings.changed.connect(self.prefer)

    def restyle(self) -> None:
        """The theme is another."""
        window = self._window
        self._style_map()
        self._tint(menus.TOOLBAR)
        if window.isVisible():
            self.tint_menus()
        else:
            QTimer.singleShot(AFTER_FIRST_FRAME_MS, self, self.tint_menus)
        if window.shows_welcome:
            window.welcome.draw_thumbnails(window.theme.dark)

    def prefer(self) -> None:
        """Takes over the settings that hold for the map."""
        window, values = self._window, self._window.settings.values
        window.session.view.snapping = values.snapping
        window.session.heat.morph.wanted = motion.is_wanted(values.motion)
        self._style_map()
        window.actions_by_id["snapping"].setChecked(values.snapping)
        window.actions_by_id["first_steps"].setChecked(values.checklist)
        window.presenting.check(window.actions_by_id)

    def tint_menus(self) -> None:
        """The icons that no toolbar shows: drawing them all would hold up the first frame."""
        self._tint(self._window.actions_by_id)

    def _style_map(self) -> None:
        window = self._window
        projector = window.settings.values.map_theme == "projector"
        window.session.view.set_style(window.theme.dark, projector)

    def _tint(self, ids: Collection[str | None]) -> None:
        theme = self._window.theme
        tint(self._window.actions_by_id, ids, theme.token("text"), theme.token("edge"))
