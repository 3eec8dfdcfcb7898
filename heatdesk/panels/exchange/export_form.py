"""ExportForm: everything that can be chosen of what is handed out."""

from __future__ import annotations

from typing import Any, Final, cast

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from heatdesk.analysis import names
from heatdesk.app.settings import Exports
from heatdesk.export.forms import PICTURES, HeatKind
from heatdesk.export.kinds import Choice as Choices
from heatdesk.export.kinds import Kind, kinds
from heatdesk.export.logo import as_pixels
from heatdesk.export.sizes import DOTS, SIZES, Size
from heatdesk.figure.extras import Extras
from heatdesk.figure.words import OVERLAY_WORDS
from heatdesk.model.project import Project
from heatdesk.model.properties import OVERLAYS, Overlay
from heatdesk.panels.exchange.compared_choice import NOTHING, ComparedChoice
from heatdesk.panels.fields.accent_button import AccentButton
from heatdesk.panels.fields.choice import Choice
from heatdesk.panels.fields.logo_field import LogoField
from heatdesk.panels.fields.pixel_field import PixelField
from heatdesk.panels.fields.plain import PlainLabel, tip
from heatdesk.storage.characters import NAME_LIMIT

OWN: Final = "own"
THEMES: Final = {
    "screen": "As on the screen",
    "light": "Light",
    "dark": "Dark",
    "both": "Light and dark, as the reader has it",
}
HEATS: Final = {"picture": "One picture", "bands": "Areas that can be edited"}
_SWITCHES: Final = {"legend": "Legend", "findings": "Findings", "method": "How it was found"}


