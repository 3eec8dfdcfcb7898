"""The verb `import`: a table becomes a map, or changes one."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from heatdesk.cli import output, usage
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.model.project import Project
from heatdesk.storage import files, project_file
from heatdesk.storage.characters import show
from heatdesk.storage.problems import SHOWN, show_path
from heatdesk.storage.templates import blank

if TYPE_CHECKING:
    from heatdesk.storage.tables.entries import Trouble
    from heatdesk.storage.tables.plan import Plan
    from heatdesk.storage.tables.scales import Scale

_SUFFIXES: Final = (project_file.SUFFIX, ".json")

EPILOG: Final = """\
TABLE is CSV, an .xlsx workbook (its first sheet), or a Mermaid quadrantChart in
a .mmd or .md file. Its first row names the columns, in English or German: name,
kind, x, y, width, height, size, weight, muted, group, note, link, reason,
color, locked, scenario. Items are known by their names. Empty cells change
nothing. The scale of the positions is guessed and told; a heading such as
'x (0 to 100)' or --scale says it.

What is not understood is told on standard error, each with its line; the rest
is done, and the exit code is 1."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("table", metavar="TABLE", help="the table")
    parser.add_argument("--into", metavar="FILE", help="the map to change; default: an empty one")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would be done")
    # '-5:5' is a value: argparse knows no negative numbers but plain ones.
    parser._negative_number_matcher = re.compile(r"-[0-9.]+(:.*)?$")
    parser.add_argument(
        "--scale", metavar="LOW:HIGH", type=_scale, help="what positions run from and to"
    )
    parser.add_argument(
        "-o",
        dest="target",
        metavar="FILE",
        type=usage.target(*_SUFFIXES),
        help="the map to write; - is standard output",
    )
    parser.epilog = EPILOG


def import_table(options: Namespace) -> int:
    if options.target is None and not options.dry_run:
        raise UsageError("heatdesk import: expected -o FILE or --dry-run")
    project, made = _planned(options)
    for line in _complaints(options.table, made.troubles):
        output.complain(line)
    if options.dry_run:
        output.say("\n".join(made.lines()))
    else:
        _write(options, project, made)
    return int(bool(made.troubles))


def _scale(text: str) -> Scale:
    from heatdesk.storage.tables import scales

    found = scales.parse(text)
    if found is None:
        wanted = "LOW:HIGH, for example 0:100 or -5:5"
        raise ArgumentTypeError(f"expected {wanted}, got '{show(text)}'")
    return found


def _planned(options: Namespace) -> tuple[Project, Plan]:
    """The project to begin with, and what the table does to it."""
    from heatdesk.storage.mermaid import SUFFIXES
    from heatdesk.storage.tables import planner, reading
    from heatdesk.storage.tables.table import TableError

    project = project_file.read(options.into) if options.into is not None else None
    try:
        if PurePath(options.table).suffix.lower() in SUFFIXES:
            return _of_chart(project, options)
        table = reading.read(options.table)
        begun = project or blank()
        return begun, planner.plan(begun, table, scale=options.scale)
    except TableError as error:
        raise FaultError(error.in_file(options.table)) from error


def _of_chart(project: Project | None, options: Namespace) -> tuple[Project, Plan]:
    """A new map takes the chart's title, axes and quadrants; one that is there keeps its own."""
    from heatdesk.storage import mermaid
    from heatdesk.storage.tables import planner
    from heatdesk.storage.tables.table import TableError

    try:
        chart = mermaid.decode(files.read_bytes(options.table))
    except (OSError, ValueError) as error:
        raise TableError(f"cannot be read: {files.reason(error)}") from error
    begun = project or Project.empty(chart.properties)
    made = planner.plan(begun, chart.table, scale=options.scale)
    troubles = sorted([*made.troubles, *chart.troubles], key=lambda trouble: trouble.line)
    return begun, replace(made, troubles=tuple(troubles))


def _write(options: Namespace, project: Project, made: Plan) -> None:
    if made.troubles and not made.change:
        raise FaultError(f"{show_path(options.table)}: nothing to do, so no file was written")
    changed = project.after(made.change)
    output.save(options.target, changed)
    if options.target != output.STANDARD:
        alike = (f"perhaps the same: {one}" for one in made.alike)
        output.say("\n".join([*made.read, made.summary, *alike]))


def _complaints(source: str, troubles: tuple[Trouble, ...]) -> list[str]:
    from heatdesk.storage.tables.table import TableError

    lines = [
        TableError(trouble.message, trouble.line).in_file(source) for trouble in troubles[:SHOWN]
    ]
    more = len(troubles) - SHOWN
    return [*lines, f"{show_path(source)}: and {more} more"] if more > 0 else lines
