"""The verb `check`: every problem of map files, for people and for programs."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import Any, Final

from heatdesk.cli import output
from heatdesk.cli.failures import UsageError
from heatdesk.storage import project_file
from heatdesk.storage.oddities import oddities
from heatdesk.storage.problems import MEANINGS, Problem, ProjectError, show_path

EPILOG: Final = """\
Sound files are named on standard output, with a note for each name that holds
characters that nobody sees. Problems go to standard error, one line each, 50 of
a file at most and then their number. With --json standard output gets one list
of {file, path, line, column, code, message}, up to 1000 problems of each file;
sound files add nothing to it. --codes explains the codes, which stay the same.
The exit code is 1 where there is any problem; heatdesk repair makes a sound
copy."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="*", help="a map")
    parser.add_argument("--codes", action="store_true", help="list the codes of problems")
    parser.add_argument("--json", action="store_true", help="tell the problems as JSON")
    parser.epilog = EPILOG


def check(options: Namespace) -> int:
    if options.codes:
        return _list_codes()
    if not options.files:
        raise UsageError(
            "heatdesk check: the following arguments are required: FILE"
            " (heatdesk check --help tells more)"
        )
    if options.json:
        return _as_json(options.files)
    faulty = [name for name in options.files if _tell(name)]
    return int(bool(faulty))


def _tell(name: str) -> bool:
    """Tells of one file, and returns whether it is faulty."""
    try:
        project = project_file.read(name)
    except ProjectError as error:
        for line in error.lines:
            output.complain(line)
        return True
    output.say(f"{show_path(name)}: good")
    for oddity in oddities(project):
        output.say(f"{show_path(name)}: note: {oddity}")
    return False


def _list_codes() -> int:
    for code, meaning in MEANINGS.items():
        output.say(f"{code.value}  {meaning}")
    return 0


def _as_json(names: Iterable[str]) -> int:
    found = [_entry(name, problem) for name in names for problem in _problems(name)]
    # In ASCII: file names that are no valid text survive, and every terminal can print it.
    output.say(json.dumps(found, indent=2))
    return int(bool(found))


def _entry(name: str, problem: Problem) -> dict[str, Any]:
    return {
        "file": name,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code.value,
        "message": problem.message,
    }


def _problems(name: str) -> tuple[Problem, ...]:
    try:
        project_file.read(name)
    except ProjectError as error:
        return error.problems
    return ()
