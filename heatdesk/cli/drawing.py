"""The verb `render`: a map as a picture, without a display."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import Final

from heatdesk.cli import output, usage
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay
from heatdesk.storage import project_file
from heatdesk.window import display

_SIZE: Final = (1600, 1000)


def arguments(parser: ArgumentParser) -> None:
    usage.add_file(parser)
    parser.add_argument(
        "-o",
        dest="target",
        metavar="OUT.png",
        required=True,
        type=usage.target(".png"),
        help="- is standard output, and then needs --format",
    )
    parser.add_argument("--format", choices=["png"], help="the form of what goes to -o -")
    usage.add_view(parser)
    parser.add_argument(
        "--size", metavar="WxH", type=usage.size, default=_SIZE, help="pixels; default: 1600x1000"
    )
    parser.add_argument(
        "--theme", choices=["light", "dark"], default="light", help="default: light"
    )


def render(options: Namespace) -> int:
    if options.target == output.STANDARD and options.format is None:
        raise UsageError("heatdesk render: -o - needs --format png")
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    overlay = options.overlay or project.properties.heat.overlay
    dark = options.theme == "dark"
    output.write(options.target, picture(project, scenario, overlay, dark, options.size))
    return 0


def picture(
    project: Project,
    scenario: str,
    overlay: Overlay,
    dark: bool = False,
    size: tuple[int, int] = _SIZE,
) -> bytes:
    """The scenario's map as a PNG file's bytes. Raises UsageError for a size beyond all bounds, and
    FaultError where Qt does not load.
    """
    # Whatever the session's platform is: drawing needs no display, and must not wait for one.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt()
    _require_drawable(*size)
    from PySide6.QtGui import QGuiApplication

    from heatdesk.export.png import png
    from heatdesk.figure.compose import compose
    from heatdesk.figure.look import look

    # Held in a name: Qt's application must live as long as there is drawing.
    application = QGuiApplication.instance() or QGuiApplication(["heatdesk"])
    figure = compose(project, scenario, overlay, look(dark), *size)
    try:
        return png(figure)
    except ValueError as error:
        raise FaultError(f"heatdesk render: {error}") from error
    finally:
        del application


def require_qt() -> None:
    """Loads Qt. Raises FaultError, naming the packages that the system lacks."""
    try:
        import PySide6.QtGui  # noqa: F401
    except ImportError as error:
        raise FaultError(f"heatdesk: {display.without_qt(error)}") from error


def _require_drawable(width: int, height: int) -> None:
    from heatdesk.export.png import LARGEST_AREA, LARGEST_SIDE

    fits = min(width, height) >= 1 and max(width, height) <= LARGEST_SIDE
    if not fits or width * height > LARGEST_AREA:
        most = f"{LARGEST_SIDE} pixels a side and {LARGEST_AREA // 1_000_000} million in all"
        raise UsageError(f"heatdesk render: --size: expected from 1x1 to at most {most}")
