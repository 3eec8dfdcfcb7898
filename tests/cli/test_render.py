from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from PySide6.QtGui import QColor, QImage

from heatdesk.export.forms import FORMS, View
from heatdesk.export.pptx.deck import deck
from heatdesk.figure.compose import compose
from heatdesk.figure.frame import Frame
from heatdesk.figure.look import Look, look
from heatdesk.figure.marks import Figure, Picture
from heatdesk.model.project import Project
from tests.cli.conftest import Run
from tests.export.decks import Deck
from tests.export.flat import Page

WIDTH, HEIGHT = 640, 400


def drawn(path: Path) -> QImage:
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    image = QImage.fromData(data)
    assert not image.isNull()
    return image


def frame_of(figure: Figure) -> Frame:
    """Where the plane lies: the heat covers it."""
    heat = next(mark for mark in figure.marks if isinstance(mark, Picture))
    return Frame(heat.x, heat.y, heat.width)


def colour_at(image: QImage, frame: Frame, x: float, y: float) -> QColor:
    """The colour of a point of the plane."""
    return image.pixelColor(int(frame.x(x)), int(frame.y(y)))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_shows_the_map(run: Run, map_file: Path, project: Project, theme: str) -> None:
    made = ("-o", "map.png", "--size", f"{WIDTH}x{HEIGHT}", "--theme", theme)
    assert run("render", "map.heatdesk", *made).text == ""
    image = drawn(map_file.with_name("map.png"))
    worn: Look = look(theme == "dark")
    frame = frame_of(compose(project, "now", "combined", worn, WIDTH, HEIGHT))
    assert (image.width(), image.height()) == (WIDTH, HEIGHT)
    assert image.pixelColor(1, 1) == QColor(worn.canvas)
    assert colour_at(image, frame, -0.5, 0.5) == QColor(worn.technology.fill)
    assert colour_at(image, frame, 0.5, -0.25) == QColor(worn.role.fill)
    # Near the role it is hot, in the corner cold: in both themes that is a matter of red and blue.
    hot, cold = colour_at(image, frame, 0.45, -0.35), colour_at(image, frame, 0.95, 0.95)
    assert hot.red() - hot.blue() > 60 + cold.red() - cold.blue()


def test_themes_overlays_and_scenarios_differ(here: Run, map_file: Path, qapp: object) -> None:
    ways = {
        "default": (),
        "dark": ("--theme", "dark"),
        "gap": ("--overlay", "gap"),
        "later": ("--scenario", "later"),
    }
    for name, options in ways.items():
        here("render", "map.heatdesk", "-o", f"{name}.png", "--size", "320x200", *options)
    assert len({map_file.with_name(f"{name}.png").read_bytes() for name in ways}) == len(ways)


def test_what_holds_without_options(here: Run, map_file: Path, qapp: object) -> None:
    here("render", "map.heatdesk", "-o", "MAP.PNG")
    image = drawn(map_file.with_name("MAP.PNG"))
    assert (image.width(), image.height()) == (1600, 1000)
    assert image.pixelColor(1, 1) == QColor("#ffffff")


def test_the_same_picture_on_standard_output_and_on_any_platform(run: Run, map_file: Path) -> None:
    small = ("--size", "320x200")
    run("render", "map.heatdesk", "-o", "map.png", *small)
    # A display that is not there, and a platform that would need it: drawing asks for neither.
    session = {"DISPLAY": ":987", "QT_QPA_PLATFORM": "xcb"}
    ran = run("render", "map.heatdesk", "-o", "-", "--format", "png", *small, **session)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == map_file.with_name("map.png").read_bytes()


def test_standard_output_needs_a_format(here: Run, map_file: Path) -> None:
    ran = here("render", "map.heatdesk", "-o", "-")
    assert ran.code == 2
    assert ran.line == f"heatdesk render: -o - needs --format {'|'.join(FORMS)}"


