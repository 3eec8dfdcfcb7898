"""Menus and toolbar: which action stands where. A bar between groups is None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from heatdesk.app.settings import Settings, Shape
from heatdesk.canvas.pointer import Pointer
from heatdesk.canvas.session import Session
from heatdesk.canvas.view import View
from heatdesk.figure.vision import Vision
from heatdesk.window.display_menu import DisplayMenu

Entries = tuple[str | None, ...]
"""Ids of actions; None is a bar between groups, and '|' is one in the tables below."""

V = TypeVar("V", bound=str)

_SHAPES: Final[dict[Shape, str]] = {"16:9": "16:9", "4:3": "4:3", "16:10": "16:10"}
_THEMES: Final[dict[str, str]] = {"system": "As the system", "light": "Light", "dark": "Dark"}
_VISION_NAMES: Final[dict[Vision, str]] = {
    "normal": "As it is",
    "protan": "Without red cones",
    "deutan": "Without green cones",
    "tritan": "Without blue cones",
    "grey": "In grey",
}


def _entries(text: str) -> Entries:
    return tuple(None if word == "|" else word for word in text.split())


MENUS: Final = {
    "&File": _entries(
        "new templates new_window open | save save_as versions recover |"
        " import_table bring_in | export print | close quit"
    ),
    "&Edit": _entries(
        "undo redo | cut copy copy_picture paste paste_in_place duplicate | rename unplace delete |"
        " select_all select_layer find | preferences"
    ),
    "&Insert": _entries("technology role | place"),
    "&View": _entries(
        "show_technology show_role show_heat show_contours show_labels |"
        " fit fit_selection actual_size zoom_in zoom_out |"
        " items reading details legend table pairs findings history |"
    ),
    "&Arrange": _entries(
        "front forward backward back | align_left align_centre align_right align_top align_middle"
        " align_bottom distribute_across distribute_up | snapping | lock unlock_all mute"
        " place_names | reverse_x reverse_y swap_axes"
    ),
    "&Scenario": _entries(
        "scenario_next scenario_previous | scenario_copy scenario_empty scenario_properties |"
        " scenario_earlier scenario_later | scenario_target compare moves | scenario_delete"
    ),
    "&Present": _entries(
        "present present_here rehearse story | one_window video_call | minutes times"
    ),
    "&Help": _entries("palette keys first_steps example | news updates about"),
}

TOOLBAR: Final = _entries(
    "new open save | undo redo | technology role place |"
    " show_technology show_role show_heat show_contours show_labels | fit |"
)

ON_ITEMS: Final = _entries("rename duplicate copy | front back | lock mute | unplace delete")
ON_GROUND: Final = _entries("technology role paste | fit swap_axes")
"""The canvas' context menus."""


def make_menus(window: QMainWindow, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Fills the menu bar and returns its menus by their plain names."""
    menus = {}
    for title, entries in MENUS.items():
        menu = window.menuBar().addMenu(title)
        fill(menu, entries, actions)
        menu.setToolTipsVisible(True)
        menus[title.replace("&", "")] = menu
    return menus


def make_toolbar(window: QMainWindow, actions: Mapping[str, QAction]) -> QToolBar:
    bar = window.addToolBar("Tools")
    bar.setObjectName("tools")
    bar.setMovable(False)
    fill(bar, TOOLBAR, actions)
    for id in ("technology", "role"):  # their symbols alone would look like the layers' switches
        button = bar.widgetForAction(actions[id])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return bar


def add_view_choices(menu: QMenu, settings: Settings, view: View) -> None:
    """The theme, and whose eyes the map is shown to."""
    theme = settings.values.theme
    add_choices(menu, "The&me", _THEMES, theme, lambda theme: settings.set(theme=theme))
    add_choices(menu, "Seen &by other eyes", _VISION_NAMES, "normal", view.see_as)


def add_stage_choices(menu: QMenu, settings: Settings) -> None:
    """The shape of the room's window, and its display."""
    shape = settings.values.shape
    title = "&Shape of the room's window"
    add_choices(menu, title, _SHAPES, shape, lambda shape: settings.set(shape=shape))
    DisplayMenu(menu, settings)


def add_choices(
    menu: QMenu, title: str, names: Mapping[V, str], now: V, choose: Callable[[V], object]
) -> None:
    """A submenu of which one entry holds at a time."""
    choices = menu.addMenu(title)
    group = QActionGroup(choices)
    for value, text in names.items():
        action = choices.addAction(text)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda checked=False, value=value: choose(value))
        group.addAction(action)


def fill(place: QMenu | QToolBar, entries: Entries, actions: Mapping[str, QAction]) -> None:
    for entry in entries:
        if entry is None:
            place.addSeparator()
        else:
            place.addAction(actions[entry])


def context_menu(
    window: QMainWindow, session: Session, actions: Mapping[str, QAction], pointer: Pointer
) -> QMenu:
    """What can be done where the pointer is, and a way to all items that lie there."""
    menu = QMenu(window)
    fill(menu, ON_ITEMS if session.selection.ids else ON_GROUND, actions)
    under = session.handling.items_under(pointer)
    if len(under) > 1:
        below = menu.addMenu("Select here")
        for id in under:
            name = session.document.project.item(id).name.replace("&", "&&")
            below.addAction(name, partial(session.selection.choose, [id]))
    return menu


def list_recent(menu: QMenu, settings: Settings, open_path: Callable[[Path], object]) -> None:
    """Fills a menu with the recent files as they are now; what is gone cannot be chosen."""
    menu.clear()
    for path in map(Path, settings.values.recent):
        action = menu.addAction(path.name.replace("&", "&&"), partial(open_path, path))
        action.setEnabled(path.is_file())
    if settings.values.recent:
        menu.addSeparator()
        menu.addAction("Clear the list", lambda: settings.set(recent=()))
    else:
        menu.addAction("Nothing yet").setEnabled(False)
