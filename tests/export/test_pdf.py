"""What a reader finds in a PDF file: its page, its text, its pictures and lines."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from PySide6.QtTest import QTest

from heatdesk.export import png
from heatdesk.export.bounds import LARGEST_SIDE
from heatdesk.export.caption import Caption
from heatdesk.export.pdf import pdf
from heatdesk.figure import lettering
from heatdesk.figure.compose import compose
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Box, Figure, Fill, Halo, Mark, Picture, Rings, Stroke, Text
from heatdesk.storage.templates import open_template
from tests.export.flat import Page, pixels

pytestmark = pytest.mark.usefixtures("qapp")

RED, BLUE, BLACK, WHITE = "#ff0000", "#0000ff", "#000000", "#ffffff"


def page(*marks: Mark, width: float = 200, height: float = 100) -> Page:
    return Page(pdf(Figure(width, height, WHITE, marks)))


def article(look=LIGHT, width: float = 640, height: float = 400) -> Figure:
    return compose(open_template("social-media-2011"), "rebuilt", "alignment", look, width, height)


# The page -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1600, 1000), (99.5, 50.25), (1, 1), (LARGEST_SIDE, 4)])
def test_the_page_is_as_large_as_the_figure_at_96_units_to_an_inch(size) -> None:
    figure = Figure(*size, WHITE, ())
    width, height = Page(pdf(figure)).page.get_size()
    assert (width, height) == (math.ceil(size[0] * 0.75), math.ceil(size[1] * 0.75))


@pytest.mark.parametrize("size", [(0, 10), (10, -1), (LARGEST_SIDE + 1, 10), (float("nan"), 10)])
def test_pages_of_no_size_or_far_too_large_are_refused(size) -> None:
    with pytest.raises(ValueError, match="pixels a side"):
        pdf(Figure(*size, WHITE, ()))


def test_the_ground_reaches_every_edge() -> None:
    figure = Figure(99.5, 50.3, "#102030", ())
    shown = Page(pdf(figure)).pixels(4.0)
    assert np.array_equal(np.unique(shown.reshape(-1, 3), axis=0), [[0x30, 0x20, 0x10]])


def test_title_and_maker_are_noted_and_nobody_else() -> None:
    figure = Figure(10, 10, WHITE, ())
    title = "Map & <more>\x07 שיווק 🙂"
    noted = Page(pdf(figure, Caption(title))).document.get_metadata_dict()
    assert noted["Title"] == "Map & <more> שיווק 🙂"
    assert (noted["Creator"], noted["Author"]) == ("HeatDesk", "")
    assert (noted["CreationDate"], noted["ModDate"]) == ("", "")


def test_the_same_figure_is_the_same_file_at_any_time() -> None:
    first = pdf(article(), Caption("Map"))
    QTest.qWait(1100)  # times are noted in seconds
    assert pdf(article(), Caption("Map")) == first


def test_another_figure_has_another_id() -> None:
    ids = [
        re.findall(rb"/ID \[ <(\w+)> <(\w+)> \]", pdf(Figure(10, 10, ground, ())))
        for ground in (RED, BLUE)
    ]
    assert len(ids[0]) == len(ids[1]) == 1
    assert ids[0] != ids[1]


# Text ---------------------------------------------------------------------------------------------


def test_text_is_found_once_and_in_the_order_of_reading() -> None:
    halo = Halo(WHITE, 0.85)
    marks = [Text(10, 20 + 20 * n, f"Name {n}", 12, BLACK, halo=halo) for n in range(4)]
    assert page(*marks).text == "Name0Name1Name2Name3"


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("spacing", [0.0, 0.1])
@pytest.mark.parametrize("size", [12.5, 24])
def test_letters_stand_where_they_were_measured(anchor, weight, spacing, size) -> None:
    made = page(Text(100, 60, "HEATH", size, BLACK, weight, anchor, spacing=spacing))
    letters = list(made.letters())
    assert "".join(letter for letter, _ in letters) == "HEATH"
    wide = lettering.width("HEATH", size, weight, spacing) - spacing * size
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide
    bearing = 0.13 * size
    left, right = letters[0][1][0], letters[-1][1][2]
    assert 100 - before <= left <= 100 - before + bearing
    assert 100 - before + wide - bearing <= right <= 100 - before + wide + 0.5
    assert letters[0][1][3] == pytest.approx(60, abs=0.015 * size)
    assert letters[0][1][1] == pytest.approx(60 - lettering.cap_height(size), abs=0.015 * size)


def test_turned_text_is_text() -> None:
    letters = list(page(Text(100, 10, "HEATH", 14, BLACK, turn=90)).letters())
    assert "".join(letter for letter, _ in letters) == "HEATH"
    tops = [box[1] for _, box in letters]
    assert tops == sorted(tops)
    assert 10 <= tops[0] <= 13


def test_a_halo_sets_text_off_its_ground() -> None:
    ground = Box(0, 0, 200, 100, Fill(BLACK))
    made = page(ground, Text(20, 60, "HEATH", 24, BLACK, halo=Halo(WHITE, 1.0)))
    rows, columns = np.nonzero(made.pixels()[:, :, 0] > 128)
    wide, radius = lettering.width("HEATH", 24), 24 * 0.28 / 2
    assert columns.min() == pytest.approx(20 - radius + 2, abs=3)
    assert columns.max() == pytest.approx(20 + wide + radius - 2, abs=3)
    assert rows.min() == pytest.approx(60 - lettering.cap_height(24) - radius, abs=1.5)
    assert rows.max() == pytest.approx(60 + radius, abs=1.5)
    assert made.text == "HEATH"


def test_a_faint_halo_stays_faint() -> None:
    ground = Box(0, 0, 200, 100, Fill(BLACK))
    made = page(ground, Text(20, 60, "HEATH", 24, BLACK, halo=Halo(WHITE, 0.1)))
    assert 20 < made.pixels().max() < 110


def test_faded_text_is_faded() -> None:
    faded = page(Text(20, 60, "HEATH", 24, BLACK, opacity=0.25))
    assert faded.text == "HEATH"
    assert faded.pixels().min() == pytest.approx(255 * 0.75, abs=4)


def test_the_fonts_come_along() -> None:
    data = pdf(article())
    assert len(re.findall(rb"/FontFile2", data)) == 2
    assert set(re.findall(rb"/FontName /[A-Z]+\+(Inter-\w+)", data)) == {
        b"Inter-Regular",
        b"Inter-SemiBold",
    }


# Pictures and lines -------------------------------------------------------------------------------


def test_the_heat_is_one_picture_without_loss_and_without_tiles() -> None:
    steps = (np.arange(16) * 16).astype(np.uint32)
    colours = np.uint32(0xFF000000) | (steps[None, :] << np.uint32(16)) | steps[:, None]
    made = page(Picture(20, 10, 80, 80, np.ascontiguousarray(colours)))
    ((size, box),) = made.images()
    assert size == (80, 80)
    assert box == pytest.approx((20, 10, 100, 90), abs=0.01)
    shown = made.pixels(3.0)[35:265, 65:295]
    assert np.abs(np.diff(shown[100, :, 2])).max() <= 8, "no step as large as between two pixels"
    assert shown[100, :, 2].tolist() == sorted(shown[100, :, 2])
    assert shown[-1, -1, 2] > 225 > 30 > shown[0, 0, 2]


def test_a_very_large_picture_stays_within_memory() -> None:
    colours = np.full((512, 512), 0xFF336699, dtype=np.uint32)
    made = page(Picture(0, 0, 12_000, 12_000, colours), width=12_000, height=12_000)
    ((size, _),) = made.images()
    assert max(size) <= 2048


def test_contours_are_lines_and_no_pixels() -> None:
    triangle = np.array([[20.0, 20.0], [120.0, 20.0], [120.0, 80.0]])
    made = page(Rings((triangle, triangle + 30), Stroke(RED, 2)))
    assert [shape.rect for shape in made.shapes() if RED in shape.colours] == [
        pytest.approx((20, 20, 120, 80), abs=4),
        pytest.approx((50, 50, 150, 110), abs=4),
    ]
    assert made.images() == []


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 800), (600, 900)])
def test_a_reader_shows_what_the_picture_shows(look, size) -> None:
    figure = article(look, *size)
    shown, drawn = Page(pdf(figure)).pixels(), pixels(png.image(figure))
    differing = np.abs(shown - drawn)
    assert differing.mean() < 1.5
    assert (differing.max(axis=2) > 64).mean() < 0.005
