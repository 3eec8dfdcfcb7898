from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from heatdesk.export import png
from heatdesk.export.painter import paint
from heatdesk.figure import lettering
from heatdesk.figure.marks import (
    Box,
    Ellipse,
    Figure,
    Fill,
    Halo,
    Line,
    Mark,
    Picture,
    Rings,
    Stroke,
    Text,
)

pytestmark = pytest.mark.usefixtures("qapp")

RED, GREEN, BLUE, BLACK, WHITE = "#ff0000", "#00ff00", "#0000ff", "#000000", "#ffffff"


def drawn(*marks: Mark, width: float = 200, height: float = 100, scale: float = 1.0) -> QImage:
    return png.image(Figure(width, height, WHITE, marks), scale)


def at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def dark(image: QImage) -> tuple[int, int, int, int]:
    """left, top, right, bottom of everything that is not nearly white."""
    bytes_ = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    rows, columns = np.nonzero(bytes_[: image.height(), : image.width(), :3].min(axis=2) < 200)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def colours(image: QImage, spots: Iterable[tuple[int, int]]) -> list[str]:
    return [at(image, x, y) for x, y in spots]


# Shapes -------------------------------------------------------------------------------------------


def test_the_ground_is_what_no_mark_covers() -> None:
    image = png.image(Figure(20, 10, "#102030", ()))
    assert {at(image, x, y) for x in range(20) for y in range(10)} == {"#102030"}


def test_a_box_is_filled_inside_its_outline() -> None:
    image = drawn(Box(20, 10, 60, 40, Fill(RED), Stroke(BLUE, 4)))
    assert colours(image, [(50, 30), (24, 14)]) == [RED, RED]
    assert colours(image, [(19, 30), (20, 30), (80, 30), (50, 9), (50, 50)]) == [BLUE] * 5
    assert colours(image, [(16, 30), (84, 30), (50, 6), (50, 54)]) == [WHITE] * 4


def test_rounded_corners_are_cut() -> None:
    image = drawn(Box(20, 10, 60, 40, Fill(RED), None, 15))
    assert colours(image, [(21, 11), (78, 48)]) == [WHITE, WHITE]
    assert colours(image, [(50, 11), (21, 30), (26, 16)]) == [RED] * 3


def test_an_ellipse_keeps_to_its_half_axes() -> None:
    image = drawn(Ellipse(100, 50, 60, 30, Fill(GREEN)))
    assert colours(image, [(100, 50), (158, 50), (42, 50), (100, 22), (100, 78)]) == [GREEN] * 5
    assert colours(image, [(162, 50), (38, 50), (100, 18), (100, 82), (150, 75)]) == [WHITE] * 5


def test_marks_without_filling_let_through_what_lies_below() -> None:
    image = drawn(Box(0, 0, 200, 100, Fill(RED)), Ellipse(100, 50, 40, 40, None, Stroke(BLUE, 4)))
    assert at(image, 100, 50) == RED
    assert at(image, 60, 50) == BLUE


def test_later_marks_lie_on_top() -> None:
    image = drawn(Box(0, 0, 50, 50, Fill(RED)), Box(25, 0, 50, 50, Fill(BLUE)))
    assert colours(image, [(10, 10), (30, 10)]) == [RED, BLUE]


def test_opacity_mixes_with_what_lies_below() -> None:
    filled = drawn(Box(0, 0, 50, 50, Fill(BLACK, 0.4)))
    assert filled.pixelColor(10, 10).red() == pytest.approx(153, abs=1)
    stroked = drawn(Line(0, 50, 200, 50, Stroke(BLACK, 10, 0.4)))
    assert stroked.pixelColor(100, 50).red() == pytest.approx(153, abs=1)


def test_a_line_is_as_wide_as_its_stroke() -> None:
    image = drawn(Line(20, 50, 180, 50, Stroke(BLACK, 6)))
    assert colours(image, [(100, 47), (100, 52)]) == [BLACK, BLACK]
    assert colours(image, [(100, 45), (100, 54), (10, 50), (190, 50)]) == [WHITE] * 4


