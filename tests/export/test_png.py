from __future__ import annotations

import struct

import pytest
from PySide6.QtGui import QColor, QImage

from heatdesk.export import png
from heatdesk.export.bounds import LARGEST_SIDE
from heatdesk.figure.compose import compose
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Box, Figure, Fill, Picture, Text
from heatdesk.model.properties import OVERLAYS
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, map_of, role, technology

pytestmark = pytest.mark.usefixtures("qapp")


def empty(width: float, height: float) -> Figure:
    return Figure(width, height, "#ffffff", ())


def size_in_header(data: bytes) -> tuple[int, int]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert data[12:16] == b"IHDR"
    return struct.unpack(">II", data[16:24])


@pytest.fixture(scope="module")
def article() -> Figure:
    project = open_template("social-media-2011")
    return compose(project, "rebuilt", "alignment", LIGHT, 1280, 800)


@pytest.mark.parametrize(
    ("page", "scale", "pixels"),
    [
        ((320, 200), 1.0, (320, 200)),
        ((320, 200), 2.0, (640, 400)),
        ((99.6, 50.4), 1.0, (100, 50)),
        ((1, 1), 1.0, (1, 1)),
    ],
)
def test_a_picture_has_the_size_of_its_page_times_the_scale(page, scale, pixels) -> None:
    assert size_in_header(png.png(empty(*page), scale)) == pixels


@pytest.mark.parametrize(
    ("page", "scale"),
    [
        ((0, 100), 1.0),
        ((100, 0.4), 1.0),
        ((100, 100), 0.0),
        ((-5, 100), 1.0),
        ((100, 100), -1.0),
        ((16_385, 10), 1.0),
        ((10, 16_385), 1.0),
        ((1000, 1000), 16.4),
        ((16_384, 16_384), 1.0),
        ((float("nan"), 10), 1.0),
    ],
)
def test_pictures_of_no_size_or_far_too_large_are_refused(page, scale: float) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what it says is for people
        png.png(empty(*page), scale)


def test_the_longest_side_is_still_drawn() -> None:
    assert size_in_header(png.png(empty(LARGEST_SIDE, 4))) == (16_384, 4)


def test_the_bytes_are_the_picture() -> None:
    figure = Figure(40, 30, "#102030", (Box(10, 10, 20, 10, Fill("#ff8000")),))
    decoded = QImage.fromData(png.png(figure), "PNG")
    assert (decoded.width(), decoded.height()) == (40, 30)
    assert decoded.pixelColor(20, 15).name() == "#ff8000"
    assert decoded.pixelColor(2, 2).name() == "#102030"
    assert decoded.convertToFormat(QImage.Format.Format_RGB32) == png.image(figure)


@pytest.mark.parametrize(("scale", "dpi"), [(1.0, 96), (2.0, 192), (3.125, 300)])
def test_a_picture_says_how_large_it_is_on_paper(scale: float, dpi: int) -> None:
    figure = Figure(40, 30, "#102030", (Text(2, 20, "Map", 12.5, "#ffffff", spacing=0.1),))
    decoded = QImage.fromData(png.png(figure, scale), "PNG")
    assert decoded.dotsPerMeterX() == decoded.dotsPerMeterY()
    assert decoded.dotsPerMeterX() * 0.0254 == pytest.approx(dpi, abs=0.02)
    assert decoded.text("Software") == "HeatDesk"


def test_two_renderings_are_the_same_bytes(article: Figure) -> None:
    assert png.png(article) == png.png(article)
    again = open_template("social-media-2011")
    assert png.png(compose(again, "rebuilt", "alignment", LIGHT, 1280, 800)) == png.png(article)


def test_the_articles_heat_is_where_its_marks_put_it(article: Figure) -> None:
    heat = next(mark for mark in article.marks if isinstance(mark, Picture))
    image = png.image(Figure(article.width, article.height, "#123456", (heat,)))
    rows, columns = heat.pixels.shape
    for row in range(8, rows, 31):
        for column in range(8, columns, 29):
            x = heat.x + (column + 0.5) * heat.width / columns
            y = heat.y + (row + 0.5) * heat.height / rows
            got, wanted = image.pixelColor(int(x), int(y)), QColor(int(heat.pixels[row, column]))
            for channel in ("red", "green", "blue"):
                assert getattr(got, channel)() == pytest.approx(getattr(wanted, channel)(), abs=8)


def test_a_larger_scale_is_the_same_picture_with_more_pixels(article: Figure) -> None:
    small, large = png.image(article), png.image(article, 2.0)
    heat = next(mark for mark in article.marks if isinstance(mark, Picture))
    for fx, fy in [(0.1, 0.1), (0.9, 0.9), (0.1, 0.85), (0.93, 0.2)]:
        x, y = heat.x + fx * heat.width, heat.y + fy * heat.height
        one = small.pixelColor(round(x), round(y))
        other = large.pixelColor(round(2 * x), round(2 * y))
        for channel in ("red", "green", "blue"):
            assert getattr(one, channel)() == pytest.approx(getattr(other, channel)(), abs=12)


@pytest.mark.parametrize("overlay", OVERLAYS)
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_every_overlay_is_drawn_in_both_looks(overlay, look) -> None:
    project = map_of(technology("a", 0.2, 0.1), role("b", -0.1, 0.0))
    image = png.image(compose(project, NOW, overlay, look, 640, 400))
    colours = {image.pixelColor(x, y).name() for x in range(0, 640, 8) for y in range(0, 400, 8)}
    assert image.pixelColor(1, 1).name() == look.canvas
    assert len(colours) > 50
