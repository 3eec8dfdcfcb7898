"""StageLayout: where things stand on the audience's page. It depends on the page's size alone, so
the plane stays where it is from step to step, whatever is renamed or shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from heatdesk.figure import lettering
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look, for_projector
from heatdesk.figure.marks import Rect

DESIGN_HEIGHT: Final = 800.0
"""The height of a page on which one design pixel is one page unit."""

AXIS, TITLE, CAPTION, ROLE, TECHNOLOGY, LINE, LEGEND, LEAST = (
    DESIGN_HEIGHT * share for share in (0.042, 0.046, 0.034, 0.032, 0.030, 0.028, 0.024, 0.022)
)
"""Sizes of letters: shares of the page's height, so that the last row can read them."""

_NAME_ROOM: Final = 12.5
"""A name of 22 letters is about so many times its size wide; a longer one is cut."""

_END_GAP, _END_EDGE = 12.0, 16.0
"""Design pixels between the plane and the names of the axes' ends, and from these to the edge."""

_MARGIN: Final = 0.04
_COLUMN: Final = 1.0
"""The widest column beside the plane. All of these are shares of the page's height."""

_WIDE: Final = 1.45
"""From this ratio of width to height on, all words stand beside the plane."""

_UPRIGHT: Final = 1.15
"""Below it, all words stand under the plane; between both, the caption does."""

_STRIP: Final = 0.125
_NARROWEST: Final = 0.44
"""On a page of 4:3: the least height of the strip under the plane, which holds two lines, and the
least width of what is beside it.
"""

_STRIP_FOOT: Final = 0.03
_PLANE_ABOVE: Final = 0.62
"""Room for the dots under the strip, and height of the plane on an upright page."""


@dataclass(frozen=True, slots=True)
class StageLayout:
    """`head` holds the caption, `aside` title, lines and legend; on wide pages all stand in one
    column, and both are the same box. Boxes are left, top, right, bottom.
    """

    width: float
    height: float
    frame: Frame
    plane_right: float
    """How far to the right the plane and its names may go."""
    head: Rect
    aside: Rect
    flows: bool
    """Whether the caption stands between title and lines, in the same column."""

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
    worn = for_projector(look)
    return replace(
        worn,
        axis_size=AXIS,
        axis_spacing=0.04,
        label_size=ROLE,
        label_room=_NAME_ROOM,
        quadrant_size=LEAST,
        title_size=TITLE,
        small_size=LEGEND,
        marker=24.0,
        label_gap=4.0,
        secondary=look.secondary,
        hairline=look.hairline,
        technology=replace(worn.technology, letters=TECHNOLOGY / ROLE),
        warm=replace(look.warm, width=2.0, dash=(9.0, 6.0)),
        hot=replace(look.hot, width=2.6),
    )


def _wide(width: float, height: float) -> StageLayout:
    unit, margin = height / DESIGN_HEIGHT, _MARGIN * height
    column = min(width - height - 1.75 * margin, _COLUMN * height)
    left = (width - height - column - 1.75 * margin) / 2
    frame = _frame(left, 0.0, height, unit)
    right = left + height + 0.75 * margin
    words = (right, frame.top, right + column, frame.bottom)
    return StageLayout(width, height, frame, left + height, words, words, True)


def _broad(width: float, height: float) -> StageLayout:
    """4:3: the caption in a strip below, the rest beside the plane."""
    unit, margin = height / DESIGN_HEIGHT, _MARGIN * height
    zone = min((1 - _STRIP) * height, width - _NARROWEST * height)
    frame = _frame(0.0, 0.0, zone, unit)
    head = (margin, zone, width - margin, (1 - _STRIP_FOOT) * height)
    aside = (zone + 0.5 * margin, frame.top, width - margin, frame.bottom)
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
    margin = (_END_EDGE + lettering.cap_height(AXIS) + _END_GAP) * unit
    return Frame(left + margin, top + margin, max(zone - 2 * margin, 1.0), unit)
