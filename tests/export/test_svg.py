"""What stands in an SVG file, mark by mark."""

from __future__ import annotations

import base64
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest
from PySide6.QtGui import QImage

import heatdesk
from heatdesk.export.bounds import LARGEST_SIDE
from heatdesk.export.caption import Caption
from heatdesk.export.svg import runs_leftward, svg
from heatdesk.figure import lettering
from heatdesk.figure.compose import compose
from heatdesk.figure.look import DARK
from heatdesk.figure.marks import (
    Box,
    Clipped,
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
from heatdesk.storage.templates import open_template

RED, BLUE, WHITE = "#ff0000", "#0000ff", "#ffffff"
NAMES = {"svg": "http://www.w3.org/2000/svg"}
HREF = "{http://www.w3.org/1999/xlink}href"


def drawn(*marks: Mark) -> Element:
    return fromstring(svg(Figure(200, 100, WHITE, marks)))


def all_of(root: Element, tag: str) -> list[Element]:
    return root.findall(f".//svg:{tag}", NAMES)


def the(root: Element, tag: str) -> dict[str, str]:
    """The attributes of the only element of its kind, beside the ground."""
    (found,) = [e for e in all_of(root, tag) if e.get("width") != "200"]
    return dict(found.attrib)


# The page -----------------------------------------------------------------------------------------


def test_the_page_has_its_size_and_its_ground() -> None:
    root = fromstring(svg(Figure(320.5, 200, "#102030", ())))
    assert (root.get("width"), root.get("height")) == ("320.5", "200")
    assert root.get("viewBox") == "0 0 320.5 200"
    (ground,) = all_of(root, "rect")
    assert ground.attrib == {
        "x": "0",
        "y": "0",
        "width": "320.5",
        "height": "200",
        "fill": "#102030",
    }


@pytest.mark.parametrize("size", [(0, 10), (10, -1), (LARGEST_SIDE + 1, 10), (float("nan"), 10)])
def test_pages_of_no_size_or_far_too_large_are_refused(size: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="pixels a side"):
        svg(Figure(*size, WHITE, ()))


def test_the_words_are_there_for_those_who_do_not_see_it() -> None:
    root = fromstring(svg(Figure(10, 10, WHITE, ()), Caption("Map & <more>", "Two\x07 things")))
    (title,), (desc,) = all_of(root, "title"), all_of(root, "desc")
    assert (title.text, desc.text) == ("Map & <more>", "Two things")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


def test_without_words_there_is_no_empty_title() -> None:
    root = fromstring(svg(Figure(10, 10, WHITE, ())))
    assert all_of(root, "title") == all_of(root, "desc") == all_of(root, "defs") == []
    assert root.get("role") is None


def test_two_drawings_on_one_page_share_no_id() -> None:
    project = open_template("social-media-2011")
    figure = compose(project, "rebuilt", "alignment", DARK, 640, 400)
    ids = []
    for prefix in ("one", "two"):
        root = fromstring(svg(figure, Caption("a", "b"), prefix))
        own = [e.get("id", "") for e in root.iter() if e.get("id")]
        assert all(id.startswith(f"{prefix}-") for id in own)
        ids += own
    assert len(set(ids)) == len(ids) > 40


def test_the_same_figure_is_the_same_file() -> None:
    project = open_template("social-media-2011")
    figures = [compose(project, "rebuilt", "alignment", DARK, 640, 400) for _ in range(2)]
    assert svg(figures[0]) == svg(figures[1])


def test_qt_is_not_loaded() -> None:
    code = "import sys, heatdesk.export.svg; print([n for n in sys.modules if 'PySide' in n])"
    root = str(Path(heatdesk.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": root}, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"[]"


# Shapes -------------------------------------------------------------------------------------------


def test_an_ellipse() -> None:
    assert the(drawn(Ellipse(10, 20.1234, 5, 2.5, Fill(RED, 0.4))), "ellipse") == {
        "cx": "10",
        "cy": "20.123",
        "rx": "5",
        "ry": "2.5",
        "fill": RED,
        "fill-opacity": "0.4",
    }


def test_a_rounded_box_with_its_outline() -> None:
    box = the(drawn(Box(1, 2, 30, 40, Fill(RED), Stroke(BLUE, 4, 0.5), 6)), "rect")
    assert (box["rx"], box["fill"]) == ("6", RED)
    assert [box[f"stroke{part}"] for part in ("", "-width", "-opacity")] == [BLUE, "4", "0.5"]


def test_a_shape_without_filling_has_none() -> None:
    root = drawn(Ellipse(10, 20, 5, 5, None, Stroke(BLUE)))
    assert "fill" not in the(root, "ellipse")
    assert [group.get("fill") for group in all_of(root, "g")] == ["none"]


def test_dashes_have_flat_ends() -> None:
    line = the(drawn(Line(1, 2, 3, 4, Stroke(BLUE, 2, 1.0, (5.0, 4.0)))), "line")
    assert (line["stroke-dasharray"], line["stroke-linecap"]) == ("5 4", "butt")
    assert [line[name] for name in ("x1", "y1", "x2", "y2")] == ["1", "2", "3", "4"]


def test_rings_are_closed_parts_of_one_path() -> None:
    triangle = np.array([[20.0, 20.0], [120.00049, 20.0], [-0.0001, 80.0]])
    other = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    path = the(drawn(Rings((triangle, other), Stroke(RED))), "path")
    assert path["d"] == "M20 20 120 20 0 80ZM1 2 3 4 5 6Z"


def test_clips_are_made_once_for_each_box() -> None:
    dot, box = Ellipse(1, 1, 1, 1, Fill(RED)), (10.0, 20.0, 40.0, 60.0)
    clipped = [Clipped(box, (dot,)), Clipped(box, (dot, dot)), Clipped((0, 0, 1, 1), (dot,))]
    root = drawn(*clipped)
    paths = {path.get("id"): path for path in all_of(root, "clipPath")}
    groups = [group for group in all_of(root, "g") if group.get("clip-path")]
    used = [group.get("clip-path", "")[5:-1] for group in groups]
    assert len(paths) == 2
    assert used[0] == used[1] != used[2]
    assert [len(group) for group in groups] == [1, 2, 1]
    (inside,) = paths[used[0]]
    assert inside.attrib == {"x": "10", "y": "20", "width": "30", "height": "40"}


def test_a_picture_is_there_to_the_last_pixel() -> None:
    dice = np.random.default_rng(5)
    colours = dice.integers(0, 1 << 24, (7, 5), dtype=np.uint32) | np.uint32(0xFF000000)
    image = the(drawn(Picture(1, 2, 30, 40, colours)), "image")
    assert [image[name] for name in ("x", "y", "width", "height")] == ["1", "2", "30", "40"]
    assert image["preserveAspectRatio"] == "none"
    kind, _, data = image[HREF].partition(",")
    assert kind == "data:image/png;base64"
    decoded = QImage.fromData(base64.b64decode(data), "PNG")
    assert (decoded.width(), decoded.height()) == (5, 7)
    got = [[decoded.pixel(x, y) for x in range(5)] for y in range(7)]
    assert np.array_equal(np.array(got, dtype=np.uint32), colours)


# Text ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("weight", [400, 600])
def test_text_is_as_wide_as_it_was_measured(anchor, weight) -> None:
    text = the(drawn(Text(100, 60, "Sales & more", 24, RED, weight, anchor)), "text")
    assert (text["x"], text["y"], text["font-size"]) == ("100", "60", "24")
    assert text.get("text-anchor", "start") == anchor
    assert text.get("font-weight", "400") == str(weight)
    wide = lettering.width("Sales & more", 24, weight)
    assert float(text["textLength"]) == pytest.approx(wide, abs=0.001)


@pytest.mark.parametrize(("anchor", "shift"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_the_space_after_the_last_letter_is_not_seen(anchor, shift: float) -> None:
    text = the(drawn(Text(100, 60, "TALK", 20, RED, 600, anchor, spacing=0.1)), "text")
    assert text["letter-spacing"] == "2"
    assert float(text["x"]) == pytest.approx(100 + 2 * shift)


def test_turned_text_turns_about_its_anchor() -> None:
    text = the(drawn(Text(100, 60, "TALK", 20, RED, turn=-90.0)), "text")
    assert text["transform"] == "rotate(-90 100 60)"


def test_faded_text() -> None:
    assert the(drawn(Text(1, 2, "Sales", 20, RED, opacity=0.25)), "text")["fill-opacity"] == "0.25"


def test_a_halo_is_the_same_text_by_reference_and_behind_it() -> None:
    root = drawn(Text(1, 2, "Sales", 20, RED, halo=Halo(BLUE, 0.5)))
    order = [e.tag.rpartition("}")[2] for e in root.iter()]
    assert order[-2:] == ["use", "text"]
    use, text = the(root, "use"), the(root, "text")
    assert use[HREF] == f"#{text['id']}"
    assert (use["stroke"], use["aria-hidden"]) == (BLUE, "true")
    assert float(use["stroke-width"]) == pytest.approx(0.28 * 20)
    assert "stroke" not in text, "or the halo could not have its own"


def test_no_text_is_no_element() -> None:
    assert all_of(drawn(Text(1, 2, "", 20, RED, halo=Halo(BLUE, 0.5))), "text") == []


SIDES = {"start": "end", "middle": "middle", "end": "start"}


@pytest.mark.parametrize("anchor", SIDES)
@pytest.mark.parametrize("word", ["שיווק דיגיטלי", "تسويق 2011", "(אב) C"])
def test_from_right_to_left_the_anchor_keeps_its_side(anchor, word: str) -> None:
    text = the(drawn(Text(100, 60, word, 20, RED, anchor=anchor)), "text")
    assert text["direction"] == "rtl"
    assert text.get("text-anchor", "start") == SIDES[anchor]
    assert "textLength" not in text, "the font lacks these letters: nothing was measured"


@pytest.mark.parametrize("word", ["", "Sales", "12 %", "Sales (שיווק)", "日本", "🙂"])
def test_all_else_runs_from_left_to_right(word: str) -> None:
    assert not runs_leftward(word)


def test_what_xml_forbids_is_left_out() -> None:
    forbidden = "".join(chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) == "Cc")
    root = drawn(Text(1, 2, f"a{forbidden}\ud800\ufffe\uffffb<&>\"'", 20, RED, halo=Halo(BLUE, 1)))
    (text,) = all_of(root, "text")
    assert "".join((text.text or "").split()) == "ab<&>\"'"
