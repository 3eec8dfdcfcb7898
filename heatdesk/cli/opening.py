"""Without a verb: the window, or, where there is no display, the example as a picture."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from argparse import SUPPRESS, ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from heatdesk import __version__
from heatdesk.cli import drawing, output, report, usage
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.storage.problems import show_path
from heatdesk.storage.templates import EXAMPLE, open_template
from heatdesk.window import display

PICTURE: Final = "heatdesk-example.png"


def arguments(parser: ArgumentParser) -> None:
    parser.usage = "heatdesk [--reset-settings] [FILE | --example | --version | VERB ...]"
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="the map to open; default: the welcome page"
    )
    parser.add_argument(
        "--example",
        action="store_true",
        help="open the article's map; without a display draw it to a PNG",
    )
    parser.add_argument(
        "--reset-settings",
        action="store_true",
        help="forget preferences, window places and recent files first",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--smoke-test", metavar="FOLDER", type=Path, help=SUPPRESS)


def present_arguments(parser: ArgumentParser) -> None:
    usage.add_file(parser)


def present(options: Namespace) -> int:
    """Tells a map's story on stage. Raises FaultError where no window can open."""
    obstacle = display.obstacle()
    if obstacle is None:
        return _show(Path(options.file), on_stage=True)
    raise FaultError(f"heatdesk present: {obstacle.what}: {obstacle.remedy}")


def open_window(options: Namespace) -> int:
    """Opens the window and returns when it is closed. Raises FaultError where none can open."""
    if options.version:
        output.say(f"heatdesk {__version__}")
        return 0
    if options.example and options.file is not None:
        raise UsageError("heatdesk: either FILE or --example, not both")
    obstacle = display.obstacle()
    if options.smoke_test is not None:
        return _smoke(options, obstacle)
    if obstacle is None:
        path = Path(options.file) if options.file is not None else None
        return _show(path, options.example, options.reset_settings)
    if options.example:
        return _draw_example(obstacle)
    instead = "without a window, heatdesk render FILE -o OUT.png draws a map"
    raise FaultError(f"heatdesk: {obstacle.what}: {obstacle.remedy}; {instead}")


def _show(
    path: Path | None, example: bool = False, reset_settings: bool = False, on_stage: bool = False
) -> int:
    # Starting makes many objects that all stay: looking for garbage among them takes a tenth of it.
    gc.disable()
    drawing.require_qt()
    from heatdesk.window.application import run

    # Qt's loop gives Python no chance to notice Ctrl-C; the system's own way ends it at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.excepthook = _Reporter()
    report.watch_crashes()
    try:
        return run(path, example, reset_settings, on_stage)
    finally:
        report.end_watch()
        gc.enable()


def _smoke(options: Namespace, obstacle: display.Obstacle | None) -> int:
    """For those who build the program (cli/smoke.py). Where no window can open, none is shown."""
    if obstacle is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    drawing.require_qt()
    from heatdesk.cli import smoke

    return smoke.run(options.smoke_test, Path(options.file) if options.file is not None else None)


def _draw_example(obstacle: display.Obstacle) -> int:
    project = open_template(EXAMPLE)
    overlay = project.properties.heat.overlay
    output.write(PICTURE, drawing.picture(project, project.first_scenario, overlay))
    where = show_path(os.path.abspath(PICTURE))
    output.say(
        f"{where}: the example map as a picture, because {obstacle.what};"
        f" for the window, {obstacle.remedy}"
    )
    return 0


class _Reporter:
    """Takes the exceptions that Qt's callbacks cannot hand to a caller: each becomes one line."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def __call__(
        self, _: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        text = "".join(traceback.format_exception(error))
        if text not in self._told:  # what fails in a frame fails in all of them
            self._told.add(text)
            line = report.kept(error)
            output.complain(line)
            with suppress(Exception):  # an error in telling one would be told for ever
                self._tell_windows(line)

    def _tell_windows(self, line: str) -> None:
        from heatdesk.window.application import mishap

        mishap(line.removeprefix("heatdesk: "))
