"""The verb `export`: a map's tables, or its places as a Mermaid chart."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import PurePath
from typing import Final

from heatdesk.cli import output, usage
from heatdesk.cli.failures import UsageError
from heatdesk.model.project import Project
from heatdesk.storage import project_file

_FORMS: Final = ("csv", "xlsx", "mmd", "md")
_TABLES: Final = ("placements", "pairs", "areas")

EPILOG: Final = """\
CSV holds one table, a workbook all three; the placements of all scenarios, in
numbers that heatdesk import reads back without a change. CSV is in UTF-8 with a
mark, commas and decimal points, and text that a spreadsheet would run as a
formula begins with a tab, which import takes away.

A .mmd or .md file gets a Mermaid quadrantChart of one scenario."""


def arguments(parser: ArgumentParser) -> None:
    usage.add_file(parser)
    parser.add_argument(
        "--table", metavar="NAME", choices=_TABLES, help=f"{', '.join(_TABLES)}; default: the first"
    )
    parser.add_argument("--scenario", metavar="ID", help="of a chart; default: the first one")
    parser.add_argument(
        "-o",
        dest="target",
        metavar="TABLE",
        required=True,
        type=usage.target(*(f".{form}" for form in _FORMS)),
        help="a .csv, .xlsx, .mmd or .md file; - is standard output, which needs --format",
    )
    parser.add_argument("--format", choices=_FORMS, help="the form of what goes to -o -")
    parser.epilog = EPILOG


def export(options: Namespace) -> int:
    form = options.format
    if options.target != output.STANDARD:
        form = PurePath(options.target).suffix.lower().lstrip(".")
    if form is None:
        raise UsageError(f"heatdesk export: -o - needs --format {', '.join(_FORMS)}")
    if form in ("mmd", "md") and options.table not in (None, "placements"):
        raise UsageError(f"heatdesk export: a chart shows placements, not {options.table}")
    if form not in ("mmd", "md") and options.scenario is not None:
        raise UsageError("heatdesk export: tables are of all scenarios; --scenario is for a chart")
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    output.write(options.target, _exported(project, scenario, form, options.table or "placements"))
    return 0


def _exported(project: Project, scenario: str, form: str, table: str) -> bytes:
    if form in ("mmd", "md"):
        from heatdesk.storage import mermaid

        chart = mermaid.encode(project, scenario)
        return (mermaid.in_markdown(chart) if form == "md" else chart).encode()
    from heatdesk.export.sheets import as_csv, as_xlsx
    from heatdesk.export.tables import TABLES

    if form == "csv":
        return as_csv(next(make(project) for name, make in TABLES.items() if name == table))
    return as_xlsx([make(project) for make in TABLES.values()])
