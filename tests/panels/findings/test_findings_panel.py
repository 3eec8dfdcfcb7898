"""The table of findings: filtered, sorted, edited in place; what is stale says why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from heatdesk.canvas.session import Session
from heatdesk.model import edits
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.keeping import drop_findings, keep_finding, set_findings
from heatdesk.panels.fields.choice import Choice
from heatdesk.panels.findings.finding_form import FindingForm
from heatdesk.panels.findings.findings_model import AT, COLUMNS
from heatdesk.panels.findings.findings_panel import FindingsPanel
from tests.builders.driver import turn
from tests.builders.maps import LATER, NOW, map_of, role, technology
from tests.panels.conftest import Open, Put

ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 3, 1)

SALES, BLOGS, WIKI = (
    NamedItem("sales", "Sales"),
    NamedItem("blogs", "Blogs"),
    NamedItem("wiki", "Old Wiki"),
)
DRAFTS = (
    Finding("", NOW, "hot", items=(SALES, BLOGS), sentence="Sales can use Blogs.", owner="Ann",
            result="Ten enquiries", activity="A post a week", review="2026-02-01"),
    Finding("", LATER, "warm", items=(NamedItem("support", "Support"), WIKI), sentence="Help.",
            owner="Zoë", review="2026-03-20"),
    Finding("", NOW, rule="weak_side", subject="y.high", sentence="We listen too little."),
)  # fmt: skip
MEETING, WARM, WEAK = "sales", "support", "we-listen-too-little"


class Judge(QObject):
    """A hand-made judge: nothing is judged until `say`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reasons: Mapping[str, str | None] = {}

    def stale_reasons(self) -> Mapping[str, str | None]:
        return self._reasons

    def say(self, reasons: Mapping[str, str | None]) -> None:
        self._reasons = reasons
        self.changed.emit()


@pytest.fixture
def judge(qapp: QApplication) -> Judge:
    made = Judge()
    made.say({MEETING: None, WARM: "Old Wiki was deleted", WEAK: None})
    return made


@pytest.fixture
def session(open_project: Open) -> Session:
    items = [technology("blogs"), role("sales"), role("support")]
    project = map_of(*items, also={LATER: items})
    for draft in DRAFTS:
        project = project.after(keep_finding(project, draft)[0])
    return open_project(project)


@pytest.fixture
def panel(session: Session, judge: Judge, put: Put) -> FindingsPanel:
    return show(session, judge, put)


def show(session: Session, judge: Judge, put: Put) -> FindingsPanel:
    document, selection = session.document, session.selection
    shown = FindingsPanel(document, selection, session.heat, judge, lambda: TODAY)
    put(shown)
    shown.resize(1500, 300)
    shown.table.setFocus()
    turn()
    return shown


def ids(panel: FindingsPanel) -> list[str]:
    return panel.table.rows.ids()


def finding(session: Session, id: str) -> Finding:
    return next(f for f in session.document.project.findings if f.id == id)


def shown(panel: FindingsPanel, id: str, key: str) -> str:
    return str(panel.table.rows.cell(id, AT[key]).data())


def told(panel: FindingsPanel, id: str, key: str) -> str:
    return str(panel.table.rows.cell(id, AT[key]).data(Qt.ItemDataRole.ToolTipRole))


def go(panel: FindingsPanel, id: str, key: str) -> None:
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.table.rows.cell(id, AT[key]))
    turn()


def enter(panel: FindingsPanel, id: str, key: str, text: str, end: Qt.Key = ENTER) -> None:
    """Types into a cell as with the keyboard alone."""
    go(panel, id, key)
    QTest.keyClick(panel.table, Qt.Key.Key_F2)
    turn()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit | QPlainTextEdit)
    line.selectAll()
    QTest.keyClicks(line, text) if text else line.clear()
    QTest.keyClick(line, end)
    turn()


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    turn()


def pick(box: Choice, word: str) -> None:
    """Chooses a word of a box by the keyboard."""
    box.setFocus()
    way = Qt.Key.Key_Down if box.findText(word) > box.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(box.findText(word) - box.currentIndex())):
        QTest.keyClick(box, way)
    assert box.currentText() == word
    turn()


def form_of(panel: FindingsPanel) -> FindingForm:
    turn()
    (form,) = (f for f in panel.findChildren(FindingForm) if f.isVisible())
    return form


# Showing ------------------------------------------------------------------------------------------


def test_the_model_keeps_qt_s_rules(session: Session, panel: FindingsPanel, judge: Judge) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(m, mode) for m in (panel.model, panel.table.rows)]
    document = session.document
    document.edit("Drop", drop_findings(document.project, [WARM]))
    judge.say({MEETING: "Cold"})
    document.undo()
    assert len(testers) == 2


