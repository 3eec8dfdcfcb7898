"""Notes: what only who speaks reads: Markdown that leads and loads nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

LEAST, MOST = 11, 48
"""Pixels of the letters."""

_FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class _Sealed(QTextDocument):
    """Loads nothing, from disk no more than from anywhere else."""

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """A picture, or Qt would look for the file itself: no answer is no refusal to it."""
        picture = QImage(1, 1, QImage.Format.Format_ARGB32)
        picture.fill(0)
        return picture


class Notes(QTextEdit):
    """Shows a step's notes. Links are words, pictures are gone, HTML is seen as it was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: _Sealed | None = None
        self.setObjectName("notes")
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAccessibleName("Notes")
        self.enlarge_to(18)

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded, from disk no more than from anywhere else."""
        return None

    def enlarge_to(self, size: int) -> None:
        font = self.font()
        font.setPixelSize(min(max(size, LEAST), MOST))
        self.document().setDefaultFont(font)

    def show_notes(self, text: str) -> None:
        # Shown when the pictures are gone: laying one out looks for sharper ones beside it.
        document = _Sealed(self)
        document.setDefaultFont(self.document().defaultFont())
        document.setMarkdown(text, _FEATURES)
        for position, length, format in reversed(list(_fragments(document))):
            cursor = QTextCursor(document)
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            if format.isImageFormat():
                cursor.removeSelectedText()
            elif format.isAnchor():
                cursor.setCharFormat(_plain(format))
        self.setDocument(document)
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _fragments(document: QTextDocument) -> Iterator[tuple[int, int, QTextCharFormat]]:
    block: QTextBlock = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            yield fragment.position(), fragment.length(), fragment.charFormat()
            fragments += 1
        block = block.next()


def _plain(format: QTextCharFormat) -> QTextCharFormat:
    """The format without being a link or looking like one."""
    made = QTextCharFormat()
    made.setFontWeight(format.fontWeight())
    made.setFontItalic(format.fontItalic())
    return made
