"""The same marks reach every writer: how many there are, in which order, and where.

SVG and PDF are here; see test_png_marks, test_pptx_marks and html/test_drawing for the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from heatdesk.export import png
from heatdesk.export.pdf import pdf
from heatdesk.export.svg import svg
from heatdesk.figure import lettering
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.compose import compose
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Box, Ellipse, Figure, Line, Mark, Picture, Rect, Rings, Text
from heatdesk.model.properties import OVERLAYS
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, maps
from tests.conftest import Figure as Note
from tests.export.fifty import beginning, check_all, marks, near
from tests.export.flat import Page, bounds, pixels

pytestmark = pytest.mark.usefixtures("qapp")

_TAGS = {
    Ellipse: "ellipse",
    Box: "rect",
    Line: "line",
    Rings: "path",
    Text: "text",
    Picture: "image",
}


def figures() -> st.SearchStrategy[Figure]:
    """Whole pictures of random maps."""
    return st.builds(
        compose,
        maps(),
        st.just(NOW),
        st.sampled_from(["alignment", *OVERLAYS]),
        st.sampled_from([LIGHT, DARK]),
        st.sampled_from([640.0, 400.0]),
        st.sampled_from([400.0, 500.0]),
    )


@pytest.fixture(scope="module")
def article() -> Figure:
    project = open_template("social-media-2011")
    return compose(project, "rebuilt", "alignment", LIGHT, 1280, 800)


# SVG ----------------------------------------------------------------------------------------------


def check_svg(figure: Figure) -> None:
    root = fromstring(svg(figure))
    assert root.get("viewBox") == f"0 0 {figure.width:g} {figure.height:g}"
    wanted, found = marks(figure), list(_elements(root))
    assert [_TAGS[type(mark)] for mark in wanted] == [tag for tag, _ in found]
    for mark, (_, element) in zip(wanted, found, strict=True):
        if isinstance(mark, Text):
            check_written(figure, mark, element)
        elif isinstance(mark, Rings):
            check_contours(figure, mark, element.get("d", ""))
        else:
            assert near(figure, _bounds(element), bounds(mark))


def check_written(figure: Figure, mark: Text, element: Element) -> None:
    """The words, where they begin, how large they are, and how they are turned."""
    assert element.text == mark.text
    x, y, size = _attributes(element, "x", "y", "font-size")
    wide = lettering.width(mark.text, mark.size, mark.weight, mark.spacing)
    x -= wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    turn, *around = _turn(element)
    assert turn == pytest.approx(mark.turn)
    assert near(figure, _turned((x, y), around, turn), beginning(mark))
    assert size == pytest.approx(mark.size, rel=0.005)


def check_contours(figure: Figure, mark: Rings, path: str) -> None:
    """Each contour for itself, in its order."""
    lines = [line.replace("M", "").split() for line in path.split("Z")[:-1]]
    assert len(lines) == len(mark.rings)
    for line, ring in zip(lines, mark.rings, strict=True):
        points = np.array(line, dtype=float).reshape(-1, 2)
        assert points.shape == ring.shape
        assert near(figure, points.ravel().tolist(), ring.ravel().tolist())


def _turn(element: Element) -> list[float]:
    """Clockwise degrees, and the point around which a text is turned by them."""
    turn = element.get("transform", "rotate(0 0 0)").removeprefix("rotate(").removesuffix(")")
    return [float(number) for number in turn.split()]


def _turned(point: tuple[float, float], around: list[float], turn: float) -> tuple[float, float]:
    (x, y), angle = point, np.radians(turn)
    x, y = x - around[0], y - around[1]
    return (
        float(around[0] + x * np.cos(angle) - y * np.sin(angle)),
        float(around[1] + x * np.sin(angle) + y * np.cos(angle)),
    )


def _elements(root: Element) -> Iterator[tuple[str, Element]]:
    """All that is drawn, from back to front, without the ground and the halos."""
    for element in root:
        tag = element.tag.rpartition("}")[2]
        if tag == "g":
            assert element.get("transform") is None
            yield from _elements(element)
        elif tag in _TAGS.values() and (tag, element.get("x")) != ("rect", "0"):
            yield tag, element


def _bounds(element: Element) -> Rect:
    assert element.get("transform") is None
    tag = element.tag.rpartition("}")[2]
    if tag == "ellipse":
        cx, cy, rx, ry = _attributes(element, "cx", "cy", "rx", "ry")
        return cx - rx, cy - ry, cx + rx, cy + ry
    if tag == "line":
        x1, y1, x2, y2 = _attributes(element, "x1", "y1", "x2", "y2")
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    x, y, width, height = _attributes(element, "x", "y", "width", "height")
    return x, y, x + width, y + height


def _attributes(element: Element, *names: str) -> list[float]:
    return [float(element.attrib[name]) for name in names]


def test_svg_of_the_article(article: Figure) -> None:
    check_svg(article)


@settings(max_examples=50)
@given(figures())
def test_svg_of_any_map(figure: Figure) -> None:
    check_svg(figure)


def test_svg_of_fifty_maps(figure: Note) -> None:
    check_all(check_svg, figure, "SVG")


def check_svg_is_seen(figure: Figure) -> None:
    """Drawn by a reader: without text, since Qt's own reader kerns and knows one family only."""
    bare = Figure(
        figure.width,
        figure.height,
        figure.ground,
        tuple(mark for mark in figure.marks if not isinstance(mark, Text)),
    )
    image = QImage(round(figure.width), round(figure.height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg(bare))).render(painter)
    painter.end()
    differing = np.abs(pixels(image) - pixels(png.image(bare)))
    assert differing.mean() < 0.6
    assert (differing.max(axis=2) > 64).mean() < 0.002


