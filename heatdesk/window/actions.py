"""Actions: one table of everything that the window can do, and the QActions made from it.

Menus, toolbar, palette and key sheet all read this table; `needs` says when an action makes sense.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from heatdesk.panels.fields.plain import tip
from heatdesk.window.icons import icon
from heatdesk.window.needs import Need, Situation, why_not


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `on_canvas` keys work only while the canvas has the focus."""

    id: str
    text: str
    icon: str
    help: str
    keys: tuple[str, ...] = ()
    needs: Need = "map"
    on_canvas: bool = False
    checkable: bool = False
    label: str = ""
    """What a button says, where it is not the menu's text."""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


_A = Action

ACTIONS: Final = (
    _A("new", "&New map", "new", "Start an empty map", ("Ctrl+N",), "nothing"),
    _A("new_window", "New &window", "window", "Open another window", ("Ctrl+Alt+N",), "nothing"),
    _A("templates", "New from &template…", "scenario", "Start from a model", ("Ctrl+Shift+N",),
       "nothing"),
    _A("open", "&Open…", "open", "Open a map", ("Ctrl+O",), "nothing"),
    _A("save", "&Save", "save", "Save the map", ("Ctrl+S",)),
    _A("save_as", "Save &as…", "save-as", "Save under another name", ("Ctrl+Shift+S",)),
    _A("versions", "Pre&vious versions…", "history", "Look at earlier saves, and have one back"),
    _A("recover", "Recover &unsaved work…", "undo", "Work that was open when HeatDesk ended", (),
       "nothing"),
    _A("import_table", "&Import a table…", "import",
       "Items and placements from a spreadsheet, a list or a Mermaid chart", ("Ctrl+Shift+I",),
       "nothing"),
    _A("bring_in", "&Bring in as a scenario…", "scenario-import",
       "The placements of another map, matched by name"),
    _A("export", "&Export…", "export",
       "Write the map as a picture, a presentation, a web page or tables", ("Ctrl+E",)),
    _A("print", "&Print…", "print", "See the map on paper, and print it", ("Ctrl+P",)),
    _A("close", "&Close window", "close", "Close this window", ("Ctrl+W",), "nothing"),
    _A("quit", "&Quit", "quit", "Close all windows", ("Ctrl+Q",), "nothing",
       role=QAction.MenuRole.QuitRole),
    _A("undo", "&Undo", "undo", "Take the last step back", ("Ctrl+Z",), "undo"),
    _A("redo", "&Redo", "redo", "Make the last undone step again", ("Ctrl+Shift+Z", "Ctrl+Y"),
       "redo"),
    _A("cut", "Cu&t", "cut", "Copy the chosen items and delete them", ("Ctrl+X",), "some"),
    _A("copy", "&Copy", "copy", "Copy the chosen items, as a table too", ("Ctrl+C",), "some"),
    _A("copy_picture", "Copy a&s picture", "copy", "Copy the map for a slide, a mail or a chat",
       ("Ctrl+Shift+C",)),
    _A("paste", "&Paste", "paste", "Paste items, a list of names or a table", ("Ctrl+V",),
       "clipboard"),
    _A("paste_in_place", "Paste in p&lace", "paste", "Paste items where they were",
       ("Ctrl+Shift+V",), "clipboard"),
    _A("duplicate", "Dupl&icate", "duplicate", "Copy the chosen items beside themselves",
       ("Ctrl+D",), "some"),
    _A("rename", "Re&name", "rename", "Change the name of the chosen item", ("F2",), "one"),
    _A("unplace", "Take &off the map", "tray", "Put the chosen items back into the tray", (),
       "placed"),
    _A("delete", "&Delete", "delete", "Delete the chosen items", ("Delete", "Backspace"), "some",
       on_canvas=True),
    _A("select_all", "Select &all", "select-all", "Choose every visible item", ("Ctrl+A",),
       "items", on_canvas=True),
    _A("select_layer", "Select the same &kind", "select-layer",
       "Choose every visible item of the same kind", ("Ctrl+Shift+A",), "some", on_canvas=True),
    _A("find", "&Find an item…", "search", "Find an item by its name or group", ("Ctrl+F",)),
    _A("preferences", "Pr&eferences…", "settings", "How HeatDesk looks and behaves", ("Ctrl+,",),
       "nothing", role=QAction.MenuRole.PreferencesRole),
    _A("technology", "New &technology", "technology", "Add a technology at the mouse", ("T",),
       on_canvas=True, label="Technology"),
    _A("role", "New &role", "role", "Add a role at the mouse", ("R",), on_canvas=True,
       label="Role"),
    _A("place", "&Place by clicking", "place", "Each click places the next item of the tray",
       ("P",), "tray", on_canvas=True, checkable=True),
    _A("front", "Bring to &front", "front", "Above all others", ("Ctrl+Shift+]",), "placed"),
    _A("forward", "Bring for&ward", "forward", "One step up", ("Ctrl+]",), "placed"),
    _A("backward", "Send &backward", "backward", "One step down", ("Ctrl+[",), "placed"),
    _A("back", "Send to bac&k", "back", "Below all others", ("Ctrl+Shift+[",), "placed"),
    _A("align_left", "Align &left edges", "align-left", "Bring left edges onto one line", (),
       "two placed"),
    _A("align_centre", "Align &centres", "align-centre", "Bring centres under one another", (),
       "two placed"),
    _A("align_right", "Align &right edges", "align-right", "Bring right edges onto one line", (),
       "two placed"),
    _A("align_top", "Align &top edges", "align-top", "Bring top edges onto one line", (),
       "two placed"),
    _A("align_middle", "Align &middles", "align-middle", "Bring centres beside one another", (),
       "two placed"),
    _A("align_bottom", "Align b&ottom edges", "align-bottom", "Bring bottom edges onto one line",
       (), "two placed"),
    _A("distribute_across", "Distribute &across", "distribute-across",
       "Equal spaces from left to right", (), "three placed"),
    _A("distribute_up", "Distribute &up", "distribute-up", "Equal spaces from bottom to top", (),
       "three placed"),
    _A("lock", "Lock the choic&e", "lock", "Keep the chosen items where they are, or let them go",
       ("Ctrl+Shift+L",), "some"),
    _A("unlock_all", "U&nlock all", "unlock", "Let all items be moved", (), "locked"),
    _A("mute", "Mute the cho&ice", "mute",
       "Take the chosen items out of the heat, or back in: what if?", ("Ctrl+M",), "placed"),
    _A("place_names", "&Place names again", "labels", "Let names find their own places", (),
       "moved names"),
    _A("reverse_x", "Reverse the &x axis", "reverse-x", "Exchange left and right", ()),
    _A("reverse_y", "Reverse the &y axis", "reverse-y", "Exchange top and bottom", ()),
    _A("swap_axes", "Swap t&he axes", "swap", "Exchange the two axes", ()),
    _A("fit", "&Fit the map", "fit", "Show the whole map", ("Home", "Shift+1"), on_canvas=True),
    _A("fit_selection", "Fit the &choice", "fit-selection", "Show what is chosen", ("Shift+2",),
       "placed", on_canvas=True),
    _A("actual_size", "&100 %", "actual-size", "The size at which the map fits", ("Ctrl+0",)),
    _A("zoom_in", "&Zoom in", "zoom-in", "Look closer", ("Ctrl++", "Ctrl+=")),
    _A("zoom_out", "Zoom &out", "zoom-out", "Step back", ("Ctrl+-",)),
    _A("show_technology", "&Technologies", "technology", "Show or hide technologies", ("Alt+1",),
       checkable=True),
    _A("show_role", "&Roles", "role", "Show or hide roles", ("Alt+2",), checkable=True),
    _A("show_heat", "&Heat", "heat", "Show or hide the heat", ("Alt+3",), checkable=True),
    _A("show_contours", "&Lines around hot and warm", "contours", "Show or hide the lines",
       ("Alt+4",), checkable=True),
    _A("show_labels", "&Names", "labels", "Show or hide names", ("Alt+5",), checkable=True),
    _A("snapping", "&Snapping", "snap", "Draw what is dragged to axes, centres, equal spacing",
       ("Ctrl+Shift+;",), checkable=True),
    _A("items", "It&ems", "list", "Show or hide the list of items", (), checkable=True),
    _A("details", "&Details", "inspector", "Show or hide the details", ("Ctrl+I",),
       checkable=True),
    _A("reading", "Read&ing", "reading", "What the map means", ("Ctrl+R",), checkable=True),
    _A("pairs", "&Pairs", "pairs", "Every technology with every role, in a table",
       ("Ctrl+Shift+M",), checkable=True),
    _A("story", "Stor&y", "story", "The steps in which the map is presented", ("Ctrl+J",),
       checkable=True),
    _A("legend", "Le&gend", "legend", "Show or hide the legend", (), checkable=True),
    _A("table", "T&able of items", "table", "All items with all their numbers", ("Ctrl+T",),
       checkable=True),
    _A("findings", "Finding&s", "findings", "What was found, who acts on it, and by when",
       ("Ctrl+Shift+F",), checkable=True),
    _A("history", "Histor&y", "history", "The steps that were done", ("Ctrl+H",), checkable=True),
    _A("moves", "Mo&ves to the target", "moves", "What has to move to reach it, and how far",
       ("Ctrl+Shift+G",), checkable=True),
    _A("scenario_next", "&Next scenario", "scenario-next", "Show the next scenario",
       ("Ctrl+PgDown",), "scenarios"),
    _A("scenario_previous", "&Previous scenario", "scenario-previous",
       "Show the previous scenario", ("Ctrl+PgUp",), "scenarios"),
    _A("scenario_copy", "New &copy…", "scenario-copy", "Copy the shown scenario, to change it"),
    _A("scenario_empty", "New &empty scenario…", "scenario-empty",
       "Begin a scenario with everything in the tray"),
    _A("scenario_properties", "Propert&ies…", "properties",
       "Name, date and note of the shown scenario"),
    _A("scenario_earlier", "Move ear&lier", "scenario-earlier",
       "Let the shown scenario come before the one before it", (), "an earlier scenario"),
    _A("scenario_later", "Move l&ater", "scenario-later",
       "Let the shown scenario come after the one after it", (), "a later scenario"),
    _A("scenario_target", "Make it the &target", "target",
       "The project wants to reach the shown scenario, or no longer", (), checkable=True),
    _A("scenario_delete", "&Delete the scenario", "delete",
       "Delete the shown scenario with all its placements", (), "scenarios"),
    _A("compare", "C&ompare with the target", "compare",
       "Show the ways to the target, and where it is hotter or cooler", ("Ctrl+Shift+T",),
       "comparison", checkable=True),
    _A("present", "&Present", "present", "Tell the map's story on stage, from its first step",
       ("F5",)),
    _A("present_here", "Present from &here", "present",
       "Go on stage at the chosen step, or where the last talk ended", ("Shift+F5",)),
    _A("one_window", "In &one window", "window",
       "Fill this display with what the room sees, without a window for notes", (),
       checkable=True),
    _A("video_call", "For a &video call", "present",
       "Pages cut, lines are thicker, the pointer leaves no trail: calls blur what is fine", (),
       checkable=True),
    _A("rehearse", "&Rehearse", "present",
       "Tell the story to yourself, and see how long each step took"),
    _A("minutes", "Save the &minutes…", "export", "What the last talk has changed, as text"),
    _A("times", "&Times of the steps…", "history", "How long each step of the last talk took"),
    _A("palette", "&Find a command…", "palette", "Type what you want to do",
       ("Ctrl+K", "Ctrl+Shift+P"), "nothing"),
    _A("keys", "&Keys", "keys", "All keys on one page", ("F1",), "nothing"),
    _A("first_steps", "First &steps", "steps", "Five things that make a map", (),
       checkable=True),
    _A("example", "See a finished &example", "present", "Open the map of the founding article",
       (), "nothing"),
    _A("news", "What is &new", "help", "What has changed in this version", (), "nothing"),
    _A("updates", "Look for &updates…", "help",
       "Have the browser show the page with all versions; HeatDesk itself never looks", (),
       "nothing"),
    _A("about", "&About HeatDesk", "help", "Versions and licences", (), "nothing",
       role=QAction.MenuRole.AboutRole),
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
        action.triggered.connect(lambda checked=False, do=run[entry.id]: do())
        if entry.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            canvas.addAction(action)
        made[entry.id] = action
    return made


def tint(
    actions: Mapping[str, QAction], ids: Collection[str | None], colour: str, faded: str
) -> None:
    """Gives some of the actions their icons in the theme's colours."""
    for entry in ACTIONS:
        if entry.id in ids:
            actions[entry.id].setIcon(icon(entry.icon, colour, faded))


def enable(actions: Mapping[str, QAction], now: Situation) -> None:
    """Enables what makes sense now; what does not says why, in its tool tip and status tip."""
    for entry in ACTIONS:
        reason, action = why_not(entry.needs, now), actions[entry.id]
        action.setEnabled(reason is None)
        action.setStatusTip(reason or entry.help)
        action.setToolTip(tip(_tip(entry, reason)))


def name_steps(actions: Mapping[str, QAction], undo: str | None, redo: str | None) -> None:
    """Says what undo and redo would do."""
    for id, text in (("undo", undo), ("redo", redo)):
        shown = f" “{text.replace('&', '&&')}”" if text else ""
        actions[id].setText(f"&{id.capitalize()}{shown}")


def _tip(entry: Action, reason: str | None) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = f" ({QKeySequence(entry.keys[0]).toString(native)})" if entry.keys else ""
    return f"{entry.help}{keys}" + (f"\n{reason}" if reason else "")
