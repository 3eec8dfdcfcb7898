"""Camera: which part of the world a canvas looks at, and how large it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from heatdesk.figure.frame import Frame

CLOSEST: Final = 40.0
FARTHEST: Final = 0.25
"""Bounds of the zoom, as shares of the fitting size."""


@dataclass(frozen=True, slots=True)
class Camera:
    """The plane point in the middle of the canvas, and the plane's side in pixels."""

    x: float = 0.0
    y: float = 0.0
    side: float = 600.0

    def frame(self, width: float, height: float) -> Frame:
        """Where the plane lies on a canvas of this size."""
        left = width / 2 - (self.x + 1.0) * self.side / 2
        top = height / 2 - (1.0 - self.y) * self.side / 2
        return Frame(left, top, self.side)

    def panned(self, dx: float, dy: float) -> Camera:
        """Shifted by pixels: what was under the mouse stays under it."""
        return Camera(self.x - 2 * dx / self.side, self.y + 2 * dy / self.side, self.side)

    def zoomed(self, factor: float, px: float, py: float) -> Camera:
        """Zoomed about a point, given in pixels from the middle of the canvas."""
        x, y = self.x + 2 * px / self.side, self.y - 2 * py / self.side
        side = self.side * factor
        return Camera(x - 2 * px / side, y + 2 * py / side, side)
