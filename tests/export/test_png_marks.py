"""The same marks reach a PNG: how many there are, and where, as its pixels say.

What a mark is in a picture is told by leaving it out: nothing may change but in its place, and
there it must.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from heatdesk.export import png
from heatdesk.figure import lettering
from heatdesk.figure.bounds import bounds as box_of
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.compose import compose
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Box, Clipped, Ellipse, Figure, Mark, Picture, Rect, Rings, Text
from heatdesk.storage.templates import open_template
from tests.conftest import Figure as Note
from tests.export.fifty import NEAR, check_all, marks, near
from tests.export.test_every_writer import figures

pytestmark = pytest.mark.usefixtures("qapp")

_Changed = NDArray[np.bool_]


def check_png(figure: Figure) -> None:
    """Its pixels come from nothing but its marks, and each of these is found in them."""
    whole = painted(figure)
    assert np.array_equal(whole, as_pixels(QImage.fromData(png.png(figure), "PNG")))
    assert np.array_equal(np.unique(painted(bare(figure, ()))), [rgb(figure.ground)])
    check_markers(figure, whole)
    for mark in marks(figure):
        if isinstance(mark, Rings):
            check_contours(figure, mark)
    for name in (mark for mark in figure.marks if isinstance(mark, Text) and mark.text):
        check_name(figure, name, whole != painted(without(figure, name)))
    for extent, clip in extents(figure):
        changed = whole != painted(without(figure, extent))
        seen = outline(extent, clip)
        if len(seen) > 1:
            check_place(figure, changed, (*seen.min(axis=0), *seen.max(axis=0)))
        elif not len(outline(extent, clip, 2.0)):
            assert not changed.any()  # it goes around all that there is


def painted(figure: Figure) -> NDArray[np.uint32]:
    """What is written as a PNG, as 0xffRRGGBB."""
    image = png.image(figure)
    assert (image.width(), image.height()) == (round(figure.width), round(figure.height))
    return as_pixels(image)


def as_pixels(image: QImage) -> NDArray[np.uint32]:
    made = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(made.constBits(), np.uint32).reshape(made.height(), -1).copy()


def rgb(colour: str) -> int:
    return QColor(colour).rgb()


def bare(figure: Figure, kept: Iterable[Mark]) -> Figure:
    return replace(figure, marks=tuple(kept))


def without(figure: Figure, *left_out: Mark) -> Figure:
    """The picture without these, whether they are clipped or not."""

    def rest(given: Iterable[Mark]) -> Iterator[Mark]:
        for mark in given:
            if isinstance(mark, Clipped):
                yield Clipped(mark.box, tuple(rest(mark.marks)))
            elif not any(mark is other for other in left_out):
                yield mark

    return bare(figure, rest(figure.marks))


def extents(figure: Figure) -> Iterator[tuple[Ellipse, Rect]]:
    """Each bubble's extent, and the box within which it is seen."""
    for clip in (mark for mark in figure.marks if isinstance(mark, Clipped)):
        yield from ((mark, clip.box) for mark in clip.marks if isinstance(mark, Ellipse))


def outline(extent: Ellipse, box: Rect, more: float = 0.0) -> NDArray[np.float64]:
    """The points of an extent's line within a box and so much around it."""
    turn = np.linspace(0.0, 2 * np.pi, 2_000)
    x, y = extent.x + extent.rx * np.cos(turn), extent.y + extent.ry * np.sin(turn)
    left, top, right, bottom = box
    seen = (left - more <= x) & (x <= right + more) & (top - more <= y) & (y <= bottom + more)
    return np.stack((x[seen], y[seen]), axis=1)


def check_place(figure: Figure, changed: _Changed, wanted: Sequence[float]) -> None:
    """What changed lies in this box and reaches to all its sides."""
    assert changed.any(), wanted
    assert near(figure, sides(changed), wanted), (sides(changed), wanted)


def sides(changed: _Changed) -> Rect:
    """left, top, right, bottom of what changed."""
    columns, rows = np.flatnonzero(changed.any(axis=0)), np.flatnonzero(changed.any(axis=1))
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1)


# Markers ------------------------------------------------------------------------------------------


def check_markers(figure: Figure, whole: NDArray[np.uint32]) -> None:
    """Each marker's colour is in its middle, unless something else lies over it, and the marker
    reaches as far as it should.
    """
    everything = marks(figure)
    for casing, marker in markers(figure):
        over = everything[1 + max(n for n, mark in enumerate(everything) if mark is marker) :]
        wanted = box_of([casing, marker])
        if wanted is None or any(may_cover(mark, wanted) for mark in over):
            continue
        middle = (wanted[1] + wanted[3]) / 2, (wanted[0] + wanted[2]) / 2
        assert marker.fill is not None
        assert whole[int(middle[0]), int(middle[1])] == rgb(marker.fill.colour)
        check_place(figure, whole != painted(without(figure, casing, marker)), wanted)


