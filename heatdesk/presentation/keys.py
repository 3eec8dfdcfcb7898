"""Keys: one table of what every key does while a talk goes on, in either window.

Clickers are keyboards: they send PageDown, PageUp, `.` or B, and F5 or Esc in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys by their portable names, the command that they run, and what it does in words."""

    command: str
    keys: tuple[str, ...]
    words: str
    editing: tuple[str, ...] = ()
    """Those of the keys that do the same while the map is edited live."""


_B = Binding

BINDINGS: Final = (
    _B("next", ("PgDown", "Right", "Down", "Space", "N"), "Next step", ("PgDown",)),
    _B("enter", ("Return", "Enter"), "Next step, or the one whose number was typed"),
    _B("previous", ("PgUp", "Left", "Backspace", "P"), "Previous step", ("PgUp",)),
    _B("section_back", ("Shift+PgUp", "Up"), "Start of the section, or of the one before",
       ("Shift+PgUp",)),
    _B("section_on", ("Shift+PgDown",), "Next section", ("Shift+PgDown",)),
    _B("first", ("Home",), "First step"),
    _B("last", ("End",), "Last step"),
    _B("steps", ("G", "Tab"), "All steps"),
    _B("black", ("B", "."), "Black, or back from it", ("B", ".")),
    _B("white", ("W",), "White, or back from it", ("W",)),
    _B("freeze", ("F",), "Freeze what the room sees, or let it go on", ("F",)),
    _B("pointer", ("L", "Ctrl+L"), "Pointer; Ctrl held shows it for a moment"),
    _B("spotlight", ("S",), "Spotlight; the wheel changes its size"),
    _B("larger", ("+", "="), "Larger pointer or spotlight"),
    _B("smaller", ("-",), "Smaller pointer or spotlight"),
    _B("zoom", ("Z",), "Twice as large about the mouse, or back", ("Z",)),
    _B("heat", ("H",), "Heat on or off", ("H",)),
    _B("compare", ("C",), "Compare with the target, or back", ("C",)),
    _B("find", ("/", "Ctrl+F"), "Find an item and light it", ("Ctrl+F", "/")),
    _B("edit", ("E",), "Edit the map live, or end that", ("E",)),
    _B("park", ("Q", "Ins"), "Put a name into the tray, for later", ("Q", "Ins")),
    _B("swap", ("X",), "Swap the displays", ("X",)),
    _B("displays", ("D",), "Where the room's window is", ("D",)),
    _B("notes_larger", ("Ctrl++", "Ctrl+="), "Larger notes", ("Ctrl++", "Ctrl+=")),
    _B("notes_smaller", ("Ctrl+-",), "Smaller notes", ("Ctrl+-",)),
    _B("undo", ("Ctrl+Z",), "Take the last edit back", ("Ctrl+Z",)),
    _B("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Make it again", ("Ctrl+Shift+Z", "Ctrl+Y")),
    _B("room", ("R",), "Room check: can the last row read it?"),
    _B("help", ("F1", "?"), "These keys", ("F1", "?")),
    _B("end", ("Esc", "F5", "Shift+F5"), "End what is open, then the edit, then the talk",
       ("Esc", "F5", "Shift+F5")),
)  # fmt: skip

EDITING: Final = (
    _B("technology", ("T",), "New technology at the mouse", ("T",)),
    _B("role", ("R",), "New role at the mouse", ("R",)),
    _B("place", ("P",), "Place by clicking", ("P",)),
    _B("rename", ("F2", "Return", "Enter"), "Rename what is chosen", ("F2", "Return", "Enter")),
    _B("heavier", ("+", "="), "Give what is chosen more weight", ("+", "=")),
    _B("lighter", ("-",), "Give what is chosen less weight", ("-",)),
    _B("delete", ("Del", "Backspace"), "Delete what is chosen", ("Del", "Backspace")),
)
"""While the map is edited live."""

_DIGITS: Final = "0123456789"

_TALKING: Final = {key: binding.command for binding in BINDINGS for key in binding.keys}
_LIVE: Final = {
    key: binding.command for binding in (*BINDINGS, *EDITING) for key in binding.editing
}


def command_of(event: QKeyEvent, editing: bool) -> str | None:
    """The command that a key runs, or 'digit'; None for a key that does nothing here."""
    found = _LIVE if editing else _TALKING
    for name in _names(event):
        if name in found:
            return found[name]
        if name in _DIGITS and not editing:
            return "digit"
    return None


def keys_of(command: str) -> str:
    """The first of a command's keys as people know it: 'PgDown', 'B'."""
    binding = next(b for b in (*BINDINGS, *EDITING) if b.command == command)
    native = QKeySequence.SequenceFormat.NativeText
    return QKeySequence(binding.keys[0]).toString(native)


def _names(event: QKeyEvent) -> Iterator[str]:
    """The key as it is written, whatever the layout needs for it, then as it is called."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = held in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
    if plain and event.text().strip() and event.text().isprintable():
        yield event.text().upper()
    name = QKeySequence(event.key() | held.value).toString(QKeySequence.SequenceFormat.PortableText)
    if name:
        yield name
