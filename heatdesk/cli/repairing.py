"""The verb `repair`: a sound copy of a faulty map, with everything told that had to be changed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Final

from heatdesk.cli import output, usage
from heatdesk.cli.failures import FaultError
from heatdesk.storage import files, project_file
from heatdesk.storage.problems import SHOWN, show_path

_SUFFIXES: Final = (project_file.SUFFIX, ".json")

EPILOG: Final = """\
FILE stays as it is. Each change is a line on standard output (on standard error
with -o -), 50 at most and then their number. A sound file is copied without a
change. What no reader can make sense of, and files of a newer version, are
refused."""


def arguments(parser: ArgumentParser) -> None:
    usage.add_file(parser)
    parser.add_argument(
        "-o",
        dest="target",
        metavar="OUT",
        required=True,
        type=usage.target(*_SUFFIXES),
        help="the copy; - is standard output",
    )
    parser.epilog = EPILOG


def repair(options: Namespace) -> int:
    from heatdesk.storage.repair import repaired

    try:
        data = files.read_bytes(options.file)
    except (OSError, ValueError) as error:
        told = f"{show_path(options.file)}: cannot be read: {files.reason(error)}"
        raise FaultError(told) from error
    mended = repaired(data, options.file)
    output.save(options.target, mended.project)
    _tell(options, [str(change) for change in mended.repairs])
    return 0


def _tell(options: Namespace, changes: list[str]) -> None:
    tell = output.complain if options.target == output.STANDARD else output.say
    name = show_path(options.file)
    for change in changes[:SHOWN]:
        tell(f"{name}: {change}")
    if len(changes) > SHOWN:
        tell(f"{name}: and {len(changes) - SHOWN} more changes")
    if not changes:
        tell(f"{name}: good")
