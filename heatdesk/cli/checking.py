"""The verb `check`: every problem of map files, for people and for programs."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import Any, Final

from heatdesk.cli import output
from heatdesk.storage import project_file
from heatdesk.storage.problems import COUNTED, Problem, ProjectError, show_path

EPILOG: Final = """\
Sound files are named on standard output, problems on standard error, one line
each. With --json standard output gets one list of {file, path, line, column,
code, message}, which sound files add nothing to. The exit code is 1 where there
is any problem."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="a map")
    parser.add_argument("--json", action="store_true", help="tell the problems as JSON")
    parser.epilog = EPILOG


def check(options: Namespace) -> int:
    if options.json:
        return _as_json(options.files)
    faulty = [name for name in options.files if _tell(name)]
    return int(bool(faulty))


def _tell(name: str) -> bool:
    """Tells of one file, and returns whether it is faulty."""
    problems = _problems(name)
    for problem in problems:
        output.complain(problem.in_file(name))
    if len(problems) == COUNTED:
        output.complain(f"{show_path(name)}: no more than {COUNTED} problems are told")
    if not problems:
        output.say(f"{show_path(name)}: good")
    return bool(problems)


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
