"""The journal of a session: a line for each change, each with a checksum of its own.

    crc32 length sequence seconds content

`crc32` (8 hex digits) covers the rest of the line, `length` is that of the content in bytes,
`sequence` counts up by one, `seconds` is a monotonic clock's. Whatever cut the file short or bent
it, the lines before that still hold: reading stops at the first that does not.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from heatdesk.storage import files

_LINE = re.compile(rb"([0-9a-f]{8}) (([0-9]{1,9}) ([0-9]{1,12}) ([0-9]{1,12}\.[0-9]{3}) (.*))")
_APPEND = os.O_WRONLY | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its place in the session, when it was written, and what it holds (JSON)."""

    sequence: int
    seconds: float
    content: bytes

    def __bytes__(self) -> bytes:
        rest = b"%d %d %.3f %s" % (len(self.content), self.sequence, self.seconds, self.content)
        return b"%08x %s\n" % (crc32(rest), rest)


def lines(data: bytes) -> Iterator[Line]:
    """The lines of a journal up to the first that is damaged, cut off or out of its turn."""
    expected = None
    for raw in data.split(b"\n")[:-1]:
        line = _line(raw)
        if line is None or expected not in (None, line.sequence):
            return
        expected = line.sequence + 1
        yield line


def _line(raw: bytes) -> Line | None:
    found = _LINE.fullmatch(raw)
    if found is None or int(found[1], 16) != crc32(found[2]) or int(found[3]) != len(found[6]):
        return None
    return Line(int(found[4]), float(found[5]), found[6])


class Journal:
    """A journal that is being written. It begins with one line; each further one is appended."""

    def __init__(self, path: str | os.PathLike[str], first: Line) -> None:
        """Puts a new journal in the place of an old one. Raises SaveError or OSError."""
        files.replace_bytes(path, bytes(first), private=True)
        self._fd = files.disk.open(path, _APPEND)

    def append(self, line: Line) -> None:
        """Writes a line; when this returns, it has reached the disk. Raises OSError: then the end
        of the file may hold a part of the line, and only a new journal can go on.
        """
        if not files.disk.fstat(self._fd).st_nlink:
            raise OSError(errno.ENOENT, "the journal has been removed")
        files.write_all(self._fd, bytes(line))
        files.disk.fdatasync(self._fd)

    def close(self) -> None:
        """Never raises: each line has been brought to the disk already."""
        files.close_quietly(self._fd)
