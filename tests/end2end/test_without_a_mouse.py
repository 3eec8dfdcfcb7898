"""Ten items made, placed, sized, named and locked, and the map saved: with the mouse unplugged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from heatdesk.app.settings import Settings
from heatdesk.model.project import Project
from heatdesk.storage.project_file import read
from heatdesk.window import filing
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme
from tests.builders.driver import dispose, turn

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

PLACES = {
    "Twitter": (Key.Key_T, 1, 2),
    "YouTube": (Key.Key_T, -4, -3),
    "Blogs": (Key.Key_T, 3, -5),
    "LinkedIn": (Key.Key_T, 5, 5),
    "SEO": (Key.Key_T, 4, -1),
    "Forums": (Key.Key_T, 2, 7),
    "Sales": (Key.Key_R, 3, -2),
    "Support": (Key.Key_R, -2, 6),
    "Evangelists": (Key.Key_R, -1, -4),
    "Legal": (Key.Key_R, 7, -7),
}
"""For each name the key that makes it, and how many tenths it goes to the right and up."""


class Keyboard:
    """Keys go to the widget that has the focus, as from a real keyboard."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def project(self) -> Project:
        return self.window.session.document.project

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(
        self, key: Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key, keys)
            turn()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)
        turn()

    def go(self, tenths_right: int, tenths_up: int) -> None:
        """Moves what is chosen."""
        right = Key.Key_Right if tenths_right > 0 else Key.Key_Left
        up = Key.Key_Up if tenths_up > 0 else Key.Key_Down
        self.press(right, SHIFT, abs(tenths_right))
        self.press(up, SHIFT, abs(tenths_up))


@pytest.fixture
def keyboard(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Keyboard]:
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(settings, Theme(qapp, settings))
    target = str(tmp_path / "keys.heatdesk")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    discard = QMessageBox.StandardButton.Discard
    monkeypatch.setattr(filing, "ask_to_save", lambda parent, name: discard)
    monkeypatch.setattr(filing, "tell", lambda parent, headline, lines: pytest.fail(lines))
    window.show()
    window.activateWindow()
    window.show_map()
    turn()
    yield Keyboard(window)
    window.close()
    dispose(window, window.session.document)


def test_a_map_of_ten_items(keyboard: Keyboard, tmp_path: Path) -> None:
    for name, (key, right, up) in PLACES.items():
        keyboard.press(key)
        keyboard.type(name)
        keyboard.press(Key.Key_Return)
        keyboard.go(right, up)
    placed = {
        item.name: keyboard.project.placement("now", item.id) for item in keyboard.project.items
    }
    for name, (_, right, up) in PLACES.items():
        placement = placed[name]
        assert placement is not None
        assert (placement.x, placement.y) == pytest.approx((right / 10, up / 10), abs=1e-4), name

    keyboard.press(Key.Key_T, CTRL)  # the table
    table = keyboard.window.docks.table
    assert table is not None
    assert table.table.hasFocus()
    wanted = table.cell(keyboard.project.items[0].id, "width")
    keyboard.press(Key.Key_Home, CTRL)
    here = table.table.currentIndex()
    keyboard.press(Key.Key_Down, times=wanted.row() - here.row())
    keyboard.press(Key.Key_Right, times=wanted.column() - here.column())
    keyboard.press(Key.Key_F2)
    keyboard.type("0,9")
    keyboard.press(Key.Key_Return)
    first = keyboard.project.placement("now", keyboard.project.items[0].id)
    assert first is not None
    assert first.width == 0.9

    keyboard.press(Key.Key_T, CTRL)
    keyboard.window.session.canvas.setFocus()
    keyboard.press(Key.Key_A, CTRL)
    keyboard.press(Key.Key_L, CTRL | SHIFT)
    assert all(item.locked for item in keyboard.project.items)
    keyboard.press(Key.Key_S, CTRL)
    assert read(tmp_path / "keys.heatdesk") == keyboard.project
    assert not keyboard.window.isWindowModified()


def test_tab_goes_through_the_items_and_out(keyboard: Keyboard) -> None:
    for name in ("Twitter", "Sales"):
        key, right, up = PLACES[name]
        keyboard.press(key)
        keyboard.type(name)
        keyboard.press(Key.Key_Return)
        keyboard.go(right, up)
    keyboard.press(Key.Key_Escape)
    chosen = []
    for _ in range(2):
        keyboard.press(Key.Key_Tab)
        (id,) = keyboard.window.session.selection.ids
        chosen.append(keyboard.project.item(id).name)
    assert chosen == ["Twitter", "Sales"]
    keyboard.press(Key.Key_Tab)
    assert keyboard.focus is not keyboard.window.session.canvas
