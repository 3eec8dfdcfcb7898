"""Logos: the logo of all slides, on their layouts: one picture, which nobody drags by chance."""

from __future__ import annotations

from typing import Any, Final

from heatdesk.export.pptx.shapes import Shapes
from heatdesk.figure.extras import Pixels
from heatdesk.figure.marks import Picture

_FRONT: Final = (0.35, 0.08)
_OTHERS: Final = (0.25, 0.05)
"""The largest width and height on the first slide and on others, as shares of a page's height."""

_TOP_OF_FRONT: Final = 0.05
_TOP: Final = 0.018
_SIDE: Final = 0.04
"""Above a logo, and beside it, as shares of a page's height: above all words of a map's slide."""


def corner(logo: Pixels, width: float, height: float, front: bool = False) -> Picture:
    """The logo in its own proportions, in the upper right corner of a page of this size."""
    rows, columns = logo.shape
    wide, high = (share * height for share in (_FRONT if front else _OTHERS))
    scale = min(wide / columns, high / rows)
    edge, top = (_TOP_OF_FRONT, _TOP_OF_FRONT) if front else (_SIDE, _TOP)
    wide, high = columns * scale, rows * scale
    # A flat one stands in the middle of its band.
    down = 0.0 if front else (_OTHERS[1] * height - high) / 2
    return Picture(width - edge * height - wide, top * height + down, wide, high, logo)


def add_logos(presentation: Any, logo: Pixels, width: float, height: float) -> None:
    """Puts the logo on all layouts; the first is that of the first slide."""
    for n, layout in enumerate(presentation.slide_layouts):
        Shapes(layout).picture(corner(logo, width, height, front=n == 0), "Logo", "Logo")
