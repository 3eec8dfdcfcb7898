"""Light and dark: chosen by the user or the system, the same for the window and the map."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMenu

from heatdesk.app.settings import Settings
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import TOKENS, Theme
from tests.builders.driver import dispose, turn
from tests.window.conftest import Desk


class System(QObject):
    """Stands for the system's own choice, which no test can make."""

    colorSchemeChanged = Signal(object)
    scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def styleHints(self) -> System:
        return self

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)
        turn()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    stand_in = System()
    monkeypatch.setattr("heatdesk.window.theme.QGuiApplication", stand_in)
    return stand_in


@pytest.fixture
def theme(qapp: QApplication, settings: Settings, system: System) -> Iterator[Theme]:
    """One of its own, which follows the window's settings."""
    sheet, palette = qapp.styleSheet(), QPalette(qapp.palette())
    settings.set(theme="light")
    made = Theme(qapp, settings)
    yield made
    dispose(made)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


def choose(window: MainWindow, text: str) -> None:
    """Chooses an entry of the theme menu."""
    menus = [m for m in window.findChildren(QMenu) if m.title().replace("&", "") == "Theme"]
    (action,) = (action for action in menus[0].actions() if action.text() == text)
    action.trigger()
    turn()


def ground(window: MainWindow) -> int:
    """How light the window is, 0 to 255."""
    return window.palette().color(QPalette.ColorRole.Window).lightness()


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2.2."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_dark_and_light_reach_window_and_map(desk: Desk, settings: Settings) -> None:
    light = desk.canvas.colour(0.95, -1.1).lightness()
    assert ground(desk.window) > 200 < light
    choose(desk.window, "Dark")
    assert settings.values.theme == "dark"
    assert ground(desk.window) < 60
    assert desk.canvas.colour(0.95, -1.1).lightness() < 60
    assert desk.window.session.view.look.dark
    choose(desk.window, "Light")
    assert ground(desk.window) > 200
    assert not desk.window.session.view.look.dark


def test_the_system_s_choice_is_followed_while_it_is_wanted(desk: Desk, system: System) -> None:
    def dark() -> bool:
        return desk.window.session.view.look.dark and ground(desk.window) < 60

    system.turn(Qt.ColorScheme.Dark)
    assert not dark()
    choose(desk.window, "As the system")
    assert dark()
    system.turn(Qt.ColorScheme.Light)
    assert not dark()
    system.turn(Qt.ColorScheme.Unknown)
    assert not dark()
    choose(desk.window, "Dark")
    system.turn(Qt.ColorScheme.Light)
    assert dark()


def test_the_choice_is_remembered(desk: Desk, settings: Settings) -> None:
    choose(desk.window, "Dark")
    assert Settings(settings._path).values.theme == "dark"


def test_a_theme_is_no_change_of_the_map(desk: Desk) -> None:
    desk.open()
    choose(desk.window, "Dark")
    assert not desk.modified


def test_icons_take_the_theme_s_colour(desk: Desk) -> None:
    def drawn() -> object:
        return desk.window.actions_by_id["save"].icon().pixmap(20, 20).toImage()

    light = drawn()
    choose(desk.window, "Dark")
    assert drawn() != light


@pytest.mark.parametrize("dark", [False, True])
def test_text_stands_out(dark: bool) -> None:
    tokens = TOKENS[dark]
    for paper in ("window", "panel", "field", "hover"):
        for ink, least in (("text", 7.0), ("secondary", 4.5), ("error", 4.5)):
            high, low = sorted((luminance(tokens[ink]), luminance(tokens[paper])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= least, f"{ink} on {paper}"


def test_both_themes_name_the_same_colours() -> None:
    assert TOKENS[True].keys() == TOKENS[False].keys()
