"""Pixels: an array of colours as a PNG file, without Qt."""

from __future__ import annotations

import struct
import zlib
from typing import Final

import numpy as np
from numpy.typing import NDArray

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6
_OPAQUE: Final = 0xFF000000
_UNFILTERED: Final = 0


def is_opaque(pixels: NDArray[np.uint32]) -> bool:
    """Whether nothing shows through 0xAARRGGBB pixels."""
    return bool((pixels >= _OPAQUE).all())


def encode(pixels: NDArray[np.uint32]) -> bytes:
    """A PNG file of 0xAARRGGBB pixels of shape (rows, columns), top row first."""
    rows, columns = pixels.shape
    kind, order = (_RGB, [1, 2, 3]) if is_opaque(pixels) else (_RGBA, [1, 2, 3, 0])
    channels = pixels.astype(">u4").view(np.uint8).reshape(rows, columns, 4)[:, :, order]
    lines = np.full((rows, 1 + len(order) * columns), _UNFILTERED, dtype=np.uint8)
    lines[:, 1:] = channels.reshape(rows, -1)
    header = struct.pack(">IIBBBBB", columns, rows, 8, kind, 0, 0, 0)
    data = zlib.compress(lines.tobytes(), 9)
    return b"".join(
        (_SIGNATURE, _chunk(b"IHDR", header), _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check
