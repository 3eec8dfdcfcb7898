"""Colour tables: shipped colours, interpolated and laid over the ground once, not per cell."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from heatdesk import resources
from heatdesk.heat.scale import Range
from heatdesk.model.properties import Colormap, HeatSettings, Overlay

STEPS: Final = 1024
"""Entries of a table: enough that two neighbours cannot be told apart."""

_LEAST_SPAN: Final = 1e-300
"""Heat of less than this is none: steps of it could not be counted."""

_SMALL_SPAN: Final = 0.01
"""Below this a very hot value's step may be beyond 32 bits, where the hottest turned coldest."""

Table = NDArray[np.uint32]
"""0xffRRGGBB, shape (STEPS,): the pixels of an RGB32 image."""

_AUTOMATIC: Final = {True: "infrared", False: "cet-l18"}
_DIVERGING: Final = "cet-cbd1"


def colour_table(settings: HeatSettings, overlay: Overlay, dark: bool, ground: str) -> Table:
    """The colours of an overlay, lowest heat first, over a ground colour given as '#rrggbb'."""
    name = _table_name(settings.colormap, overlay, dark)
    colours = _shipped(name)[_positions(settings, overlay)]
    ground_rgb = np.array(_rgb(ground), dtype=np.float64)
    mixed = colours * settings.opacity + ground_rgb * (1.0 - settings.opacity)
    red, green, blue = np.rint(mixed).astype(np.uint32).T
    packed: Table = np.uint32(0xFF000000) | red << 16 | green << 8 | blue
    return packed


def difference_table(settings: HeatSettings, dark: bool, ground: str) -> Table:
    """The colours of a difference, lowest first: the diverging ones, whatever map is chosen."""
    return colour_table(settings, "gap", dark, ground)


def colour(values: NDArray[np.floating[Any]], span: Range, table: Table) -> Table:
    """The values' colours: uint32, of the values' shape. What lies outside the span is clipped."""
    out = np.empty(values.shape, np.uint32)
    colour_into(values, span, table, np.empty(values.shape, np.intp), out)
    return out


def colour_into(
    values: NDArray[np.floating[Any]],
    span: Range,
    table: Table,
    steps: NDArray[np.intp],
    out: Table,
) -> None:
    """Does what `colour` does, into `out`; `steps` is room to work in. All are of one shape."""
    low, high = span
    factor = (STEPS - 1) / max(high - low, _LEAST_SPAN)
    if low:
        values = values - low
    if high - low < _SMALL_SPAN:
        np.copyto(steps, np.clip(values * factor, 0, STEPS - 1), casting="unsafe")
    else:
        np.multiply(values, factor, out=steps, casting="unsafe")
    if out.flags.c_contiguous:
        np.take(table, steps, mode="clip", out=out)
    else:
        out[...] = np.take(table, steps, mode="clip")


def _table_name(colormap: Colormap, overlay: Overlay, dark: bool) -> str:
    if overlay == "gap":
        return _DIVERGING
    return _AUTOMATIC[dark] if colormap == "auto" else colormap


def _positions(settings: HeatSettings, overlay: Overlay) -> NDArray[np.intp]:
    """Which shipped colour each entry takes: all in turn, or one for each band."""
    shares = np.linspace(0.0, 1.0, STEPS)
    if settings.bands:
        edges = np.array(band_edges(settings, overlay))
        band = np.clip(np.searchsorted(edges, shares, side="right") - 1, 0, len(edges) - 2)
        shares = band / (len(edges) - 2)
    return np.rint(shares * (STEPS - 1)).astype(np.intp)


def band_edges(settings: HeatSettings, overlay: Overlay) -> tuple[float, ...]:
    """Where the bands begin and end, as shares of the range; both thresholds are among them."""
    if overlay != "alignment":
        return tuple(np.linspace(0.0, 1.0, 8 if overlay == "gap" else 6))
    warm, hot = settings.warm, settings.hot
    return (0.0, warm / 2, warm, (warm + hot) / 2, hot, max(1.0, hot))


@lru_cache(maxsize=16)
def _shipped(name: str) -> NDArray[np.float64]:
    """A shipped table as red, green, blue from 0 to 255, interpolated: shape (STEPS, 3)."""
    colours = np.array([_rgb(line) for line in resources.text("colours", f"{name}.txt").split()])
    given = np.linspace(0.0, 1.0, len(colours))
    wanted = np.linspace(0.0, 1.0, STEPS)
    return np.stack([np.interp(wanted, given, channel) for channel in colours.T], axis=1)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