def test_the_findings_of_all_scenarios_are_there(panel: FindingsPanel) -> None:
    assert ids(panel) == [MEETING, WARM, WEAK]
    assert [[shown(panel, id, column.key) for column in COLUMNS] for id in ids(panel)] == [
        ["Fresh", "", "Sales can use Blogs.", "Hot meeting", "Sales, Blogs", "Now", "Ann", "",
         "Ten enquiries", "A post a week", "2026-02-01, overdue"],
        ["Stale", "Old Wiki was deleted", "Help.", "Warm meeting", "Support, Old Wiki", "Later",
         "Zoë", "", "", "", "2026-03-20"],
        ["Fresh", "", "We listen too little.", "Weak side", "", "Now", "", "", "", "", ""],
    ]  # fmt: skip


def test_what_is_stale_says_why_in_words_and_in_colour(panel: FindingsPanel, judge: Judge) -> None:
    state = panel.table.rows.cell(WARM, AT["state"])
    assert state.data() == "Stale"
    assert "Old Wiki was deleted" in told(panel, WARM, "state")
    assert isinstance(state.data(Qt.ItemDataRole.ForegroundRole), QColor)
    assert not panel.table.isColumnHidden(AT["why"])
    judge.say({MEETING: None, WARM: None, WEAK: None})
    assert shown(panel, WARM, "state") == "Fresh"
    assert panel.table.rows.cell(WARM, AT["state"]).data(Qt.ItemDataRole.ForegroundRole) is None
    assert panel.table.isColumnHidden(AT["why"])


def test_what_is_not_judged_yet_says_so(panel: FindingsPanel, judge: Judge) -> None:
    judge.say({MEETING: None})
    assert [shown(panel, id, "state") for id in ids(panel)] == ["Fresh", "Unread", "Unread"]
    assert "Not compared with the map yet" in told(panel, WEAK, "state")


def test_result_and_activity_say_how_they_differ(panel: FindingsPanel) -> None:
    heads = {
        key: [
            str(panel.model.headerData(AT[key], Qt.Orientation.Horizontal, kind))
            for kind in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        ]
        for key in ("result", "activity")
    }
    assert [heads["result"][0], heads["activity"][0]] == ["Result measure", "Activity measure"]
    assert "What changes for customers or the business" in heads["result"][1]
    assert "What you did for it: no result in itself" in heads["activity"][1]


def test_new_names_show_at_once_and_last_names_remain(
    session: Session, panel: FindingsPanel
) -> None:
    document = session.document
    document.edit("Rename", edits.rename(document.project, "sales", "Selling"))
    assert shown(panel, MEETING, "items") == "Selling, Blogs"
    document.edit("Delete", edits.delete(document.project, ["sales", "blogs"]))
    assert shown(panel, MEETING, "items") == "Sales, Blogs"


def test_adding_dropping_and_undoing_show(session: Session, panel: FindingsPanel) -> None:
    document = session.document
    change, id = keep_finding(document.project, Finding("", NOW, sentence="New"))
    document.edit("Keep", change)
    assert ids(panel) == [MEETING, WARM, WEAK, id]
    document.edit("Drop", drop_findings(document.project, [WARM]))
    assert ids(panel) == [MEETING, WEAK, id]
    document.undo()
    assert ids(panel) == [MEETING, WARM, WEAK, id]


def test_what_happened_behind_its_back_shows_when_it_comes(
    session: Session, panel: FindingsPanel, judge: Judge
) -> None:
    panel.hide()
    document = session.document
    document.edit("Own", set_findings(document.project, [WEAK], owner="Bob", sentence="A"))
    judge.say({WEAK: "The sides are even now"})
    panel.show()
    turn()
    assert (shown(panel, WEAK, "owner"), shown(panel, WEAK, "state")) == ("Bob", "Stale")
    assert panel.filter.owner.findText("Bob") >= 0


def test_mark_up_is_shown_as_text(session: Session, panel: FindingsPanel) -> None:
    document = session.document
    document.edit("Edit", set_findings(document.project, [WEAK], sentence="<img src=x>\nyes"))
    assert shown(panel, WEAK, "sentence") == "<img src=x> yes"
    assert "&lt;img src=x&gt;" in told(panel, WEAK, "sentence")


