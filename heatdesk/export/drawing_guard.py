"""Drawing guard: whether an SVG drawing from elsewhere is one that can be drawn without harm.

Only what a drawing costs is judged here. Nothing in it is run or fetched: Qt's Tiny profile knows
no scripts, and pictures inside, which could be other files, are refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

MOST_PARTS: Final = 20_000
"""Elements, those that are repeated by `use` counted as often as they are drawn."""

_DEEPEST: Final = 100
_ROOT: Final = "svg"


class DrawingError(ValueError):
    """A drawing that is not taken. Its words are for the user."""


def require_harmless(data: bytes) -> None:
    """Raises DrawingError unless the bytes are an SVG drawing of bounded cost."""
    walk = _Walk()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.EntityDeclHandler = walk.refuse_entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        if isinstance(error, DrawingError):
            raise
        raise DrawingError("the drawing is damaged") from error
    if walk.cost() > MOST_PARTS:
        raise DrawingError("the drawing has too many parts")


@dataclass(slots=True)
class _Part:
    repeats: str = ""
    """The id of what a `use` draws once more."""
    parts: list[_Part] = field(default_factory=list)


class _Walk:
    """Keeps how the parts of a drawing hold and repeat each other."""

    def __init__(self) -> None:
        self._root = _Part()
        self._open = [self._root]
        self._named: dict[str, _Part] = {}
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        self._count += 1
        if self._count == 1 and tag != _ROOT:
            raise DrawingError("expected an SVG drawing")
        if tag == "image":
            raise DrawingError("the drawing holds a picture, which is not taken")
        if self._count > MOST_PARTS or len(self._open) > _DEEPEST:
            raise DrawingError("the drawing has too many parts")
        self._add(_Part(_target(attributes) if tag == "use" else ""), attributes.get("id", ""))

    def end(self, _: str) -> None:
        self._open.pop()

    def refuse_entity(self, *_: object) -> None:
        raise DrawingError("the drawing defines entities, which are not taken")

    def cost(self) -> int:
        """How many parts are drawn; beyond MOST_PARTS only that there are more."""
        left = MOST_PARTS + 1
        waiting = list(self._root.parts)
        while waiting and left:
            part = waiting.pop()
            left -= 1
            waiting += part.parts
            if part.repeats in self._named:
                waiting.append(self._named[part.repeats])
        return MOST_PARTS + 1 - left

    def _add(self, part: _Part, id: str) -> None:
        self._open[-1].parts.append(part)
        self._open.append(part)
        if id:
            self._named.setdefault(id, part)


def _target(attributes: dict[str, str]) -> str:
    link = next((value for name, value in attributes.items() if name.endswith("href")), "")
    return link.strip().removeprefix("#")
