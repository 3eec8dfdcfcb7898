"""Arrangement: which window of a talk is on which display, also when one is unplugged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from heatdesk.app.settings import Settings
from heatdesk.presentation.displays import (
    HERE,
    Display,
    Displays,
    fill,
    for_audience,
    put,
    side_by_side,
)


class Arrangement(QObject):
    """Two displays: the room's window fills the other one. One: both windows side by side.

    `told(str)`: something has changed by itself, in words. `arranged()`: windows have been put
    elsewhere.
    """

    told = Signal(str)
    arranged = Signal()

    def __init__(
        self,
        audience: QWidget,
        presenter: QWidget | None,
        settings: Settings,
        displays: Displays,
        home: str,
    ) -> None:
        """`home` names the display that is worked on; without a presenter's window the room's fills
        it.
        """
        super().__init__(audience)
        self._audience = audience
        self._presenter = presenter
        self._settings = settings
        self._displays = displays
        self._home = home
        self._away: str | None = None
        """The display that the room's window fills, if that is not the presenter's."""
        self._lost: str | None = None
        displays.gone.connect(self._note_gone)
        displays.came.connect(self._note_new)

    @property
    def words(self) -> str:
        """Where the room's window is: 'DELL P2419H, full screen'."""
        display = self._displays.named(self._away or self._home)
        if display is None or (self._away is None and self._presenter is not None):
            return f"a window on this display, {self._settings.values.shape}"
        return f"{display.words}, full screen"

    @property
    def alone(self) -> bool:
        """Whether the room's window is the only one."""
        return self._presenter is None

    @property
    def away(self) -> bool:
        """Whether the room has a display of its own."""
        return self._away is not None

    def arrange(self) -> None:
        """Puts the windows where they belong on the displays that there are now."""
        names = [display.name for display in self._displays.all()]
        if not names:
            return
        if self._home not in names:
            self._home = names[0]
        home = self._displays.named(self._home)
        assert home is not None
        remembered = self._settings.values.audience_screen
        self._away = for_audience(names, self._home, remembered) if self._presenter else None
        away = self._displays.named(self._away) if self._away else None
        self._put(home, away)
        self.arranged.emit()

    def choices(self) -> Sequence[tuple[str, str, bool]]:
        """Where the room's window may be: the name for `show_on`, what it says, whether it is so
        now.
        """
        shown = self._away or (self._home if self._presenter is None else HERE)
        listed = [
            (display.name, f"{display.words}, full screen", display.name == shown)
            for display in self._displays.all()
            if self._presenter is None or len(self._displays.all()) > 1
        ]
        if self._presenter is not None:
            listed.append((HERE, "A window on this display", shown == HERE))
        return listed

    def swap(self) -> bool:
        """Exchanges the displays of the two windows. False where there is only one."""
        if self._away is None:
            return self._leave_home()
        self._settings.set(audience_screen=self._home)
        self._home = self._away
        self.arrange()
        return True

    def show_on(self, name: str) -> None:
        """The room gets this display from now on, or a window beside the presenter's."""
        names = [display.name for display in self._displays.all()]
        if self._presenter is None:
            self._home = name
        elif name == self._home:
            self._home = self._away or next((other for other in names if other != name), name)
        if self._presenter is not None:
            self._settings.set(audience_screen=name)
        self.arrange()

    def _leave_home(self) -> bool:
        """The room gets the first other display, if there is one."""
        names = [display.name for display in self._displays.all()]
        other = for_audience(names, self._home, "")
        if other is not None and self._presenter is not None:
            self.show_on(other)
        return other is not None and self._presenter is not None

    def _put(self, home: Display, away: Display | None) -> None:
        if self._presenter is None:
            fill(self._audience, home)
        elif away is not None:
            self._settings.set(audience_screen=away.name)
            fill(self._audience, away)
            put(self._presenter, home, home.room.adjusted(8, 36, -8, -8))
        else:
            rects = side_by_side(home.room, self._settings.values.shape)
            put(self._audience, home, rects[0])
            put(self._presenter, home, rects[1])
        front = self._presenter or self._audience
        front.raise_()
        front.activateWindow()

    def _note_gone(self, name: str) -> None:
        """Qt moves windows off the display only after it has told of it."""
        QTimer.singleShot(0, self, lambda: self._lose(name))

    def _note_new(self, name: str) -> None:
        QTimer.singleShot(0, self, lambda: self._find(name))

    def _lose(self, name: str) -> None:
        if name not in {self._away, self._home}:
            return
        if name == self._away:
            self._lost = name
        self.arrange()
        if self._away is None and self._presenter is not None:
            self.told.emit("A display was unplugged: the audience window is here now.")
        else:
            self.told.emit("A display was unplugged. The talk goes on.")

    def _find(self, name: str) -> None:
        """What was unplugged is back, or there is a first other display."""
        if name != self._lost and self._away is not None:
            return
        self._lost = None
        self.arrange()
        if self._away == name:
            self.told.emit("The audience window fills the display that was plugged in.")
