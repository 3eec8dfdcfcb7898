"""The verb `report`: what a map means as a document, with its picture."""

from __future__ import annotations

import base64
from argparse import ArgumentParser, Namespace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from heatdesk.cli import choices, drawing, output, usage
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.model.project import Project
from heatdesk.storage import project_file

if TYPE_CHECKING:
    from heatdesk.export.report import Report

_FORMS: Final = ("md", "html")
_SHARPNESS: Final = 2.0
"""Pixels to a page unit of the picture beside a Markdown file."""

_ONLY: Final[dict[str, tuple[str, ...]]] = {"scale": ("md",), "logo": ("html",)}
"""The forms in which an option means something."""

EPILOG: Final = """\
The picture of a .md file lies beside it as a .png of the same name; with
--inline, and on standard output, it stands in the text itself. A .html file
holds its picture, and follows its reader's system where no --theme is given."""


def arguments(parser: ArgumentParser) -> None:
    usage.add_file(parser)
    parser.add_argument(
        "-o",
        dest="target",
        metavar="OUT.(md|html)",
        required=True,
        type=usage.target(*(f".{form}" for form in _FORMS)),
        help="- is standard output, and then needs --format",
    )
    parser.add_argument("--format", choices=_FORMS, help="the form of what goes to -o -")
    usage.add_view(parser)
    parser.add_argument("--theme", choices=["light", "dark"], help="default: light")
    parser.add_argument("--inline", action="store_true", help="the picture in the Markdown itself")
    choices.add_scale(parser, "of the picture of a .md file, sharper", "2, which is 192dpi")
    choices.add_beside(parser, "; only in .html")
    parser.epilog = EPILOG


def report(options: Namespace) -> int:
    form = _form(options)
    choices.require_sense("report", options, form, _ONLY)
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    with drawing.drawing("html", options.logo is not None):
        _write(options, project, scenario, form)
    return 0


def _write(options: Namespace, project: Project, scenario: str, form: str) -> None:
    from heatdesk.export.report import as_html
    from heatdesk.export.report import report as made
    from heatdesk.figure.extras import PLAIN
    from heatdesk.figure.look import look

    extras = choices.extras(options, PLAIN)
    told = made(project, scenario, options.overlay or project.properties.heat.overlay, extras)
    if form == "html":
        looks = [look(options.theme == "dark")] if options.theme else [look(False), look(True)]
        output.write(options.target, as_html(told, looks))
    else:
        _write_markdown(told, options)


def _write_markdown(told: Report, options: Namespace) -> None:
    """The picture first: a text whose picture is missing is worse than a picture alone."""
    from heatdesk.export.report import as_markdown

    picture = _picture(told, options.theme == "dark", options.scale or _SHARPNESS)
    if options.inline or options.target == output.STANDARD:
        address = f"data:image/png;base64,{base64.b64encode(picture).decode('ascii')}"
    else:
        beside = PurePath(options.target).with_suffix(".png")
        output.write(str(beside), picture)
        address = quote(beside.name)
    output.write(options.target, as_markdown(told, address))


def _picture(told: Report, dark: bool, scale: float) -> bytes:
    with drawing.drawing("png"):
        from heatdesk.export.png import png
        from heatdesk.figure.look import look

        try:
            return png(told.figure(told.extras.worn(look(dark))), scale)
        except ValueError as error:
            raise FaultError(f"heatdesk report: {error}") from error


def _form(options: Namespace) -> str:
    """The form that is meant: the file's own, or that of --format."""
    if options.target == output.STANDARD:
        if options.format is None:
            raise UsageError(f"heatdesk report: -o - needs --format {'|'.join(_FORMS)}")
        return str(options.format)
    named = PurePath(options.target).suffix.lower().removeprefix(".")
    if options.format not in {named, None}:
        wrong = f"-o names a .{named} file, --format says {options.format}"
        raise UsageError(f"heatdesk report: {wrong}")
    return named
