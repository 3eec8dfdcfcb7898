"""The verb `render`: a map as a picture, without a display."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from heatdesk.cli import output, usage
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.export import forms
from heatdesk.export.bounds import LARGEST_AREA, LARGEST_SIDE
from heatdesk.export.forms import FORMS, Form
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
        type=usage.target(*(f".{form}" for form in FORMS)),
        help="- is standard output, and then needs --format",
    )
    parser.add_argument("--format", choices=list(FORMS), help="the form of what goes to -o -")
    usage.add_view(parser)
    parser.add_argument(
        "--size", metavar="WxH", type=usage.size, default=_SIZE, help="pixels; default: 1600x1000"
    )
    parser.add_argument(
        "--theme", choices=["light", "dark"], default="light", help="default: light"
    )


def render(options: Namespace) -> int:
    form = _form(options)
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    overlay = options.overlay or project.properties.heat.overlay
    dark = options.theme == "dark"
    output.write(options.target, picture(project, scenario, overlay, dark, options.size, form))
    return 0


def picture(
    project: Project,
    scenario: str,
    overlay: Overlay,
    dark: bool = False,
    size: tuple[int, int] = _SIZE,
    form: Form = "png",
) -> bytes:
    """The scenario's map as a file's bytes. Raises UsageError for a size beyond all bounds, and
    FaultError where Qt does not load.
    """
    _require_drawable(*size)
    with _drawing(form):
        from heatdesk.export.caption import caption
        from heatdesk.figure.compose import compose
        from heatdesk.figure.look import look

        figure = compose(project, scenario, overlay, look(dark), *size)
        try:
            return forms.encode(figure, form, caption(project, scenario, overlay))
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
    named, asked = forms.of_name(options.target), options.format
    if options.target == output.STANDARD and asked is None:
        raise UsageError(f"heatdesk render: -o - needs --format {'|'.join(FORMS)}")
    if named is not None and asked not in {named, None}:
        raise UsageError(f"heatdesk render: -o names a .{named} file, --format says {asked}")
    return named or asked


@contextmanager
def _drawing(form: Form) -> Iterator[None]:
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


def _require_drawable(width: int, height: int) -> None:
    fits = min(width, height) >= 1 and max(width, height) <= LARGEST_SIDE
    if not fits or width * height > LARGEST_AREA:
        most = f"{LARGEST_SIDE} pixels a side and {LARGEST_AREA // 1_000_000} million in all"
        raise UsageError(f"heatdesk render: --size: expected from 1x1 to at most {most}")
