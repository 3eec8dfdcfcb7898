"""The form of one finding: what is typed becomes the finding, in one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from heatdesk.app.writing import PAUSE_MS
from heatdesk.canvas.session import Session
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.keeping import keep_finding
from heatdesk.panels.findings import finding_form
from heatdesk.panels.findings.finding_form import FindingForm
from tests.builders.driver import turn
from tests.builders.maps import NOW, map_of
from tests.panels.conftest import Put

ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
DRAFT = Finding(
    "",
    NOW,
    "hot",
    items=(NamedItem("sales", "Sales"), NamedItem("blogs", "Blogs")),
    sentence="Sales can use Blogs to …",
)


@pytest.fixture
def desk(put: Put) -> QWidget:
    return put(QWidget())


def ask(session: Session, desk: QWidget, draft: Finding = DRAFT) -> FindingForm:
    form = finding_form.keep(session.document, draft, desk)
    turn()
    return form


def type_(text: str) -> None:
    """Types to whoever has the keyboard."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, key, keys)
    turn()


def button(form: FindingForm, text: str) -> QPushButton:
    return next(b for b in form.findChildren(QPushButton) if b.text() == text)


def kept(session: Session) -> Finding:
    (finding,) = session.document.project.findings
    return finding


def test_typing_goes_on_where_the_sentence_is_open(session: Session, desk: QWidget) -> None:
    before = session.document.project
    ask(session, desk)
    type_("be found.")
    press(ENTER, CTRL)
    assert kept(session).sentence == "Sales can use Blogs to be found."
    assert (kept(session).zone, kept(session).items) == ("hot", DRAFT.items)
    assert session.document.history.steps == ("Keep a finding",)
    session.document.undo()
    assert session.document.project == before


@pytest.mark.parametrize("sentence", ["We listen too little.", "", "Ends with a smile \U0001f600"])
def test_a_whole_sentence_is_left_as_it_is(session: Session, desk: QWidget, sentence: str) -> None:
    ask(session, desk, Finding("", NOW, sentence=sentence))
    type_(" More")
    press(ENTER, CTRL)
    assert kept(session).sentence == f"{sentence} More".strip()


def test_every_field_is_reached_and_filled_by_the_keyboard(session: Session, desk: QWidget) -> None:
    ask(session, desk)
    type_("be found.")
    for text in ("Ann", "2026-03-31", "Write", "Ten enquiries", "A post a week"):
        press(TAB)
        type_(text)
    press(ENTER, CTRL)
    finding = kept(session)
    assert (finding.owner, finding.review, finding.action) == ("Ann", "2026-03-31", "Write")
    assert (finding.result, finding.activity) == ("Ten enquiries", "A post a week")


def test_a_date_that_is_none_is_told_and_nothing_is_kept(session: Session, desk: QWidget) -> None:
    form = ask(session, desk)
    form.review.setFocus()
    type_("31.3.2026")
    button(form, "Keep").click()
    turn()
    assert form.isVisible()
    assert form.problem.text() == "Review: a date as 2026-03-31, or nothing"
    assert form.problem.isVisible()
    assert form.problem.parentWidget() is form.review.parentWidget()
    assert form.review.hasFocus()
    assert session.document.history.steps == ()
    form.review.selectAll()
    type_("2026-03-31")
    assert not form.problem.isVisible()
    press(ENTER)
    assert kept(session).review == "2026-03-31"


def test_a_finding_needs_a_sentence(session: Session, desk: QWidget) -> None:
    form = ask(session, desk, Finding("", NOW))
    press(ENTER, CTRL)
    assert form.problem.text() == "Sentence: at least one letter or sign"
    assert form.sentence.hasFocus()
    type_("We listen")
    press(ENTER, CTRL)
    assert kept(session).sentence == "We listen"


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_what_is_given_up_leaves_no_trace(session: Session, desk: QWidget, way: str) -> None:
    form = ask(session, desk)
    type_("be found.")
    button(form, "Cancel").click() if way == "Cancel" else press(Qt.Key.Key_Escape)
    turn()
    assert session.document.project.findings == ()
    assert session.document.history.steps == ()


def test_items_are_ticked_and_unticked(session: Session, desk: QWidget) -> None:
    form = ask(session, desk)
    rows = [form.items.list.item(n).text() for n in range(form.items.list.count())]
    assert rows == [
        "Sales, role", "Blogs, technology", "Twitter, technology", "Support, role",
        "Seo, technology",
    ]  # fmt: skip
    form.items.list.setFocus()
    form.items.list.setCurrentRow(1)
    press(SPACE)
    form.items.list.setCurrentRow(3)
    press(SPACE)
    form.sentence.setFocus()
    press(ENTER, CTRL)
    assert kept(session).items == (NamedItem("sales", "Sales"), NamedItem("support", "Support"))


def test_what_is_gone_stays_named_until_it_is_unticked(session: Session, desk: QWidget) -> None:
    wiki = NamedItem("wiki", "Old Wiki")
    form = ask(session, desk, Finding("", NOW, items=(wiki,), sentence="It was good"))
    assert form.items.list.item(0).text() == "Old Wiki, no longer there"
    assert form.items.filter.isVisible()
    form.items.filter.setFocus()
    type_("sal")
    shown = [n for n in range(6) if not form.items.list.item(n).isHidden()]
    assert [form.items.list.item(n).text() for n in shown] == [
        "Old Wiki, no longer there",
        "Sales, role",
    ]
    press(ENTER)
    assert form.isVisible()
    assert form.items.chosen() == (wiki, NamedItem("sales", "Sales"))


def test_changing_a_finding_keeps_its_place_and_what_it_was_found_as(
    session: Session, desk: QWidget
) -> None:
    document = session.document
    for draft in (DRAFT, Finding("", NOW, sentence="We listen too little.")):
        document.edit("Keep", keep_finding(document.project, draft)[0])
    first, second = document.project.findings
    form = finding_form.change(document, first, desk)
    turn()
    form.owner.setFocus()
    type_("Ann")
    press(ENTER)
    changed, other = document.project.findings
    assert (changed.id, changed.owner, changed.zone) == (first.id, "Ann", "hot")
    assert (changed.sentence, changed.items) == (first.sentence, first.items)
    assert other == second
    assert document.history.steps[-1] == "Edit a finding"


def test_keeping_what_is_unchanged_is_no_step(session: Session, desk: QWidget) -> None:
    document = session.document
    document.edit("Keep", keep_finding(document.project, DRAFT)[0])
    finding_form.change(document, kept(session), desk)
    turn()
    press(ENTER, CTRL)
    assert document.history.steps == ("Keep",)


def test_mark_up_is_text(session: Session, desk: QWidget) -> None:
    form = ask(session, desk, Finding("", NOW, sentence="<b>We</b> & they"))
    assert form.sentence.toPlainText() == "<b>We</b> & they"
    assert form.heading.text() == "Free sentence, Now"


@pytest.mark.parametrize("is_kept", [False, True])
def test_another_project_closes_it_and_gets_nothing_of_it(
    session: Session, desk: QWidget, is_kept: bool
) -> None:
    document = session.document
    document.edit("Keep", keep_finding(document.project, DRAFT)[0])
    finding = kept(session)
    form = finding_form.change(document, finding, desk) if is_kept else ask(session, desk)
    turn()
    type_("be found.")
    document.replace(map_of(title="Other"))
    assert not form.isVisible()
    QTest.qWait(PAUSE_MS + 50)
    assert document.project == map_of(title="Other")
    assert not document.modified
