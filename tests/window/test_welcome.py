"""The page from which a map is begun."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from heatdesk.storage.templates import open_template, templates
from heatdesk.window.card import Card
from heatdesk.window.filing import blank
from heatdesk.window.main_window import MainWindow
from tests.builders.driver import dispose, turn
from tests.window.conftest import BUTTON, Desk

TEMPLATES = [template.id for template in templates()]


@pytest.fixture
def welcomed(desk: Desk) -> Desk:
    desk.window.show_welcome()
    turn()
    return desk


def card(desk: Desk, id: str) -> Card:
    (found,) = (card for card in desk.window.welcome.cards if card.template.id == id)
    return found


def button(desk: Desk, text: str) -> QPushButton:
    """A button of the page, by what it says."""
    page = desk.window.welcome
    found = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, text
    return found[0]


def click(what: QPushButton) -> None:
    QTest.mouseClick(what, Qt.MouseButton.LeftButton)
    turn()


def test_there_is_a_card_for_each_template_and_an_empty_one(welcomed: Desk) -> None:
    assert [card.template.id for card in welcomed.window.welcome.cards] == [*TEMPLATES, ""]
    assert all(card.isVisible() and card.accessibleName() for card in welcomed.window.welcome.cards)


@pytest.mark.parametrize("id", TEMPLATES)
def test_a_card_opens_its_template(welcomed: Desk, id: str) -> None:
    click(card(welcomed, id))
    assert welcomed.project == open_template(id)
    assert welcomed.window.saving.path is None
    assert not welcomed.modified
    assert welcomed.canvas.widget.isVisible()
    assert not welcomed.window.welcome.isVisible()
    assert welcomed.canvas.widget.hasFocus()


def test_the_last_card_opens_an_empty_map(welcomed: Desk) -> None:
    click(card(welcomed, ""))
    assert welcomed.project == blank()
    assert welcomed.canvas.widget.isVisible()


def test_the_keyboard_opens_a_card_too(welcomed: Desk) -> None:
    first = card(welcomed, TEMPLATES[0])
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert welcomed.project == open_template(TEMPLATES[0])


def test_a_card_asks_about_unsaved_changes(desk: Desk) -> None:
    desk.change()
    before, desk.answer = desk.project, BUTTON.Cancel
    desk.window.show_welcome()
    click(card(desk, TEMPLATES[0]))
    assert desk.project is before
    assert len(desk.asked) == 1


def test_the_map_stays_open_behind_the_page(desk: Desk) -> None:
    desk.open()
    desk.change()
    before = desk.project
    desk.window.show_welcome()
    turn()
    assert not desk.canvas.widget.isVisible()
    click(button(desk, "Back to the map"))
    assert desk.canvas.widget.isVisible()
    assert desk.project is before
    assert desk.asked == []


def test_the_panels_make_room_for_the_page(welcomed: Desk) -> None:
    assert not welcomed.window.docks.items.isVisible()
    assert not welcomed.window.toolbar.isVisible()
    welcomed.window.show_map()
    assert welcomed.window.docks.items.isVisible()
    assert welcomed.window.toolbar.isVisible()


def test_a_file_can_be_opened_from_the_page(welcomed: Desk) -> None:
    path = welcomed.file()
    welcomed.chosen_file = str(path)
    click(button(welcomed, "Open a map…"))
    assert welcomed.window.saving.path == path
    assert welcomed.canvas.widget.isVisible()


def test_recent_files_can_be_opened_from_the_page(desk: Desk) -> None:
    path = desk.open("<b>R&D.heatdesk")
    gone = desk.open("gone.heatdesk")
    gone.unlink()
    desk.run("new")
    desk.window.show_welcome()
    turn()
    assert not button(desk, "gone.heatdesk").isEnabled()
    click(button(desk, "<b>R&&D.heatdesk"))
    assert desk.window.saving.path == path


def test_every_card_gets_its_picture(welcomed: Desk) -> None:
    for _ in range(len(TEMPLATES) + 2):
        turn()
    assert all(not card._picture.pixmap.isNull() for card in welcomed.window.welcome.cards)


def test_a_narrow_window_has_fewer_cards_in_a_row(welcomed: Desk) -> None:
    def columns() -> int:
        return len({card.x() for card in welcomed.window.welcome.cards})

    wide = columns()
    welcomed.window.resize(welcomed.window.minimumSize())
    turn()
    assert 1 <= columns() < wide


def test_nothing_of_a_page_that_was_never_shown_outlives_its_window(
    qapp: QApplication, window: MainWindow
) -> None:
    def cards() -> int:
        return sum(isinstance(widget, Card) for widget in qapp.allWidgets())

    before = cards()
    other = MainWindow(window.settings, window.theme)
    other.show()
    other.close()
    dispose(other, other.session.document)
    assert cards() == before
