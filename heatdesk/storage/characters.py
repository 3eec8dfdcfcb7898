"""Which characters text may hold, and how foreign text is shown in a message."""

from __future__ import annotations

import re
from typing import Final

NAME_LIMIT: Final = 200
TEXT_LIMIT: Final = 20_000
"""Lengths in characters (code points)."""

_END = r"(?![\s\S])"
_LINE_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_TEXT_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_NOT_CHARACTERS = r"\ufffe\uffff"
_SURROGATES = r"\ud800-\udfff"

ONE_LINE: Final = rf"^[^{_LINE_CONTROLS}{_NOT_CHARACTERS}{_SURROGATES}]*{_END}"
"""A name: no control characters at all."""

TEXT: Final = rf"^[^{_TEXT_CONTROLS}{_NOT_CHARACTERS}{_SURROGATES}]*{_END}"
"""Longer text: newline and tab are the only control characters."""

_NOT_IN_LINE = re.compile(rf"[{_LINE_CONTROLS}{_NOT_CHARACTERS}{_SURROGATES}]")
_NOT_IN_TEXT = re.compile(rf"[{_TEXT_CONTROLS}{_NOT_CHARACTERS}{_SURROGATES}]")
_UNSEEN = re.compile("[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters that nobody sees, and those that turn the direction of the text around them. Joiners
and the marks of one direction stay: scripts and emoji need them.
"""

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85]")


def as_line(text: str) -> str:
    """The text as a name: breaks and tabs become spaces, the rest of what is not allowed goes."""
    spaced = re.sub(r"[\t\n]", " ", _BREAKS.sub("\n", text))
    return _NOT_IN_LINE.sub("", spaced)[:NAME_LIMIT]


def as_name(text: str) -> str:
    """The text as somebody types or pastes a name: visible, with single spaces."""
    return " ".join(seen(as_line(text)).split())


def seen(text: str) -> str:
    """The text without characters that nobody sees and those that turn what stands around it."""
    return _UNSEEN.sub("", text)


def unseen(text: str) -> list[str]:
    """The characters of a text that `as_name` takes for unseen, as 'U+202E', each once."""
    return list(dict.fromkeys(f"U+{ord(found):04X}" for found in _UNSEEN.findall(text)))


def as_text(text: str) -> str:
    """The text as a note: all line breaks become newlines, what is not allowed goes."""
    return _NOT_IN_TEXT.sub("", _BREAKS.sub("\n", text))[:TEXT_LIMIT]


def portable(pattern: str) -> str:
    """The pattern for other programs: a class of surrogates forbids every emoji in some of them."""
    return pattern.replace(_SURROGATES, "")


def show(text: str, limit: int = 60) -> str:
    """The text on one printable line of at most `limit` characters, its rest escaped."""
    escaped = "".join(map(_shown, text[: limit + 1]))
    return shorten(escaped, limit)


def shorten(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
