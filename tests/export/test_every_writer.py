"""The same marks reach every writer: how many there are, in which order, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from heatdesk.export import png
from heatdesk.export.pdf import pdf
from heatdesk.export.svg import svg
from heatdesk.figure import lettering
from heatdesk.figure.compose import compose
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Box, Ellipse, Figure, Line, Mark, Picture, Rect, Rings, Text
from heatdesk.model.properties import OVERLAYS
from heatdesk.storage.templates import open_template
from tests.builders.maps import NOW, maps
from tests.export.flat import Page, Shape, bounds, flat, pixels

pytestmark = pytest.mark.usefixtures("qapp")

_TAGS = {
    Ellipse: "ellipse",
    Box: "rect",
    Line: "line",
    Rings: "path",
    Text: "text",
    Picture: "image",
}
_NEAR = 0.005
"""How far a mark may be from its place, as a share of the figure."""


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


def near(figure: Figure, got: Sequence[float], wanted: Sequence[float], more: float = 0.0) -> bool:
    tolerance = _NEAR * max(figure.width, figure.height) + more
    return all(abs(a - b) <= tolerance for a, b in zip(got, wanted, strict=True))


def marks(figure: Figure) -> list[Mark]:
    """What must be found: everything but empty names."""
    return [m for m in flat(figure.marks) if not (isinstance(m, Text) and not m.text)]


def painted(figure: Figure, marks: Iterable[Mark]) -> NDArray[np.int16]:
    return pixels(png.image(Figure(figure.width, figure.height, figure.ground, tuple(marks))))


# SVG ----------------------------------------------------------------------------------------------


def check_svg(figure: Figure) -> None:
    wanted, found = marks(figure), list(_elements(fromstring(svg(figure))))
    assert [_TAGS[type(mark)] for mark in wanted] == [tag for tag, _ in found]
    for mark, (_, element) in zip(wanted, found, strict=True):
        if isinstance(mark, Text):
            assert element.text == mark.text
            assert near(figure, _attributes(element, "x", "y"), (mark.x, mark.y))
        else:
            assert near(figure, _bounds(element), bounds(mark))


def _elements(root: Element) -> Iterator[tuple[str, Element]]:
    """All that is drawn, from back to front, without the ground and the halos."""
    for element in root:
        tag = element.tag.rpartition("}")[2]
        if tag == "g":
            yield from _elements(element)
        elif tag in _TAGS.values() and (tag, element.get("x")) != ("rect", "0"):
            yield tag, element


def _bounds(element: Element) -> Rect:
    tag = element.tag.rpartition("}")[2]
    if tag == "ellipse":
        cx, cy, rx, ry = _attributes(element, "cx", "cy", "rx", "ry")
        return cx - rx, cy - ry, cx + rx, cy + ry
    if tag == "line":
        x1, y1, x2, y2 = _attributes(element, "x1", "y1", "x2", "y2")
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    if tag == "path":
        numbers = element.get("d", "").replace("M", " ").replace("Z", " ").split()
        points = np.array(numbers, dtype=float).reshape(-1, 2)
        return *points.min(axis=0).tolist(), *points.max(axis=0).tolist()
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
    check_shapes(figure, page.shapes(), wanted)


def check_text(figure: Figure, page: Page, wanted: list[Text]) -> None:
    """Every letter is there, once, in the order of the marks; and where its text begins."""
    letters = list(page.letters())
    assert "".join(letter for letter, _ in letters) == "".join(
        "".join(t.text.split()) for t in wanted
    )
    index = 0
    for text in wanted:
        _, box = letters[index]
        assert near(figure, _middle(box), _first_letter(text), text.size)
        index += len("".join(text.text.split()))


def _first_letter(text: Text) -> tuple[float, float]:
    """About where the first letter begins, on its base line."""
    wide = lettering.width(text.text, text.size, text.weight, text.spacing)
    back = wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    turn = np.radians(text.turn)
    return float(text.x - back * np.cos(turn)), float(text.y - back * np.sin(turn))


def _middle(box: Rect) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def check_shapes(figure: Figure, found: Iterator[Shape], wanted: list[Mark]) -> None:
    """Every shape is found in the order of the marks, in its place and colour."""
    for mark in wanted:
        for colour, width, box in _shapes_of(mark):
            assert any(
                colour in shape.colours and near(figure, shape.rect, box, width) for shape in found
            ), mark


def _shapes_of(mark: Mark) -> Iterator[tuple[str, float, Rect]]:
    """Colour, stroke and box of what a mark draws: of a ring each line for itself."""
    if isinstance(mark, Rings):
        for ring in mark.rings:
            yield mark.stroke.colour, mark.stroke.width, bounds(Rings((ring,), mark.stroke))
    elif isinstance(mark, Line):
        yield mark.stroke.colour, mark.stroke.width, bounds(mark)
    elif isinstance(mark, Ellipse | Box):
        for part in (mark.fill, mark.stroke):
            if part is not None:
                yield part.colour, mark.stroke.width if mark.stroke else 0.0, bounds(mark)
                return


def test_pdf_of_the_article(article: Figure) -> None:
    check_pdf(article)


@settings(max_examples=50)
@given(figures())
def test_pdf_of_any_map(figure: Figure) -> None:
    check_pdf(figure)


@settings(max_examples=25)
@given(figures())
def test_a_reader_shows_the_pdf_of_any_map(figure: Figure) -> None:
    differing = np.abs(Page(pdf(figure)).pixels() - pixels(png.image(figure)))
    assert differing.mean() < 2.0
    assert (differing.max(axis=2) > 96).mean() < 0.01


# PNG ----------------------------------------------------------------------------------------------


def check_png(figure: Figure) -> None:
    """Each marker's colour is where its mark is, unless something else lies over it; and the
    zone lines change the picture along themselves and nowhere else.
    """
    image, all_marks = png.image(figure), marks(figure)
    for index, mark in enumerate(all_marks):
        if isinstance(mark, Ellipse) and mark.fill is not None and mark.fill.opacity == 1.0:
            x, y = int(mark.x), int(mark.y)
            if not any(_may_cover(other, mark.x, mark.y) for other in all_marks[index + 1 :]):
                assert image.pixelColor(x, y) == QColor(mark.fill.colour)
    for rings in (mark for mark in all_marks if isinstance(mark, Rings)):
        check_rings(figure, rings)


def _may_cover(mark: Mark, x: float, y: float) -> bool:
    if isinstance(mark, Text):
        first = _first_letter(mark)
        wide = lettering.width(mark.text, mark.size, mark.weight, mark.spacing)
        return abs(x - first[0]) < wide + mark.size and abs(y - first[1]) < 2 * mark.size
    left, top, right, bottom = bounds(mark)
    return left - 3 < x < right + 3 and top - 3 < y < bottom + 3


def check_rings(figure: Figure, rings: Rings) -> None:
    with_them = painted(figure, [m for m in figure.marks if isinstance(m, Picture | Rings)])
    without = painted(
        figure, [m for m in figure.marks if isinstance(m, Picture | Rings) and m is not rings]
    )
    changed = np.abs(with_them - without).max(axis=2) > 8
    points = np.concatenate(rings.rings)
    along = np.zeros_like(changed)
    for dx in (-2, -1, 0, 1, 2):
        for dy in (-2, -1, 0, 1, 2):
            columns = np.clip(points[:, 0].astype(int) + dx, 0, changed.shape[1] - 1)
            rows = np.clip(points[:, 1].astype(int) + dy, 0, changed.shape[0] - 1)
            along[rows, columns] = True
    assert changed.any()
    assert not (changed & ~along).any()


def test_png_of_the_article(article: Figure) -> None:
    check_png(article)


@settings(max_examples=50)
@given(figures())
def test_png_of_any_map(figure: Figure) -> None:
    check_png(figure)