@pytest.mark.parametrize("width", [2.0, 6.0])
def test_dashes_are_as_long_as_they_say_whatever_the_width(width: float) -> None:
    image = drawn(Line(10, 50, 190, 50, Stroke(BLACK, width, 1.0, (20, 10))))
    assert colours(image, [(12, 50), (28, 50), (42, 50), (58, 50)]) == [BLACK] * 4
    assert colours(image, [(33, 50), (37, 50), (63, 50), (67, 50)]) == [WHITE] * 4


def test_rings_are_closed_lines() -> None:
    triangle = np.array([[20.0, 20.0], [120.0, 20.0], [120.0, 80.0], [20.0, 20.0]])
    other = np.array([[150.0, 20.0], [190.0, 20.0], [190.0, 60.0], [150.0, 60.0]])
    image = drawn(Rings((triangle, other), Stroke(RED, 4)))
    assert colours(image, [(70, 20), (120, 50), (70, 50), (150, 40), (170, 20)]) == [RED] * 5
    assert colours(image, [(100, 35), (170, 40)]) == [WHITE, WHITE]


# Pictures -----------------------------------------------------------------------------------------


def test_a_picture_fills_its_box_with_its_first_row_on_top() -> None:
    pixels = np.array([[0xFFFF0000, 0xFF00FF00], [0xFF0000FF, 0xFF000000]], dtype=np.uint32)
    image = drawn(Picture(40, 10, 80, 80, pixels))
    assert colours(image, [(44, 14), (116, 14), (44, 86), (116, 86)]) == [RED, GREEN, BLUE, BLACK]
    assert colours(image, [(37, 50), (122, 50), (80, 7), (80, 92)]) == [WHITE] * 4


def test_a_picture_is_stretched_smoothly() -> None:
    pixels = np.array([[0xFF000000, 0xFFFFFFFF]], dtype=np.uint32)
    image = drawn(Picture(0, 0, 200, 100, pixels))
    greys = [image.pixelColor(x, 50).red() for x in range(60, 140, 10)]
    assert greys == sorted(greys)
    assert len(set(greys)) == len(greys)


def test_a_picture_of_odd_width_is_not_sheared() -> None:
    pixels = np.full((30, 7), 0xFFFFFFFF, dtype=np.uint32)
    pixels[:, 3] = 0xFF000000
    left, _, right, _ = dark(drawn(Picture(0, 0, 70, 100, pixels)))
    assert 22 <= left <= 30
    assert 40 <= right <= 48


# Text ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("spacing", [0.0, 0.1])
def test_letters_stand_where_they_were_measured(anchor, weight, spacing: float) -> None:
    image = drawn(Text(100, 60, "HEATH", 24, BLACK, weight, anchor, spacing=spacing))
    wide = lettering.width("HEATH", 24, weight, spacing) - spacing * 24
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide
    left, top, right, bottom = dark(image)
    side_bearing = 0.13 * 24  # the white in front of and after an H
    assert 100 - before <= left <= 100 - before + side_bearing
    assert 100 - before + wide - side_bearing <= right <= 100 - before + wide + 1
    assert top == pytest.approx(60 - lettering.cap_height(24), abs=1)
    assert bottom == pytest.approx(60, abs=1)


@pytest.mark.parametrize("size", [11.5, 12.5, 13.49])
def test_sizes_between_whole_pixels_are_drawn_true(size: float) -> None:
    image = drawn(Text(10, 80, "MMMMMMMM", size, BLACK), scale=4.0, width=200)
    left, _, right, _ = dark(image)
    bearing = 0.2 * size * 4
    assert right - left == pytest.approx(4 * lettering.width("MMMMMMMM", size), abs=bearing)
    one, two = lettering.width("M" * 4, size), lettering.width("M" * 8, size)
    half = dark(drawn(Text(10, 80, "MMMM", size, BLACK), scale=4.0, width=200))
    assert (right - left) - (half[2] - half[0]) == pytest.approx(4 * (two - one), abs=1.5)


