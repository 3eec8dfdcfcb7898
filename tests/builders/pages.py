"""Pages that open over a window: found, waited for, and worked with mouse and keys."""

from __future__ import annotations

import time
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from shiboken6 import isValid

from heatdesk.app.errand import Errand
from tests.builders.driver import turn

PATIENCE = 20.0
"""Seconds that work beside a window may take here, where many machines are slow."""

Page = TypeVar("Page", bound=QDialog)
Widget = TypeVar("Widget", bound=QWidget)


def page_of(kind: type[Page], parent: QWidget) -> Page:
    """The one page of this kind that is open over a window."""
    (page,) = (page for page in parent.findChildren(kind) if page.isVisible())
    page.activateWindow()
    turn()
    return page


def is_open(page: QDialog) -> bool:
    """Whether the page is there still, and seen."""
    return isValid(page) and page.isVisible()


def wait_for(*errands: Errand) -> None:
    """Turns the event loop until nothing is under way."""
    deadline = time.monotonic() + PATIENCE
    turn()
    while any(errand.busy for errand in errands):
        assert time.monotonic() < deadline, "it takes too long"
        QApplication.processEvents()
        time.sleep(0.002)
    turn()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    if at is None:
        at = widget.rect().center()
        if isinstance(widget, QCheckBox):  # which hears of nothing beyond its words
            at.setX(8)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
    turn()


def press(widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, keys or Qt.KeyboardModifier.NoModifier)
    turn()


def type_into(field: QWidget, text: str) -> None:
    """Types over what stands there; letters that no key has are pasted."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        QApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    turn()


def choose(box: QComboBox, value: object) -> None:
    """Goes to a value with the arrow keys."""
    wanted = box.findData(value)
    assert wanted >= 0, f"{value!r} is not offered"
    box.setFocus()
    while (now := box.currentIndex()) != wanted:
        QTest.keyClick(box, Qt.Key.Key_Down if now < wanted else Qt.Key.Key_Up)
    turn()


def button(page: QWidget, text: str) -> QPushButton:
    """The button that says so."""
    (found,) = (
        b for b in page.findChildren(QPushButton) if b.text().replace("&", "").startswith(text)
    )
    return found


def tick(tree: QTreeWidget, text: str) -> None:
    """Clicks the box of a row."""
    (row,) = tree.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    place = tree.visualItemRect(row)
    click(tree.viewport(), QPoint(place.left() + 12, place.center().y()))
