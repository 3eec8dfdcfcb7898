"""Camera: which part of the world a canvas looks at, and how large it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from heatdesk.figure.frame import Frame

CLOSEST: Final = 40.0
FARTHEST: Final = 0.25
"""Bounds of the zoom, as shares of the fitting size."""

_MARGIN: Final = 60.0
"""Pixels left around a part of the plane that fills the canvas, for names beside the markers."""


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

    @classmethod
    def showing(
        cls, left: float, bottom: float, right: float, top: float, width: float, height: float
    ) -> Camera:
        """Fills a canvas of this size in pixels with a part of the plane."""
        room = max(width - 2 * _MARGIN, 40.0), max(height - 2 * _MARGIN, 40.0)
        side = min(2 * room[0] / max(right - left, 1e-3), 2 * room[1] / max(top - bottom, 1e-3))
        return cls((left + right) / 2, (bottom + top) / 2, side)


def span(extents: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """From the lowest to the highest edge of extents, each given by its centre and its size."""
    edges = [(centre - size / 2, centre + size / 2) for centre, size in extents]
    return min(low for low, _ in edges), max(high for _, high in edges)
