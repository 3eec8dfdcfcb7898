"""Menus and toolbar: which action stands where. A bar between groups is None."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from heatdesk.app.settings import Settings

MENUS: Final[tuple[tuple[str, tuple[str | None, ...]], ...]] = (
    ("&File", ("new", "templates", "open", None, "save", "save_as", "export", None, "quit")),
    ("&Edit", ("undo", "redo", None, "rename", "unplace", "delete", None, "select_all")),
    ("&Insert", ("technology", "role")),
    (
        "&View",
        (
            "show_technology",
            "show_role",
            "show_heat",
            "show_contours",
            "show_labels",
            None,
            "fit",
            "zoom_in",
            "zoom_out",
        ),
    ),
    ("&Help", ("about",)),
)

TOOLBAR: Final[tuple[str | None, ...]] = (
    "new",
    "open",
    "save",
    None,
    "undo",
    "redo",
    None,
    "technology",
    "role",
    None,
    "show_technology",
    "show_role",
    "show_heat",
    "show_contours",
    "show_labels",
    None,
    "fit",
    None,
)

_THEMES: Final = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))


def make_menus(window: QMainWindow, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Fills the menu bar and returns its menus by their plain names."""
    menus = {}
    for title, entries in MENUS:
        menu = window.menuBar().addMenu(title)
        _fill(menu, entries, actions)
        menus[title.replace("&", "")] = menu
    return menus


def make_toolbar(window: QMainWindow, actions: Mapping[str, QAction]) -> QToolBar:
    bar = window.addToolBar("Tools")
    bar.setObjectName("tools")
    bar.setMovable(False)
    _fill(bar, TOOLBAR, actions)
    for id in ("technology", "role"):  # their symbols alone would look like the layers' switches
        button = bar.widgetForAction(actions[id])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return bar


def add_theme_menu(menu: QMenu, settings: Settings) -> None:
    """Lets the user choose between the system's look, light and dark."""
    themes = menu.addMenu("&Theme")
    group = QActionGroup(themes)
    for value, text in _THEMES:
        action = themes.addAction(text)
        action.setCheckable(True)
        action.setChecked(settings.values.theme == value)
        action.triggered.connect(lambda checked=False, theme=value: settings.set(theme=theme))
        group.addAction(action)


def _fill(
    place: QMenu | QToolBar, entries: tuple[str | None, ...], actions: Mapping[str, QAction]
) -> None:
    for entry in entries:
        if entry is None:
            place.addSeparator()
        else:
            place.addAction(actions[entry])
