"""Lines and notes: what is typed reaches the document while it is typed, and is one undo step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from heatdesk.app.document import Document
from heatdesk.app.writing import PAUSE_MS, Edit
from heatdesk.model import edits
from heatdesk.model.project import Project
from heatdesk.panels.fields.text_field import NoteField, TextField, written
from tests.builders.driver import turn
from tests.builders.maps import map_of
from tests.panels.conftest import Put

KEY = Qt.Key


class Page:
    """A line for the title and a note for the description of one document."""

    def __init__(self, put: Put) -> None:
        widget = QWidget()
        self.document = Document(map_of(title="Before", description="Old"), widget)
        self.line, self.note = TextField("Title"), NoteField("Description")
        layout = QVBoxLayout(widget)
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        for field, key in ((self.line, "title"), (self.note, "description")):
            written(field, self.document, maker(key))
        self.document.changed.connect(self.show)
        self.document.replaced.connect(self.show)
        self.show()
        put(widget)

    def show(self) -> None:
        properties = self.document.project.properties
        self.line.show_text(properties.title)
        self.note.show_text(properties.description)

    def field(self, key: str) -> TextField | NoteField:
        return self.line if key == "title" else self.note

    def text(self, key: str) -> str:
        field = self.field(key)
        return field.text() if isinstance(field, TextField) else field.toPlainText()

    def kept(self, key: str) -> str:
        return str(getattr(self.document.project.properties, key))

    def write(self, key: str, text: str) -> None:
        """Types at the end of a field, as fast as one likes."""
        field = self.field(key)
        field.setFocus()
        QTest.keyClick(field, KEY.Key_End)
        QTest.keyClicks(field, text)
        turn()

    def leave(self, key: str) -> None:
        (self.note if key == "title" else self.line).setFocus()
        turn()

    @property
    def steps(self) -> tuple[str, ...]:
        return self.document.history.steps


def maker(key: str) -> Callable[[Project, str], Edit]:
    return lambda project, text: Edit(
        f"Write the {key}", edits.set_properties(project, **{key: text})
    )


@pytest.fixture
def page(put: Put) -> Page:
    return Page(put)


def wait() -> None:
    QTest.qWait(PAUSE_MS + 100)


BOTH = pytest.mark.parametrize("key", ["title", "description"])
OLD = {"title": "Before", "description": "Old"}


@BOTH
def test_what_is_typed_is_in_the_document_before_the_field_is_left(page: Page, key: str) -> None:
    page.write(key, " and after")
    wait()
    assert page.kept(key) == f"{OLD[key]} and after"
    assert page.steps == ()
    page.leave(key)
    assert page.steps == (f"Write the {key}",)
    page.document.undo()
    assert page.kept(key) == page.text(key) == OLD[key]


@BOTH
def test_the_cursor_stays_where_one_types(page: Page, key: str) -> None:
    field = page.field(key)
    field.setFocus()
    QTest.keyClick(field, KEY.Key_Home)
    for letter in "Well, ":
        QTest.keyClick(field, letter)
        QTest.qWait(60)
    wait()
    assert page.text(key) == page.kept(key) == f"Well, {OLD[key]}"


@BOTH
def test_escape_restores_and_leaves_no_trace(page: Page, key: str) -> None:
    page.write(key, " and after")
    wait()
    page.write(key, " that")
    QTest.keyClick(page.field(key), KEY.Key_Escape)
    turn()
    assert page.kept(key) == page.text(key) == OLD[key]
    page.leave(key)
    assert page.steps == ()
    assert not page.document.modified


@BOTH
def test_typing_the_old_text_again_is_no_step(page: Page, key: str) -> None:
    page.write(key, "x")
    wait()
    QTest.keyClick(page.field(key), KEY.Key_Backspace)
    page.leave(key)
    assert page.kept(key) == OLD[key]
    assert page.steps == ()


@BOTH
def test_what_others_undo_goes_from_the_field_too(page: Page, key: str) -> None:
    page.write(key, " and after")
    wait()
    page.document.undo()
    assert page.kept(key) == page.text(key) == OLD[key]
    page.leave(key)
    assert page.steps == ()
    assert page.kept(key) == OLD[key]


@BOTH
def test_what_was_typed_for_one_map_does_not_go_into_the_next(page: Page, key: str) -> None:
    page.write(key, " and after")
    page.document.replace(map_of(title="Other", description="Another"))
    now = {"title": "Other", "description": "Another"}[key]
    page.leave(key)
    wait()
    assert page.kept(key) == page.text(key) == now
    assert page.steps == ()


@BOTH
def test_a_field_that_is_not_typed_in_follows_even_with_the_focus(page: Page, key: str) -> None:
    page.write(key, " and after")
    page.leave(key)
    page.field(key).setFocus()
    turn()
    page.document.undo()
    assert page.text(key) == OLD[key]
    page.leave(key)
    assert page.steps == ()


def test_a_menu_of_its_own_does_not_end_a_note(page: Page) -> None:
    page.write("description", " and")
    wait()
    event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(page.note, event)
    assert page.steps == ()
    page.write("description", " more")
    page.leave("description")
    assert page.kept("description") == "Old and more"
    assert page.steps == ("Write the description",)


def test_enter_ends_a_line(page: Page) -> None:
    page.write("title", "!")
    QTest.keyClick(page.line, KEY.Key_Return)
    assert page.steps == ("Write the title",)
    page.write("title", "!")
    QTest.keyClick(page.line, KEY.Key_Return)
    assert page.kept("title") == "Before!!"
    assert page.steps == ("Write the title", "Write the title")


@BOTH
@pytest.mark.parametrize("pause", [False, True])
def test_going_back_to_the_old_text_counts_also_after_another_edit(
    page: Page, key: str, pause: bool
) -> None:
    """The other edit has ended the step, so the document holds what was typed until then."""
    page.write(key, "x")
    document = page.document
    document.edit("Warm", edits.set_heat(document.project, scale=2.0))
    if pause:
        wait()
    QTest.keyClick(page.field(key), KEY.Key_Backspace)
    page.leave(key)
    assert page.kept(key) == page.text(key) == OLD[key]
    assert page.steps == (f"Write the {key}", "Warm", f"Write the {key}")


def test_blanks_at_the_ends_of_a_line_are_neither_kept_nor_shown(page: Page) -> None:
    page.write("title", "  ")
    page.leave("title")
    assert page.kept("title") == page.text("title") == "Before"
    page.write("title", " and after ")
    page.leave("title")
    assert page.kept("title") == page.text("title") == "Before and after"
    assert page.steps == ("Write the title",)
