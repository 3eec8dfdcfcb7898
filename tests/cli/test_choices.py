"""What can be chosen of a picture, as in the dialog: size, sharpness, words, colours, a logo."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from PySide6.QtGui import QColor, QImage

from heatdesk.export.sizes import SIZES
from heatdesk.model import keeping, planning
from heatdesk.model.findings import Finding
from heatdesk.model.project import Project
from heatdesk.storage.project_file import encode
from tests.cli.conftest import Ran, Run
from tests.export.decks import Deck, groups
from tests.export.flat import Page

pytestmark = pytest.mark.usefixtures("qapp")
SMALL = ("--size", "800x500")
INK = "#a23b12"


@pytest.fixture
def logo(map_file: Path) -> Path:
    path = map_file.with_name("logo.png")
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(INK))
    image.save(str(path))
    return path


@pytest.fixture
def aiming(map_file: Path, project: Project) -> Path:
    """The map with "later" for its target, and a finding."""
    found, _ = keeping.keep_finding(project, Finding("", "now", sentence="Talk to each other."))
    told = project.after(found)
    map_file.write_bytes(encode(told.after(planning.set_target(told, "later"))))
    return map_file


def drawn(here: Run, map_file: Path, name: str, *chosen: str) -> bytes:
    ran = here("render", "map.heatdesk", "-o", name, *chosen)
    assert (ran.code, ran.err, ran.out) == (0, "", b"")
    return map_file.with_name(name).read_bytes()


def words(data: bytes) -> list[str]:
    """The texts of an SVG drawing."""
    return [found.text or "" for found in fromstring(data).iter("{http://www.w3.org/2000/svg}text")]


def refused(ran: Ran, told: str) -> None:
    assert (ran.code, ran.out) == (2, b"")
    assert told in ran.line


# How large ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SIZES)
def test_pages_by_the_names_of_the_dialog(here: Run, map_file: Path, name: str) -> None:
    page = SIZES[name]
    for asked in (name, name.upper(), page.name, page.ratio or name):
        root = fromstring(drawn(here, map_file, "map.svg", "--size", asked))
        assert root.get("viewBox") == f"0 0 {page.width} {page.height}", asked


@pytest.mark.parametrize(("scale", "dots"), [("2", 192), ("0.5", 48), ("3.125", 300)])
def test_a_scale_is_pixels_and_is_noted_as_dots(
    here: Run, map_file: Path, scale: str, dots: int
) -> None:
    image = QImage.fromData(drawn(here, map_file, "map.png", *SMALL, "--scale", scale))
    assert (image.width(), image.height()) == (800 * dots // 96, round(500 * dots / 96))
    assert round(image.dotsPerMeterX() * 0.0254) == dots
    same = drawn(here, map_file, "same.png", *SMALL, "--scale", f"{dots}dpi")
    assert QImage.fromData(same) == image


@pytest.mark.parametrize("scale", ["0", "-1", "nan", "inf", "1e3", "33", "two", "2 dpi", "9999dpi"])
def test_a_scale_that_is_none(here: Run, map_file: Path, scale: str) -> None:
    ran = here("render", "map.heatdesk", "-o", "map.png", f"--scale={scale}")
    refused(ran, "--scale: expected a number from 0.1 to 32, or as dots: 300dpi")


@pytest.mark.parametrize("scale", ["32", "0.1"])
def test_a_scale_beyond_all_bounds(here: Run, map_file: Path, scale: str) -> None:
    size = "1600x1000" if scale == "32" else "2x2"
    ran = here("render", "map.heatdesk", "-o", "map.png", "--size", size, "--scale", scale)
    refused(ran, f"--size at --scale {scale}: expected from 1x1 to at most 16384 pixels a side")
    assert not map_file.with_name("map.png").exists()


# What stands beside the map -----------------------------------------------------------------------


def test_another_title_or_none(here: Run, map_file: Path) -> None:
    own = drawn(here, map_file, "own.svg", *SMALL)
    assert {"Café", "Now"} <= set(words(own))
    other = drawn(here, map_file, "other.svg", *SMALL, "--title", " For <the>\n board\u202e ")
    assert {"For <the> board", "Now"} <= set(words(other))
    assert "Café".encode() not in other, "nowhere: those who get it need not know it"
    none = drawn(here, map_file, "none.svg", *SMALL, "--title", "")
    assert not {"Café", "Now"} & set(words(none))


def test_without_the_legend(here: Run, map_file: Path) -> None:
    meaning = "Technologies and roles, added up"
    assert meaning in words(drawn(here, map_file, "map.svg", *SMALL))
    assert meaning not in words(drawn(here, map_file, "bare.svg", *SMALL, "--no-legend"))


def test_findings_and_method_where_they_are_asked_for(here: Run, aiming: Path) -> None:
    def said(*chosen: str) -> str:
        return " ".join(words(drawn(here, aiming, "map.svg", "--size", "slide", *chosen)))

    assert "Talk to each other." not in said()
    assert "Gaussian" not in said()
    assert "Talk to each other." in said("--findings")
    assert "Gaussian" in said("--method")


def test_slides_and_pages_tell_all_unless_it_is_chosen_away(here: Run, aiming: Path) -> None:
    def titles(*chosen: str) -> set[str]:
        return {"Findings", "Method"} & set(Deck(drawn(here, aiming, "a.pptx", *chosen)).titles)

    assert titles() == {"Findings", "Method"}
    assert titles("--no-findings") == {"Method"}
    assert titles("--no-method") == {"Findings"}
    page = drawn(here, aiming, "map.html")
    assert b"Talk to each other." in page
    assert b"Gaussian" in page
    page = drawn(here, aiming, "map.html", "--no-findings", "--no-method")
    assert b"Talk to each other." not in page
    assert b"Gaussian" not in page


@pytest.mark.parametrize("given", ["#A23B12", "a23b12"])
def test_an_accent(here: Run, map_file: Path, given: str) -> None:
    data = drawn(here, map_file, "map.svg", *SMALL, "--accent", given)
    assert f'fill="{INK}"'.encode() in data
    assert f"--accent:{INK}".encode() in drawn(here, map_file, "a.html", "--accent", given)


@pytest.mark.parametrize("wrong", ["red", "#12345", "#1234567", "", "#gggggg", "url(x)"])
def test_a_colour_that_is_none(here: Run, map_file: Path, wrong: str) -> None:
    ran = here("render", "map.heatdesk", "-o", "map.png", f"--accent={wrong}")
    refused(ran, "--accent: expected a colour such as '#2563eb', got ")


def test_a_logo_in_every_form(run: Run, map_file: Path, logo: Path) -> None:
    """Each from a process of its own: forms that need no Qt get it for the logo."""
    for form in ("svg", "html", "pptx", "png", "pdf"):
        chosen = ("-o", f"map.{form}", "--logo", "logo.png", *SMALL)
        assert run("render", "map.heatdesk", *chosen).text == ""
    corner = QImage(str(map_file.with_name("map.png"))).pixelColor(800 - 30, 25)
    assert corner == QColor(INK)
    drawing = fromstring(map_file.with_name("map.svg").read_bytes())
    first = next(drawing.iter("{http://www.w3.org/2000/svg}image"))
    assert first.get("width") == "50"
    page = map_file.with_name("map.html").read_text("utf-8")
    assert re.search(r'class="logo" alt="" src="data:image/png;base64,', page)
    made = Deck(map_file.with_name("map.pptx").read_bytes())
    assert all("Logo" in [s.name for s in s.slide_layout.shapes] for s in made.slides)
    flat = Page(map_file.with_name("map.pdf").read_bytes())
    assert len(list(flat.page.get_objects(filter=[3]))) > 1, "the heat and the logo"


@pytest.mark.parametrize("form", ["png", "svg", "html", "pptx"])
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.png", None, "none.png: it cannot be read: "),
        ("text.png", b"GIF89a", "text.png: expected a PNG, JPEG or SVG picture"),
        ("bad.png", b"\x89PNG\r\n\x1a\nbroken", "bad.png: the picture is damaged"),
    ],
)
def test_a_bad_logo(
    here: Run, map_file: Path, form: str, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        map_file.with_name(name).write_bytes(content)
    ran = here("render", "map.heatdesk", "-o", f"map.{form}", "--logo", name)
    assert ran.code == 1
    assert ran.line.startswith(told)
    assert not map_file.with_name(f"map.{form}").exists()


def test_heat_as_areas(here: Run, map_file: Path) -> None:
    plain, areas = (
        Deck(drawn(here, map_file, "map.pptx", "--heat", heat)) for heat in ("picture", "bands")
    )
    pictures = [
        [shape for slide in made.slides for shape in slide.shapes if shape.shape_type == 13]
        for made in (plain, areas)
    ]
    assert pictures[0]
    assert pictures[1] == []
    assert "Heat: Alignment" in groups(areas.slide("Where they meet"))


@pytest.mark.parametrize(
    ("name", "chosen", "told"),
    [
        ("map.svg", ("--scale", "2"), "--scale is for .png, not for .svg"),
        ("map.png", ("--heat", "bands"), "--heat is for .pptx, not for .png"),
        ("map.pptx", ("--heat", "smoke"), "argument --heat: invalid choice: 'smoke'"),
        ("map.html", ("--compare", "later"), "--compare is for .png and .svg and .pdf and .pptx"),
        ("map.png", ("--compare", "later", "--overlay", "gap"), "in place of any --overlay"),
        ("map.png", ("--compare", "now"), "--compare: 'now' is the scenario itself"),
        ("steps", ("--steps", "--title", "Ours"), "the story says what a step shows, not --title"),
        ("steps", ("--steps", "--no-legend"), "not --no-legend"),
        ("steps", ("--steps", "--format", "svg", "--scale", "2"), "--scale is for .png"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused(
    here: Run, map_file: Path, name: str, chosen: tuple[str, ...], told: str
) -> None:
    refused(here("render", "map.heatdesk", "-o", name, *chosen), told)
    assert not map_file.with_name(name).exists()


def test_help_fits_a_terminal(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for verb in ("render", "report"):
        told = here(verb, "--help").out.decode()
        assert max(map(len, told.splitlines())) < 80
        assert "%" not in told
        for option in (
            "--title TEXT",
            "--no-legend",
            "--accent RRGGBB",
            "--logo FILE",
            "--scale N",
        ):
            assert option in told


def test_steps_have_an_accent_and_a_scale(here: Run, map_file: Path) -> None:
    chosen = ("--steps", "--size", "640x360", "--scale", "1.5", "--accent", INK)
    assert here("render", "map.heatdesk", "-o", "steps", *chosen).code == 0
    images = [QImage(str(path)) for path in map_file.with_name("steps").iterdir()]
    assert {(image.width(), image.height()) for image in images} == {(960, 540)}


# Compared -----------------------------------------------------------------------------------------


def test_compared_with_the_target_or_with_any_scenario(here: Run, aiming: Path) -> None:
    compared = words(drawn(here, aiming, "map.svg", *SMALL, "--compare"))
    assert {"Now, compared with “Later”", "hotter in the target"} <= set(compared)
    assert drawn(here, aiming, "same.svg", *SMALL, "--compare", "later") == drawn(
        here, aiming, "map.svg", *SMALL, "--compare"
    )
    back = words(drawn(here, aiming, "back.svg", *SMALL, "--scenario", "later", "--compare", "now"))
    assert {"Later, compared with “Now”", "hotter there"} <= set(back)


@pytest.mark.parametrize("form", ["png", "pdf", "pptx"])
def test_a_comparison_in_other_forms(here: Run, aiming: Path, form: str) -> None:
    plain = drawn(here, aiming, f"plain.{form}", "--size", "slide", "--overlay", "alignment")
    data = drawn(here, aiming, f"map.{form}", "--size", "slide", "--compare")
    assert data != plain
    if form == "pdf":
        assert "Now,comparedwith“Later" in Page(data).text
        assert Page(data).document.get_metadata_dict()["Title"].endswith("compared with “Later”")
    if form == "pptx":
        assert "Compared with “Later”" in Deck(data).titles


def test_without_a_target_it_must_be_named(here: Run, map_file: Path) -> None:
    ran = here("render", "map.heatdesk", "-o", "map.png", "--compare")
    wanted = "map.heatdesk: no scenario is the target; --compare ID takes now, later"
    assert (ran.code, ran.line) == (1, wanted)
    ran = here("render", "map.heatdesk", "-o", "map.png", "--compare", "never")
    assert (ran.code, ran.line) == (
        1,
        "map.heatdesk: there is no scenario 'never'; there are now, later",
    )


# Reports ------------------------------------------------------------------------------------------


def test_a_report_with_title_accent_and_logo(here: Run, map_file: Path, logo: Path) -> None:
    chosen = ("--title", "For the board", "--accent", INK, "--no-legend", "--logo", "logo.png")
    assert here("report", "map.heatdesk", "-o", "map.html", *chosen).code == 0
    page = map_file.with_name("map.html").read_text("utf-8")
    for told in ("<h1>For the board</h1>", f"--accent:{INK}", 'class="logo"'):
        assert told in page
    assert "Technologies and roles, added up</text>" not in page


def test_the_picture_of_a_report_is_as_sharp_as_asked_for(here: Run, map_file: Path) -> None:
    assert here("report", "map.heatdesk", "-o", "map.md", "--scale", "1", "--title", "X").code == 0
    assert map_file.with_name("map.md").read_text("utf-8").startswith("# X\n")
    assert QImage(str(map_file.with_name("map.png"))).width() == 1280
    refused(here("report", "map.heatdesk", "-o", "a.html", "--scale", "1"), "--scale is for .md")
    refused(here("report", "map.heatdesk", "-o", "a.md", "--logo", "x"), "--logo is for .html")
