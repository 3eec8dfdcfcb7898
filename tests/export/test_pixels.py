from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage

from heatdesk.export.pixels import encode


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


def test_a_view_of_other_pixels_is_encoded_as_it_is_seen() -> None:
    colours = np.arange(12, dtype=np.uint32).reshape(3, 4) | np.uint32(0xFF000000)
    assert encode(colours[::-1, ::2]) == encode(np.ascontiguousarray(colours[::-1, ::2]))
