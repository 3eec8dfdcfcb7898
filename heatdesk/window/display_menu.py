"""DisplayMenu: on which display the next talk's room sees it, chosen before the talk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from heatdesk.app.settings import Settings

_TITLE: Final = "&Display of the room"


class DisplayMenu(QMenu):
    """A submenu that lists the displays there are when it opens. A choice is kept by the display's
    name: the same one has the room again when it is plugged in the next time.
    """

    def __init__(self, menu: QMenu, settings: Settings) -> None:
        super().__init__(_TITLE, menu)
        self._settings = settings
        self._group: QActionGroup | None = None
        self.aboutToShow.connect(self.refresh)
        menu.addMenu(self)
        self.refresh()

    def refresh(self) -> None:
        """Lists what there is now."""
        self.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        now = self._settings.values.audience_screen
        for name, words in self._entries(now):
            action = self.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == now)
            action.triggered.connect(partial(self._settings.set, audience_screen=name))
            self._group.addAction(action)

    def _entries(self, now: str) -> Iterator[tuple[str, str]]:
        """Names, as they are kept, with what is said of them. What was chosen and is not there now
        is listed too, or nobody would know what is remembered.
        """
        from heatdesk.presentation.displays import HERE, connected  # the start does without it

        found = [display for display in connected() if display.name]
        yield "", "Another display, if there is one"
        for display in found:
            yield display.name, display.words
        if now and now != HERE and now not in {display.name for display in found}:
            yield now, f"{now} (not there now)"
        yield HERE, "A window on this display"
