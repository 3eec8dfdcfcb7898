"""Heading: the band above the plane: title, scenario, the accent's bar, a logo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from heatdesk.analysis import names
from heatdesk.figure import board, lettering
from heatdesk.figure.extras import Extras, Pixels
from heatdesk.figure.look import Look
from heatdesk.figure.marks import Box, Fill, Mark, Picture, Text
from heatdesk.figure.page import MARGIN
from heatdesk.model.project import Project

_SCENARIO: Final = 34.0
"""From the page's margin down to the scenario's base line. Lengths are design pixels."""

_BAR, _BAR_GAP = 4.0, 10.0
_LOGO_HEIGHT, _LOGO_WIDTH = 40.0, 240.0


def heading(
    project: Project,
    scenario: str,
    extras: Extras,
    width: float,
    unit: float,
    look: Look,
    target: str | None = None,
) -> Iterator[Mark]:
    """Title and scenario from the page's left margin on, the logo at its right one. `target` is
    what the scenario is compared with.
    """
    left, right, top = MARGIN * unit, width - MARGIN * unit, MARGIN * unit
    if extras.logo is not None:
        logo = _logo(extras.logo, right, 0.6 * top, unit)
        right = logo.x - MARGIN * unit
        yield logo
    if extras.title == "":
        return
    if extras.accent is not None:
        yield Box(left, top, _BAR * unit, _SCENARIO * unit, Fill(look.accent))
        left += (_BAR + _BAR_GAP) * unit
    title = project.properties.title if extras.title is None else extras.title
    base = top + lettering.cap_height(look.title_size * unit)
    yield board.title(title, left, base, right - left, look, unit)
    small = look.axis_size * unit
    name = lettering.elide(_shown(project, scenario, target), small, max(right - left, 0.0))
    yield Text(left, top + _SCENARIO * unit, name, small, look.secondary)


def _shown(project: Project, scenario: str, target: str | None) -> str:
    """The scenario by its name, and what it is compared with."""
    name = " ".join(project.scenario(scenario).name.split())
    if target is None:
        return name
    compared = f"compared with {names.scenario(project, target)}"
    return f"{name}, {compared}" if name else names.capital(compared)


def _logo(pixels: Pixels, right: float, top: float, unit: float) -> Picture:
    """The logo as large as its band allows, in its own proportions."""
    rows, columns = pixels.shape
    scale = min(_LOGO_HEIGHT / rows, _LOGO_WIDTH / columns) * unit
    wide, high = columns * scale, rows * scale
    return Picture(right - wide, top, wide, high, pixels)
