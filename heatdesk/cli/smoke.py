"""Smoke: the whole program tried once, for those who build it: `heatdesk --smoke-test FOLDER`.

The real window opens on a map, an item is moved, the map is saved, read again, exported in every
form, and presented. FOLDER/report.json says what was tried and with which versions; the process
ends by itself.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QStandardPaths, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QImageReader
from PySide6.QtWidgets import QStyleFactory

from heatdesk import __version__
from heatdesk.app.settings import Settings
from heatdesk.export.forms import FORMS
from heatdesk.model import edits
from heatdesk.storage import project_file
from heatdesk.storage.templates import EXAMPLE, open_template
from heatdesk.window import colophon
from heatdesk.window.application import Application
from heatdesk.window.main_window import MainWindow

GOOD, FAILED = 0, 3

_PARTS: Final = (
    "PySide6",
    "shiboken6",
    "numpy",
    "contourpy",
    "msgspec",
    "pyqtgraph",
    "xlsxwriter",
    "pptx",
    "PIL",
    "lxml",
)
"""Libraries whose versions are told where they are loaded."""

_COLOURS: Final = 60
"""A picture with fewer shows no heat."""

_HEAT: Final = 150
"""A page of text has fewer."""


def run(folder: Path, file: Path | None, limit: float = 90.0) -> int:
    """Tries everything within `limit` seconds: 0 if all of it is good, else 3. Never raises."""
    folder.mkdir(parents=True, exist_ok=True)
    _stay_apart(folder)
    report = Report(folder / "report.json")
    watchdog = Timer(limit, _give_up, (report, limit))
    watchdog.daemon = True
    watchdog.start()
    try:
        _Trial(folder, report).run(file)
    except Exception:
        report.write(problem=traceback.format_exc())
        return FAILED
    finally:
        watchdog.cancel()
    report.write(good=True)
    return GOOD


def _stay_apart(folder: Path) -> None:
    """Keeps the trial away from the user's own recovery data, versions and locks."""
    if sys.platform == "linux":
        os.environ["XDG_STATE_HOME"] = str(folder.absolute() / "state")
    else:
        QStandardPaths.setTestModeEnabled(True)


def _give_up(report: Report, limit: float) -> None:
    report.write(problem=f"not done within {limit:g} seconds")
    os._exit(FAILED)  # whatever hangs would hang an orderly end, too


