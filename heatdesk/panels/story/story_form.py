"""StoryForm: the words of one step: title, caption, and the speaker's notes."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from heatdesk.analysis.story.scenes import Scene
from heatdesk.analysis.story.storyline import LONGEST_CAPTION
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.panels.fields.text_field import NoteField, TextField
from heatdesk.storage.characters import TEXT_LIMIT

STEPS: Final = {
    "title": "Rename a step",
    "caption": "Change a caption",
    "notes": "Change speaker notes",
}
"""The undo steps of the fields."""

_NOTES: Final = 46


class StoryForm(QWidget):
    """`texts` are the fields, by what they are called in `STEPS`; `id` is the step that they are
    about, empty for none. Empty title and caption follow the map, which their hints show.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = ""
        self.title = TextField("Title of the step")
        self.caption = TextField("Caption", limit=TEXT_LIMIT)
        self.notes = NoteField("Speaker notes", "What you want to say here; nobody else sees it")
        self.texts: dict[str, TextField | NoteField] = {
            "title": self.title,
            "caption": self.caption,
            "notes": self.notes,
        }
        self.count = PlainLabel(name="aside")
        self.flag = PlainLabel(name="problem")
        self._lay_out()
        self.caption.textChanged.connect(self._count)
        self.show_scene(None)

    def show_scene(self, scene: Scene | None) -> None:
        """Shows a step's own words; where it has none, those that follow the map as hints. Without
        a step there is nothing to see.
        """
        step = scene.step if scene is not None else None
        self._turn(step.id if step else "")
        self.setVisible(step is not None)
        self.title.suggest(scene.title if scene is not None else "")
        self.caption.suggest(scene.caption if scene is not None else "")
        self.title.show_text(step.title if step else "")
        self.caption.show_text(step.caption if step else "")
        self.notes.show_text(step.notes if step else "")
        self.flag.setText((scene.flag or "") if scene is not None else "")
        self.flag.setVisible(bool(self.flag.text()))
        self._count()

    def _lay_out(self) -> None:
        self.notes.setFixedHeight(_NOTES)
        self.notes.setToolTip(tip("Markdown: **strong**, lists, links; shown as plain text here"))
        self.flag.setWordWrap(True)
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(PlainLabel("Title", name="caption"))
        named.addWidget(self.title, 1)
        above = QHBoxLayout()
        above.addWidget(PlainLabel("Caption", name="caption"))
        above.addStretch()
        above.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.flag)
        layout.addLayout(named)
        layout.addLayout(above)
        layout.addWidget(self.caption)
        layout.addWidget(PlainLabel("Speaker notes", name="caption"))
        layout.addWidget(self.notes)

    def _turn(self, id: str) -> None:
        """To another step: what is being typed belongs to the one before."""
        if id != self.id:
            for field in self.texts.values():
                field.enter()
        self.id = id

    def _count(self) -> None:
        """How long the caption is; what is longer is cut at a word on the stage."""
        length = len(self.caption.text().strip())
        self.count.setText(f"{length} of {LONGEST_CAPTION}" if length else "")
        self.count.setObjectName("problem" if length > LONGEST_CAPTION else "aside")
        self.count.style().polish(self.count)
        long = f"The stage cuts captions after {LONGEST_CAPTION} characters, at a word"
        self.count.setToolTip(tip(long))
