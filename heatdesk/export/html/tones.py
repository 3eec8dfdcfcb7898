"""Tones: one drawing for a light and a dark page.

Both looks draw the same marks in the same places. What differs, a colour or its strength, becomes
a class, and the page's style says what it means in which look.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from heatdesk.figure.look import Look

_TONED: Final = ("fill", "fill-opacity", "stroke", "stroke-opacity")

_HREF: Final = "xlink:href"

_WHOLE: Final = {"fill-opacity": "1", "stroke-opacity": "1"}
"""What an attribute that is not written means."""


class Tones:
    """The classes of a page under way. `looks` are one look, or the light and the dark one."""

    def __init__(self, *looks: Look) -> None:
        self.looks = looks
        self._classes: dict[tuple[str, str, str], str] = {}

    def drawn(self, draw: Callable[[Look], Element]) -> Element:
        """What `draw` makes, for all looks at once."""
        light, *dark = map(draw, self.looks)
        for other in dark:
            parents = {child: parent for parent in light.iter() for child in parent}
            for ours, theirs in list(zip(light.iter(), other.iter(), strict=True)):
                self._merge(ours, theirs)
                if ours.get(_HREF) != theirs.get(_HREF):
                    _pair(parents[ours], ours, theirs)
        return light

    def rules(self, look: int) -> str:
        """What the classes mean in the first or the second look, as CSS."""
        return "".join(
            f".{name}{{{tone[0]}:{tone[1 + look]}}}" for tone, name in self._classes.items()
        )

    def _merge(self, ours: Element, theirs: Element) -> None:
        for name in _TONED:
            one, other = ours.get(name), theirs.get(name)
            if one != other:
                whole = _WHOLE.get(name, "none")
                ours.attrib.pop(name, None)
                self._add(ours, (name, one or whole, other or whole))

    def _add(self, element: Element, tone: tuple[str, str, str]) -> None:
        name = self._classes.setdefault(tone, f"t{len(self._classes) + 1}")
        element.set("class", f"{element.get('class', '')} {name}".strip())


def _pair(parent: Element, light: Element, dark: Element) -> None:
    """Puts the dark picture on the light one; the page's style shows one of them."""
    light.set("class", "light")
    dark.set("class", "dark")
    parent.insert(list(parent).index(light) + 1, dark)
