"""PrintDialog: the map on paper as it will be printed, fitted to the page."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from heatdesk.analysis import names
from heatdesk.app.handing_out import composed
from heatdesk.app.settings import Settings
from heatdesk.export.bounds import UNITS_PER_INCH
from heatdesk.export.fonts import load_fonts
from heatdesk.export.forms import View
from heatdesk.export.painter import paint
from heatdesk.figure.extras import Extras
from heatdesk.figure.look import look
from heatdesk.figure.marks import Figure
from heatdesk.model.project import Project
from heatdesk.panels.fields.choice import Choice
from heatdesk.panels.fields.plain import PlainLabel

PAPERS: Final = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "Letter": QPageSize.PageSizeId.Letter,
    "Tabloid": QPageSize.PageSizeId.Tabloid,
}
_WAYS: Final = {False: "Across", True: "Upright"}
_MARGIN: Final = 10.0
"""Millimetres, which every printer leaves room for."""

_BOX: Final = 190
_NO_PRINTER: Final = "The printer does not take the page"


class PrintDialog(QDialog):
    """Paper is white: the map is printed in its light look, whatever the screen shows."""

    def __init__(
        self,
        project: Project,
        scenario: str,
        name: str,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print the map")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 700)
        load_fonts()
        self._project, self._settings = project, settings
        self._figures: dict[tuple[object, ...], Figure] = {}
        self.printer = _printer(name)
        kept = settings.values.exports
        listed = {s.id: names.scenario_name(s) for s in project.scenarios}
        self.scenario = Choice("Scenario", listed)
        self.paper = Choice("Paper", {paper: paper for paper in PAPERS})
        self.way = Choice("Orientation", _WAYS)
        self.findings = QCheckBox("Findings")
        self.method = QCheckBox("How it was found")
        self.problem = PlainLabel(name="problem")
        self.print_button = QPushButton("&Print…")
        self.preview = QPrintPreviewWidget(self.printer)
        self.scenario.show_value(scenario)
        self.paper.show_value(kept.paper if kept.paper in PAPERS else "A4")
        self.way.show_value(kept.upright)
        self._lay_out()
        self._connect()
        self._set_page()

    def accept(self) -> None:
        """Asks which printer, and prints."""
        if QPrintDialog(self.printer, self).exec() != QDialog.DialogCode.Accepted:
            return
        if not self.print_page(self.printer):
            self.problem.setText(_NO_PRINTER)
            self.problem.show()
            return
        kept = self._settings.values.exports
        paper, upright = self.paper.currentData(), self.way.currentData()
        self._settings.set(exports=msgspec.structs.replace(kept, paper=paper, upright=upright))
        super().accept()

    def print_page(self, printer: QPrinter) -> bool:
        """Paints the map on the printer's page, whatever its size is. False if there is none."""
        page = printer.pageRect(QPrinter.Unit.Inch)
        painter = QPainter()
        if not painter.begin(printer):
            return False
        figure = self._figure(page.width() * UNITS_PER_INCH, page.height() * UNITS_PER_INCH)
        pixels = printer.pageRect(QPrinter.Unit.DevicePixel)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.scale(pixels.width() / figure.width, pixels.height() / figure.height)
        paint(painter, figure.marks, on_paper=True)
        return painter.end()

    # Building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.preview.setAccessibleName("Preview")
        form = QFormLayout()
        form.setVerticalSpacing(10)
        self.scenario.setMinimumWidth(_BOX)
        form.addRow(PlainLabel("Scenario"), self.scenario)
        form.addRow(PlainLabel("Paper"), self.paper)
        form.addRow(PlainLabel("Orientation"), self.way)
        form.addRow("", self.findings)
        form.addRow("", self.method)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.preview, 1)
        columns.addLayout(form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addLayout(columns, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self._buttons())
        self.problem.hide()
        # Only now: before it stands in the dialog, Qt would take the first button that it meets.
        self.print_button.setDefault(True)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.print_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self.preview.paintRequested.connect(self.print_page)
        for box in (self.scenario, self.paper, self.way):
            box.entered.connect(lambda _: self._set_page())
        for switch in (self.findings, self.method):
            switch.toggled.connect(lambda _: self._set_page())

    def _set_page(self) -> None:
        ways = QPageLayout.Orientation
        way = ways.Portrait if self.way.currentData() else ways.Landscape
        margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        size = QPageSize(PAPERS[self.paper.currentData()])
        self.printer.setPageLayout(QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter))
        self.preview.updatePreview()

    def _figure(self, width: float, height: float) -> Figure:
        """The map on a page of this size; the preview asks for the same one again and again."""
        extras = Extras(findings=self.findings.isChecked(), method=self.method.isChecked())
        scenario, overlay = self.scenario.currentData(), self._project.properties.heat.overlay
        asked = (scenario, extras.findings, extras.method, round(width), round(height))
        if asked not in self._figures:
            view = View(self._project, scenario, overlay, look(False), width, height, extras=extras)
            self._figures = {asked: composed(view)}
        return self._figures[asked]


def _printer(name: str) -> QPrinter:
    # At the screen's resolution: the space between letters is drawn larger on finer pages.
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setDocName(name)
    printer.setCreator("HeatDesk")
    return printer
