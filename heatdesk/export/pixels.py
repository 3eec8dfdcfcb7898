"""Pixels: an array of colours as a PNG file, without Qt."""

from __future__ import annotations

import struct
import zlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_RGB: Final = 2
_UNFILTERED: Final = 0


def encode(pixels: NDArray[np.uint32]) -> bytes:
    """A PNG file of 0xffRRGGBB pixels of shape (rows, columns), top row first."""
    rows, columns = pixels.shape
    channels = pixels.astype(">u4").view(np.uint8).reshape(rows, columns, 4)[:, :, 1:]
    lines = np.full((rows, 1 + 3 * columns), _UNFILTERED, dtype=np.uint8)
    lines[:, 1:] = channels.reshape(rows, -1)
    header = struct.pack(">IIBBBBB", columns, rows, 8, _RGB, 0, 0, 0)
    data = zlib.compress(lines.tobytes(), 9)
    return b"".join(
        (_SIGNATURE, _chunk(b"IHDR", header), _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check