def markers(figure: Figure) -> Iterator[tuple[Ellipse | Box, Ellipse | Box]]:
    """What is filled twice about one middle: the casing, and what lies on it."""
    for first, second in pairwise(figure.marks):
        if isinstance(first, Ellipse | Box) and type(first) is type(second) and is_solid(second):
            places = [box_of([mark]) for mark in (first, second)]
            middles = [((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b in places if b is not None]
            if is_solid(first) and np.allclose(*middles):
                yield first, second


def is_solid(mark: Mark) -> bool:
    return isinstance(mark, Ellipse | Box) and mark.fill is not None and mark.fill.opacity == 1.0


def may_cover(mark: Mark, box: Rect) -> bool:
    other = box_of([mark])
    return other is not None and (
        other[0] < box[2] + 1 and box[0] - 1 < other[2]
        and other[1] < box[3] + 1 and box[1] - 1 < other[3]
    )  # fmt: skip


# Names --------------------------------------------------------------------------------------------


def check_name(figure: Figure, name: Text, changed: _Changed) -> None:
    """Nothing changes but about the name; it begins, ends and stands as high as it should."""
    left, top, right, bottom = wanted = text_bounds(name)
    assert changed.any(), name
    found = sides(changed)
    assert found[0] > left - 2 and found[1] > top - 2 and found[2] < right + 2  # noqa: PT018
    assert found[3] < bottom + 2
    if name.turn:
        return
    halo = name.size * name.halo.share / 2 if name.halo else 0.0
    beside = 0.12 * name.size  # letters leave room on both their sides
    across = (left + beside, right - beside)
    assert near(figure, (found[0], found[2]), across, beside), (name, found, wanted)
    over = name.y - lettering.cap_height(name.size) - halo
    assert near(figure, (found[1],), (over,), 0.25 * name.size), (name, found)


# Contours -----------------------------------------------------------------------------------------


def check_contours(figure: Figure, rings: Rings) -> None:
    """Each contour changes the heat along all of itself and nowhere else."""
    heat = [mark for mark in figure.marks if isinstance(mark, Picture | Rings)]
    with_all = painted(bare(figure, heat))
    for left_out in range(len(rings.rings)):
        rest = tuple(ring for n, ring in enumerate(rings.rings) if n != left_out)
        fewer = [replace(mark, rings=rest) if mark is rings else mark for mark in heat]
        changed = with_all != painted(bare(figure, fewer))
        ring = rings.rings[left_out]
        assert not (changed & ~along(ring, changed.shape)).any()
        reached = grown(changed, math.ceil(NEAR * max(figure.width, figure.height)))
        assert at(reached, ring).mean() > 0.95


def along(ring: NDArray[np.floating[Any]], shape: tuple[int, ...]) -> _Changed:
    """The pixels next to a ring's points."""
    made = np.zeros(shape, bool)
    for dx, dy in np.ndindex(5, 5):
        columns = np.clip(ring[:, 0].astype(int) + dx - 2, 0, shape[1] - 1)
        rows = np.clip(ring[:, 1].astype(int) + dy - 2, 0, shape[0] - 1)
        made[rows, columns] = True
    return made


def grown(changed: _Changed, by: int) -> _Changed:
    """What changed with so many pixels around it: most contours are dashed."""
    wider = np.zeros_like(changed)
    for dx, dy in np.ndindex(2 * by + 1, 2 * by + 1):
        wider |= np.roll(changed, (dy - by, dx - by), axis=(0, 1))
    return wider


def at(seen: _Changed, points: NDArray[np.floating[Any]]) -> _Changed:
    columns = np.clip(points[:, 0].astype(int), 0, seen.shape[1] - 1)
    return seen[np.clip(points[:, 1].astype(int), 0, seen.shape[0] - 1), columns]


def test_png_of_the_article() -> None:
    project = open_template("social-media-2011")
    check_png(compose(project, "rebuilt", "alignment", LIGHT, 1280, 800))


@settings(max_examples=50)
@given(figures())
def test_png_of_any_map(figure: Figure) -> None:
    check_png(figure)


def test_png_of_fifty_maps(figure: Note) -> None:
    check_all(check_png, figure, "PNG")
