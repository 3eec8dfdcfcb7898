"""The verb `render`: a map, or each step of its story, as a picture; or all as a presentation."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from heatdesk.cli import choices, output, usage
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.export import forms
from heatdesk.export.bounds import LARGEST_AREA, LARGEST_SIDE
from heatdesk.export.forms import FORMS, PICTURES, Form, View
from heatdesk.model.project import Project
from heatdesk.model.properties import Overlay
from heatdesk.storage import project_file
from heatdesk.storage.characters import show
from heatdesk.storage.problems import show_path
from heatdesk.window import display

_SIZE: Final = (1600, 1000)
_TARGET: Final = ""
"""No scenario has this id: it stands for the map's target."""

_ONLY: Final[dict[str, tuple[str, ...]]] = {
    "scale": ("png",),
    "heat": ("pptx",),
    "compare": ("png", "svg", "pdf", "pptx"),
}
"""The forms in which an option means something."""


def arguments(parser: ArgumentParser) -> None:
    usage.add_file(parser)
    parser.add_argument(
        "-o",
        dest="target",
        metavar=f"OUT.({'|'.join(FORMS)})",
        required=True,
        help="- is standard output, and then needs --format; with --steps a folder or a .pdf",
    )
    parser.add_argument(
        "--format", choices=list(FORMS), help="the form of what goes to -o -, or of the steps: png"
    )
    parser.add_argument(
        "--steps", action="store_true", help="each step of the story, 01-title.png and so on"
    )
    parser.add_argument(
        "--notes", action="store_true", help="with --steps and a .pdf: what is said, on A4 pages"
    )
    usage.add_view(parser)
    parser.add_argument(
        "--compare",
        metavar="ID",
        nargs="?",
        const=_TARGET,
        help="what moves to another scenario, and how it differs; default: to the target",
    )
    parser.add_argument(
        "--theme",
        choices=["light", "dark"],
        help="default: light; a web page follows its reader's system",
    )
    choices.add_size(parser, "1600x1000, with --steps 1920x1080; a .pptx is 16:9 or 4:3")
    choices.add_beside(parser)
    choices.add_words(parser)
    parser.add_argument(
        "--heat", choices=["picture", "bands"], help="of a .pptx; bands can be edited there"
    )


def render(options: Namespace) -> int:
    if options.steps:
        from heatdesk.cli import stepping

        return stepping.render_steps(options)
    if options.notes:
        raise UsageError("heatdesk render: --notes is for --steps -o OUT.pdf")
    form = _form(options)
    _require_sense(options, form)
    project = project_file.read(options.file)
    with drawing(form, options.logo is not None):
        view = _view(options, project, form)
        output.write(options.target, _written(view, form, options.scale or 1.0))
    return 0


def picture(project: Project, scenario: str, overlay: Overlay) -> bytes:
    """The scenario's map as a PNG file's bytes. Raises FaultError where Qt does not load."""
    with drawing("png"):
        from heatdesk.figure.look import look

        return _written(View(project, scenario, overlay, look(False), *_SIZE), "png", 1.0)


def _require_sense(options: Namespace, form: Form) -> None:
    """Raises UsageError for a size beyond all bounds, and for what this form does not know."""
    require_drawable(options.size or _SIZE, options.scale)
    choices.require_sense("render", options, form, _ONLY)
    if options.compare is not None and options.overlay is not None and form != "pptx":
        raise UsageError("heatdesk render: --compare shows a difference in place of any --overlay")


def _view(options: Namespace, project: Project, form: Form) -> View:
    """What is to be drawn. Raises FaultError and UsageError."""
    from heatdesk.figure.extras import FULL, PLAIN
    from heatdesk.figure.look import look

    scenario = usage.scenario(project, options.file, options.scenario)
    width, height = options.size or _SIZE
    worn = look(options.theme == "dark")
    default = PLAIN if form in PICTURES else FULL
    extras = choices.extras(options, default)
    dark = look(True) if options.theme is None else None
    return View(
        project,
        scenario,
        options.overlay or project.properties.heat.overlay,
        extras.worn(worn),
        width,
        height,
        None if dark is None else extras.worn(dark),
        extras,
        _compared(options, project, scenario),
        options.heat or "picture",
    )


def _compared(options: Namespace, project: Project, scenario: str) -> str | None:
    """The scenario with which the other one is compared, if it is."""
    wanted = options.compare
    if wanted is None:
        return None
    if wanted == _TARGET:
        wanted = project.properties.target
        if wanted is None:
            known = ", ".join(s.id for s in project.scenarios)
            source = show_path(options.file)
            raise FaultError(f"{source}: no scenario is the target; --compare ID takes {known}")
    wanted = usage.scenario(project, options.file, wanted)
    if wanted == scenario:
        raise UsageError(f"heatdesk render: --compare: '{show(wanted)}' is the scenario itself")
    return wanted


def _written(view: View, form: Form, scale: float) -> bytes:
    try:
        return forms.write(view, form, scale)
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
def drawing(form: Form, with_logo: bool = False) -> Iterator[None]:
    """Loads what this form is drawn with, and what a logo is read with. Raises FaultError where Qt
    does not load.
    """
    if not forms.needs_qt(form) and not with_logo:
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


def require_drawable(size: tuple[int, int], scale: float | None) -> None:
    """Raises UsageError for a size, or its pixels at a scale, beyond all bounds."""
    wide, high = (side * (scale or 1.0) for side in size)
    if (
        min(round(wide), round(high)) >= 1
        and max(wide, high) <= LARGEST_SIDE
        and wide * high <= LARGEST_AREA
    ):
        return
    most = f"{LARGEST_SIDE} pixels a side and {LARGEST_AREA // 1_000_000} million in all"
    told = "--size" if scale is None else f"--size at --scale {scale:g}"
    raise UsageError(f"heatdesk render: {told}: expected from 1x1 to at most {most}")
