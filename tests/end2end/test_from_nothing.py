"""A map made from nothing in the real window, by mouse and keys alone, saved and opened again.

Every event goes in at the window, so that Qt itself decides which widget gets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea, QToolButton, QWidget

from heatdesk.app.settings import Settings
from heatdesk.canvas.session import Session
from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.storage.project_file import encode, read
from heatdesk.window import filing
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme
from tests.builders.driver import dispose, turn

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Person:
    """Somebody at the window: a mouse, a keyboard, and eyes."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        handle = window.windowHandle()
        assert handle is not None
        self._handle = handle

    @property
    def session(self) -> Session:
        return self.window.session

    @property
    def project(self) -> Project:
        return self.session.document.project

    def at(self, x: float, y: float) -> QPoint:
        """Where a point of the plane is in the window."""
        frame = self.session.canvas.frame
        here = QPointF(frame.x(x), frame.y(y)).toPoint()
        return self.session.canvas.mapTo(self.window, here)

    def click(self, on: QWidget) -> None:
        """Clicks in the middle of a widget, which is scrolled to where it is out of sight."""
        for area in self.window.findChildren(QScrollArea):
            if area.isVisible() and area.isAncestorOf(on):
                area.ensureWidgetVisible(on)
        turn()
        QTest.mouseClick(self._handle, LEFT, pos=on.mapTo(self.window, on.rect().center()))
        turn()

    def click_map(self, x: float, y: float) -> None:
        QTest.mouseClick(self._handle, LEFT, pos=self.at(x, y))
        QTest.qWait(QApplication.doubleClickInterval() + 10)

    def double_click_map(self, x: float, y: float) -> None:
        QTest.mouseDClick(self._handle, LEFT, pos=self.at(x, y))
        turn()

    def point(self, x: float, y: float) -> None:
        QTest.mouseMove(self._handle, self.at(x, y))
        turn()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.point(*start)
        QTest.mousePress(self._handle, LEFT, pos=self.at(*start))
        for share in (0.3, 0.7, 1.0):
            x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            self.point(x, y)
        QTest.mouseRelease(self._handle, LEFT, pos=self.at(*end))
        QTest.qWait(QApplication.doubleClickInterval() + 10)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._handle, key, held)
        turn()

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self._handle, letter)
        turn()

    def fill(self, field: QWidget, text: str) -> None:
        self.click(field)
        self.key(Key.Key_A, CTRL)
        self.type(text)
        self.key(Key.Key_Return)

    def button(self, action: str) -> QToolButton:
        button = self.window.toolbar.widgetForAction(self.window.actions_by_id[action])
        assert isinstance(button, QToolButton)
        return button


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def person(
    qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Person]:
    def refuse(parent: object, headline: str, lines: str) -> None:
        pytest.fail(f"{headline}: {lines}")

    monkeypatch.setattr(filing, "tell", refuse)
    before = qapp.doubleClickInterval(), qapp.styleSheet()
    qapp.setDoubleClickInterval(40)
    theme = Theme(qapp, settings)
    window = MainWindow(settings, theme)
    window.resize(1280, 800)
    window.show_welcome()
    window.show()
    window.activateWindow()
    turn()
    yield Person(window)
    window.session.document.mark_saved()
    window.close()
    dispose(window, theme)
    qapp.setDoubleClickInterval(before[0])
    qapp.setStyleSheet(before[1])


