from __future__ import annotations

import pytest

from heatdesk.figure import board
from heatdesk.figure.bounds import bounds
from heatdesk.figure.bubbles import Bubble, lock_badge
from heatdesk.figure.compose import compose
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Box, Line
from heatdesk.model.items import Item, Placement
from heatdesk.model.properties import Axes, Axis, HeatSettings, Properties
from tests.builders.maps import NOW, map_of, technology

FRAME = Frame(100.0, 50.0, 600.0)


def grid(cells: int, frame: Frame = FRAME):
    properties = Properties(heat=HeatSettings(grid=cells))
    return list(board.coarse_grid(properties, frame, LIGHT))


def test_without_a_coarse_grid_there_are_no_marks_of_it() -> None:
    assert grid(0) == []


@pytest.mark.parametrize("cells", range(3, 11))
def test_the_lines_lie_between_the_cells(cells: int) -> None:
    lines = [mark for mark in grid(cells) if isinstance(mark, Line)]
    across = sorted({line.x1 for line in lines if line.x1 == line.x2})
    assert across == pytest.approx([FRAME.x(-1 + 2 * n / cells) for n in range(1, cells)])
    assert len(lines) == 2 * (cells - 1)


@pytest.mark.parametrize("cells", [3, 4, 10])
def test_every_other_column_and_row_is_shaded_within_the_plane(cells: int) -> None:
    bands = [mark for mark in grid(cells) if isinstance(mark, Box)]
    assert len(bands) == 2 * ((cells + 1) // 2)
    assert all(band.fill is not None and band.fill.opacity <= 0.06 for band in bands)
    found = bounds(bands)
    assert found is not None
    left, top, right, bottom = found
    assert left == pytest.approx(FRAME.left)
    assert top == pytest.approx(FRAME.top)
    assert right <= FRAME.right + 1e-9
    assert bottom <= FRAME.bottom + 1e-9


def test_the_middles_of_cells_are_where_things_snap_to() -> None:
    assert board.cell_middles(4) == [-0.75, -0.25, 0.25, 0.75]
    assert board.cell_middles(3) == [-0.6667, 0.0, 0.6667]
    assert board.cell_middles(0) == []


def test_pictures_show_the_coarse_grid_as_the_canvas_does() -> None:
    heat = HeatSettings(grid=4)
    plain = compose(map_of(technology("a")), NOW, "alignment", LIGHT, 900.0, 600.0)
    ruled = compose(map_of(technology("a"), heat=heat), NOW, "alignment", LIGHT, 900.0, 600.0)
    assert len(ruled.marks) - len(plain.marks) == len(grid(4))


def test_pictures_show_no_placeholders() -> None:
    named = Properties(axes=Axes(Axis(low="Here"), Axis()))
    own = list(board.end_names(named, FRAME, LIGHT, 800.0))
    filled = list(board.ends_or_placeholders(named, FRAME, LIGHT, 800.0))
    assert [text.text for text in own] == ["HERE", "", "", ""]
    assert [text.text for text in filled] == ["HERE", "right end", "upper end", "lower end"]
    assert filled[0] == own[0]


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("unit", [1.0, 2.0])
def test_the_lock_hides_neither_the_marker_nor_the_name(look, unit: float) -> None:
    frame = Frame(0.0, 0.0, 600.0, unit)
    bubble = Bubble(Item("a", "technology", "A", locked=True), Placement("a", 0.0, 0.0))
    found = bounds(lock_badge(bubble, frame, look))
    assert found is not None
    left, top, right, bottom = found
    assert right < 300.0
    assert top > 300.0
    assert bottom - top == pytest.approx(right - left)
    assert right - left < look.marker * unit * 1.1
