"""Frame: where the plane lies on a page, and how large things are drawn there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The plane's square on a page: its left, top and side in page units, y downwards.

    `unit` is the size of one design pixel: markers, text and lines are given in it, so a picture
    of twice the size has twice the text, and a zoomed canvas keeps its own.
    """

    left: float
    top: float
    side: float
    unit: float = 1.0

    def x(self, x: float) -> float:
        return self.left + (x + 1.0) * self.side / 2.0

    def y(self, y: float) -> float:
        return self.top + (1.0 - y) * self.side / 2.0

    def length(self, plane_units: float) -> float:
        return plane_units * self.side / 2.0

    def to_plane(self, px: float, py: float) -> tuple[float, float]:
        """The point of the plane under a point of the page."""
        return (px - self.left) * 2.0 / self.side - 1.0, 1.0 - (py - self.top) * 2.0 / self.side

    @property
    def box(self) -> tuple[float, float, float, float]:
        """left, top, right, bottom of the plane."""
        return self.left, self.top, self.right, self.bottom

    @property
    def right(self) -> float:
        return self.left + self.side

    @property
    def bottom(self) -> float:
        return self.top + self.side
