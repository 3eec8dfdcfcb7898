from __future__ import annotations

import os
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtGui import QColor, QImage

from heatdesk.analysis.reading import read
from heatdesk.analysis.story.storyline import made
from heatdesk.figure.look import look
from heatdesk.model import telling
from heatdesk.model.project import Project
from heatdesk.storage import files
from heatdesk.storage.project_file import encode
from tests.cli.conftest import Run

SMALL = ("--size", "320x180")
STEPS = ["01-title", "02-axes", "03-technologies", "04-roles", "05-overlay"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def steps(map_file: Path) -> Path:
    return map_file.with_name("steps")


def test_each_step_is_a_picture(run: Run, map_file: Path, steps: Path) -> None:
    assert run("render", "map.heatdesk", "--steps", "-o", "steps", *SMALL).text == ""
    assert names(steps)[:5] == [f"{step}.png" for step in STEPS]
    for name in names(steps):
        image = QImage.fromData((steps / name).read_bytes())
        assert (image.width(), image.height()) == (320, 180)
        assert image.pixelColor(1, 1) == QColor(look(False).canvas)
    assert len({(steps / name).read_bytes() for name in names(steps)}) == len(names(steps))
    assert names(map_file.parent) == ["map.heatdesk", "steps"]


def test_in_another_form_theme_and_size(here: Run, steps: Path, qapp: object) -> None:
    assert here("render", "map.heatdesk", "--steps", "-o", "steps", "--theme", "dark").code == 0
    image = QImage(str(steps / "05-overlay.png"))
    assert (image.width(), image.height()) == (1920, 1080)
    assert image.pixelColor(1, 1) == QColor(look(True).canvas)
    svg = ("--format", "svg", "--scenario", "later", "--size", "1024x768")
    assert here("render", "map.heatdesk", "--steps", "-o", "drawn", *svg).code == 0
    root = fromstring((steps.with_name("drawn") / "01-title.svg").read_bytes())
    assert root.get("viewBox") == "0 0 1024 768"
    assert "Later" in ["".join(element.itertext()) for element in root.iter()]


def test_hidden_steps_are_not_drawn(
    here: Run, map_file: Path, project: Project, steps: Path, qapp: object
) -> None:
    stored = project.after(telling.store_story(project, made(read(project, "now"))))
    hidden = stored.after(telling.set_steps(stored, ["axes"], hidden=True))
    map_file.write_bytes(encode(hidden))
    assert here("render", "map.heatdesk", "--steps", "-o", "steps", *SMALL).code == 0
    assert names(steps)[:3] == ["01-title.png", "02-technologies.png", "03-roles.png"]
    empty = stored.after(telling.drop_steps(stored, [step.id for step in stored.story or ()]))
    map_file.write_bytes(encode(empty))
    ran = here("render", "map.heatdesk", "--steps", "-o", "none")
    assert (ran.code, ran.line) == (1, "map.heatdesk: no step of the story is visible")
    assert not steps.with_name("none").exists()


def test_a_folder_that_is_there_gets_the_pictures(
    here: Run, map_file: Path, steps: Path, qapp: object
) -> None:
    steps.mkdir()
    (steps / "mine.txt").write_text("stays")
    (steps / "01-title.png").write_text("old")
    assert here("render", "map.heatdesk", "--steps", "-o", "steps", *SMALL).code == 0
    assert (steps / "mine.txt").read_text() == "stays"
    assert (steps / "01-title.png").read_bytes().startswith(b"\x89PNG")


def test_what_is_no_folder_is_refused(here: Run, map_file: Path) -> None:
    before = map_file.read_bytes()
    ran = here("render", "map.heatdesk", "--steps", "-o", "map.heatdesk")
    wanted = "heatdesk render: map.heatdesk: --steps needs a folder, and this is a file"
    assert (ran.code, ran.line) == (1, wanted)
    assert map_file.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("-o", "-"), "--steps needs a folder after -o, not standard output"),
        (("-o", "steps", "--overlay", "gap"), "--overlay is not for --steps"),
        (("-o", "steps", "--size", "0x9"), "--size: expected from 1x1"),
        (("-o", "steps", "--format", "gif"), "invalid choice: 'gif'"),
        (("-o", "steps", "--format", "pptx"), "--steps needs --format png|svg|pdf"),
        ((), "the following arguments are required: -o"),
    ],
)
def test_wrong_usage(here: Run, map_file: Path, options: tuple[str, ...], line: str) -> None:
    ran = here("render", "map.heatdesk", "--steps", *options)
    assert ran.code == 2
    assert line in ran.line
    assert names(map_file.parent) == ["map.heatdesk"]


def test_a_scenario_that_there_is_not(here: Run, map_file: Path) -> None:
    ran = here("render", "map.heatdesk", "--steps", "-o", "steps", "--scenario", "never")
    assert ran.code == 1
    assert "there is no scenario 'never'" in ran.line
    assert names(map_file.parent) == ["map.heatdesk"]


