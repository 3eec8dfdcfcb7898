"""The verb `diff`: what differs between two maps, in words or as JSON."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Final

from heatdesk.cli import output
from heatdesk.storage import project_file

if TYPE_CHECKING:
    from heatdesk.analysis.comparing.comparison import Comparison

EPILOG: Final = """\
Items and scenarios are matched by their ids. Heat of both maps is judged on the
scale and thresholds of the old one. The exit code is 0 whether they differ or
not. With --json standard output gets one object in UTF-8, in which "same" tells
it: ids, full numbers, and null where there is nothing to measure."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the map as it was")
    parser.add_argument("new", metavar="NEW", help="the map as it is")
    parser.add_argument("--json", action="store_true", help="tell the differences as JSON")
    parser.epilog = EPILOG


def diff(options: Namespace) -> int:
    old, new = project_file.read(options.old), project_file.read(options.new)
    from heatdesk.analysis.comparing.comparison import compare

    comparison = compare(old, new)
    if options.json:
        output.send(_json(comparison))
    else:
        output.say(_words(comparison))
    return 0


def _json(comparison: Comparison) -> bytes:
    # As bytes: JSON is UTF-8, whatever the terminal speaks.
    import msgspec

    from heatdesk.analysis.comparing.comparison_as_json import as_json

    return msgspec.json.format(msgspec.json.encode(as_json(comparison)), indent=2) + b"\n"


def _words(comparison: Comparison) -> str:
    """Each difference on a line of its own, however long, so that other tools can pick them."""
    from heatdesk.analysis.comparing.telling_comparison import THE_SAME, telling

    told = [
        "\n".join([section.title, *(f"  {line.text}" for line in section.lines)])
        for section in telling(comparison)
    ]
    return "\n\n".join(told) or THE_SAME
