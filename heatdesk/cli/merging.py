"""The verb `merge`: one map from two that grew from a common one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Final

from heatdesk.cli import output
from heatdesk.storage import project_file

EPILOG: Final = """\
What both sides did is taken, field by field. Where they contradict each other
mine is kept, and what one deleted but the other changed stays; each such
conflict is a line on standard output (on standard error with -o -), and the
exit code is then 1. OUT is written in any case, and may be one of the three. As
a merge driver of git: heatdesk merge %O %A %B -o %A"""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="the map that both grew from")
    parser.add_argument("mine", metavar="MINE", help="one of the two; kept in conflicts")
    parser.add_argument("theirs", metavar="THEIRS", help="the other")
    parser.add_argument(
        "-o", dest="target", metavar="OUT", required=True, help="- is standard output"
    )
    parser.epilog = EPILOG


def merge(options: Namespace) -> int:
    sides = [project_file.read(path) for path in (options.base, options.mine, options.theirs)]
    from heatdesk.analysis.merging import conflict_words
    from heatdesk.analysis.merging.merge import merge

    merged = merge(*sides)
    output.save(options.target, merged.project)
    tell = output.complain if options.target == output.STANDARD else output.say
    for renamed in merged.renamed:
        tell(conflict_words.renamed_sentence(renamed))
    for conflict in merged.conflicts:
        tell(conflict_words.sentence(conflict))
    return int(bool(merged.conflicts))
