"""Names: what items, axis ends, layers and quadrants are called, fit to stand in a sentence.

The names are the user's: they may be empty, long, broken over lines or written from right to left.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from heatdesk.model.items import Layer
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, QuadrantKey
from heatdesk.model.scenario import Scenario

LONGEST: Final = 40
"""Characters of a name that a sentence holds."""

Ends = tuple[str, str]
ACROSS: Final[Ends] = ("left", "right")
UP: Final[Ends] = ("bottom", "top")

_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of all text behind them."""

_ISOLATED: Final = "\u2068{}\u2069"
"""Between these the direction of a text touches nothing around it (Unicode Annex 9)."""

_LAYERS: Final[dict[Layer, str]] = {"technology": "Technologies", "role": "Roles"}


def plain(text: str, longest: int = LONGEST) -> str:
    """One visible line of at most `longest` characters; empty if there is nothing to see."""
    line = " ".join(_UNWANTED.sub("", " ".join(text.split())).split())
    if not any(letter.isprintable() and letter != " " for letter in line):
        return ""
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def isolated(text: str) -> str:
    """The text as it is, or, if any of it runs from right to left, kept from turning the words
    and numbers around it.
    """
    turns = any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text)
    return _ISOLATED.format(text) if turns else text


def spoken(text: str, longest: int = LONGEST) -> str:
    """A name or a text of the user's as part of a sentence of ours."""
    return isolated(plain(text, longest))


def item(project: Project, id: str, otherwise: str = "") -> str:
    """What an item is called; `otherwise` is its name if the project has it no more."""
    name = project.item(id).name if project.has_item(id) else otherwise
    return spoken(name) or "unnamed item"


def scenario(project: Project, id: str) -> str:
    """A scenario in a sentence: '“Wanted”'."""
    return f"“{scenario_name(project.scenario(id))}”"


def scenario_name(scenario: Scenario, longest: int = LONGEST) -> str:
    """What a scenario is called in a list or a heading."""
    return spoken(scenario.name, longest) or "unnamed scenario"


def layer(project: Project, layer: Layer) -> str:
    return spoken(project.properties.layers.of(layer)) or _LAYERS[layer]


def none_of(project: Project, layer: Layer, singular: str, plural: str) -> str:
    """A sentence about a whole layer, '{}' standing for it: the first form for a layer that has
    kept its name ('no {}' for 'no role'), the second for one of another name.
    """
    name = plain(project.properties.layers.of(layer))
    if name in ("", _LAYERS[layer]):
        return singular.format(layer)
    return plural.format(f"“{isolated(name)}”")


def ends(axis: Axis, otherwise: Ends = ACROSS) -> Ends:
    """What the low and the high end of an axis are called. An end without a name is called by its
    place, and both are if their names are the same.
    """
    low, high = spoken(axis.low) or otherwise[0], spoken(axis.high) or otherwise[1]
    return otherwise if low == high else (low, high)


def side(axes: Axes, subject: str) -> str:
    """What an axis' side is called: 'Listen' for 'y.high'. Raises KeyError if it is no side."""
    (left, right), (bottom, top) = ends(axes.x), ends(axes.y, UP)
    return {"x.low": left, "x.high": right, "y.low": bottom, "y.high": top}[subject]


def place(axes: Axes, key: QuadrantKey) -> str:
    """Where a quadrant lies: 'Listen, Personal'."""
    upper, left = key.startswith("top"), key.endswith("left")
    return f"{ends(axes.y, UP)[upper]}, {ends(axes.x)[not left]}"


def quadrant(project: Project, key: QuadrantKey) -> str:
    """A quadrant by its own name, '“Getting the word out”', or by its place."""
    name = spoken(getattr(project.properties.quadrants, key).name)
    return f"“{name}”" if name else f"the quadrant {place(project.properties.axes, key)}"


def capital(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]
