from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from heatdesk.export.pixels import encode, is_opaque


@pytest.mark.parametrize("shape", [(1, 1), (1, 256), (3, 7), (256, 256)])
def test_every_colour_comes_back(shape: tuple[int, int]) -> None:
    dice = np.random.default_rng(3)
    colours = dice.integers(0, 1 << 24, shape, dtype=np.uint32) | np.uint32(0xFF000000)
    decoded = QImage.fromData(encode(colours), "PNG")
    rows, columns = shape
    assert (decoded.width(), decoded.height()) == (columns, rows)
    made = decoded.convertToFormat(QImage.Format.Format_RGB32)
    lines = np.frombuffer(made.constBits(), np.uint32).reshape(rows, -1)[:, :columns]
    assert np.array_equal(lines, colours)


def test_what_shows_through_comes_back() -> None:
    colours = np.array([[0xFF102030, 0x80405060], [0x00000000, 0x01FFFFFF]], np.uint32)
    decoded = QImage.fromData(encode(colours), "PNG").convertToFormat(QImage.Format.Format_ARGB32)
    lines = np.frombuffer(decoded.constBits(), np.uint32).reshape(2, -1)[:, :2]
    assert np.array_equal(lines, colours)
    assert not is_opaque(colours)


def test_a_view_of_other_pixels_is_encoded_as_it_is_seen() -> None:
    colours = np.arange(12, dtype=np.uint32).reshape(3, 4) | np.uint32(0xFF000000)
    assert encode(colours[::-1, ::2]) == encode(np.ascontiguousarray(colours[::-1, ::2]))