class Report:
    """What the builder reads. It is written at each step, so that a crash leaves its trace."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._facts: dict[str, Any] = {"good": False, "problem": "", "checked": []}
        self._facts["frozen"] = bool(getattr(sys, "frozen", False))

    def write(self, **facts: Any) -> None:
        self._facts |= facts
        self._path.write_text(json.dumps(self._facts, indent=2) + "\n", encoding="utf-8")

    def passed(self, step: str, **facts: Any) -> None:
        self._facts["checked"].append(step)
        self.write(**facts)


class _Trial:
    """One run through the program. Every step raises whatever goes wrong in it."""

    def __init__(self, folder: Path, report: Report) -> None:
        self._folder = folder
        self._report = report
        self._application = Application(["heatdesk"], Settings(folder / "settings.json"))
        self._window = self._application.window

    def run(self, file: Path | None) -> None:
        self._open(file)
        self._describe()
        self._edit()
        self._save()
        for form in FORMS:
            self._export(form)
        self._present()
        self._window.close()
        self._report.passed("closed")

    def _open(self, file: Path | None) -> None:
        window = self._window
        painted = _Painted(window)
        if file is not None:
            window.saving.open(file)
        else:
            window.saving.begin(open_template(EXAMPLE))
        window.show()
        self._until(lambda: painted.at > 0.0, "a painted map")
        self._report.passed("painted", painted_at=painted.at, title=window.windowTitle())
        self._until(lambda: self._read, "a reading of the map")
        picture = window.grab().toImage()
        _keep(picture, self._folder / "window.png")
        self._report.passed("window", window=_judged(picture))

    @property
    def _read(self) -> bool:
        live = self._window.session.reading
        return live.reading is not None and not live.lagging and live.reading.robust

    def _describe(self) -> None:
        formats = sorted(format.toStdString() for format in QImageReader.supportedImageFormats())
        self._report.passed(
            "described",
            platform=QGuiApplication.platformName(),
            image_formats=formats,
            styles=QStyleFactory.keys(),
            typefaces=len(QFontDatabase.families()),
            own_typeface="Inter" in QFontDatabase.families(),
            licences=len(colophon.licences()),
            news=len(colophon.news()),
        )

    def _edit(self) -> None:
        """Moves an item, and sees that the heat has followed."""
        session = self._window.session
        scenario, before = session.heat.scenario, session.canvas.grab().toImage()
        project = session.document.project
        placed = project.placements(scenario)
        if not placed:
            raise ValueError("the map has nothing to move")
        step = -0.3 if placed[0].x > 0.0 else 0.3
        change = edits.move(project, scenario, [placed[0].item], step, 0.0)
        session.document.edit("Move", change)
        self._until(lambda: self._read, "a reading of the changed map")
        if session.canvas.grab().toImage() == before:
            raise ValueError("the picture has not followed the edit")
        self._report.passed("edited")

    def _save(self) -> None:
        path = self._folder / "map.heatdesk"
        self._window.saving.save_as(path)
        if project_file.read(path) != self._window.session.document.project:
            raise ValueError("the saved map is another one than that of the window")
        self._report.passed("saved")

    def _export(self, form: str) -> None:
        """As a user does it: by the verb, from the saved map."""
        from heatdesk.cli import program  # which itself asks for this module

        target = self._folder / f"map.{form}"
        code = program.main(["render", str(self._folder / "map.heatdesk"), "-o", str(target)])
        if code != GOOD or not target.is_file():
            raise OSError(f"render to {target.name} ended with {code}")
        self._report.passed(form, versions=_versions())

    def _present(self) -> None:
        """Goes on stage and comes back. Whether the screen stays awake is for the system to say."""
        from heatdesk.presentation.awake import presenting

        self._window.presenting.begin()
        talk = self._window.presenting.talk
        if talk is None:
            raise ValueError("the talk has not begun")
        talk.run("last")
        self._until(lambda: len(_colours(talk.audience.grab().toImage())) > _HEAT, "map on stage")
        _keep(talk.audience.grab().toImage(), self._folder / "stage.png")
        talk.end()
        with presenting() as mode:
            awake = bool(mode.active)
        self._report.passed("presented", awake=awake)

    def _until(self, done: Callable[[], bool], what: str, patience: float = 60.0) -> None:
        end = time.monotonic() + patience
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(f"no {what} after {patience:g} seconds")
            self._application.processEvents()
            time.sleep(0.002)


class _Painted(QObject):
    """When the map was painted for the first time, in seconds of the wall clock."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.at = 0.0
        self._viewport = window.session.canvas.viewport()
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.at:
            self.at = time.time()
        return False


def _keep(picture: QImage, path: Path) -> None:
    if not picture.save(str(path)):
        raise OSError(f"{path} could not be written")


def _judged(picture: QImage) -> dict[str, int]:
    """Size and number of colours. Raises ValueError for a picture that shows no heat."""
    colours = len(_colours(picture))
    if colours < _COLOURS:
        raise ValueError(f"the window shows {colours} colours, which is no map")
    return {"width": picture.width(), "height": picture.height(), "colours": colours}


def _colours(picture: QImage) -> set[int]:
    width, height = picture.width(), picture.height()
    points = ((x, y) for y in range(0, height, 7) for x in range(0, width, 7))
    return {picture.pixel(x, y) for x, y in points}


def _versions() -> dict[str, str]:
    """Ours, Python's, Qt's, and those of the libraries that are loaded by now."""
    python = ".".join(map(str, sys.version_info[:3]))
    told = {"heatdesk": __version__, "python": python, "qt": qVersion()}
    for name in _PARTS:
        if name in sys.modules:
            told[name] = str(getattr(sys.modules[name], "__version__", "?"))
    return told
