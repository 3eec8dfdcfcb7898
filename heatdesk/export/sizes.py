"""Sizes: the pages that maps are mostly handed out on, in page units (96 to an inch)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Size:
    """`ratio` is what a page is also called by its proportions."""

    name: str
    width: int
    height: int
    ratio: str = ""


SIZES: Final = {
    "slide": Size("Slide, 16:9", 1280, 720, "16:9"),
    "slide-4-3": Size("Slide, 4:3", 960, 720, "4:3"),
    "a4-across": Size("A4, across", 1123, 794),
    "a4": Size("A4, upright", 794, 1123),
    "letter-across": Size("Letter, across", 1056, 816),
    "letter": Size("Letter, upright", 816, 1056),
}

DOTS: Final = {
    96: "96 dpi, screens",
    144: "144 dpi",
    192: "192 dpi, sharp screens",
    300: "300 dpi, print",
}
"""Pixels to an inch that are offered for pictures made of pixels."""


def of_name(name: str) -> Size | None:
    """The page of this name: 'a4', 'A4, across' or '16:9', in large or in small letters."""
    asked = name.casefold()
    names = ((id, size.name.casefold(), size.ratio, size) for id, size in SIZES.items())
    return next((size for *known, size in names if asked and asked in known), None)
