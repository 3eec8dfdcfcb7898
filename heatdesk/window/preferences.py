"""Preferences: few, and each holds at once."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from heatdesk.app.settings import Settings
from heatdesk.panels.fields.plain import PlainLabel
from heatdesk.storage.templates import templates

_THEMES: Final = {"system": "As the system", "light": "Light", "dark": "Dark"}
_CANVASES: Final = {"theme": "As the window", "projector": "For a projector"}
_LANGUAGES: Final = {"en": "English"}
_MOTIONS: Final = {"system": "As the system", "full": "Full", "none": "None"}


class Preferences(QDialog):
    """There is no OK to press: every choice is kept and applied when it is made."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.resize(420, 320)
        self._settings = settings
        form = QFormLayout()
        form.setVerticalSpacing(12)
        starts = {"": "The welcome page", **{t.id: t.title for t in templates()}}
        form.addRow("Window", self._choice("theme", _THEMES))
        form.addRow("Map", self._choice("map_theme", _CANVASES))
        form.addRow("Motion", self._choice("motion", _MOTIONS))
        form.addRow("Language", self._choice("language", _LANGUAGES))
        form.addRow("Start with", self._choice("start_with", starts))
        form.addRow("", self._switch("snapping", "Snap to axes, centres and equal spacing"))
        form.addRow("", self._switch("checklist", "Show the first steps"))
        self.note = PlainLabel()
        self._show_note()
        settings.changed.connect(self._show_note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch()
        layout.addWidget(self.note)
        layout.addWidget(buttons)

    def _choice(self, field: str, names: dict[str, str]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(field)
        for value, name in names.items():
            box.addItem(name, value)
        box.setCurrentIndex(max(box.findData(self._value(field)), 0))
        box.activated.connect(lambda n: self._settings.set(**{field: box.itemData(n)}))
        return box

    def _switch(self, field: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(field)
        box.setChecked(bool(self._value(field)))
        box.toggled.connect(lambda on: self._settings.set(**{field: on}))
        return box

    def _show_note(self) -> None:
        """That everything stays here; or why none of it will, once the program has ended."""
        why = self._settings.unwritable
        self.note.setObjectName("problem" if why else "caption")
        self.note.style().polish(self.note)
        self.note.setWordWrap(True)
        self.note.setText(why or "Everything stays on this computer.")

    def _value(self, field: str) -> Any:
        return getattr(self._settings.values, field)
