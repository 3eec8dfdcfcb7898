"""Writing: text as paragraphs of a shape, in the theme's font and in its own direction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from heatdesk.export.pptx.nodes import Node, filling, node
from heatdesk.export.svg import runs_leftward
from heatdesk.figure.marks import Anchor, Fill, Weight
from heatdesk.storage.characters import as_text

_POINTS: Final = 75
"""Hundredths of a point to a page unit."""

_SIDES: Final[dict[Anchor, str]] = {"start": "l", "middle": "ctr", "end": "r"}
_ISOLATED: Final = re.compile("[\u2066-\u2068][^\u2069]*\u2069?")
_SCRIPTS: Final = {"a:latin": "lt", "a:ea": "ea", "a:cs": "cs"}
"""For Latin, for East Asian and for complex scripts the theme has fonts of their own."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a paragraph is written; what is None comes from the layout."""

    size: float | None = None
    """In page units."""
    colour: str | None = None
    weight: Weight = 400
    spacing: float = 0.0
    opacity: float = 1.0
    font: Literal["+mn", "+mj"] | None = None
    """The theme's font for text or for titles."""


PLAIN: Final = Lettering()


def paragraph(
    text: str,
    look: Lettering = PLAIN,
    anchor: Anchor | None = None,
    level: int = 0,
    after: float | None = None,
) -> Node:
    """One line of text or one that wraps. Without an anchor it begins on the side from which it is
    read; `after` is room below it, in page units.
    """
    leftward = _is_leftward(text)
    layout: dict[str, object] = {"lvl": level} if level else {}
    if anchor is not None or leftward:
        layout["algn"] = _SIDES[anchor or "end"]
    if leftward:
        layout["rtl"] = 1
    room = node("a:spcPts", {"val": round(after * _POINTS)}) if after is not None else None
    below = node("a:spcAft", None, room) if room is not None else None
    words = node("a:t")
    words.text = as_text(text)
    run = node("a:r", None, _run(look), words)
    return node("a:p", None, node("a:pPr", layout, below), run if text else None)


def paragraphs(text: str, look: Lettering = PLAIN, level: int = 0) -> list[Node]:
    """A text of several lines; what stands between empty lines keeps them."""
    return [paragraph(line, look, level=level) for line in as_text(text).split("\n")]


def body(tag: Literal["p:txBody", "a:txBody"], lines: Iterable[Node], **properties: object) -> Node:
    """The text of a shape or of a table's cell."""
    made = list(lines) or [node("a:p")]
    return node(tag, None, node("a:bodyPr", properties), node("a:lstStyle"), *made)


def fill_placeholder(shape: object, lines: Iterable[Node]) -> None:
    """Puts paragraphs into a placeholder, which keeps all that its layout gives it."""
    element: Node = shape._element  # type: ignore[attr-defined]
    old = element.txBody
    element.replace(old, body("p:txBody", lines))


def _is_leftward(text: str) -> bool:
    """Whether a paragraph runs from right to left. Names that are kept apart within a sentence do
    not turn it, but a text of nothing else has their direction (Unicode Annex 9, P2).
    """
    around = _ISOLATED.sub("", text)
    return runs_leftward(around if any(letter.isalpha() for letter in around) else text)


def _run(look: Lettering) -> Node:
    given: dict[str, object] = {}
    if look.size is not None:
        given["sz"] = max(round(look.size * _POINTS), 100)
    if look.weight > 400:
        given["b"] = 1
    # Names are no words that a spelling checker should know.
    given |= {"noProof": 1, "dirty": 0}
    if look.spacing and look.size is not None:
        given["spc"] = round(look.spacing * look.size * _POINTS)
    paint = filling(Fill(look.colour, look.opacity)) if look.colour is not None else None
    if look.font is None:
        return node("a:rPr", given, paint)
    fonts = (node(tag, {"typeface": f"{look.font}-{script}"}) for tag, script in _SCRIPTS.items())
    return node("a:rPr", given, paint, *fonts)
