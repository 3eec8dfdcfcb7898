"""Program: finds the verb, runs it, and turns whatever happens into lines and an exit code."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from heatdesk.cli import (
    analysing,
    checking,
    comparing,
    drawing,
    exporting,
    importing,
    making,
    merging,
    opening,
    output,
    repairing,
    report,
    reporting,
    sampling,
)
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.cli.usage import Parser, unknown
from heatdesk.storage.problems import ProjectError, SaveError

GOOD, FAULTY, WRONG_USAGE, INTERNAL = 0, 1, 2, 3
INTERRUPTED: Final = 130
"""What shells report of a program that Ctrl-C ended."""


@dataclass(frozen=True, slots=True)
class Verb:
    summary: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
    """Returns the exit code, or raises what `main` knows."""


WINDOW: Final = Verb(
    "Map technologies and roles on a plane, and see live where they meet.",
    opening.arguments,
    opening.open_window,
)

VERBS: Final[dict[str, Verb]] = {
    "new": Verb("Begin a map, empty or from a template.", making.new_arguments, making.new),
    "templates": Verb("List the templates.", making.no_arguments, making.list_templates),
    "check": Verb("Tell every problem of map files.", checking.arguments, checking.check),
    "repair": Verb("Make a sound copy of a faulty map.", repairing.arguments, repairing.repair),
    "present": Verb("Tell a map's story on stage.", opening.present_arguments, opening.present),
    "render": Verb("Draw a map as a picture.", drawing.arguments, drawing.render),
    "analyze": Verb("Tell what a map means.", analysing.arguments, analysing.analyze),
    "report": Verb("Write what a map means.", reporting.arguments, reporting.report),
    "field": Verb("Write the heat as a NumPy array.", sampling.arguments, sampling.field),
    "diff": Verb("Tell what differs between two maps.", comparing.arguments, comparing.diff),
    "merge": Verb("Make one map from two of one origin.", merging.arguments, merging.merge),
    "import": Verb(
        "Make or change a map from a table.", importing.arguments, importing.import_table
    ),
    "export": Verb("Write a map's tables.", exporting.arguments, exporting.export),
    "schema": Verb("Print the JSON Schema of the file.", making.no_arguments, making.schema),
}


def main(arguments: Sequence[str]) -> int:
    """Runs the program on its arguments (without its name). Never raises: returns the exit code."""
    output.take_any_text()
    try:
        return _run(arguments)
    except (ProjectError, SaveError, FaultError) as error:
        return _told(str(error), FAULTY)
    except UsageError as error:
        return _told(str(error), WRONG_USAGE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read it has seen enough
        output.silence()
        return FAULTY
    except MemoryError:
        return _told("heatdesk: there is not enough memory for this", FAULTY)
    except Exception as error:
        return _told(report.kept(error), INTERNAL)


def _run(arguments: Sequence[str]) -> int:
    verb, parser, rest = _chosen(arguments)
    verb.arguments(parser)
    try:
        options = parser.parse_args(rest)
    except SystemExit:  # after --help; whatever is wrong comes as UsageError
        return GOOD
    return verb.run(options)


def _chosen(arguments: Sequence[str]) -> tuple[Verb, Parser, Sequence[str]]:
    """The verb with its parser and its arguments. Without one the arguments mean the window."""
    first = arguments[0] if arguments else ""
    if first in VERBS:
        verb = VERBS[first]
        return verb, Parser(f"heatdesk {first}", verb.summary), arguments[1:]
    if re.fullmatch("[a-z]+", first) and not os.path.lexists(first):  # a verb, misspelt or foreign
        raise UsageError(f"heatdesk: {unknown('verb or file', first, VERBS)}")
    return WINDOW, Parser("heatdesk", WINDOW.summary, _overview()), arguments


def _overview() -> str:
    wide = max(map(len, VERBS))
    verbs = "\n".join(f"  {name:<{wide}}  {verb.summary}" for name, verb in VERBS.items())
    return f"""\
verbs (heatdesk VERB --help tells more; ./check opens a file of that name):
{verbs}
Exit codes: 0 good; 1 faulty input or output; 2 wrong usage; 3 internal error."""


def _told(line: str, code: int) -> int:
    output.complain(line)
    return code
