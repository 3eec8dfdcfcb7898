"""Displays: which there are, and the windows that are put on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from heatdesk.app.settings import Shape

HERE: Final = "(here)"
"""Stands where the name of the room's display is remembered: a window on the display that is worked
on, though there be others.
"""

SHAPES: Final[dict[Shape, tuple[int, int]]] = {"16:9": (16, 9), "4:3": (4, 3), "16:10": (16, 10)}
"""What the audience's window looks like where it does not fill a display."""

LEAST_PRESENTER: Final = QSize(660, 480)
_SHARE: Final = 0.56
"""Of a display's width, that the audience's window takes beside the presenter's."""

_TITLE_BAR: Final = 36
_MOST_HIGH: Final = 900


@dataclass(frozen=True, slots=True)
class Display:
    """`whole` is all of it, `room` what the system's own bars leave."""

    name: str
    words: str
    whole: QRect
    room: QRect
    screen: QScreen


class Displays(QObject):
    """The displays there are. `gone(str)` and `came(str)` name one that was unplugged or plugged
    in.
    """

    gone = Signal(str)
    came = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._note_gone)
        application.screenAdded.connect(self._note_new)

    def all(self) -> Sequence[Display]:
        return connected()

    def named(self, name: str) -> Display | None:
        return next((display for display in self.all() if display.name == name), None)

    def _note_gone(self, screen: QScreen) -> None:
        self.gone.emit(screen.name())

    def _note_new(self, screen: QScreen) -> None:
        self.came.emit(screen.name())


def connected() -> list[Display]:
    """The displays that there are now; of those of one kind each is told apart."""
    found = [_display(screen) for screen in QGuiApplication.screens()]
    kinds = Counter(display.words for display in found)
    return [
        display if kinds[display.words] == 1 else replace(display, words=_apart(display))
        for display in found
    ]


def _apart(display: Display) -> str:
    return display.words if display.name == display.words else f"{display.words} ({display.name})"


def for_audience(names: Sequence[str], home: str, remembered: str) -> str | None:
    """Which of the displays the room gets, where `home` is the one that is worked on: the one that
    it had before, else the first other; None where there is no other, or where it shall have none.
    """
    if remembered == HERE:
        return None
    others = [name for name in names if name != home]
    if remembered in others:
        return remembered
    return others[0] if others else None


def side_by_side(room: QRect, shape: Shape) -> tuple[QRect, QRect]:
    """The audience's window of this shape and the presenter's, on one display."""
    across, down = SHAPES[shape]
    wide = max(min(int(room.width() * _SHARE), room.width() - LEAST_PRESENTER.width()), 480)
    high = wide * down // across
    if high > room.height() - _TITLE_BAR:
        high = room.height() - _TITLE_BAR
        wide = high * across // down
    top = room.top() + _TITLE_BAR
    audience = QRect(room.left(), top, wide, high)
    left = min(audience.right() + 1, room.right() - LEAST_PRESENTER.width())
    tall = min(room.height() - _TITLE_BAR, _MOST_HIGH)
    return audience, QRect(left, top, room.right() - left, tall)


def fill(window: QWidget, display: Display) -> None:
    """Full screen on a display: the window is there first, or it would open on the main one."""
    window.setScreen(display.screen)
    window.setGeometry(display.whole)
    window.showFullScreen()


def put(window: QWidget, display: Display, rect: QRect) -> None:
    """As a normal window on a display."""
    if window.windowState():
        window.showNormal()
    window.setScreen(display.screen)
    window.setGeometry(rect)
    window.show()


def _display(screen: QScreen) -> Display:
    """'DELL P2419H', or what the system calls it where it has no name."""
    parts = (screen.manufacturer(), screen.model())
    words = " ".join(dict.fromkeys(part.strip() for part in parts if part.strip()))
    whole, room = screen.geometry(), screen.availableGeometry()
    return Display(screen.name(), words or screen.name() or "display", whole, room, screen)
