"""Where a text stops being JSON, and what should have stood there."""

from __future__ import annotations

import codecs
import re
from typing import Final

from heatdesk.storage.characters import shorten, show
from heatdesk.storage.problems import Code, Problem

_PIECE: Final = 1024 * 1024
_CONTINUING: Final = bytes(range(0x80, 0xC0))
"""The bytes of a letter after its first."""

_PATH_LIMIT: Final = 1024 * 1024
"""Bytes: beyond this the path of a fault is not worth the seconds that it costs."""

_TOKEN = re.compile(rb'"((?:[^"\\]++|\\.)*+)(?:"\s*(:)?|\\?\Z)|[{}\[\],]', re.DOTALL)
_CONTROLS: Final = {bytes([code]) for code in range(0x20)}
_NUMBER: Final = "not a number"
_HALF: Final = "half of a surrogate pair"
# A whole pair is passed over; what is left for the group stands alone.
_PAIRS = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
_NOT_A_NUMBER = re.compile(rb"[+-]?(?:NaN|Infinity|nan|inf)\b")

Frame = int | str | None
"""The index in a list, the field of an object, or None before the field's name is known."""

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{")

_ZEROS: Final = "expected text, got zero bytes: probably a power cut damaged the file"

_NAME: Final = "expected a field's name in double quotes"
_EXPECTED: Final = {
    "expected ',' or '}'": "expected ',' or '}'",
    "expected ',' or ']'": "expected ',' or ']'",
    "expected ':'": "expected ':'",
    "object keys must be strings": _NAME,
    "trailing comma in object": "expected another field after the comma",
    "trailing comma in array": "expected another value after the comma",
    "trailing characters": "expected the end of the file",
    "invalid number": "expected a number such as 0.5",
}


def encoding_problem(data: bytes) -> Problem | None:
    """What keeps the bytes from being UTF-8, or None if they are."""
    if data.startswith(_UTF_16):
        return Problem(Code.ENCODING, "", "expected UTF-8 text, got UTF-16", 1, 1)
    fault = _foreign_byte(data)
    if fault is None:
        return None
    message = f"expected UTF-8 text, got the byte 0x{data[fault]:02x}"
    return Problem(Code.ENCODING, "", message, *_place(data, fault))


def _foreign_byte(data: bytes) -> int | None:
    """Where the data stop being UTF-8. Piece by piece: a wide letter makes a whole text large."""
    start = 0
    while start < len(data):
        piece = data[start : start + _PIECE]
        try:
            start += codecs.utf_8_decode(piece, "strict", start + _PIECE >= len(data))[1]
        except UnicodeDecodeError as error:
            return start + error.start
    return None


def syntax_problem(data: bytes, complaint: str) -> Problem:
    """The msgspec decoder's complaint about malformed JSON, with its place and in plain words."""
    reason, offset = _taken_apart(data, complaint)
    path = path_at(data, offset)
    if data[offset : offset + 1] == b"\0":
        return Problem(Code.DAMAGED, path, _ZEROS, *_place(data, offset))
    message = _message(data, offset, reason, path)
    return Problem(Code.SYNTAX, path, message, *_place(data, offset))


def path_at(data: bytes, offset: int) -> str:
    """The JSON path of the value that a byte lies in; '' where finding it would take too long."""
    frames = _frames(data, offset)
    if frames is None:
        return ""
    parts = (_part(frame) for frame in frames if frame is not None)
    return shorten("$" + "".join(parts), 100)


def _frames(data: bytes, offset: int) -> list[Frame] | None:
    """What is open at a byte, outermost first; None where finding it would take too long."""
    if offset > _PATH_LIMIT:
        return None
    frames: list[Frame] = []
    for token in _TOKEN.finditer(data, 0, offset):
        _step(frames, token)
    return frames


def _step(frames: list[Frame], token: re.Match[bytes]) -> None:
    """Follows one token."""
    mark = token[0][:1]
    if mark in b"{[":
        frames.append(0 if mark == b"[" else None)
    elif not frames:
        return
    elif mark in b"}]":
        frames.pop()
    elif mark == b",":
        last = frames[-1]
        frames[-1] = last + 1 if isinstance(last, int) else None
    elif token[2]:
        frames[-1] = token[1].decode("utf-8", "replace")


def _part(frame: int | str) -> str:
    return f"[{frame}]" if isinstance(frame, int) else f".{show(frame, 40)}"


def _taken_apart(data: bytes, complaint: str) -> tuple[str, int]:
    """The reason and the byte it is about, looked at more closely than the decoder does."""
    found = re.search(r"malformed: (.*) \(byte (\d+)\)", complaint)
    reason, offset = (found[1], int(found[2])) if found else ("truncated", len(data.rstrip()))
    if reason == "trailing characters":
        return reason, offset - 1
    if reason == "invalid character" and (number := _number_near(data, offset)):
        return _NUMBER, number.start()
    if re.search("truncated|escape|surrogate", reason) and (half := _half_near(data, offset)):
        return _HALF, half.start()
    return reason, offset


def _number_near(data: bytes, offset: int) -> re.Match[bytes] | None:
    """NaN and its like. The decoder stops after a sign, and after an 'n' as that of null."""
    starts = (max(0, offset - 2), max(0, offset - 1), offset)
    return next(filter(None, (_NOT_A_NUMBER.match(data, start) for start in starts)), None)


def _half_near(data: bytes, offset: int) -> re.Match[bytes] | None:
    """An escaped surrogate without its other half.

    To the decoder it is one of several things, near the end of the file even its early end.
    """
    near = list(_PAIRS.finditer(data, max(0, offset - 16), offset + 6))
    return next((match for match in reversed(near) if match[1]), None)


def _message(data: bytes, offset: int, reason: str, path: str) -> str:
    if reason == "truncated":
        return "expected more: the file ends too early"
    if reason == _HALF:
        return f"expected a whole character, got {_HALF}"
    if reason == _NUMBER:
        number = _NOT_A_NUMBER.match(data, offset)
        return f"expected a number at {path or '$'}, got {number[0].decode() if number else ''}"
    if "escape" in reason:
        return r"expected an escape such as \n or \u00e9 after the backslash"
    if reason in _EXPECTED:
        return f"{_EXPECTED[reason]}, got {_found(data, offset)}"
    return _about_value(data, offset)


def _about_value(data: bytes, offset: int) -> str:
    """The decoder says no more than 'invalid character' where a value or a name should begin."""
    if data[offset : offset + 1] in _CONTROLS:
        return r"expected text without line breaks or control characters (write \n for a break)"
    before_name = (_frames(data, offset) or [0])[-1] is None
    return f"{_NAME if before_name else 'expected a value'}, got {_found(data, offset)}"


def _found(data: bytes, offset: int) -> str:
    text = data[offset : offset + 4].decode("utf-8", "ignore")
    if text[:1] == "'":
        return "a single quote"
    return f"'{show(text[:1])}'" if text else "the end of the file"


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte, both from 1, the column in characters."""
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].translate(None, _CONTINUING)) + 1
    return data.count(b"\n", 0, offset) + 1, column