def test_a_map_from_nothing(
    person: Person, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = person.window
    _begin(person)
    _name(person)
    _place(person)
    _edit(person)
    made = person.project
    _check(made)
    path = tmp_path / "From nothing.heatdesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    person.key(Key.Key_S, CTRL)
    assert not window.isWindowModified()
    assert path.read_bytes() == encode(made)
    assert window.close()
    _reopen(person, settings, path, made, monkeypatch)


def _begin(person: Person) -> None:
    """The empty card of the welcome page."""
    (empty,) = (card for card in person.window.welcome.cards if not card.template.id)
    person.click(empty)
    assert person.session.canvas.isVisible()


def _name(person: Person) -> None:
    """Title, ends of the axes, a quadrant: what nothing chosen offers to edit."""
    form = person.window.docks.inspector.map
    person.fill(form.title, "Who meets whom")
    for end, name in {
        ("x", "low"): "Personal",
        ("x", "high"): "Professional",
        ("y", "low"): "Talk",
        ("y", "high"): "Listen",
    }.items():
        person.fill(form.ends[end], name)  # type: ignore[index]
    person.fill(form.quadrants["top_right"], "Market")


def _place(person: Person) -> None:
    """A double click, T, R, and a button."""
    person.double_click_map(0.4, 0.4)
    person.type("Twitter")
    person.key(Key.Key_Return)
    person.click_map(0.6, -0.6)
    person.key(Key.Key_T)
    person.type("Blogs")
    person.key(Key.Key_Return)
    person.click_map(-0.2, 0.7)
    person.key(Key.Key_R)
    person.type("Sales")
    person.key(Key.Key_Return)
    person.click(person.button("role"))
    person.type("Support")
    person.key(Key.Key_Return)


def _edit(person: Person) -> None:
    """A drag, the arrows, numbers, a reason, a handle, a delete that is undone."""
    person.drag((-0.2, 0.7), (0.3, 0.45))
    person.click_map(0.6, -0.6)
    person.key(Key.Key_Right, SHIFT)
    person.key(Key.Key_Up)
    form = person.window.docks.inspector.items
    person.fill(form.numbers["weight"], "2,5")
    person.click(form.reason)
    person.type("Because it grew")
    person.click_map(0.9, -0.9)
    person.click_map(0.4, 0.4)
    twitter = _placement(person.project, "Twitter")
    person.drag(
        (twitter.x + twitter.width / 2, twitter.y), (twitter.x + twitter.width / 2 + 0.2, twitter.y)
    )
    person.key(Key.Key_Delete)
    assert "Twitter" not in [item.name for item in person.project.items]
    person.key(Key.Key_Z, CTRL)


def _check(project: Project) -> None:
    properties = project.properties
    assert properties.title == "Who meets whom"
    x, y = properties.axes.x, properties.axes.y
    assert (x.low, x.high, y.low, y.high) == ("Personal", "Professional", "Talk", "Listen")
    assert properties.quadrants.top_right.name == "Market"
    assert [(item.layer, item.name) for item in project.items] == [
        ("technology", "Twitter"), ("technology", "Blogs"), ("role", "Sales"), ("role", "Support")
    ]  # fmt: skip
    near = 0.01  # a pixel
    twitter, blogs = _placement(project, "Twitter"), _placement(project, "Blogs")
    sales = _placement(project, "Sales")
    assert (twitter.x, twitter.y) == pytest.approx((0.4, 0.4), abs=near)
    assert (twitter.width, twitter.height) == (pytest.approx(0.9, abs=2 * near), 0.5)
    assert (blogs.x, blogs.y) == pytest.approx((0.7, -0.59), abs=near)
    assert (blogs.weight, blogs.reason) == (2.5, "Because it grew")
    assert (sales.x, sales.y) == pytest.approx((0.3, 0.45), abs=near)


def _placement(project: Project, name: str) -> Placement:
    (item,) = (item for item in project.items if item.name == name)
    found = project.placement(project.first_scenario, item.id)
    assert found is not None
    return found


def _reopen(
    person: Person, settings: Settings, path: Path, made: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another window, by the keys that open a file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window = MainWindow(Settings(settings._path), person.window.theme)
    window.show_map()
    window.show()
    window.activateWindow()
    turn()
    again = Person(window)
    again.key(Key.Key_O, CTRL)
    assert again.project == made == read(path)
    assert window.windowTitle().startswith("From nothing.heatdesk")
    assert not window.isWindowModified()
    shown = [bubble.item.name for bubble in window.session.canvas.bubbles]
    assert shown == ["Twitter", "Blogs", "Sales", "Support"]
    window.close()
    dispose(window)