@pytest.mark.parametrize("form", ["svg", "pdf"])
def test_forms_that_keep_text_as_text(run: Run, map_file: Path, form: str) -> None:
    made = ("--size", f"{WIDTH}x{HEIGHT}", "--overlay", "alignment", "--theme", "dark")
    assert run("render", "map.heatdesk", "-o", f"map.{form}", *made).text == ""
    data = map_file.with_name(f"map.{form}").read_bytes()
    assert run("render", "map.heatdesk", "-o", "-", "--format", form, *made).out == data
    if form == "svg":
        root = fromstring(data)
        assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
        text = "".join(element.text or "" for element in root.iter() if "text" in element.tag)
    else:
        page = Page(data)
        assert page.page.get_size() == (WIDTH * 0.75, HEIGHT * 0.75)
        assert page.document.get_metadata_dict()["Title"] == "Café: Now"
        text = page.text
    assert text.startswith("CaféNowBlogSalesAlignment")


@pytest.mark.parametrize(("form", "begin"), [("svg", b"<?xml"), ("pptx", b"PK"), ("html", b"<!")])
def test_what_is_written_without_qt(run: Run, map_file: Path, form: str, begin: bytes) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from heatdesk.__main__ import main;"
        " sys.exit(main())"
    )
    ran = run("render", "map.heatdesk", "-o", f"map.{form}", start=("-c", code))
    assert (ran.code, ran.err) == (0, "")
    assert map_file.with_name(f"map.{form}").read_bytes().startswith(begin)


def test_a_presentation_of_a_scenario(run: Run, map_file: Path, project: Project) -> None:
    """The same bytes from another process, whose sets have another order."""
    chosen = ("--scenario", "later", "--size", "1024x768", "--theme", "dark")
    assert run("render", "map.heatdesk", "-o", "map.pptx", *chosen).text == ""
    data = map_file.with_name("map.pptx").read_bytes()
    view = View(project, "later", "combined", look(True), 1024, 768)
    assert data == deck(view)
    made = Deck(data)
    assert made.presentation.slide_width / made.presentation.slide_height == pytest.approx(4 / 3)
    assert "Combined" in made.titles
    ran = run("render", "map.heatdesk", "-o", "-", "--format", "pptx", *chosen)
    assert ran.out == data


def test_a_name_and_a_format_that_differ(here: Run, map_file: Path) -> None:
    ran = here("render", "map.heatdesk", "-o", "map.svg", "--format", "png")
    wanted = "heatdesk render: -o names a .svg file, --format says png"
    assert (ran.code, ran.line) == (2, wanted)
    assert not map_file.with_name("map.svg").exists()
    same = here("render", "map.heatdesk", "-o", "map.svg", "--format", "svg")
    assert same.code == 0


@pytest.mark.parametrize("name", ["map.gif", "map.heatdesk", "map"])
def test_other_forms_are_refused(here: Run, map_file: Path, name: str) -> None:
    before = map_file.read_bytes()
    ran = here("render", "map.heatdesk", "-o", name)
    assert ran.code == 2
    possible = " and ".join(f".{form}" for form in FORMS)
    assert f"this version writes {possible} files, not '{name}'" in ran.line
    assert [path.name for path in map_file.parent.iterdir()] == ["map.heatdesk"]
    assert map_file.read_bytes() == before


@pytest.mark.parametrize("size", ["1600", "x", "axb", "-1x5", "1600 x 1000", "1e3x1e3"])
def test_a_size_that_is_none(here: Run, map_file: Path, size: str) -> None:
    ran = here("render", "map.heatdesk", "-o", "map.png", f"--size={size}")
    assert ran.code == 2
    assert "--size: expected WIDTHxHEIGHT in pixels, for example 1600x1000" in ran.line


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", ["0x10", "16385x1", "16384x16384"])
def test_a_size_beyond_all_bounds(here: Run, map_file: Path, size: str, form: str) -> None:
    ran = here("render", "map.heatdesk", "-o", f"map.{form}", "--size", size)
    assert ran.code == 2
    assert "--size: expected from 1x1 to at most 16384 pixels a side" in ran.line


def test_an_unknown_scenario(here: Run, map_file: Path) -> None:
    ran = here("render", "map.heatdesk", "-o", "map.png", "--scenario", "\x1b[2J\n")
    wanted = "map.heatdesk: there is no scenario '\\x1b[2J\\n'; there are now, later"
    assert (ran.code, ran.line) == (1, wanted)


def test_a_faulty_map(here: Run, map_file: Path) -> None:
    map_file.write_text("[]")
    ran = here("render", "map.heatdesk", "-o", "map.png")
    assert ran.code == 1
    assert ran.line.endswith("this is no HeatDesk project")