def test_screen_readers_hear_headings_and_cells(panel: FindingsPanel) -> None:
    tree = QAccessible.queryAccessibleInterface(panel.table)
    spoken = QAccessible.Text.Name
    assert (tree.role(), tree.text(spoken)) == (QAccessible.Role.Table, "Findings")
    words = {tree.child(n).text(spoken) for n in range(tree.childCount())}
    assert {"State", "Result measure", "Activity measure"} <= words
    assert {"Stale", "Old Wiki was deleted", "Sales can use Blogs.", "empty"} <= words


def test_a_drag_costs_the_table_nothing(session: Session, panel: FindingsPanel) -> None:
    told: list[object] = []
    panel.model.dataChanged.connect(lambda *cells: told.append(cells))
    gesture = session.document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["sales"], 0.1, 0.0))
    gesture.commit()
    assert told == []


# Editing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "typed", "value", "step"),
    [
        ("sentence", "We & <b>they</b>", "We & <b>they</b>", "Reword a finding"),
        ("owner", "Bob", "Bob", "Say who owns a finding"),
        ("action", "Read", "Read", "Say what a finding asks for"),
        ("result", "Ten", "Ten", "Say what result a finding wants"),
        ("activity", "Daily", "Daily", "Say what activity a finding takes"),
        ("review", "2026-12-24", "2026-12-24", "Date the review of a finding"),
    ],
)
def test_each_field_is_edited_in_place_as_one_step(
    session: Session, panel: FindingsPanel, key: str, typed: str, value: str, step: str
) -> None:
    before = session.document.project
    enter(panel, WEAK, key, typed)
    assert getattr(finding(session, WEAK), key) == value
    assert session.document.history.steps == (step,)
    session.document.undo()
    assert session.document.project == before
    assert shown(panel, WEAK, key) == str(getattr(finding(session, WEAK), key) or "")


def test_a_date_that_is_none_is_told_beside_the_cell_and_the_old_one_stays(
    session: Session, panel: FindingsPanel
) -> None:
    refused: list[str] = []
    panel.refused.connect(refused.append)
    before = session.document.project
    enter(panel, WARM, "review", "20.3.26")
    told = "Review: a date as 2026-03-31, or nothing"
    assert (refused, panel.table.told) == ([told], told)
    assert session.document.project is before
    assert shown(panel, WARM, "review") == "2026-03-20"
    note = panel.table.viewport().findChild(QWidget, "cellProblem")
    assert isinstance(note, QWidget)
    cell = panel.table.visualRect(panel.table.rows.cell(WARM, AT["review"]))
    assert note.geometry().intersects(cell.adjusted(0, -4, 0, 4))
    assert not note.geometry().intersects(cell)
    assert panel.table.viewport().rect().contains(note.geometry())
    enter(panel, WARM, "review", "2026-04-01")
    assert panel.table.told == ""


def test_a_date_is_taken_away_by_emptying_its_cell(session: Session, panel: FindingsPanel) -> None:
    enter(panel, MEETING, "review", "")
    assert finding(session, MEETING).review is None


def test_escape_and_the_same_value_again_are_no_steps(
    session: Session, panel: FindingsPanel
) -> None:
    enter(panel, MEETING, "owner", "Bob", end=ESCAPE)
    enter(panel, MEETING, "owner", "Ann")
    enter(panel, MEETING, "review", "2026-02-01")
    assert session.document.history.steps == ()


def test_tab_goes_on_to_the_next_cell_and_edits_there(
    session: Session, panel: FindingsPanel
) -> None:
    enter(panel, WEAK, "owner", "Bob", end=TAB)
    line = QApplication.focusWidget()
    assert isinstance(line, QPlainTextEdit)
    QTest.keyClicks(line, "Ask them")
    QTest.keyClick(line, ENTER)
    turn()
    assert (finding(session, WEAK).owner, finding(session, WEAK).action) == ("Bob", "Ask them")


def test_owners_are_completed(panel: FindingsPanel) -> None:
    go(panel, WEAK, "owner")
    QTest.keyClick(panel.table, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "an")
    completer = line.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Ann"
    QTest.keyClick(line, ESCAPE)


def test_news_wait_for_the_end_of_typing(
    session: Session, panel: FindingsPanel, judge: Judge
) -> None:
    pick(panel.filter.state, "Stale only")
    go(panel, WARM, "owner")
    QTest.keyClick(panel.table, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "Bo")
    judge.say({MEETING: "Cold", WARM: None, WEAK: None})
    assert ids(panel) == [WARM]
    QTest.keyClicks(line, "b")
    QTest.keyClick(line, ENTER)
    turn()
    assert finding(session, WARM).owner == "Bob"
    assert ids(panel) == [MEETING]


