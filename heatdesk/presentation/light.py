"""Light: what points at the picture: the pointer with its trail, the spotlight, the lens.

Places are shares of the page, (0, 0) its upper left corner, so that windows of different sizes
show the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

Spot = tuple[float, float]

TRAIL_S: Final = 0.6
"""Seconds after which the pointer's trail has faded."""

LARGEST_ZOOM: Final = 2.0
_MIDDLE: Final = (0.5, 0.5)
_SIZES: Final = (0.6, 3.0)
_RADII: Final = (0.05, 0.45)
_LARGER: Final = 1.2


@dataclass(frozen=True, slots=True)
class Lens:
    """How large the page is drawn, and which of its points stays where it is."""

    zoom: float = 1.0
    at: Spot = _MIDDLE


WHOLE: Final = Lens()
"""The page as it is."""


class Light(QObject):
    """`moved()`: pointer or spotlight are elsewhere, on or off. `zoomed()`: another lens."""

    moved = Signal()
    zoomed = Signal()

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._at: Spot | None = None
        self._trail: list[tuple[float, Spot]] = []
        self._pointer = False
        self._held = False
        self._spotlight = False
        self.trails = True
        """Whether the pointer leaves a trail: in a video call it does not."""
        self.size = 1.0
        """Of the pointer, 1.0 being as it comes."""
        self.radius = 0.16
        """Of the spotlight, as a share of the page's height."""
        self.lens = WHOLE

    @property
    def at(self) -> Spot | None:
        """Where the mouse is on the page, if it is."""
        return self._at

    @property
    def pointer(self) -> bool:
        """Whether the pointer is on: by its key, or while Ctrl is held."""
        return self._pointer or self._held

    @property
    def spotlight(self) -> bool:
        return self._spotlight

    @property
    def trail(self) -> tuple[tuple[float, Spot], ...]:
        """Where the pointer was, with how much of it is left: from 1, now, to 0."""
        now = self._clock()
        self._trail = [(then, at) for then, at in self._trail if now - then < TRAIL_S]
        return tuple((1.0 - (now - then) / TRAIL_S, at) for then, at in self._trail)

    def point(self, at: Spot | None, held: bool = False) -> None:
        """The mouse is here now, or has left; `held` says whether Ctrl is."""
        self._at, self._held = at, held and at is not None
        if self.pointer and at is not None and self.trails:
            self._trail.append((self._clock(), at))
        self.moved.emit()

    def switch_pointer(self) -> None:
        self._pointer = not self._pointer
        self._trail.clear()
        self.moved.emit()

    def switch_spotlight(self) -> None:
        self._spotlight = not self._spotlight
        self.moved.emit()

    def shine_on(self, at: Spot) -> None:
        """Lets the spotlight stand at a place until the mouse takes it away."""
        self._at, self._spotlight = at, True
        self.moved.emit()

    def switch_zoom(self) -> None:
        """Twice as large about the mouse, or the whole page again."""
        whole = self.lens.zoom == 1.0
        self.lens = Lens(LARGEST_ZOOM, self._at or _MIDDLE) if whole else WHOLE
        self.zoomed.emit()

    def enlarge(self, steps: float) -> None:
        """Makes the spotlight larger where it is on, else the pointer; below 0 smaller."""
        factor = _LARGER**steps
        if self._spotlight:
            self.radius = min(max(self.radius * factor, _RADII[0]), _RADII[1])
        else:
            self.size = min(max(self.size * factor, _SIZES[0]), _SIZES[1])
        self.moved.emit()

    def rest(self) -> None:
        """Nothing points any more, and the whole page is seen."""
        self._pointer = self._held = self._spotlight = False
        self._trail.clear()
        self.moved.emit()
        if self.lens != WHOLE:
            self.lens = WHOLE
            self.zoomed.emit()