class ExportForm(QWidget):
    """Emits `changed()` at every choice. What makes no difference to the kind is not shown."""

    changed = Signal()

    def __init__(
        self,
        project: Project,
        scenario: str,
        exports: Exports,
        compared: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kinds = kinds()
        self._exports = exports
        listed = {s.id: names.scenario_name(s) for s in project.scenarios}
        sizes = {id: size.name for id, size in SIZES.items()}
        self.kind = Choice("Kind of file", {id: kind.name for id, kind in self._kinds.items()})
        self.scenario = Choice("Scenario", listed)
        self.compared = ComparedChoice(project)
        self.overlay = Choice("Overlay", {name: OVERLAY_WORDS[name].name for name in OVERLAYS})
        self.heat = Choice("Heat", HEATS)
        self.theme = Choice("Theme", THEMES)
        self.page_size = Choice("Size", {**sizes, OWN: "Own size"})
        self.width_field = PixelField("Width")
        self.height_field = PixelField("Height")
        self.dots = Choice("Sharpness", DOTS)
        self.titled = QCheckBox("Title")
        self.title = QLineEdit()
        self.switches = {id: QCheckBox(words) for id, words in _SWITCHES.items()}
        self.notes = QCheckBox("With notes")
        self.accent = AccentButton()
        self.logo = LogoField()
        self._accent: str | None = None
        self._tells = False
        self._said = {
            False: {"findings": exports.findings, "method": exports.method},
            True: {"findings": exports.told_findings, "method": exports.told_method},
        }
        self.size_problem = PlainLabel(name="problem")
        self._fields: dict[Choices, QWidget] = {}
        self._lay_out()
        self._show(project, scenario, exports)
        self.compared.show_value(compared or NOTHING)
        self._connect()
        self._adapt()

    # What is chosen --------------------------------------------------------------------------

    @property
    def chosen_kind(self) -> Kind:
        return self._kinds[self.kind.currentData()]

    @property
    def chosen_overlay(self) -> Overlay:
        return cast("Overlay", self.overlay.currentData())

    @property
    def chosen_compared(self) -> str | None:
        """The scenario that is compared with, where the kind can show it."""
        return self.compared.chosen if "compared" in self.chosen_kind.uses else None

    @property
    def chosen_heat(self) -> HeatKind:
        return cast("HeatKind", self.heat.currentData())

    @property
    def chosen_accent(self) -> str | None:
        return self._accent

    @property
    def chosen_title(self) -> str | None:
        """The title: empty for none, None for the map's own."""
        if not self.titled.isChecked():
            return ""
        return " ".join(self.title.text().split()) or None

    @property
    def page(self) -> Size | None:
        """The size in page units; None where a field holds none."""
        chosen = self.page_size.currentData()
        if "size" not in self.chosen_kind.uses:
            return next(iter(SIZES.values()))
        if chosen != OWN:
            return SIZES[chosen]
        width, height = self.width_field.value, self.height_field.value
        return Size("", width, height) if width and height else None

    @property
    def extras(self) -> Extras:
        """What stands beside the map."""
        uses = self.chosen_kind.uses
        logo = self.logo.logo if "logo" in uses else None
        return Extras(
            title=self.chosen_title,
            **{id: id in uses and switch.isChecked() for id, switch in self.switches.items()},
            accent=self.chosen_accent,
            logo=None if logo is None else as_pixels(logo),
        )

    @property
    def exports(self) -> Exports:
        """What is worth remembering."""
        width, height = self.width_field.value, self.height_field.value
        kept = self._exports
        self._keep_said()
        return msgspec.structs.replace(
            kept,
            kind=self.kind.currentData(),
            theme=self.theme.currentData(),
            size=self.page_size.currentData(),
            width=width or kept.width,
            height=height or kept.height,
            dots=self.dots.currentData(),
            title=self.titled.isChecked(),
            legend=self.switches["legend"].isChecked(),
            **self._said[False],
            **{f"told_{id}": wanted for id, wanted in self._said[True].items()},
            heat=self.chosen_heat,
            notes=self.notes.isChecked(),
            accent=self._accent or "",
            logo=str(self.logo.path or ""),
        )

    def complain_of_size(self, problem: str) -> None:
        """Says below the size why it will not do; nothing where it does."""
        self.size_problem.setText(problem)
        self.size_problem.setVisible(bool(problem))
        for field in (self.width_field, self.height_field):
            field.setAccessibleDescription(problem)

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(12)
        own = QWidget()
        row = QHBoxLayout(own)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.width_field, PlainLabel("by"), self.height_field):
            row.addWidget(part)
        row.addStretch()
        self._own = own
        layout.addWidget(self._captioned("Kind of file", self.kind))
        self._add("scenario", self._captioned("Scenario", self.scenario))
        self._add("compared", self._captioned("Compared with", self.compared))
        self._add("overlay", self._captioned("Overlay", self.overlay))
        self._add("heat", self._captioned("Heat", self.heat))
        self._add("theme", self._captioned("Theme", self.theme))
        self._add("size", self._captioned("Size", self.page_size, own, self.size_problem))
        self._add("dots", self._captioned("Sharpness", self.dots))
        self._add("title", self._captioned("", self.titled, self.title))
        for id, switch in {**self.switches, "notes": self.notes}.items():
            self._add(id, switch)  # type: ignore[arg-type]
        self._add("accent", self._captioned("Accent colour", self.accent))
        self._add("logo", self._captioned("Logo", self.logo))
        layout.addStretch()
        self.size_problem.setWordWrap(True)

    def _add(self, choice: Choices, part: QWidget) -> None:
        self._fields[choice] = part
        layout = self.layout()
        assert layout is not None
        layout.addWidget(part)

    def _captioned(self, text: str, *parts: QWidget) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        if text:
            grid.addWidget(PlainLabel(text, name="caption"), 0, 0)
        for n, part in enumerate(parts, start=1):
            side = Qt.AlignmentFlag.AlignLeft if part is self.accent else Qt.AlignmentFlag(0)
            grid.addWidget(part, n, 0, side)
        return page

    def _show(self, project: Project, scenario: str, exports: Exports) -> None:
        self._choose(self.kind, exports.kind)
        self._choose(self.scenario, scenario)
        self.compared.offer(self.scenario.currentData())
        self._choose(self.overlay, project.properties.heat.overlay)
        self._choose(self.heat, exports.heat)
        self._choose(self.theme, exports.theme)
        self._choose(self.page_size, exports.size)
        self._choose(self.dots, exports.dots)
        self.width_field.show_value(exports.width)
        self.height_field.show_value(exports.height)
        self.title.setPlaceholderText(names.spoken(project.properties.title) or "The map’s title")
        self.title.setMaxLength(NAME_LIMIT)
        self.title.setAccessibleName("Title")
        self.title.setToolTip(tip("Another title than the map’s own, for this file"))
        self.titled.setChecked(exports.title)
        self.notes.setChecked(exports.notes)
        for id, wanted in {"legend": exports.legend, **self._said[self._tells]}.items():
            self.switches[id].setChecked(wanted)
        self._take_accent(exports.accent or None)
        self.logo.restore(exports.logo)

    def _choose(self, box: Choice, value: Any) -> None:
        """Shows a value, or the first one where it is no longer offered."""
        box.show_value(value)
        if box.currentIndex() < 0:
            box.setCurrentIndex(0)

    def _connect(self) -> None:
        self.scenario.entered.connect(self.compared.offer)
        for box in self.findChildren(Choice):
            box.entered.connect(self._tell)
        for field in (self.width_field, self.height_field):
            field.edited.connect(self._tell)
        self.title.textEdited.connect(self._tell)
        for switch in (self.titled, self.notes, *self.switches.values()):
            switch.toggled.connect(self._tell)
        self.accent.entered.connect(self._take_accent)
        self.accent.entered.connect(self._tell)
        self.logo.changed.connect(self._tell)

    def _take_accent(self, colour: str | None) -> None:
        self._accent = colour if colour and QColor.isValidColorName(colour) else None
        self.accent.show_value(self._accent)

    def _tell(self, _: object = None) -> None:
        self._adapt()
        self.changed.emit()

    def _adapt(self) -> None:
        kind = self.chosen_kind
        if kind.tells != self._tells:
            self._take_said(kind.tells)
        for choice, part in self._fields.items():
            part.setVisible(choice in kind.uses)
        self._fields["compared"].setVisible("compared" in kind.uses and self.compared.offers)
        hidden = kind.form in PICTURES and self.compared.chosen is not None
        self._fields["overlay"].setVisible("overlay" in kind.uses and not hidden)
        self._own.setVisible(self.page_size.currentData() == OWN)
        self.title.setEnabled(self.titled.isChecked())

    def _keep_said(self) -> None:
        """Keeps apart what is chosen for kinds that tell by themselves, and for others."""
        kept = self._said[self._tells]
        kept.update({id: self.switches[id].isChecked() for id in kept})

    def _take_said(self, tells: bool) -> None:
        self._keep_said()
        self._tells = tells
        for id, wanted in self._said[tells].items():
            self.switches[id].setChecked(wanted)
