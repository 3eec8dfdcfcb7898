"""Emphasis: what stands out keeps its strength, everything else steps back."""

from __future__ import annotations

import numpy as np
import pytest

from heatdesk.figure.bubbles import bubbles
from heatdesk.figure.crowd import crowd
from heatdesk.figure.emphasis import FADED, Emphasis, faded
from heatdesk.figure.frame import Frame
from heatdesk.figure.labels import place_labels
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import (
    Box,
    Clipped,
    Ellipse,
    Fill,
    Halo,
    Line,
    Mark,
    Picture,
    Rings,
    Stroke,
    Text,
)
from tests.builders.maps import NOW, map_of, role, technology

FRAME = Frame(100.0, 100.0, 400.0)
PROJECT = map_of(technology("twitter", 0.2, 0.3), role("sales", -0.5, -0.5))


def drawn(emphasised: set[str] | None) -> list[Mark]:
    shown = bubbles(PROJECT, NOW)
    labels = place_labels(shown, FRAME, LIGHT)
    named = zip(shown, labels, strict=True)
    return list(crowd(shown, named, FRAME, LIGHT, emphasised=emphasised))


def letters(emphasised: set[str] | None) -> dict[str, float]:
    return {mark.text: mark.opacity for mark in drawn(emphasised) if isinstance(mark, Text)}


def test_without_emphasis_everything_has_its_full_strength() -> None:
    assert letters(None) == {"Twitter": 1.0, "Sales": 1.0}


def test_what_is_not_emphasised_keeps_a_quarter() -> None:
    assert letters({"sales"}) == {"Twitter": FADED, "Sales": 1.0}
    assert letters(set()) == {"Twitter": FADED, "Sales": FADED}


def test_emphasis_moves_nothing() -> None:
    def places(marks: list[Mark]) -> list[tuple[float, float]]:
        return [(mark.x, mark.y) for mark in marks if isinstance(mark, Ellipse | Box | Text)]

    assert places(drawn({"sales"})) == places(drawn(None))


@pytest.mark.parametrize(
    "mark",
    [
        Box(0, 0, 1, 1, Fill("#000000", 0.8), Stroke("#000000", 1.0, 0.8)),
        Ellipse(0, 0, 1, 1, Fill("#000000", 0.8), Stroke("#000000", 1.0, 0.8)),
        Line(0, 0, 1, 1, Stroke("#000000", 1.0, 0.8)),
        Rings((), Stroke("#000000", 1.0, 0.8)),
        Text(0, 0, "a", 12, "#000000", halo=Halo("#ffffff", 0.8), opacity=0.8),
    ],
)
def test_every_part_of_a_mark_fades(mark: Mark) -> None:
    (clipped,) = faded([Clipped((0, 0, 1, 1), (mark,))], 0.5)
    assert isinstance(clipped, Clipped)
    (result,) = clipped.marks
    parts = [getattr(result, name, None) for name in ("fill", "stroke", "halo")]
    opacities = [part.opacity for part in parts if part is not None]
    if isinstance(result, Text):
        opacities.append(result.opacity)
    assert opacities
    assert opacities == pytest.approx([0.4] * len(opacities))


def test_pictures_stay() -> None:
    picture = Picture(0, 0, 1, 1, np.zeros((2, 2), np.uint32))
    assert list(faded([picture])) == [picture]


def test_outlines_lie_where_the_plane_says() -> None:
    ring = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0]])
    casing, line = Emphasis(None, (ring,)).outlines(FRAME, LIGHT)
    assert isinstance(casing, Rings)
    assert isinstance(line, Rings)
    assert casing.stroke.width > line.stroke.width
    assert line.rings[0].tolist() == [[100.0, 500.0], [500.0, 500.0], [500.0, 100.0]]


def test_no_outline_draws_nothing() -> None:
    assert list(Emphasis(frozenset({"sales"})).outlines(FRAME, LIGHT)) == []
