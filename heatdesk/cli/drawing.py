"""The verb `render`: a map, or each step of its story, as a picture; or all as a presentation."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from heatdesk.cli import output, usage
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.export import forms
from heatdesk.export.bounds import LARGEST_AREA, LARGEST_SIDE
from heatdesk.export.forms import FORMS, Form, View
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
        metavar=f"OUT.({'|'.join(FORMS)})",
        required=True,
        help="- is standard output, and then needs --format; with --steps a folder",
    )
    parser.add_argument(
        "--format", choices=list(FORMS), help="the form of what goes to -o -, or of the steps: png"
    )
    parser.add_argument(
        "--steps", action="store_true", help="each step of the story, 01-title.png and so on"
    )
    usage.add_view(parser)
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=usage.size,
        help="pixels; default: 1600x1000, with --steps 1920x1080; a .pptx is 16:9 or 4:3",
    )
    parser.add_argument(
        "--theme",
        choices=["light", "dark"],
        help="default: light; a web page follows its reader's system",
    )


def render(options: Namespace) -> int:
    if options.steps:
        from heatdesk.cli import stepping

        return stepping.render_steps(options)
    form = _form(options)
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    overlay = options.overlay or project.properties.heat.overlay
    dark = options.theme == "dark" if options.theme else None
    size = options.size or _SIZE
    output.write(options.target, picture(project, scenario, overlay, dark, size, form))
    return 0


def picture(
    project: Project,
    scenario: str,
    overlay: Overlay,
    dark: bool | None = False,
    size: tuple[int, int] = _SIZE,
    form: Form = "png",
) -> bytes:
    """The scenario's map as a file's bytes; where `dark` is None, a form that can follows the
    system of its reader. Raises UsageError for a size beyond all bounds, and FaultError where Qt
    does not load.
    """
    require_drawable(*size)
    with drawing(form):
        from heatdesk.figure.look import look

        follows = look(True) if dark is None else None
        view = View(project, scenario, overlay, look(bool(dark)), *size, follows)
        try:
            return forms.write(view, form)
        except ValueError as error:
            raise FaultError(f"heatdesk render: {error}") from error


def require_qt() -> None:
    """Loads Qt. Raises FaultError, naming the packages that the system lacks."""
    try:
        import PySide6.QtGui  # noqa: F401
    except ImportError as error:
        raise FaultError(f"heatdesk: {display.without_qt(error)}") from error


def _form(options: Namespace) -> Form:
    """The form that is meant: the file's own, or that of --format."""
    try:
        usage.target(*(f".{form}" for form in FORMS))(options.target)
    except ArgumentTypeError as error:
        wrong = f"heatdesk render: argument -o: {error}"
        raise UsageError(f"{wrong} (heatdesk render --help tells more)") from error
    named, asked = forms.of_name(options.target), options.format
    if options.target == output.STANDARD and asked is None:
        raise UsageError(f"heatdesk render: -o - needs --format {'|'.join(FORMS)}")
    if named is not None and asked not in {named, None}:
        raise UsageError(f"heatdesk render: -o names a .{named} file, --format says {asked}")
    return named or asked


@contextmanager
def drawing(form: Form) -> Iterator[None]:
    """Loads what this form is drawn with. Raises FaultError where Qt does not load."""
    if not forms.needs_qt(form):
        yield
        return
    # Whatever the session's platform is: drawing needs no display, and must not wait for one.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_qt()
    from PySide6.QtGui import QGuiApplication

    # Held in a name: Qt's application must live as long as there is drawing.
    application = QGuiApplication.instance() or QGuiApplication(["heatdesk"])
    try:
        yield
    finally:
        del application


def require_drawable(width: int, height: int) -> None:
    """Raises UsageError for a size beyond all bounds."""
    fits = min(width, height) >= 1 and max(width, height) <= LARGEST_SIDE
    if not fits or width * height > LARGEST_AREA:
        most = f"{LARGEST_SIDE} pixels a side and {LARGEST_AREA // 1_000_000} million in all"
        raise UsageError(f"heatdesk render: --size: expected from 1x1 to at most {most}")