# Sorting and filtering ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("state", [MEETING, WEAK, WARM]),
        ("owner", [MEETING, WARM, WEAK]),
        ("review", [MEETING, WARM, WEAK]),
        ("sentence", [WARM, MEETING, WEAK]),
    ],
)
def test_a_click_on_a_heading_sorts_and_what_is_empty_comes_last(
    panel: FindingsPanel, key: str, order: list[str]
) -> None:
    header = panel.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(AT[key]) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert ids(panel) == order


def test_a_row_finds_its_new_place_after_an_edit(panel: FindingsPanel) -> None:
    panel.table.sortByColumn(AT["owner"], Qt.SortOrder.AscendingOrder)
    enter(panel, WEAK, "owner", "Aaron")
    assert ids(panel) == [WEAK, MEETING, WARM]
    assert panel.table.current() == (WEAK, AT["owner"])


@pytest.mark.parametrize(
    ("box", "word", "left"),
    [
        ("state", "Stale only", [WARM]),
        ("state", "Fresh only", [MEETING, WEAK]),
        ("owner", "Ann", [MEETING]),
        ("owner", "No owner", [WEAK]),
        ("review", "Review overdue", [MEETING]),
        ("review", "In the next 30 days", [WARM]),
        ("review", "No review date", [WEAK]),
    ],
)
def test_each_filter_narrows_and_takes_it_back(
    panel: FindingsPanel, box: str, word: str, left: list[str]
) -> None:
    choice = getattr(panel.filter, box)
    everything = choice.currentText()
    pick(choice, word)
    assert ids(panel) == left
    assert panel.count.text() == f"{len(left)} of 3"
    pick(choice, everything)
    assert ids(panel) == [MEETING, WARM, WEAK]
    assert panel.count.text() == ""


def test_filters_hold_together(panel: FindingsPanel) -> None:
    pick(panel.filter.state, "Fresh only")
    pick(panel.filter.owner, "Ann")
    assert ids(panel) == [MEETING]
    pick(panel.filter.review, "No review date")
    assert ids(panel) == []
    assert panel.nothing.headline.text() == "No finding is like that"
    click(panel.nothing.button)
    assert ids(panel) == [MEETING, WARM, WEAK]


def test_the_box_of_owners_follows_the_findings(session: Session, panel: FindingsPanel) -> None:
    def owners() -> list[str]:
        return [panel.filter.owner.itemText(n) for n in range(panel.filter.owner.count())]

    assert owners() == ["Every owner", "No owner", "Ann", "Zoë"]
    enter(panel, WEAK, "owner", "nobody")
    assert owners() == ["Every owner", "No owner", "Ann", "nobody", "Zoë"]
    pick(panel.filter.owner, "nobody")
    assert ids(panel) == [WEAK]
    session.document.undo()
    assert owners() == ["Every owner", "No owner", "Ann", "Zoë"]
    assert ids(panel) == [MEETING, WARM, WEAK]


def test_the_filter_follows_the_judge(panel: FindingsPanel, judge: Judge) -> None:
    pick(panel.filter.state, "Stale only")
    judge.say({MEETING: "Cold", WARM: None, WEAK: None})
    assert ids(panel) == [MEETING]


def test_days_go_by(session: Session, judge: Judge, put: Put) -> None:
    today = [date(2026, 3, 20)]
    document, selection = session.document, session.selection
    panel = FindingsPanel(document, selection, session.heat, judge, lambda: today[0])
    put(panel)
    assert shown(panel, WARM, "review") == "2026-03-20"
    today[0] = date(2026, 3, 21)
    assert shown(panel, WARM, "review") == "2026-03-20, overdue"


# Doing --------------------------------------------------------------------------------------------


def test_a_free_sentence_is_about_what_is_chosen(session: Session, panel: FindingsPanel) -> None:
    session.selection.choose(["support"])
    click(panel.new)
    form = form_of(panel)
    QTest.keyClicks(form.sentence, "Support knows it first.")
    QTest.keyClick(form.sentence, ENTER, CTRL)
    turn()
    new = session.document.project.findings[-1]
    assert (new.sentence, new.scenario) == ("Support knows it first.", NOW)
    assert (new.zone, new.rule) == (None, None)
    assert new.items == (NamedItem("support", "Support"),)
    assert shown(panel, new.id, "kind") == "Free sentence"


@pytest.mark.parametrize("key", ["kind", "items", "state", "why", "scenario"])
def test_what_follows_from_the_map_opens_the_form(panel: FindingsPanel, key: str) -> None:
    go(panel, WARM, key)
    QTest.keyClick(panel.table, ENTER)
    assert form_of(panel).sentence.toPlainText() == "Help."
    form_of(panel).reject()
    turn()
    spot = panel.table.visualRect(panel.table.rows.cell(MEETING, AT[key])).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert form_of(panel).sentence.toPlainText() == "Sales can use Blogs."
    form_of(panel).reject()


