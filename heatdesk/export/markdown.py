"""Markdown: sections and tables as text that every Markdown reader takes, and that is good to read
as it is.

The user's words stay words: what Markdown or HTML would take for markup is escaped, and so are
addresses, which some readers turn into links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from heatdesk.analysis.sections import Line, Section
from heatdesk.export.chapters import Cell, Table
from heatdesk.storage.characters import as_text

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile(r"[\\`*_{}\[\]#|~^$=@&<>!]")
_ADDRESS = re.compile(r"(?i):(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.")
_FIRST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)")
"""What begins a list where it begins a line."""


def text(words: str) -> str:
    """Words on one line that mean nothing but themselves."""
    line = " ".join(as_text(words).split())
    escaped = _MARKUP.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), line)
    apart = _ADDRESS.sub(lambda found: f"\\{found[0]}", escaped)
    return _FIRST.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", apart)


def heading(words: str, level: int) -> str:
    return f"{'#' * level} {text(words)}"


def picture(words: str, address: str) -> str:
    """A picture by its address, with the words that stand for it."""
    return f"![{text(words)}]({address})"


def section(told: Section, level: int = 3) -> Iterator[str]:
    """A section as blocks: its heading and its list."""
    yield heading(told.title, level)
    yield "\n".join(line for given in told.lines for line in _line(given))


def table(given: Table, level: int = 3) -> Iterator[str]:
    """A table as blocks: its heading, its rows, and what it leaves out."""
    yield heading(given.title, level)
    if given.rows:
        rules = ("---:" if number else "---" for number in given.numeric)
        rows = (_row(map(_cell, row)) for row in given.rows)
        yield "\n".join((_row(map(text, given.columns)), _row(rules), *rows))
    if given.note:
        yield text(given.note)


def _line(line: Line) -> Iterator[str]:
    part = f"**{line.part} %** " if line.part is not None else ""
    yield f"- {part}{text(line.text)}"
    for detail in line.details:
        yield f"    - {text(detail)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return text(cell.text)
