"""The boxes for the overlay and the colours: they follow the document and edit it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from heatdesk.model import edits
from heatdesk.model.properties import COLORMAPS, OVERLAYS, HeatSettings
from heatdesk.window.choices import HeatChoice
from tests.builders.driver import turn
from tests.window.conftest import Desk


def box(desk: Desk, field: str) -> HeatChoice:
    return desk.window.overlay if field == "overlay" else desk.window.colormap


def heat(desk: Desk) -> HeatSettings:
    return desk.project.properties.heat


def choose(of: HeatChoice, value: str) -> None:
    """Chooses an entry by the keys, as a user would."""
    of.setFocus()
    while of.currentData() != value:
        down = of.findData(value) > of.currentIndex()
        QTest.keyClick(of, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    turn()


@pytest.mark.parametrize(("field", "values"), [("overlay", OVERLAYS), ("colormap", COLORMAPS)])
def test_each_choice_is_offered_once(desk: Desk, field: str, values: tuple[str, ...]) -> None:
    of = box(desk, field)
    assert [of.itemData(n) for n in range(of.count())] == list(values)
    assert len({of.itemText(n) for n in range(of.count())}) == len(values)


@pytest.mark.parametrize(("field", "values"), [("overlay", OVERLAYS), ("colormap", COLORMAPS)])
def test_choosing_edits_the_document(desk: Desk, field: str, values: tuple[str, ...]) -> None:
    desk.open()
    for value in values[1:]:
        choose(box(desk, field), value)
        assert getattr(heat(desk), field) == value
    assert desk.modified
    assert len(desk.canvas.steps) == len(values) - 1


@pytest.mark.parametrize(("field", "value"), [("overlay", "gap"), ("colormap", "viridis")])
def test_the_box_follows_the_document(desk: Desk, field: str, value: str) -> None:
    desk.open()
    document = desk.window.session.document
    document.edit("Heat", edits.set_heat(document.project, **{field: value}))
    assert box(desk, field).currentData() == value
    document.undo()
    assert box(desk, field).currentData() == getattr(HeatSettings(), field)
    document.redo()
    desk.window.saving.begin(desk.project)
    assert box(desk, field).currentData() == value


def test_another_overlay_is_another_picture(desk: Desk) -> None:
    desk.open()
    pictures = []
    for overlay in OVERLAYS[1:4]:
        choose(desk.window.overlay, overlay)
        pictures.append(desk.canvas.picture())
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_box_does_not_answer_its_own_echo(desk: Desk) -> None:
    desk.open()
    choose(desk.window.overlay, "combined")
    assert desk.canvas.steps == ("Overlay: Combined",)
