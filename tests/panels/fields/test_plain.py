"""Labels, tips and message boxes take the user's text as text, whatever it looks like."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from heatdesk.panels.fields.plain import PlainLabel, ask_to_save, inform, tell, tip
from tests.panels.conftest import Put

HOSTILE = "<b>bold</b> <img src='file:///etc/passwd'> &amp; <a href='x'>y</a>"
BUTTON = QMessageBox.StandardButton


class Reader:
    """Somebody who reads the box that comes up and presses a button."""

    def __init__(self, press: BUTTON | None = None) -> None:
        self.texts: list[str] = []
        self.plain: list[bool] = []
        self.default = ""
        self._press = press
        QTimer.singleShot(0, self._read)

    def _read(self) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        self.texts = [box.text(), box.informativeText()]
        labels = [label for label in box.findChildren(QLabel) if label.text()]
        self.plain = [label.textFormat() == Qt.TextFormat.PlainText for label in labels]
        default = box.defaultButton()
        self.default = default.text() if default else ""
        box.button(self._press).click() if self._press else box.close()


@pytest.fixture
def page(put: Put) -> QWidget:
    return put(QWidget())


def test_a_label_shows_mark_up_as_it_is(page: QWidget) -> None:
    label = PlainLabel(HOSTILE, page)
    assert label.textFormat() == Qt.TextFormat.PlainText
    plain = PlainLabel("x" * len(HOSTILE), page)
    assert label.sizeHint().width() > plain.sizeHint().width() / 2
    assert label.sizeHint().height() == plain.sizeHint().height()


def test_a_tip_says_what_is_mark_up() -> None:
    assert tip('a < b & "c"') == "<qt>a &lt; b &amp; &quot;c&quot;</qt>"
    assert "<img" not in tip(HOSTILE)


@pytest.mark.parametrize("say", [tell, inform])
def test_what_is_told_is_plain(page: QWidget, say: object) -> None:
    reader = Reader()
    say(page, HOSTILE, f"{HOSTILE}\nsecond line")  # type: ignore[operator]
    assert reader.texts == [HOSTILE, f"{HOSTILE}\nsecond line"]
    assert len(reader.plain) >= 2
    assert all(reader.plain)


@pytest.mark.parametrize("button", [BUTTON.Save, BUTTON.Discard, BUTTON.Cancel])
def test_the_question_gives_the_button_that_was_pressed(page: QWidget, button: BUTTON) -> None:
    reader = Reader(button)
    assert ask_to_save(page, HOSTILE) == button
    assert HOSTILE in reader.texts[0]
    assert all(reader.plain)
    assert reader.default.replace("&", "") == "Save"


def test_closing_the_question_is_cancelling_it(page: QWidget) -> None:
    Reader()
    assert ask_to_save(page, "map") == BUTTON.Cancel
