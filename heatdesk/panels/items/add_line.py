"""AddLine: a line that takes names, or a pasted list, and puts them on the tray."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.app.selection import Selection
from heatdesk.canvas.view import View
from heatdesk.model.copying import put
from heatdesk.model.items import Item, Layer
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.fields.swatches import swatch
from heatdesk.storage.characters import TEXT_LIMIT, as_text
from heatdesk.storage.lists import LARGEST_TEXT, Listed, parse

_TOLD: Final = 3
"""Faults that are told one by one."""


class AddLine(QWidget):
    """'Twitter, YouTube' and Enter: one undo step. A pasted list is added at once.

    `added(list)` gives the ids; what was not understood stands in `report`.
    """

    added = Signal(list)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        view: View,
        heat: LiveHeat,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._view = view
        self._heat = heat
        self.layer: Layer = "technology"
        self.text = _Line()
        self.kind = QToolButton()
        self.report = PlainLabel(name="aside")
        self._lay_out()
        self.text.entered.connect(self._enter)
        self.text.listed.connect(self.add)
        self.kind.clicked.connect(self._switch)
        view.changed.connect(self._show_kind)
        self._show_kind()

    def add(self, text: str) -> bool:
        """Adds what the text lists. False, with the reason in `report`, if that is nothing."""
        project = self._document.project
        listed = parse(text, self.layer, project.properties.layers.layers)
        problems = _problems(listed, len(text))
        if not listed.pieces:
            problems = problems or ["Nothing to add: type a name"]
        else:
            change, ids = put(project, self._heat.scenario, listed.pieces)
            self._document.edit(_step(listed), change)
            self._selection.choose(ids)
            self.added.emit(list(ids))
        self._tell(problems)
        return bool(listed.pieces)

    def _lay_out(self) -> None:
        self.kind.setObjectName("kindSwitch")
        self.kind.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.kind.setIconSize(QSize(20, 20))
        self.report.setWordWrap(True)
        self.report.hide()
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.text, 1)
        line.addWidget(self.kind)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(line)
        rows.addWidget(self.report)

    def _enter(self, text: str) -> None:
        if self.add(text):
            self.text.clear()

    def _switch(self) -> None:
        self.layer = "role" if self.layer == "technology" else "technology"
        self._show_kind()

    def _show_kind(self) -> None:
        word = self.layer.capitalize()
        self.kind.setText(word)
        self.kind.setIcon(swatch(Item("new", self.layer, ""), self._view.look))
        self.kind.setAccessibleName(f"Added as: {self.layer}. Press to change")
        other = "roles" if self.layer == "technology" else "technologies"
        self.kind.setToolTip(tip(f"New items are {self.layer}: press for {other}"))

    def _tell(self, problems: list[str]) -> None:
        shown = problems[:_TOLD]
        if len(problems) > _TOLD:
            shown.append(f"and {len(problems) - _TOLD} more that were not understood")
        self.report.setText("\n".join(shown))
        self.report.setVisible(bool(shown))


class _Line(QPlainTextEdit):
    """One line of text that knows a list when one is pasted into it."""

    entered = Signal(str)
    listed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("addLine")
        self.setAccessibleName("Add items")
        self.setPlaceholderText("Add: Wikis, Flickr, …")
        self.setToolTip(tip("Names with commas between them, or a list or table to paste"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        for set_bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(32)
        self.document().setDocumentMargin(1)

    def event(self, event: QEvent) -> bool:
        """Typed letters are the line's, not the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            shift = Qt.KeyboardModifier.ShiftModifier
            if not event.modifiers() & ~shift:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Lines or columns are a list, which is added at once; anything else is typed text."""
        text = source.text()[: LARGEST_TEXT + 1].strip("\r\n")
        if "\n" in text or "\r" in text or "\t" in text:
            self.listed.emit(text)
            return
        room = TEXT_LIMIT - len(self.toPlainText())
        self.insertPlainText(as_text(text)[: max(room, 0)])


def _problems(listed: Listed, length: int) -> list[str]:
    problems = list(listed.problems)
    if length > LARGEST_TEXT:
        problems.append(f"only the first {LARGEST_TEXT:,} characters were looked at")
    return [problem[:1].upper() + problem[1:] for problem in problems]


def _step(listed: Listed) -> str:
    if len(listed.pieces) == 1:
        return f"Add {listed.pieces[0].item.name[:40]}"
    return f"Add {len(listed.pieces)} items"
