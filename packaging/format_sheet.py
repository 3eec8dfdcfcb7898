"""Writes a map in every form, has other programs show the files, and lays all on one sheet.

Usage: python packaging/format_sheet.py FOLDER [--map FILE|TEMPLATE] [--theme light|dark]
FOLDER/sheet.png shows the forms side by side: drawings and web pages by Chromium, pages by PDFium,
slides by LibreOffice beside the stage's own picture of them. What is not installed is left out,
and said so. Needs no display.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from heatdesk import resources
from heatdesk.analysis.reading import read
from heatdesk.analysis.story.scenes import scenes
from heatdesk.export import forms, png
from heatdesk.export.fonts import font, load_fonts
from heatdesk.export.forms import FORMS, View
from heatdesk.figure.look import look
from heatdesk.figure.stage import stage_figure
from heatdesk.model.project import Project
from heatdesk.storage import project_file
from heatdesk.storage.templates import EXAMPLE, open_template

WIDTH, HEIGHT = 1280, 720
SLIDES = ("technologies", "overlay", "hot")
"""Kinds of steps of which the first is shown, where the story has it."""

_COLUMNS, _HEADING, _LIMIT = 2, 36, 120
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_OFFICES = ("soffice", "libreoffice")

_STAGE = "Stage"

Cell = tuple[str, QImage]


class LeftOutError(Exception):
    """What is not shown, and why."""


def main() -> int:
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    project = _project(options.map)
    view = View(
        project,
        project.first_scenario,
        "alignment",
        look(options.theme == "dark"),
        WIDTH,
        HEIGHT,
    )
    sheet(list(_cells(view, options.folder))).save(str(options.folder / "sheet.png"))
    print(f"{options.folder / 'sheet.png'} shows what is not named above")
    del application
    return 0


def sheet(cells: list[Cell]) -> QImage:
    """All pictures on one page, each under what it is and who has drawn it."""
    if len(cells) % 2:  # so that each slide stands beside its picture
        first = next((n for n, cell in enumerate(cells) if cell[0].startswith(_STAGE)), len(cells))
        cells = [*cells[:first], ("", QImage(WIDTH, HEIGHT, cells[0][1].format())), *cells[first:]]
    rows, high = -(-len(cells) // _COLUMNS), HEIGHT + _HEADING
    page = QImage(WIDTH * _COLUMNS, high * rows, QImage.Format.Format_RGB32)
    page.fill(QColor("#808080"))
    painter = QPainter(page)
    painter.setFont(font(20, 600, 0.0))
    for n, (heading, image) in enumerate(cells):
        left, top = (n % _COLUMNS) * WIDTH, (n // _COLUMNS) * high
        painter.drawText(left + 12, top + 25, heading)
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown = image.scaled(WIDTH - 8, HEIGHT - 8, keep, smooth)
        painter.drawImage(QRectF(left, top + _HEADING, shown.width(), shown.height()), shown)
    painter.end()
    return page


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--map", default=EXAMPLE)
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    return parser.parse_args()


def _project(name: str) -> Project:
    return project_file.read(name) if Path(name).is_file() else open_template(name)


def _cells(view: View, folder: Path) -> Iterator[Cell]:
    """Every form as somebody shows it."""
    for form in sorted(FORMS, key=lambda form: form == "pptx"):
        path = folder / f"map.{form}"
        path.write_bytes(forms.write(view, form))
        try:
            if form == "pptx":
                yield from _slides(view, path)
            elif form == "png":
                yield "PNG", QImage(str(path))
            elif form == "pdf":
                yield "PDF, by PDFium", _pages(path)[0]
            else:
                yield f"{form.upper()}, by Chromium", _browsed(path)
        except LeftOutError as error:
            print(f"left out: {form}: {error}")


def _slides(view: View, path: Path) -> Iterator[Cell]:
    """The slides of some steps, each after the stage's own picture of it."""
    program = _found(_OFFICES, "LibreOffice")
    home = f"-env:UserInstallation={(path.parent / 'office').resolve().as_uri()}"
    folder = path.parent / "slides"
    target = ("--convert-to", "pdf", "--outdir", str(folder))
    _run([program, home, "--headless", *target, str(path)], path.parent)
    pages, project = _pages(folder / f"{path.stem}.pdf"), view.project
    story = scenes(project, view.scenario, lambda id: read(project, id))
    shown = [scene for scene in story if not scene.step.hidden]
    for kind in SLIDES:
        index = next((n for n, scene in enumerate(shown) if scene.step.kind == kind), None)
        if index is not None:
            scene = shown[index]
            reading = read(project, scene.scenario)
            figure = stage_figure(project, scene, reading, view.look, WIDTH, HEIGHT)
            yield f"{_STAGE}: {scene.title}", png.image(figure)
            yield f"PPTX, slide {index + 1}, by LibreOffice", pages[index]


def _pages(path: Path) -> list[QImage]:
    """The pages of a PDF file as pictures."""
    try:
        import pypdfium2
    except ImportError as error:
        raise LeftOutError("pypdfium2 is not installed") from error
    pictures = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        drawn = page.render(scale=WIDTH / page.get_width(), rev_byteorder=False).to_numpy()
        high, wide, channels = drawn.shape
        kind = QImage.Format.Format_BGR888 if channels == 3 else QImage.Format.Format_RGB32
        data = drawn.tobytes()
        pictures.append(QImage(data, wide, high, wide * channels, kind).copy())
    document.close()
    return pictures


def _browsed(path: Path) -> QImage:
    program = _found(_BROWSERS, "Chromium")
    picture = path.with_suffix(f"{path.suffix}.png")
    profile = f"--user-data-dir={path.parent / 'browser'}"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", profile]
    size = f"--window-size={WIDTH},{HEIGHT}"
    address = path.resolve().as_uri()
    _run([program, *flags, size, f"--screenshot={picture}", address], path.parent)
    return QImage(str(picture))


def _found(names: tuple[str, ...], what: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    raise LeftOutError(f"{what} is not installed")


def _run(command: list[str], folder: Path) -> None:
    """Runs a program that knows the bundled font as if it were installed."""
    known = folder / "fonts.conf"
    known.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{resources.path('fonts')}</dir></fontconfig>\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(known)}
    done = subprocess.run(
        command, env=environment, capture_output=True, timeout=_LIMIT, check=False
    )
    if done.returncode:
        raise LeftOutError(f"{command[0]} ended with {done.returncode}")


if __name__ == "__main__":
    sys.exit(main())
