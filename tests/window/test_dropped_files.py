"""Files dropped on the window or handed over by the system."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders.driver import turn
from tests.window.conftest import BUTTON, Desk, sample

LEFT, COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
NONE = Qt.KeyboardModifier.NoModifier


def drop(target: QWidget, urls: Sequence[QUrl]) -> bool:
    """Drops files in the middle of a widget, if it or what holds it takes them."""
    data = QMimeData()
    data.setUrls(list(urls))
    at = QPoint(target.width() // 2, target.height() // 2)
    entering = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    entering.ignore()
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        window = target.window()
        there = QPointF(target.mapTo(window, at))
        QApplication.sendEvent(window, QDropEvent(there, COPY, data, LEFT, NONE))
        turn()
    return entering.isAccepted()


def of(*paths: object) -> list[QUrl]:
    return [QUrl.fromLocalFile(str(path)) for path in paths]


@pytest.mark.parametrize("on", ["window", "map", "welcome"])
@pytest.mark.parametrize("name", ["map.heatdesk", "map.json", "MAP.HEATDESK"])
def test_a_map_that_is_dropped_opens(desk: Desk, on: str, name: str) -> None:
    path = desk.file(name)
    if on == "welcome":
        desk.window.show_welcome()
    target = desk.canvas.widget.viewport() if on == "map" else desk.window
    assert drop(target, of(path))
    assert desk.project == sample()
    assert desk.window.saving.path == path
    assert desk.canvas.widget.isVisible()


def test_one_at_a_time(desk: Desk) -> None:
    before = desk.project
    assert not drop(desk.window, of(desk.file("a.heatdesk"), desk.file("b.heatdesk")))
    assert desk.project is before


@pytest.mark.parametrize(
    "url",
    [
        "file:///somewhere/picture.png",
        "file:///somewhere/heatdesk",
        "https://example.org/map.heatdesk",
        "file://server/share/map.heatdesk",
        "file:////server/share/map.heatdesk",
        "data:application/json,{}",
    ],
)
def test_nothing_else_is_taken(desk: Desk, url: str) -> None:
    before = desk.project
    for target in (desk.window, desk.canvas.widget.viewport()):
        assert not drop(target, [QUrl(url)])
    assert desk.project is before
    assert desk.told == []


def test_unsaved_changes_are_asked_about(desk: Desk) -> None:
    desk.open("first.heatdesk")
    desk.change()
    before, desk.answer = desk.project, BUTTON.Cancel
    assert drop(desk.window, of(desk.file("second.heatdesk")))
    assert desk.asked == ["first.heatdesk"]
    assert desk.project is before


def test_a_faulty_file_is_told_and_changes_nothing(desk: Desk) -> None:
    path = desk.folder / "faulty.heatdesk"
    path.write_text("{}")
    before = desk.project
    assert drop(desk.window, of(path))
    assert len(desk.told) == 1
    assert desk.project is before
