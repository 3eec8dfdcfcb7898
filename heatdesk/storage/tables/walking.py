"""Walking through the XML of a workbook, element by element, without ever holding the whole.

Document type definitions are refused, and with them every trick with entities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol
from xml.parsers import expat

from heatdesk.storage.tables.table import TableError

MOST_TAGS: Final = 1_500_000
"""Tags of all parts of a workbook that are read. A cell that holds something has four or five."""

_LAG: Final = 1024 * 1024
"""Bytes that a single tag may take; older parsers look at an endless one again and again."""


class Handler(Protocol):
    """Is told of every element, by its name without a prefix, and of the text between them."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, data: str) -> None: ...


@dataclass(slots=True)
class Budget:
    """How many more tags may come; all parts of a workbook share it."""

    tags: int = MOST_TAGS

    def take(self, piece: bytes) -> None:
        self.tags -= piece.count(b"<")
        if self.tags < 0:
            # Cells without any content, for example coloured ones, count as well.
            raise TableError(f"expected fewer cells: at most {MOST_TAGS} tags in the workbook")


def walk(pieces: Iterator[bytes], handler: Handler, budget: Budget) -> None:
    """Walks through one part. Raises TableError, and what the handler raises."""
    parser = _parser(handler)
    given = 0
    try:
        for piece in pieces:
            budget.take(piece)
            parser.Parse(piece, False)
            given += len(piece)
            if given - parser.CurrentByteIndex > _LAG:
                raise TableError("expected shorter tags in the workbook")
        parser.Parse(b"", True)
    except (expat.ExpatError, UnicodeError, ValueError) as error:
        raise TableError("expected an .xlsx workbook; the XML in this one is damaged") from error


def _parser(handler: Handler) -> expat.XMLParserType:
    parser = expat.ParserCreate()

    def first(name: str, attributes: dict[str, str]) -> None:
        """Looks whether names have a prefix here: taking it off a million times takes its time."""
        prefix = name.rpartition(":")[0]
        start, end = _without(prefix, handler) if prefix else (handler.start, handler.end)
        parser.StartElementHandler, parser.EndElementHandler = start, end
        start(name, attributes)

    parser.buffer_text = True
    parser.StartElementHandler = first
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_definitions
    return parser


def _without(
    prefix: str, handler: Handler
) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
    """The handler's functions for documents whose names have this prefix."""
    long = f"{prefix}:"
    return (
        lambda name, attributes: handler.start(name.removeprefix(long), attributes),
        lambda name: handler.end(name.removeprefix(long)),
    )


def _refuse_definitions(*_: object) -> None:
    raise TableError("expected a workbook without document type definitions")
