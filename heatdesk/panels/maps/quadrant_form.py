"""QuadrantForm: one quadrant: its name, a note, and whether it is empty on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox

from heatdesk.app.document import Document
from heatdesk.app.writing import Edit
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.model.properties import Quadrant, QuadrantKey
from heatdesk.panels.fields.plain import tip
from heatdesk.panels.fields.section import Section
from heatdesk.panels.fields.text_field import NoteField, TextField, written

QUADRANT_NAMES: Final[dict[QuadrantKey, str]] = {
    "top_left": "Top left",
    "top_right": "Top right",
    "bottom_left": "Bottom left",
    "bottom_right": "Bottom right",
}


class QuadrantForm:
    """The fields of one quadrant, put into a section; it edits the document and nothing else."""

    def __init__(self, document: Document, key: QuadrantKey, section: Section) -> None:
        self._document = document
        self._key = key
        word = QUADRANT_NAMES[key]
        self.name = TextField(f"{word} quadrant", word)
        self.note = NoteField(f"Note on the {word.lower()} quadrant", "What belongs here?")
        self.note.setFixedHeight(32)
        self.empty = QCheckBox("Empty on purpose")
        self.empty.setAccessibleName(f"{word} quadrant: empty on purpose")
        self.empty.setToolTip(tip("No opportunity is seen in a quadrant that is meant to be empty"))
        section.add_captioned(word, self.name)
        section.add(self.note, self.empty)
        written(self.name, document, self._maker("Rename a quadrant", "name"))
        written(self.note, document, self._maker("Annotate a quadrant", "note"))
        mark = self._maker("Mark a quadrant", "empty_on_purpose")
        self.empty.clicked.connect(lambda on: document.edit(*mark(document.project, on)))

    def refresh(self) -> None:
        quadrant: Quadrant = getattr(self._document.project.properties.quadrants, self._key)
        self.name.show_text(quadrant.name)
        self.note.show_text(quadrant.note)
        self.empty.setChecked(quadrant.empty_on_purpose)

    def _maker(self, step: str, field: str) -> Callable[[Project, Any], Edit]:
        def make(project: Project, value: Any) -> Edit:
            quadrants = project.properties.quadrants
            quadrant = replace(getattr(quadrants, self._key), **{field: value})
            wanted = replace(quadrants, **{self._key: quadrant})
            return Edit(step, edits.set_properties(project, quadrants=wanted))

        return make
