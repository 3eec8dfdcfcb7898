"""StageLayout: where things stand on the audience's page. It depends on the page's size alone, so
the plane stays where it is from step to step, whatever is renamed or shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from heatdesk.figure import board
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import LIGHT, Look, for_projector
from heatdesk.figure.marks import Rect

DESIGN_HEIGHT: Final = 800.0
"""The height of a page on which one design pixel is one page unit."""

AXIS, TITLE, CAPTION, LABEL, LINE, LEGEND, LEAST = (
    DESIGN_HEIGHT * share for share in (0.042, 0.046, 0.034, 0.031, 0.028, 0.024, 0.022)
)
"""Sizes of letters: shares of the page's height, so that the last row can read them."""

_MARGIN: Final = 0.04
_COLUMN: Final = 1.0
"""The widest column beside the plane. All of these are shares of the page's height."""

_WIDE: Final = 1.45
"""From this ratio of width to height on, all words stand beside the plane."""

_UPRIGHT: Final = 1.15
"""Below it, all words stand under the plane; between both, title and caption do."""

_STRIP: Final = 0.205
_PLANE_ABOVE: Final = 0.62
"""Heights of the strip under the plane, and of the plane on an upright page."""


@dataclass(frozen=True, slots=True)
class StageLayout:
    """`head` holds title and caption, `aside` lines and legend; on wide pages one follows the other
    in the same column, and `aside` is all of it. Boxes are left, top, right, bottom.
    """

    width: float
    height: float
    frame: Frame
    plane_right: float
    """How far to the right the plane and its names may go."""
    head: Rect
    aside: Rect
    flows: bool
    """Whether `aside` begins where `head` ends."""

    @classmethod
    def of(cls, width: float, height: float) -> StageLayout:
        """The layout of a page of this size, in page units."""
        if width >= _WIDE * height:
            return _wide(width, height)
        return _broad(width, height) if width >= _UPRIGHT * height else _upright(width, height)

    @property
    def unit(self) -> float:
        return self.frame.unit


def stage_look(look: Look) -> Look:
    """A look with the sizes of the stage, in design pixels."""
    return replace(
        for_projector(look),
        axis_size=AXIS,
        axis_spacing=0.04,
        label_size=LABEL,
        quadrant_size=LEAST,
        title_size=TITLE,
        small_size=LEGEND,
        marker=24.0,
        label_gap=4.0,
        secondary=look.secondary,
        hairline=look.hairline,
        warm=replace(look.warm, width=2.0, dash=(9.0, 6.0)),
        hot=replace(look.hot, width=2.6),
    )


def _wide(width: float, height: float) -> StageLayout:
    unit, margin = height / DESIGN_HEIGHT, _MARGIN * height
    column = min(width - height - 1.5 * margin, _COLUMN * height)
    left = (width - height - column - 1.5 * margin) / 2
    frame = _frame(left, 0.0, height, unit)
    right = left + height + 0.5 * margin
    words = (right, frame.top, right + column, height - margin)
    return StageLayout(width, height, frame, left + height, words, words, True)


def _broad(width: float, height: float) -> StageLayout:
    """4:3: title and caption in a strip below, the rest beside the plane."""
    unit, margin = height / DESIGN_HEIGHT, _MARGIN * height
    zone = (1 - _STRIP) * height
    frame = _frame(0.0, 0.0, zone, unit)
    head = (margin, zone, width - margin, height - 0.5 * margin)
    aside = (zone + 0.5 * margin, frame.top, width - margin, zone - 0.5 * margin)
    return StageLayout(width, height, frame, zone, head, aside, False)


def _upright(width: float, height: float) -> StageLayout:
    unit = min(width / _UPRIGHT, height * _PLANE_ABOVE) / DESIGN_HEIGHT
    margin = _MARGIN * DESIGN_HEIGHT * unit
    zone = min(width, _PLANE_ABOVE * height)
    left = (width - zone) / 2
    frame = _frame(left, 0.0, zone, unit)
    words = (margin, zone + 0.5 * margin, width - margin, height - margin)
    return StageLayout(width, height, frame, left + zone, words, words, True)


def _frame(left: float, top: float, zone: float, unit: float) -> Frame:
    """The plane in a square zone, with room for the names of the axes' ends all round."""
    margin = board.turned_margin(stage_look(LIGHT)) * unit
    return Frame(left + margin, top + margin, max(zone - 2 * margin, 1.0), unit)