def test_text_is_turned_clockwise_about_its_anchor() -> None:
    image = drawn(Text(100, 10, "HEATH", 20, BLACK, turn=90))
    left, top, right, bottom = dark(image)
    assert bottom - top > 2 * (right - left)
    assert 10 <= top <= 14
    assert left == pytest.approx(100, abs=1)
    assert right == pytest.approx(100 + lettering.cap_height(20), abs=1)


@pytest.mark.parametrize("word", ["שיווק", "تسويق", "日本語", "Sales שיווק"])
def test_letters_that_the_font_lacks_keep_to_their_anchor(word: str) -> None:
    left, _, right, _ = dark(drawn(Text(150, 60, word, 20, BLACK, anchor="end")))
    assert right == pytest.approx(150, abs=3)
    assert left > 10
    left, _, right, _ = dark(drawn(Text(100, 60, word, 20, BLACK, anchor="middle")))
    assert (left + right) / 2 == pytest.approx(100, abs=3)


@pytest.mark.parametrize("window", Qt.LayoutDirection)
def test_a_text_runs_as_its_own_letters_do_in_any_window(window: Qt.LayoutDirection) -> None:
    """A row of dots is lower than any letter: it tells where a text ends."""
    for word, ends_on_the_left in (("שיווק....", True), ("Sales....", False)):
        image = QImage(200, 100, QImage.Format.Format_RGB32)
        image.fill(QColor(WHITE))
        painter = QPainter(image)
        painter.setLayoutDirection(window)
        paint(painter, [Text(20, 60, word, 30, BLACK)])
        painter.end()
        left, _, right, _ = dark(image)
        sides = range(left, left + 12), range(right - 12, right)
        above = [
            {at(image, x, y) for x in side for y in range(40, 50)} == {WHITE} for side in sides
        ]
        assert above == [ends_on_the_left, not ends_on_the_left]


def test_a_halo_sets_text_off_its_ground() -> None:
    ground, text = Box(0, 0, 200, 100, Fill(BLACK)), ("HEATH", 24, BLACK)
    bare = drawn(ground, Text(20, 60, *text))
    haloed = drawn(ground, Text(20, 60, *text, halo=Halo(WHITE, 1.0)))
    assert not np.frombuffer(bare.constBits(), np.uint8).reshape(100, 200, 4)[:, :, :3].any()
    light = np.argwhere(
        np.frombuffer(haloed.constBits(), np.uint8).reshape(100, 200, 4)[:, :, 0] > 128
    )
    (top, left), (bottom, right) = light.min(axis=0), light.max(axis=0)
    wide, radius = lettering.width("HEATH", 24), 24 * 0.28 / 2
    assert 20 - radius - 1 <= left < 20 + 3
    assert 20 + wide - 3 < right <= 20 + wide + radius + 1
    assert top == pytest.approx(60 - lettering.cap_height(24) - radius, abs=1.5)
    assert bottom == pytest.approx(60 + radius, abs=1.5)


def test_without_text_nothing_is_drawn() -> None:
    assert drawn(Text(10, 50, "", 20, BLACK, halo=Halo(BLACK, 1.0))) == drawn()


def test_the_next_mark_is_not_turned_along() -> None:
    image = drawn(Text(50, 50, "H", 20, BLACK, turn=45), Box(150, 40, 20, 20, Fill(RED)))
    assert at(image, 160, 50) == RED


def test_what_shows_through_a_picture_is_its_ground() -> None:
    pixels = np.full((4, 4), 0x00FF0000, np.uint32)
    pixels[:, :2] = 0xFFFF0000
    image = drawn(Box(0, 0, 200, 100, Fill(BLUE)), Picture(50, 0, 100, 100, pixels))
    assert colours(image, [(60, 50), (140, 50)]) == [RED, BLUE]


def test_a_picture_that_is_made_much_smaller_is_not_torn() -> None:
    """Every second column is black: from afar that is grey, not stripes."""
    pixels = np.full((80, 800), 0xFFFFFFFF, np.uint32)
    pixels[:, ::2] = 0xFF000000
    image = drawn(Picture(0, 0, 77, 20, pixels))
    seen = {QColor(at(image, x, 10)).lightness() for x in range(4, 73)}
    assert min(seen) > 100
    assert max(seen) < 155
