"""The findings in the window: made when they are first wanted, and nothing deleted is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.keeping import keep_finding
from heatdesk.panels.findings.findings_model import AT
from heatdesk.panels.findings.findings_panel import FindingsPanel
from tests.builders.driver import turn
from tests.builders.maps import LATER, map_of, role
from tests.window.conftest import Desk


def findings(desk: Desk) -> FindingsPanel:
    """The panel, with one finding in it."""
    desk.open()
    document = desk.window.session.document
    draft = Finding("", "now", sentence="We listen too little.")
    document.edit("Keep", keep_finding(document.project, draft)[0])
    desk.run("findings")
    panel = desk.window.docks.findings
    assert panel is not None
    return panel


def test_the_panel_is_made_when_it_is_first_wanted(desk: Desk) -> None:
    assert desk.window.docks.findings is None
    panel = findings(desk)
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.table
    assert desk.window.actions_by_id["findings"].isChecked()
    desk.run("findings")
    assert not panel.isVisible()
    assert not desk.window.actions_by_id["findings"].isChecked()


def test_a_deleted_finding_comes_back_by_the_toasts_button(desk: Desk) -> None:
    panel = findings(desk)
    panel.table.selectRow(0)
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert desk.project.findings == ()
    assert desk.window.toast.isVisible()
    assert desk.window.toast.message.text() == "Deleted a finding"
    QTest.mouseClick(desk.window.toast.button, Qt.MouseButton.LeftButton)
    turn()
    assert [f.sentence for f in desk.project.findings] == ["We listen too little."]


def test_showing_a_finding_shows_its_scenario_and_chooses_its_items(desk: Desk) -> None:
    session = desk.window.session
    project = map_of(role("sales"), also={LATER: [role("sales", 0.5, 0.5)]})
    draft = Finding("", LATER, "hot", items=(NamedItem("sales", "Sales"),), sentence="Sales can …")
    desk.window.saving.begin(project.after(keep_finding(project, draft)[0]))
    desk.run("findings")
    panel = desk.window.docks.findings
    assert panel is not None
    panel.table.selectRow(0)
    QTest.mouseClick(panel.show_items, Qt.MouseButton.LeftButton)
    turn()
    assert session.heat.scenario == LATER
    assert session.selection.ids == ("sales",)


def test_f2_edits_the_finding_and_not_the_chosen_item(desk: Desk) -> None:
    panel = findings(desk)
    desk.window.session.selection.choose(["twitter"])
    panel.table.setCurrentIndex(panel.table.rows.cell("we-listen-too-little", AT["owner"]))
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_F2)
    turn()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Ann")
    QTest.keyClick(line, Qt.Key.Key_Return)
    turn()
    assert desk.project.findings[0].owner == "Ann"
    assert desk.project.item("twitter").name == "Twitter"
