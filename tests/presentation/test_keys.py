"""The table of keys: what the reference says, and nothing twice."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from heatdesk.presentation.keys import BINDINGS, EDITING, command_of, keys_of

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PAD = Qt.KeyboardModifier.KeypadModifier
NONE = Qt.KeyboardModifier.NoModifier


def event(key: Key, text: str = "", held: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


TALKING = [
    (Key.Key_PageDown, "", NONE, "next"),
    (Key.Key_Right, "", NONE, "next"),
    (Key.Key_Down, "", NONE, "next"),
    (Key.Key_Space, " ", NONE, "next"),
    (Key.Key_N, "n", NONE, "next"),
    (Key.Key_Return, "\r", NONE, "enter"),
    (Key.Key_Enter, "\r", PAD, "enter"),
    (Key.Key_PageUp, "", NONE, "previous"),
    (Key.Key_Left, "", NONE, "previous"),
    (Key.Key_Backspace, "\b", NONE, "previous"),
    (Key.Key_P, "p", NONE, "previous"),
    (Key.Key_PageUp, "", SHIFT, "section_back"),
    (Key.Key_PageDown, "", SHIFT, "section_on"),
    (Key.Key_Home, "", NONE, "first"),
    (Key.Key_End, "", NONE, "last"),
    (Key.Key_7, "7", NONE, "digit"),
    (Key.Key_7, "7", PAD, "digit"),
    (Key.Key_F5, "", NONE, "end"),
    (Key.Key_F5, "", SHIFT, "end"),
    (Key.Key_Escape, "\x1b", NONE, "end"),
    (Key.Key_B, "b", NONE, "black"),
    (Key.Key_B, "B", SHIFT, "black"),
    (Key.Key_Period, ".", NONE, "black"),
    (Key.Key_W, "w", NONE, "white"),
    (Key.Key_F, "f", NONE, "freeze"),
    (Key.Key_L, "l", NONE, "pointer"),
    (Key.Key_L, "\x0c", CTRL, "pointer"),
    (Key.Key_S, "s", NONE, "spotlight"),
    (Key.Key_Plus, "+", NONE, "larger"),
    (Key.Key_Plus, "+", SHIFT, "larger"),
    (Key.Key_Minus, "-", NONE, "smaller"),
    (Key.Key_E, "e", NONE, "edit"),
    (Key.Key_H, "h", NONE, "heat"),
    (Key.Key_C, "c", NONE, "compare"),
    (Key.Key_Z, "z", NONE, "zoom"),
    (Key.Key_G, "g", NONE, "steps"),
    (Key.Key_Tab, "\t", NONE, "steps"),
    (Key.Key_Slash, "/", NONE, "find"),
    (Key.Key_7, "/", SHIFT, "find"),
    (Key.Key_F, "\x06", CTRL, "find"),
    (Key.Key_X, "x", NONE, "swap"),
    (Key.Key_Q, "q", NONE, "park"),
    (Key.Key_Insert, "", NONE, "park"),
    (Key.Key_Plus, "+", CTRL, "notes_larger"),
    (Key.Key_Minus, "-", CTRL, "notes_smaller"),
    (Key.Key_F1, "", NONE, "help"),
    (Key.Key_Question, "?", SHIFT, "help"),
    (Key.Key_A, "a", NONE, None),
    (Key.Key_F7, "", NONE, None),
    (Key.Key_B, "\x02", CTRL, None),
]


@pytest.mark.parametrize(("key", "text", "held", "command"), TALKING)
def test_while_talking(
    qapp: QApplication, key: Key, text: str, held: Qt.KeyboardModifier, command: str | None
) -> None:
    assert command_of(event(key, text, held), False) == command


@pytest.mark.parametrize(
    ("key", "text", "held", "command"),
    [
        (Key.Key_T, "t", NONE, "technology"),
        (Key.Key_R, "r", NONE, "role"),
        (Key.Key_P, "p", NONE, "place"),
        (Key.Key_Plus, "+", NONE, "heavier"),
        (Key.Key_Minus, "-", NONE, "lighter"),
        (Key.Key_Delete, "\x7f", NONE, "delete"),
        (Key.Key_Z, "\x1a", CTRL, "undo"),
        (Key.Key_Z, "\x1a", CTRL | SHIFT, "redo"),
        (Key.Key_PageDown, "", NONE, "next"),
        (Key.Key_PageUp, "", NONE, "previous"),
        (Key.Key_Escape, "\x1b", NONE, "end"),
        (Key.Key_E, "e", NONE, "edit"),
        (Key.Key_B, "b", NONE, "black"),
        (Key.Key_Right, "", NONE, None),
        (Key.Key_Space, " ", NONE, None),
        (Key.Key_N, "n", NONE, None),
        (Key.Key_7, "7", NONE, None),
    ],
)
def test_while_editing(
    qapp: QApplication, key: Key, text: str, held: Qt.KeyboardModifier, command: str | None
) -> None:
    assert command_of(event(key, text, held), True) == command


def test_no_key_stands_for_two_things() -> None:
    talking = Counter(key for binding in BINDINGS for key in binding.keys)
    editing = Counter(key for binding in (*BINDINGS, *EDITING) for key in binding.editing)
    assert [key for keys in (talking, editing) for key, n in keys.items() if n > 1] == []


def test_each_key_is_one_that_qt_knows_by_this_name(qapp: QApplication) -> None:
    for binding in (*BINDINGS, *EDITING):
        for key in (*binding.keys, *binding.editing):
            named = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
            assert named == key


def test_every_command_has_a_key_to_tell(qapp: QApplication) -> None:
    assert keys_of("next")
    assert all(keys_of(binding.command) for binding in (*BINDINGS, *EDITING))
