"""Page: where the plane and everything beside it stand on a page of any shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from heatdesk.analysis.sections import Section
from heatdesk.figure import board, legend, text_blocks
from heatdesk.figure.extras import Extras
from heatdesk.figure.frame import Frame
from heatdesk.figure.legend import Key, Place
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Rect
from heatdesk.model.properties import Axes

DESIGN_WIDTH, DESIGN_HEIGHT = 1280.0, 800.0
"""The page on which one design pixel is one page unit."""

MARGIN: Final = 28.0
_HEADING: Final = 62.0
"""Title and scenario above the plane, with the upper end's name."""

_BARE: Final = 16.0
"""What there is of it on a page without a heading: that name alone."""

_UNDER: Final = 48.0
"""From the plane down to what follows: the lower end's name, and a margin."""

_SIDE_BY_SIDE: Final = 1.15
"""From this ratio of width to height on, words stand beside the plane, else below it."""

_NARROWEST, _WIDEST = 296.0, 400.0
"""Of the column beside the plane where it holds findings."""

_STRIP: Final = 300.0
"""The height below the plane where it holds findings."""

_LEGEND_GAP: Final = 16.0
_LISTED: Final = 0.28
"""The part of the room under the legend that listed names take where findings stand there too."""


@dataclass(frozen=True, slots=True)
class Page:
    """`words` is where findings stand, `foot` the small print; None where there are none. `names`
    is where the names that found no place on the map are listed, and the room for them.
    """

    frame: Frame
    plane_right: float
    """How far to the right the plane and its names may go."""
    legend: Place
    names: Rect
    words: Rect | None
    foot: Rect | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page under way, in page units."""

    width: float
    height: float
    unit: float
    top: float
    bottom: float
    """Where the plane, and where what lies beside it, begins and ends."""
    foot: Rect | None

    @property
    def margin(self) -> float:
        return MARGIN * self.unit


def page(
    axes: Axes,
    look: Look,
    key: Key,
    extras: Extras,
    method: Section | None,
    width: float,
    height: float,
    listing: bool = False,
) -> Page:
    """The layout of a page of this size. `listing`: there are names to be listed, or there may be
    where a legend stands anyway.
    """
    beside = width >= _SIDE_BY_SIDE * height
    sheet = _sheet(extras, method, width, height, beside)
    lay = _beside if beside else _above
    return lay(sheet, axes, look, key, extras, listing)


def _sheet(
    extras: Extras, method: Section | None, width: float, height: float, beside: bool
) -> _Sheet:
    unit = min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)
    if not beside:
        unit = min(width / DESIGN_HEIGHT, height / DESIGN_WIDTH)
    margin = MARGIN * unit
    top = margin + (_BARE if extras.title == "" and extras.logo is None else _HEADING) * unit
    if method is None:
        return _Sheet(width, height, unit, top, height, None)
    high = text_blocks.print_height(method, width - 2 * margin, unit)
    foot = (margin, height - 0.6 * margin - high, width - margin, height - 0.6 * margin)
    return _Sheet(width, height, unit, top, foot[1] - 0.2 * margin, foot)


def _beside(sheet: _Sheet, axes: Axes, look: Look, key: Key, extras: Extras, listing: bool) -> Page:
    unit, margin = sheet.unit, sheet.margin
    room = sheet.bottom - sheet.top - _UNDER * unit
    aside = _column(sheet, axes, look, extras, listing, room) * unit
    plane_right = sheet.width - (aside + 2 * margin if aside else 0.0)
    side = _side(axes, look, plane_right, room, unit)
    frame = Frame((plane_right - side) / 2, sheet.top, side, unit)
    left = sheet.width - aside - margin
    place = Place(left, sheet.top, legend.WIDTH * unit, unit)
    below = sheet.top + (legend.height(key) * unit if extras.legend else 0.0)
    right, bottom = sheet.width - margin, sheet.bottom - margin
    if not extras.findings:
        return Page(frame, plane_right, place, (left, below, right, bottom), None, sheet.foot)
    names_top = bottom - (_LISTED * (bottom - below) if listing else 0.0)
    top = below + (_LEGEND_GAP * unit if extras.legend else 0.0)
    words = (left, top, right, names_top - (_LEGEND_GAP * unit if listing else 0.0))
    return Page(frame, plane_right, place, (left, names_top, right, bottom), words, sheet.foot)


def _column(
    sheet: _Sheet, axes: Axes, look: Look, extras: Extras, listing: bool, room: float
) -> float:
    """Design pixels of the column beside the plane: with findings what a plane of full height
    leaves over, within bounds.
    """
    if not extras.findings:
        return legend.WIDTH if extras.legend or listing else 0.0
    plane = room / sheet.unit + 2 * board.end_margin(axes, look)
    left_over = sheet.width / sheet.unit - plane - 2 * MARGIN
    return min(max(left_over, _NARROWEST), _WIDEST)


def _above(sheet: _Sheet, axes: Axes, look: Look, key: Key, extras: Extras, listing: bool) -> Page:
    unit, margin = sheet.unit, sheet.margin
    high = legend.height(key) if extras.legend or listing else 0.0
    strip = max(high, _STRIP if extras.findings else 0.0) * unit
    room = sheet.bottom - sheet.top - _UNDER * unit - strip
    side = _side(axes, look, sheet.width, room, unit)
    down = (room - side) / 2 if not strip else 0.0  # alone it stands in the middle
    frame = Frame((sheet.width - side) / 2, sheet.top + down, side, unit)
    top = frame.bottom + _UNDER * unit
    place = Place(margin, top, legend.WIDTH * unit, unit)
    below = top + (legend.height(key) * unit if extras.legend else 0.0)
    names = (margin, below, margin + place.width, sheet.bottom - margin)
    words = None
    if extras.findings:
        left = margin + ((legend.WIDTH + MARGIN) * unit if extras.legend or listing else 0.0)
        words = (left, top, sheet.width - margin, sheet.bottom - 0.5 * margin)
    return Page(frame, sheet.width, place, names, words, sheet.foot)


def _side(axes: Axes, look: Look, width: float, height: float, unit: float) -> float:
    return max(1.0, board.fitting_side(axes, look, width / unit, height / unit) * unit)
