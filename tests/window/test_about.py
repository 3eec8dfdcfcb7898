"""About: what the program is made of, what is new, and updates that nobody looks for unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import heatdesk
from heatdesk.panels.fields import plain
from heatdesk.window import about, colophon
from heatdesk.window.about import LICENCES, NEWS, PROGRAM, About
from tests.builders.driver import dispose

PAGE = "https://example.org/releases"


def text(dialog: About, page: int) -> str:
    shown = dialog.pages.widget(page)
    assert isinstance(shown, QPlainTextEdit)
    return shown.toPlainText()


@pytest.fixture
def dialog(qapp: object) -> About:
    return About()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser was given."""
    addresses: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda address: addresses.append(address.toString())
    )
    return addresses


def answering(monkeypatch: pytest.MonkeyPatch, agreed: bool) -> list[str]:
    """The addresses that somebody was asked about, who says the same each time."""
    asked: list[str] = []

    def ask(parent: QWidget | None, address: str) -> bool:
        asked.append(address)
        return agreed

    monkeypatch.setattr(plain, "ask_to_open", ask)
    return asked


def test_it_says_what_it_is_made_of(dialog: About) -> None:
    program = text(dialog, PROGRAM)
    for part in ("Qt ", "PySide6 ", "Python ", "NumPy ", "Inter", "MIT licence"):
        assert part in program
    dispose(dialog)


def test_enter_closes_it(dialog: About, qtbot: QtBot) -> None:
    dialog.show()
    close = dialog.buttons.button(QDialogButtonBox.StandardButton.Close)
    assert [button for button in dialog.buttons.buttons() if button.isDefault()] == [close]
    dialog.pages.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    dispose(dialog)


def test_it_says_how_to_replace_qt_and_where(dialog: About) -> None:
    licences = text(dialog, LICENCES)
    assert "GNU Lesser General Public License, version 3" in licences
    (folder,) = (line for line in licences.splitlines() if line.endswith("PySide6"))
    assert Path(folder).is_dir()
    dispose(dialog)


def test_from_source_it_names_the_licences_of_what_is_installed(dialog: About) -> None:
    licences = text(dialog, LICENCES)
    for package in ("PySide6", "numpy", "pyqtgraph", "contourpy", "msgspec"):
        assert any(line.lower().startswith(package.lower()) for line in licences.splitlines())
    dispose(dialog)


def test_what_is_new_begins_with_this_version(qapp: object) -> None:
    dialog = About(page=NEWS)
    assert dialog.pages.currentIndex() == NEWS
    assert text(dialog, NEWS).startswith(f"What is new\n\n{heatdesk.__version__}\n")
    dispose(dialog)


def test_details_are_copied_with_the_system(dialog: About) -> None:
    (copy,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "&Copy details")
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"HeatDesk {heatdesk.__version__}\n{colophon.system()}\n")
    dispose(dialog)


def test_a_release_opens_its_page_once_somebody_agrees(
    monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    monkeypatch.setattr(colophon, "release_page", lambda: PAGE)
    asked = answering(monkeypatch, agreed=False)
    about.look_for_updates(None)
    assert (asked, opened) == ([PAGE], [])
    answering(monkeypatch, agreed=True)
    about.look_for_updates(None)
    assert opened == [PAGE]


def test_a_checkout_says_that_it_knows_no_page(
    monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    told: list[str] = []
    monkeypatch.setattr(plain, "inform", lambda parent, headline, lines: told.append(headline))
    about.look_for_updates(None)
    assert told == ["This copy of HeatDesk knows no release page"]
    assert opened == []