def test_a_folder_in_a_folder_that_there_is_not(here: Run, map_file: Path, qapp: object) -> None:
    ran = here("render", "map.heatdesk", "--steps", "-o", "none/steps", *SMALL)
    assert ran.code == 1
    assert ran.line.startswith("none/steps: could not be saved (making the folder): ")
    assert ran.line.endswith("; no folder was made")
    assert names(map_file.parent) == ["map.heatdesk"]


def test_the_folder_is_whole_or_absent(
    here: Run, map_file: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full after the third picture."""
    written: list[str] = []

    def fill(path: str | os.PathLike[str], data: bytes) -> None:
        written.append(os.fspath(path))
        if len(written) > 3:
            raise OSError(28, "No space left on device")
        Path(path).write_bytes(data)

    monkeypatch.setattr(files, "replace_bytes", fill)
    ran = here("render", "map.heatdesk", "--steps", "-o", "steps", *SMALL)
    assert (ran.code, len(written)) == (1, 4)
    assert "No space left on device; no folder was made" in ran.line
    assert names(map_file.parent) == ["map.heatdesk"]


def test_an_svg_needs_no_qt(run: Run, map_file: Path, steps: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from heatdesk.__main__ import main;"
        " sys.exit(main())"
    )
    told = ("render", "map.heatdesk", "--steps", "-o", "steps", "--format", "svg")
    ran = run(*told, start=("-c", code))
    assert (ran.code, ran.err) == (0, "")
    assert names(steps)[:5] == [f"{step}.svg" for step in STEPS]


def test_all_steps_are_the_pages_of_one_pdf(here: Run, map_file: Path, qapp: object) -> None:
    assert here("render", "map.heatdesk", "--steps", "-o", "Story.PDF", *SMALL).text == ""
    document = PdfDocument((map_file.with_name("Story.PDF")).read_bytes())
    assert here("render", "map.heatdesk", "--steps", "-o", "steps", *SMALL).code == 0
    assert len(document) == len(names(map_file.with_name("steps")))
    assert {page.get_size() for page in document} == {(240.0, 135.0)}
    assert document.get_metadata_value("Title")


def test_with_notes_the_pages_are_a_hand_out(
    here: Run, map_file: Path, project: Project, qapp: object
) -> None:
    render = ("render", "map.heatdesk", "--steps", "-o", "out.pdf", *SMALL)
    stored = project.after(telling.store_story(project, made(read(project, "now"))))
    for notes, options, size in [
        ("", ("--notes",), (240.0, 135.0)),
        ("Ask **Anna**.", (), (240.0, 135.0)),
        ("Ask **Anna**.", ("--notes", "--format", "pdf"), (596.0, 843.0)),
    ]:
        told = stored.after(telling.set_steps(stored, ["axes"], notes=notes))
        map_file.write_bytes(encode(told))
        assert here(*render, *options).text == ""
        document = PdfDocument(map_file.with_name("out.pdf").read_bytes())
        assert {page.get_size() for page in document} == {size}
        said = "Ask **Anna**." in document[1].get_textpage().get_text_bounded()
        assert said == (size[0] == 596.0)


@pytest.mark.parametrize(
    "options",
    [
        ("-o", "map.pdf"),
        ("-o", "map.pptx"),
        ("-o", "-", "--format", "pdf"),
        ("--steps", "-o", "steps"),
        ("--steps", "-o", "steps", "--format", "pdf"),
    ],
)
def test_notes_are_for_a_pdf_of_steps_alone(
    here: Run, map_file: Path, options: tuple[str, ...]
) -> None:
    ran = here("render", "map.heatdesk", "--notes", *options)
    assert (ran.code, ran.line) == (2, "heatdesk render: --notes is for --steps -o OUT.pdf")
    assert names(map_file.parent) == ["map.heatdesk"]


def test_a_pdf_of_steps_takes_no_other_format_and_no_scale(run: Run, map_file: Path) -> None:
    for more in (("--format", "png"), ("--scale", "2")):
        assert run("render", "map.heatdesk", "--steps", "-o", "out.pdf", *more).code == 2
    assert names(map_file.parent) == ["map.heatdesk"]


def test_a_folder_that_is_called_like_a_pdf_stays_a_folder(
    here: Run, map_file: Path, qapp: object
) -> None:
    folder = map_file.with_name("old.pdf")
    folder.mkdir()
    assert here("render", "map.heatdesk", "--steps", "-o", "old.pdf", *SMALL).code == 0
    assert names(folder)[0] == "01-title.png"


@pytest.mark.parametrize("target", ["steps.pptx", "steps.PNG", "steps.html"])
def test_steps_are_no_file_of_another_form(run: Run, map_file: Path, target: str) -> None:
    ran = run("render", "map.heatdesk", "--steps", "-o", target)
    assert ran.code == 2
    assert ran.err == "heatdesk render: --steps needs a folder or a .pdf file after -o\n"
    assert not map_file.with_name(target).exists()
