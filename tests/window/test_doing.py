"""What the Arrange and Edit menus do, each as one step that undo takes back exactly."""

from __future__ import annotations

from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from heatdesk.app.settings import Settings
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme
from tests.builders.driver import dispose, turn
from tests.window.conftest import Desk

STEPS = {
    "front": "Bring Twitter to the front",
    "lock": "Lock Twitter",
    "mute": "Mute Twitter",
    "duplicate": "Duplicate Twitter",
    "unplace": "Take Twitter off the map",
    "delete": "Delete Twitter",
    "reverse_x": "Reverse the x axis",
    "reverse_y": "Reverse the y axis",
    "swap_axes": "Swap the axes",
}


@pytest.mark.parametrize("id", STEPS)
def test_each_is_one_step_with_its_name(desk: Desk, id: str) -> None:
    desk.open()
    before = desk.project
    desk.window.session.selection.choose(["twitter"])
    desk.run(id)
    assert desk.canvas.steps == (STEPS[id],)
    assert desk.project != before
    desk.run("undo")
    assert desk.project == before


def test_locking_and_muting_twice_is_nothing(desk: Desk) -> None:
    desk.open()
    before = desk.project
    desk.window.session.selection.choose(["twitter", "sales"])
    for id in ("lock", "mute"):
        desk.run(id)
        desk.run(id)
    assert desk.project == before


def test_a_muted_item_keeps_its_weight_and_leaves_the_heat(desk: Desk) -> None:
    desk.open()
    desk.window.session.selection.choose(["twitter"])
    desk.run("mute")
    placement = desk.project.placement("now", "twitter")
    assert placement is not None
    assert placement.weight == 1.0
    assert desk.window.session.heat.heat().field.technologies.max() == 0.0


def test_copy_and_paste_between_two_windows(
    desk: Desk, settings: Settings, theme: Theme, qapp: QApplication
) -> None:
    desk.open()
    desk.canvas.click(0.2, 0.3).keys(Qt.Key.Key_C, ctrl=True)
    other = MainWindow(settings, theme)
    other.show()
    other.show_map()
    turn()
    other.actions_by_id["paste"].trigger()
    project = other.session.document.project
    assert [item.name for item in project.items] == ["Twitter"]
    assert other.toast.message.text() == "Pasted onto other axes: check the positions"
    other.session.document.undo()
    other.close()
    dispose(other, other.session.document)


def test_the_map_is_copied_as_a_picture_with_one_key(desk: Desk) -> None:
    desk.open()
    desk.window.session.selection.clear()
    desk.canvas.keys(Qt.Key.Key_C, ctrl=True, shift=True)
    data = QApplication.clipboard().mimeData()
    assert not data.hasText()
    assert data.imageData().width() == 1600
    assert bytes(data.data("image/png").data()).startswith(b"\x89PNG")
    assert b">Twitter</text>" in bytes(data.data("image/svg+xml").data())
    assert desk.window.toast.message.text() == "Copied the map as a picture"
    assert desk.canvas.steps == ()


def test_copied_items_bring_the_picture_of_that_moment(desk: Desk) -> None:
    desk.open()
    desk.window.session.selection.choose(["twitter"])
    desk.run("copy")
    desk.run("delete")
    data = QApplication.clipboard().mimeData()
    assert data.text().splitlines()[1].startswith("Twitter\t")
    assert b">Twitter</text>" in bytes(data.data("image/svg+xml").data())


def test_nothing_is_drawn_for_a_copy_that_stays_in_the_program(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise AssertionError("the picture was drawn")

    monkeypatch.setattr("heatdesk.export.clipboard.image", fail)
    desk.open()
    desk.canvas.click(0.2, 0.3).keys(Qt.Key.Key_C, ctrl=True).keys(Qt.Key.Key_V, ctrl=True)
    assert desk.canvas.steps == ("Paste Twitter",)
    with pytest.raises(AssertionError, match="was drawn"):
        QApplication.clipboard().mimeData().imageData()


def test_a_list_from_elsewhere_fills_the_tray(desk: Desk) -> None:
    desk.open()
    QApplication.clipboard().setText("Twitter, YouTube, Blogs, LinkedIn")
    desk.canvas.keys(Qt.Key.Key_V, ctrl=True)
    assert desk.canvas.steps == ("Paste 4 items",)
    assert len(desk.project.tray("now")) == 5


def test_the_same_kind_is_chosen(desk: Desk) -> None:
    desk.open()
    desk.canvas.click(-0.5, -0.5)
    desk.run("select_layer")
    assert desk.canvas.chosen == ("sales",)
