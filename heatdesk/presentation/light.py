"""Light: what points at the picture: pointer with its trail, spotlight, highlight, lens.

Places are shares of what is seen, (0, 0) its upper left corner, so that windows of different sizes
show the same. What is highlighted belongs to the page: its places are shares of the whole page,
whichever part of it the lens shows.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

Spot = tuple[float, float]
Patch = tuple[float, float, float, float]
"""Left, top, right, bottom, in shares of the page."""

TRAIL_S: Final = 0.6
"""Seconds after which the pointer's trail has faded."""

LARGEST_ZOOM: Final = 2.0
_MIDDLE: Final = (0.5, 0.5)
_SIZES: Final = (0.6, 3.0)
_RADII: Final = (0.05, 0.45)
_LARGER: Final = 1.2
_LEAST: Final = 0.01
"""Of a page, that a highlight is wide and high: less was a hand that shook."""


@dataclass(frozen=True, slots=True)
class Lens:
    """How large the page is drawn, and which of its points stays where it is."""

    zoom: float = 1.0
    at: Spot = _MIDDLE

    def seen(self, spot: Spot) -> Spot:
        """Where a place of the page is in what is seen."""
        x, y = ((s - a) * self.zoom + a for s, a in zip(spot, self.at, strict=True))
        return x, y

    def under(self, spot: Spot) -> Spot:
        """Which place of the page is seen there."""
        x, y = ((s - a) / self.zoom + a for s, a in zip(spot, self.at, strict=True))
        return x, y


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
        self._highlight: Patch | None = None
        self._corner: Spot | None = None
        """Of the page, where a highlight begins that is being drawn."""
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
    def highlight(self) -> Patch | None:
        """The part of the page that stays bright, if one does."""
        return self._highlight

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

    def begin_highlight(self, at: Spot) -> None:
        """A corner of what is to stay bright, a place of what is seen."""
        self._corner = _within(self.lens.under(at))

    def stretch_highlight(self, at: Spot) -> None:
        """The opposite corner is here now; nothing where none was begun."""
        if self._corner is not None:
            (x1, y1), (x2, y2) = self._corner, _within(self.lens.under(at))
            self._highlight = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
            self.moved.emit()

    def hold_highlight(self) -> None:
        """The hand lets go of it. What is too small to be meant goes away."""
        self._corner = None
        if self._highlight is not None:
            left, top, right, bottom = self._highlight
            if right - left < _LEAST or bottom - top < _LEAST:
                self.stop_highlight()

    def stop_highlight(self) -> bool:
        """All is bright again. False where it was."""
        highlighted, self._highlight, self._corner = self._highlight is not None, None, None
        if highlighted:
            self.moved.emit()
        return highlighted

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
        """Nothing points any more; the lens stays."""
        self._pointer = self._held = self._spotlight = False
        self._highlight = self._corner = None
        self._trail.clear()
        self.moved.emit()


def _within(spot: Spot) -> Spot:
    """The nearest place of the page."""
    return min(max(spot[0], 0.0), 1.0), min(max(spot[1], 0.0), 1.0)