def test_a_double_click_on_a_sentence_edits_it_in_place(
    session: Session, panel: FindingsPanel
) -> None:
    spot = panel.table.visualRect(panel.table.rows.cell(WEAK, AT["sentence"])).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    turn()
    page = QApplication.focusWidget()
    assert isinstance(page, QPlainTextEdit)
    QTest.keyClicks(page, "We talk.")
    QTest.keyClick(page, ENTER)
    turn()
    assert finding(session, WEAK).sentence == "We talk."


def test_deleting_is_one_step_and_said(session: Session, panel: FindingsPanel) -> None:
    said: list[str] = []
    panel.deleted.connect(said.append)
    go(panel, MEETING, "owner")
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert ids(panel) == [WEAK]
    assert said == ["Deleted 2 findings"]
    assert session.document.history.steps == ("Delete 2 findings",)
    assert panel.table.chosen() == [WEAK]
    click(panel.delete)
    assert ids(panel) == []
    assert said[-1] == "Deleted a finding"
    session.document.undo()
    session.document.undo()
    assert ids(panel) == [MEETING, WARM, WEAK]


def test_delete_in_an_open_cell_deletes_letters(session: Session, panel: FindingsPanel) -> None:
    go(panel, MEETING, "owner")
    QTest.keyClick(panel.table, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, ENTER)
    turn()
    assert finding(session, MEETING).owner == "nn"


def test_its_items_are_shown_on_the_map(session: Session, panel: FindingsPanel) -> None:
    shown: list[object] = []
    panel.scenario_wanted.connect(shown.append)
    panel.shown.connect(shown.append)
    go(panel, WARM, "state")
    click(panel.show_items)
    assert session.selection.ids == ("support",)
    assert shown == [LATER, ("support",)]


def test_buttons_say_why_they_cannot_be_pressed(panel: FindingsPanel) -> None:
    panel.table.clearSelection()
    assert [b.isEnabled() for b in (panel.new, panel.edit, panel.show_items, panel.delete)] == [
        True, False, False, False
    ]  # fmt: skip
    assert "Choose a finding first" in panel.delete.toolTip()
    go(panel, WEAK, "state")
    assert not panel.show_items.isEnabled()
    assert "It names no item that is there" in panel.show_items.toolTip()
    panel.table.selectAll()
    assert "Choose one finding first" in panel.edit.toolTip()
    assert panel.delete.isEnabled()


def test_the_choice_and_the_place_outlive_news(
    session: Session, panel: FindingsPanel, judge: Judge
) -> None:
    go(panel, WARM, "owner")
    judge.say({MEETING: "Cold", WARM: None, WEAK: None})
    document = session.document
    document.edit("Drop", drop_findings(document.project, [MEETING]))
    assert panel.table.chosen() == [WARM]
    assert panel.table.current() == (WARM, AT["owner"])


def test_the_chosen_rows_are_copied_as_a_table(panel: FindingsPanel) -> None:
    go(panel, MEETING, "state")
    QTest.keyClick(panel.table, Qt.Key.Key_C, CTRL)
    heading, row, end = QGuiApplication.clipboard().text().split("\n")
    assert heading.split("\t") == [column.heading for column in COLUMNS]
    assert row.split("\t")[2:5] == ["Sales can use Blogs.", "Hot meeting", "Sales, Blogs"]
    assert end == ""


def test_without_findings_it_says_how_they_come_about(
    open_project: Open, judge: Judge, put: Put
) -> None:
    session = open_project(map_of(role("sales")))
    panel = show(session, judge, put)
    assert panel.nothing.isVisible()
    assert not panel.table.isVisible()
    assert panel.nothing.headline.text() == "No finding yet"
    assert "Keep a meeting or an opportunity" in panel.nothing.words.text()
    click(panel.nothing.button)
    form = form_of(panel)
    QTest.keyClicks(form.sentence, "A first one")
    QTest.keyClick(form.sentence, ENTER, CTRL)
    turn()
    assert panel.table.isVisible()
    assert ids(panel) == ["a-first-one"]
    session.document.replace(map_of())
    assert panel.nothing.isVisible()


def test_escape_leaves_for_the_filters(panel: FindingsPanel) -> None:
    go(panel, WARM, "state")
    QTest.keyClick(panel.table, ESCAPE)
    assert QApplication.focusWidget() is panel.filter.state
