"""PresenterWindow: what only who speaks sees: now, next, notes, the time, and large buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from heatdesk.canvas.guard import guarded
from heatdesk.presentation import capture
from heatdesk.presentation.displays import LEAST_PRESENTER
from heatdesk.presentation.keys import keys_of
from heatdesk.presentation.next_view import NextView
from heatdesk.presentation.notes import LEAST, MOST, Notes
from heatdesk.presentation.pages import Pages
from heatdesk.presentation.plain import button, label, press_in
from heatdesk.presentation.presenter_head import PresenterHead
from heatdesk.presentation.stage import Stage
from heatdesk.presentation.talk import Talk
from heatdesk.presentation.talk_window import TalkWindow
from heatdesk.presentation.window_icon import window_icon

Run = Callable[[str], object]
Policy = QSizePolicy.Policy

_NOW: Final = "Now, as the room sees it"

_TALKING: Final = (
    ("previous", "Back"),
    ("next", "Next"),
    ("steps", "All steps"),
    ("find", "Find"),
    ("pointer", "Pointer"),
    ("spotlight", "Spotlight"),
    ("zoom", "Zoom"),
    ("edit", "Edit"),
    ("black", "Black"),
    ("white", "White"),
    ("freeze", "Freeze"),
    ("heat", "Heat"),
    ("compare", "Compare"),
    ("park", "Park"),
    ("displays", "Display"),
    ("room", "Room"),
    ("swap", "Swap"),
    ("end", "End"),
)
_EDITING: Final = (
    ("technology", "Technology"),
    ("role", "Role"),
    ("place", "Place"),
    ("rename", "Rename"),
    ("heavier", "Heavier"),
    ("lighter", "Lighter"),
    ("delete", "Delete"),
    ("undo", "Undo"),
    ("zoom", "Zoom"),
    ("edit", "Done"),
)
_SEEN: Final = {"black": "black", "white": "white", "card": "the test card"}
_NOTES_STEP: Final = 2
_WIDE: Final = 980
"""Pixels from which on there is room beside the stage."""


class PresenterWindow(TalkWindow):
    """Says in its title that it is private. Everything in it can be reached by keys alone."""

    def __init__(
        self,
        talk: Talk,
        pages: Pages,
        take_key: Callable[[QKeyEvent], bool],
        run: Run,
        notes_size: int,
    ) -> None:
        super().__init__(take_key)
        self.setWindowTitle("PRESENTER (private) - HeatDesk")
        self.setObjectName("presenter")
        self.setWindowIcon(window_icon(private=True))
        self.setMinimumSize(LEAST_PRESENTER)
        self._talk = talk
        self._run = run
        self.notes_size = notes_size
        self.concealed = False
        """Whether who shares the whole screen does not share this window."""
        self.head = PresenterHead(talk, self)
        self.stage = Stage(talk, pages, False, self)
        self.next = NextView(talk, pages)
        self.next_title = label(name="caption")
        self.notes = Notes()
        self.banner, self.flag, self.status = (
            label(name=name) for name in ("banner", "flag", "status")
        )
        self.message, self._answers = label(name="barText"), QHBoxLayout()
        self.bar = QFrame()
        self._noted = ""
        self._buttons: dict[str, list[QWidget]] = {}
        self._now = label(_NOW, "caption")
        self._rows = QStackedWidget()
        self._talking, self._editing = self._row(_TALKING, 9), self._row(_EDITING, 5)
        self._across, self._down = QSplitter(), QSplitter()
        self._build()
        self._follow()
        self.enlarge_notes(0)
        self._show_step()
        self._show_veil()
        self._show_buttons()

    def _follow(self) -> None:
        talk = self._talk
        talk.changed.connect(self._show_step)
        talk.veiled.connect(self._show_veil)
        talk.edited.connect(self._show_buttons)
        talk.light.moved.connect(self._check)
        self.made.connect(self._conceal)

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self._bar())
        column.addWidget(self._middle(), 1)
        for row in (self._talking, self._editing):
            self._rows.addWidget(row)
        self._rows.setSizePolicy(Policy.Expanding, Policy.Fixed)
        column.addWidget(self._rows)
        column.addWidget(self.status)
        self.status.setMinimumWidth(10)
        self.status.setWordWrap(True)  # what to share is named to its end

    def _middle(self) -> QWidget:
        across, down = self._across, self._down
        now = _pane([self._now, self.banner, self.flag])
        now.layout().addWidget(self.stage)  # type: ignore[union-attr]
        now.layout().setStretchFactor(self.stage, 1)  # type: ignore[union-attr]
        following = _pane([self.next_title, self.next])
        down.addWidget(following)
        down.addWidget(self._notes_pane())
        across.addWidget(now)
        across.addWidget(down)
        across.setStretchFactor(0, 1)
        for splitter in (across, down):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(9)
        return across

    def _notes_pane(self) -> QWidget:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(label("Notes", "caption"), 1)
        for text, command in (("A-", "notes_smaller"), ("A+", "notes_larger")):
            head.addWidget(self._button(text, command))
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.notes, 1)
        return pane

    def _bar(self) -> QWidget:
        self.bar.setObjectName("bar")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(12, 6, 6, 6)
        self.message.setWordWrap(True)
        row.addWidget(self.message, 1)
        row.addLayout(self._answers)
        self.bar.hide()
        return self.bar

    def _row(self, entries: tuple[tuple[str, str], ...], across: int) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for n, (command, words) in enumerate(entries):
            made = self._button(f"{words}\n{keys_of(command)}", command)
            made.setSizePolicy(Policy.Expanding, Policy.Expanding)
            grid.addWidget(made, n // across, n % across)
            self._buttons.setdefault(command, []).append(made)
        return row

    def _button(self, text: str, command: str) -> QWidget:
        made = button(text, lambda: self._run(command))
        made.setAccessibleName(text.split("\n")[0])
        return made

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window that is narrow, or upright, has what comes next below what is now."""
        super().resizeEvent(event)
        beside = self.width() >= _WIDE
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._across.orientation() == wanted and event.oldSize().isValid():
            return
        self._across.setOrientation(wanted)
        self._across.setSizes([660, 320] if beside else [340, 180])
        other = Qt.Orientation.Vertical if beside else Qt.Orientation.Horizontal
        self._down.setOrientation(other)
        self._down.setSizes([200, 300] if beside else [300, 340])

    def _conceal(self) -> None:
        self.concealed = capture.conceal(int(self.internalWinId()))

    # Saying -----------------------------------------------------------------------------------

    def say(self, words: str) -> None:
        """Says something in a bar until something else is said; '' takes it away."""
        self.ask(words, ())

    def ask(self, words: str, answers: tuple[tuple[str, str], ...]) -> None:
        """Says something, with buttons: each the command that it runs and what it says."""
        while (old := self._answers.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for command, text in answers:
            self._answers.addWidget(self._button(text, command))
        self.message.setText(words)
        self.bar.setVisible(bool(words))

    def tell_status(self, words: str) -> None:
        self.status.setText(words)

    def enlarge_notes(self, steps: int) -> None:
        self.notes_size = min(max(self.notes_size + _NOTES_STEP * steps, LEAST), MOST)
        self.notes.enlarge_to(self.notes_size)

    # Following --------------------------------------------------------------------------------

    def _show_step(self) -> None:
        scene, following = self._talk.scene, self._talk.following
        if scene.notes != self._noted:  # or they would scroll back at every edit
            self._noted = scene.notes
            self.notes.show_notes(scene.notes)
        self.flag.setText(f"⚑  {scene.flag}" if scene.flag else "")
        self.flag.setVisible(bool(scene.flag))
        number = self._talk.index + 2
        told = f"Next: {number}  {following.title}" if following else "This is the last step"
        self.next_title.setText(told)

    def _show_veil(self) -> None:
        talk = self._talk
        told = f"The room sees {_SEEN[talk.blank]}" if talk.blank else ""
        if talk.frozen:
            told = "Frozen: the room keeps what it saw"
        self.banner.setText(told)
        self.banner.setVisible(bool(told))
        self._check()

    def _show_buttons(self) -> None:
        editing = self._talk.editing
        self._rows.setCurrentWidget(self._editing if editing else self._talking)
        self._now.setText("Editing live: the room sees it" if editing else _NOW)
        self._check()

    def _check(self) -> None:
        """Presses in the buttons of what is on."""
        talk = self._talk
        states = {
            "pointer": talk.light.pointer,
            "spotlight": talk.light.spotlight,
            "zoom": talk.light.lens.zoom > 1.0,
            "black": talk.blank == "black",
            "white": talk.blank == "white",
            "freeze": talk.frozen,
            "room": talk.blank == "card",
        }
        for command, on in states.items():
            for made in self._buttons[command]:
                press_in(made, on)


def _pane(parts: list[QLabel | QWidget]) -> QWidget:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part, 0 if isinstance(part, QLabel) else 1)
    return pane
