"""Pictures made of marks: layers of their own, as large as they need to be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from heatdesk.figure.marks import Box, Fill
from heatdesk.presentation.easel import Easel
from heatdesk.presentation.light import WHOLE, Lens

BOX = Box(20.0, 30.0, 10.0, 8.0, Fill("#ff0000"))
WHITE = QColor("#ffffff")


@pytest.fixture(params=[1.0, 2.0])
def easel(qapp: QApplication, request: pytest.FixtureRequest) -> Easel:
    return Easel(QSize(100, 80), request.param)


@pytest.mark.parametrize("lens", [WHOLE, Lens(2.0, (0.1, 0.2))])
def test_a_layer_is_small_and_lies_where_it_would_have_been_painted(
    easel: Easel, lens: Lens
) -> None:
    painted, laid = (easel.empty(easel.size, WHITE) for _ in range(2))
    easel.paint(painted, [BOX], lens)
    part = easel.apart([BOX], lens)
    assert part is not None
    easel.put(laid, part)
    assert painted.toImage() == laid.toImage()
    assert painted.toImage() != easel.empty(easel.size, WHITE).toImage()
    size = part[0].deviceIndependentSize()
    assert size.width() <= 10 * lens.zoom + 6
    assert size.height() <= 8 * lens.zoom + 6


def test_of_nothing_or_of_what_the_lens_does_not_show_there_is_no_layer(easel: Easel) -> None:
    assert easel.apart([], WHOLE) is None
    assert easel.apart([BOX], Lens(2.0, (1.0, 1.0))) is None
    picture = easel.empty(easel.size, WHITE)
    easel.put(picture, None)
    assert picture.toImage() == easel.empty(easel.size, WHITE).toImage()


def test_a_layer_is_laid_down_at_a_share_of_its_strength(easel: Easel) -> None:
    picture = easel.empty(easel.size, WHITE)
    easel.put(picture, easel.apart([BOX], WHOLE), 0.25)
    middle = QPoint(25, 34) * easel.ratio
    colour = picture.toImage().pixelColor(middle)
    assert colour.red() == 255
    assert colour.green() == pytest.approx(191, abs=2)
