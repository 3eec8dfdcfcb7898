"""The verb `analyze`: what a map means, in words or as JSON."""

from __future__ import annotations

import shutil
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from heatdesk.cli import output, usage
from heatdesk.storage import project_file

if TYPE_CHECKING:
    from heatdesk.analysis.reading import Reading
    from heatdesk.analysis.sections import Section

_NARROWEST, _WIDEST = 60, 100
"""Columns that lines are broken at, whatever the terminal is."""

_INDENT: Final = "  "

_GLUE: Final = "\u00a0"
"""Stands for a space at which no line is broken: '31 %' stays together."""

EPILOG: Final = """\
With --json standard output gets one object in UTF-8: ids, full numbers, and
null where there is nothing to divide by."""


def arguments(parser: ArgumentParser) -> None:
    usage.add_file(parser)
    parser.add_argument("--scenario", metavar="ID", help="default: the first one")
    parser.add_argument("--json", action="store_true", help="tell the reading as JSON")
    parser.epilog = EPILOG


def analyze(options: Namespace) -> int:
    project = project_file.read(options.file)
    scenario = usage.scenario(project, options.file, options.scenario)
    from heatdesk.analysis.reading import read, with_robustness

    reading = with_robustness(read(project, scenario))
    if options.json:
        output.send(_json(reading))
    else:
        output.say(_words(reading))
    return 0


def _json(reading: Reading) -> bytes:
    # As bytes: JSON is UTF-8, whatever the terminal speaks. Not json.dumps: a map with 20,000
    # pairs would take it seconds.
    import msgspec

    from heatdesk.analysis.as_json import as_json

    return msgspec.json.format(msgspec.json.encode(as_json(reading)), indent=2) + b"\n"


def _words(reading: Reading) -> str:
    from heatdesk.analysis.telling import telling

    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    first, *others = telling(reading)
    return "\n".join([*_title(first, width), *_sections(others, width)])


def _title(section: Section, width: int) -> Iterator[str]:
    title = _broken(section.title, width)
    yield from title
    yield "=" * max(map(len, title))
    for line in section.lines:
        yield from _broken(line.text, width)


def _sections(sections: Sequence[Section], width: int) -> Iterator[str]:
    for section in sections:
        yield ""
        yield from _broken(section.title, width)
        for line in section.lines:
            part = f"{line.part:3} %  " if line.part is not None else ""
            yield from _broken(line.text, width, f"{_INDENT}{part}")
            for detail in line.details:
                yield from _broken(detail, width, 3 * _INDENT)


def _broken(text: str, width: int, first: str = "") -> list[str]:
    """The text in lines of at most so many characters, the later ones further in than `first`."""
    later = f"{first and _INDENT}{' ' * len(first)}"
    glued = text.replace(" %", f"{_GLUE}%")
    broken = textwrap.wrap(
        glued, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    )
    return [line.replace(_GLUE, " ") for line in broken]