def test_a_reader_shows_the_svg_of_the_article(article: Figure) -> None:
    check_svg_is_seen(article)


@settings(max_examples=25)
@given(figures())
def test_a_reader_shows_the_svg_of_any_map(figure: Figure) -> None:
    check_svg_is_seen(figure)


# PDF ----------------------------------------------------------------------------------------------


def check_pdf(figure: Figure) -> None:
    page, wanted = Page(pdf(figure)), marks(figure)
    pictures = [mark for mark in wanted if isinstance(mark, Picture)]
    assert len(page.images()) == len(pictures)
    for (_, box), picture in zip(page.images(), pictures, strict=True):
        assert near(figure, box, bounds(picture))
    check_text(figure, page, [mark for mark in wanted if isinstance(mark, Text)])
    check_shapes(figure, page, wanted)


def check_text(figure: Figure, page: Page, wanted: list[Text]) -> None:
    """Every letter is there, once, in the order of the marks; and where its text begins."""
    letters = list(page.origins())
    assert "".join(letter for letter, _ in letters) == "".join(
        "".join(t.text.split()) for t in wanted
    )
    index = 0
    for text in wanted:
        _, origin = letters[index]
        assert near(figure, origin, beginning(text)), text
        index += len("".join(text.text.split()))


def check_shapes(figure: Figure, page: Page, wanted: list[Mark]) -> None:
    """Behind the ground as many shapes as the marks have, in their order, places and colours."""
    parts = [part for mark in wanted for part in _shapes_of(mark)]
    _, *shapes = page.shapes()
    assert len(shapes) == len(parts)
    for (colour, slack, box), shape in zip(parts, shapes, strict=True):
        assert colour in shape.colours
        assert near(figure, shape.rect, box, slack), (box, shape)


def _shapes_of(mark: Mark) -> Iterator[tuple[str, float, Rect]]:
    """Colour, slack and box of what a mark draws: of a ring each line for itself, of a text what
    lies behind its letters, which fill their box more or less.
    """
    if isinstance(mark, Rings):
        for ring in mark.rings:
            yield mark.stroke.colour, 0.0, bounds(Rings((ring,), mark.stroke))
    elif isinstance(mark, Line):
        yield mark.stroke.colour, 0.0, bounds(mark)
    elif isinstance(mark, Ellipse | Box):
        painted = [part for part in (mark.fill, mark.stroke) if part is not None]
        # What is filled and outlined at once is one shape, unless it is seen through.
        for part in painted if any(p.opacity < 1.0 for p in painted) else painted[:1]:
            yield part.colour, 0.0, bounds(mark)
    elif isinstance(mark, Text) and mark.halo is not None:
        yield mark.halo.colour, mark.size, text_bounds(mark)


def test_pdf_of_the_article(article: Figure) -> None:
    check_pdf(article)


@settings(max_examples=50)
@given(figures())
def test_pdf_of_any_map(figure: Figure) -> None:
    check_pdf(figure)


def test_pdf_of_fifty_maps(figure: Note) -> None:
    check_all(check_pdf, figure, "PDF")


@settings(max_examples=25)
@given(figures())
def test_a_reader_shows_the_pdf_of_any_map(figure: Figure) -> None:
    differing = np.abs(Page(pdf(figure)).pixels() - pixels(png.image(figure)))
    assert differing.mean() < 2.0
    assert (differing.max(axis=2) > 96).mean() < 0.01
