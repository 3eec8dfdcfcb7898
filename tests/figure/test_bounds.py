from __future__ import annotations

import numpy as np
import pytest

from heatdesk.figure import lettering
from heatdesk.figure.bounds import bounds
from heatdesk.figure.marks import Box, Ellipse, Fill, Halo, Line, Picture, Rings, Stroke, Text

THICK = Stroke("#000000", 4.0)
RING = np.array([[1.0, 5.0], [3.0, 9.0], [1.0, 5.0]])


@pytest.mark.parametrize(
    ("mark", "box"),
    [
        (Box(1, 2, 30, 40), (1, 2, 31, 42)),
        (Box(1, 2, 30, 40, Fill("#000000"), THICK), (-1, 0, 33, 44)),
        (Ellipse(10, 20, 3, 4), (7, 16, 13, 24)),
        (Ellipse(10, 20, 3, 4, None, THICK), (5, 14, 15, 26)),
        (Line(9, 1, 2, 8, THICK), (0, -1, 11, 10)),
        (Rings((RING, RING + 10), THICK), (-1, 3, 15, 21)),
        (Rings((), THICK), None),
        (Picture(1, 2, 3, 4, np.zeros((1, 1), np.uint32)), (1, 2, 4, 6)),
    ],
)
def test_marks_cover_their_shape_with_its_outline(mark, box) -> None:
    assert bounds([mark]) == box


@pytest.mark.parametrize(("anchor", "before"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_text_covers_its_line_from_its_anchor(anchor, before: float) -> None:
    wide = lettering.width("Twitter", 20)
    left, top, right, bottom = bounds([Text(100, 50, "Twitter", 20, "#000", anchor=anchor)]) or ()
    assert (left, right) == pytest.approx((100 - before * wide, 100 + (1 - before) * wide))
    assert (top, bottom) == (50 - lettering.ascent(20), 50 + lettering.descent(20))


def test_a_halo_widens_a_text_by_half_its_share() -> None:
    plain = bounds([Text(0, 0, "Sales", 20, "#000")])
    halo = bounds([Text(0, 0, "Sales", 20, "#000", halo=Halo("#fff", 1.0, 0.2))])
    assert plain is not None
    assert halo == pytest.approx((plain[0] - 2, plain[1] - 2, plain[2] + 2, plain[3] + 2))


def test_several_marks_are_held_by_one_box() -> None:
    assert bounds([Box(0, 0, 1, 1), Rings((), THICK), Box(5, 7, 1, 1)]) == (0, 0, 6, 8)
    assert bounds([]) is None
