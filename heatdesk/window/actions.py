"""Actions: one table of everything that the window can do, and the QActions made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from heatdesk.panels.plain import tip
from heatdesk.window.icons import icon


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `on_canvas` keys work only while the canvas has the focus."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    help: str = ""
    on_canvas: bool = False
    checkable: bool = False
    label: str = ""
    """What a button says, where it is not the menu's text."""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


ACTIONS: Final = (
    Action("new", "&New map", ("Ctrl+N",), "new", "Start an empty map"),
    Action("templates", "New from &template…", ("Ctrl+Shift+N",), "scenario", "Start from a model"),
    Action("open", "&Open…", ("Ctrl+O",), "open", "Open a map"),
    Action("save", "&Save", ("Ctrl+S",), "save", "Save the map"),
    Action("save_as", "Save &as…", ("Ctrl+Shift+S",), "save-as", "Save under another name"),
    Action("export", "&Export picture…", ("Ctrl+E",), "export", "Write the map as a PNG picture"),
    Action("quit", "&Quit", ("Ctrl+Q",), "close", role=QAction.MenuRole.QuitRole),
    Action("undo", "&Undo", ("Ctrl+Z",), "undo"),
    Action("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Action("rename", "&Rename", ("F2",), "rename", "Change the name of the chosen item"),
    Action("unplace", "&Take off the map", (), "tray", "Put the chosen items back into the tray"),
    Action(
        "delete", "&Delete", ("Delete", "Backspace"), "delete", "Delete the chosen items",
        on_canvas=True,
    ),
    Action("select_all", "Select &all", ("Ctrl+A",), "", "Choose every visible item", True),
    Action(
        "technology", "New &technology", ("T",), "technology", "Add a technology at the mouse",
        on_canvas=True, label="Technology",
    ),
    Action(
        "role", "New &role", ("R",), "role", "Add a role at the mouse", on_canvas=True, label="Role"
    ),
    Action("fit", "&Fit the map", ("Home", "Ctrl+0"), "fit", "Show the whole map", on_canvas=True),
    Action("zoom_in", "Zoom &in", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Action("zoom_out", "Zoom &out", ("Ctrl+-",), "zoom-out"),
    Action("show_technology", "&Technologies", ("Alt+1",), "technology", checkable=True),
    Action("show_role", "&Roles", ("Alt+2",), "role", checkable=True),
    Action("show_heat", "&Heat", ("Alt+3",), "heat", checkable=True),
    Action("show_contours", "&Lines around hot and warm", ("Alt+4",), "contours", checkable=True),
    Action("show_labels", "&Names", ("Alt+5",), "labels", checkable=True),
    Action("about", "&About HeatDesk", (), "help", role=QAction.MenuRole.AboutRole),
)  # fmt: skip


def make_actions(
    parent: QWidget, canvas: QWidget, run: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """The QActions of the table. Raises KeyError where `run` lacks one of them."""
    made = {}
    for entry in ACTIONS:
        action = QAction(entry.text, parent)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setMenuRole(entry.role)
        action.setCheckable(entry.checkable)
        action.setIconText(entry.label or entry.text.replace("&", ""))
        action.setToolTip(tip(_tip(entry)))
        action.triggered.connect(lambda checked=False, do=run[entry.id]: do())
        if entry.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            canvas.addAction(action)
        made[entry.id] = action
    return made


def tint(actions: Mapping[str, QAction], colour: str, faded: str) -> None:
    """Gives the actions their icons in the theme's colours."""
    for entry in ACTIONS:
        if entry.icon:
            actions[entry.id].setIcon(icon(entry.icon, colour, faded))


def _tip(entry: Action) -> str:
    text = entry.help or entry.text.replace("&", "")
    native = QKeySequence.SequenceFormat.NativeText
    return f"{text} ({QKeySequence(entry.keys[0]).toString(native)})" if entry.keys else text
