"""Usage: the parser that complains on one line, and the kinds of value that options take."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Final, NoReturn

from heatdesk.cli import output
from heatdesk.cli.failures import FaultError, UsageError
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS
from heatdesk.storage.characters import shorten, show

_LINE: Final = 300
"""Characters of the longest line about wrong usage."""


class Parser(argparse.ArgumentParser):
    """A parser that raises UsageError, and prints help where a broken pipe is handled."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            allow_abbrev=False,  # a script must not break when an option is added
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{self.prog}: {show(message, _LINE)} ({self.prog} --help tells more)")

    def print_help(self, file: object = None) -> None:
        output.say(self.format_help().rstrip("\n"))


def add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the map")


def add_view(parser: argparse.ArgumentParser) -> None:
    """The options that say what of a map is meant: --scenario and --overlay."""
    parser.add_argument("--scenario", metavar="ID", help="default: the first one")
    names = ", ".join(OVERLAYS)
    parser.add_argument(
        "--overlay", metavar="NAME", type=overlay, help=f"{names}; default: the map's own"
    )


def overlay(text: str) -> str:
    if text not in OVERLAYS:
        raise argparse.ArgumentTypeError(unknown("overlay", text, OVERLAYS))
    return text


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """The kind of value that is a whole number in these bounds, in plain digits."""

    def parsed(text: str) -> int:
        number = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else least - 1
        if not least <= number <= most:
            wanted = f"a whole number from {least} to {most}"
            raise argparse.ArgumentTypeError(f"expected {wanted}, got '{show(text)}'")
        return number

    return parsed


def target(*suffixes: str) -> Callable[[str], str]:
    """The kind of value that names a file with one of these suffixes, or standard output.

    A wrong suffix is refused: `-o` with the map's own name must not cost the user the map.
    """

    def parsed(text: str) -> str:
        if text != output.STANDARD and PurePath(text).suffix.lower() not in suffixes:
            possible = " and ".join(suffixes)
            message = f"this version writes {possible} files, not '{show(text)}'"
            raise argparse.ArgumentTypeError(message)
        return text

    return parsed


def scenario(project: Project, source: str, wanted: str | None) -> str:
    """The id of the scenario that is meant. Raises FaultError, naming those that there are."""
    if wanted is None:
        return project.first_scenario
    if not project.has_scenario(wanted):
        known = (scenario.id for scenario in project.scenarios)
        raise FaultError(f"{show(source, 100)}: {unknown('scenario', wanted, known)}")
    return wanted


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Says that there is no such thing, and which there are."""
    names = list(known)
    there = "there is only" if len(names) == 1 else "there are"
    return shorten(f"there is no {kind} '{show(name)}'; {there} {', '.join(names)}", _LINE)
