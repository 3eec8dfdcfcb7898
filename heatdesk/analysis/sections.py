"""Sections: what a reading or a comparison says, as lines that a terminal or a report lays out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, of any length: whoever prints it breaks it. `part` is a whole per cent that
    stands before it; `details` are paragraphs that belong to it.
    """

    text: str
    details: tuple[str, ...] = ()
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]
