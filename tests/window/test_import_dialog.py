"""Tables on their way in: how they are understood, what they would do, and the step they are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from heatdesk.app import importing
from heatdesk.export.sheets import Sheet, as_xlsx
from heatdesk.panels.exchange.import_placing import WRONG_SCALE
from heatdesk.panels.fields.progress import MOMENT_MS
from heatdesk.storage.project_file import encode
from heatdesk.window.importing import ImportDialog
from tests.builders.driver import turn
from tests.builders.pages import button, choose, click, page_of, press, tick, type_into, wait_for
from tests.window.conftest import Desk
from tests.window.test_dropped_files import drop, of

TABLE = """\
Name;Art;x;y;Notiz
Twitter;Technologie;62,5;80;kurz
Podcasts;Technologie;12;20;neu
Salez;Rolle;40;40;
"""


def table(desk: Desk, text: str | bytes = TABLE, name: str = "plan.csv") -> Path:
    path = desk.folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def ask(desk: Desk, text: str | bytes = TABLE, name: str = "plan.csv") -> ImportDialog:
    """Opens the page from the menu and chooses the file there."""
    desk.open()
    desk.chosen_file = str(table(desk, text, name))
    desk.run("import_table")
    page = page_of(ImportDialog, desk.window)
    click(page.choose)
    wait_for(page.errand)
    return page


def told(page: ImportDialog, title: str) -> list[str]:
    return [row.text(0) for row in page.plan.rows(title)]


def finish(page: ImportDialog) -> None:
    click(page.import_button)


# A whole import -----------------------------------------------------------------------------------


def test_a_table_becomes_one_step_that_can_be_undone(desk: Desk) -> None:
    page = ask(desk)
    before = desk.project
    assert page.summary.text() == "2 items to add, 1 row to change, 0 rows unchanged"
    assert told(page, "To add")[0] == "Podcasts, technology, at -0.76, -0.6 in Now"
    (twitter,) = page.plan.rows("To change")
    changes = [twitter.child(n).text(0) for n in range(twitter.childCount())]
    assert changes == ["note: nothing → kurz", "x: 0.2 → 0.25", "y: 0.3 → 0.6"]
    assert desk.project is before
    finish(page)
    assert desk.canvas.steps == ("Import 3 items from plan.csv",)
    assert desk.canvas.where("twitter") == (0.25, 0.6)
    assert desk.project.item("twitter").note == "kurz"
    assert [item.name for item in desk.project.items][-2:] == ["Podcasts", "Salez"]
    assert desk.window.toast.message.text() == "Imported 3 items from plan.csv"
    click(desk.window.toast.button)
    assert desk.project == before
    assert not desk.modified


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_what_is_given_up_leaves_no_trace(desk: Desk, way: str) -> None:
    page = ask(desk)
    before = encode(desk.project)
    tick(page.plan, "Salez is Sales")
    wait_for(page.errand)
    click(button(page, "Cancel")) if way == "Cancel" else press(page.plan, Qt.Key.Key_Escape)
    assert encode(desk.project) == before
    assert desk.canvas.steps == ()
    assert not desk.modified


def test_enter_imports_and_the_whole_page_is_reached_by_tab(desk: Desk) -> None:
    page = ask(desk)
    met, start = [], page.choose
    start.setFocus()
    for _ in range(40):
        press(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
        if met[-1] is start:
            break
    for part in (page.paste, page.reading.delimiter, page.reading.headed, page.placing.scale,
                 page.placing.scenario, *page.preview.header.boxes, page.plan,
                 page.import_button):  # fmt: skip
        assert part in met, part.accessibleName()
    press(page.plan, Qt.Key.Key_Return)
    assert desk.canvas.steps == ("Import 3 items from plan.csv",)


# How it is understood -----------------------------------------------------------------------------


def test_what_was_found_is_shown(desk: Desk) -> None:
    page = ask(desk)
    assert page.reading.delimiter.currentText() == "Semicolons"
    assert page.reading.encoding.currentText() == "UTF-8"
    assert page.reading.mark.currentText() == "Comma, 0,5"
    assert not page.reading.sheet.isVisible()
    assert page.reading.headed.isChecked()
    assert page.placing.scale.currentText() == "As found: 0 to 100 (guessed)"
    shown = [box.currentText() for box in page.preview.header.boxes]
    assert shown == ["Name", "Kind", "x, left to right", "y, upwards", "Note"]
    model = page.preview.model()
    assert model.index(0, 2).data() == "62,5"
    assert model.headerData(0, Qt.Orientation.Vertical) == "2"


def test_a_column_gets_another_meaning(desk: Desk) -> None:
    page = ask(desk)
    choose(page.preview.header.boxes[4], "reason")
    wait_for(page.errand)
    choose(page.preview.header.boxes[1], "")
    wait_for(page.errand)
    finish(page)
    assert desk.canvas.placement("twitter").reason == "kurz"
    assert desk.project.item("twitter").note == ""
    assert desk.project.item("salez").layer == "technology"


def test_a_meaning_goes_from_one_column_to_another(desk: Desk) -> None:
    page = ask(desk)
    choose(page.preview.header.boxes[3], "x")
    wait_for(page.errand)
    shown = [box.currentText() for box in page.preview.header.boxes]
    assert shown == ["Name", "Kind", "Not used", "x, left to right", "Note"]


def test_without_a_name_there_is_nothing_to_import(desk: Desk) -> None:
    page = ask(desk)
    choose(page.preview.header.boxes[0], "")
    wait_for(page.errand)
    assert page.problem.text().startswith("Expected a column that is called 'name'")
    assert page.problem.isVisible()
    assert not page.import_button.isEnabled()
    press(page.preview, Qt.Key.Key_Return)
    assert page.isVisible()
    assert desk.canvas.steps == ()


def test_another_scale_is_chosen(desk: Desk) -> None:
    page = ask(desk, "name,x,y\nTwitter,3,2\n")
    assert page.placing.scale.currentText() == "As found: 1 to 5 (guessed)"
    choose(page.placing.scale, "0 to 10")
    wait_for(page.errand)
    finish(page)
    assert desk.canvas.where("twitter") == (-0.4, -0.6)


def test_a_scale_of_ones_own_is_typed_and_a_wrong_one_refused_beside(desk: Desk) -> None:
    page = ask(desk, "name,x,y\nTwitter,3,2\n")
    choose(page.placing.scale, "own")
    assert page.placing.own.hasFocus()
    for wrong in ("9", "5 to 1", "a to b", "<b>1</b>"):
        type_into(page.placing.own, wrong)
        wait_for(page.errand)
        assert page.placing.problem.isVisible()
        assert page.placing.problem.text() == WRONG_SCALE
        assert not page.import_button.isEnabled(), wrong
    type_into(page.placing.own, "1 to 9")
    wait_for(page.errand)
    assert not page.placing.problem.isVisible()
    finish(page)
    assert desk.canvas.where("twitter") == (-0.5, -0.75)


def test_positions_that_no_scale_holds_ask_for_one(desk: Desk) -> None:
    page = ask(desk, "name,x,y\nTwitter,900,2\n")
    assert page.problem.text() == "Positions run from 2 to 900: choose their scale above"
    choose(page.placing.scale, "own")
    type_into(page.placing.own, "0 to 1000")
    wait_for(page.errand)
    assert not page.problem.isVisible()
    finish(page)
    assert desk.canvas.where("twitter") == (0.8, -0.996)


def test_delimiter_decimal_sign_and_encoding_can_be_changed(desk: Desk) -> None:
    page = ask(desk, "name|a,x,y\nBlo\xdfgs|b,0.5,0.5\n".encode("cp1252"))
    assert page.reading.encoding.currentText() == "Windows-1252"
    choose(page.reading.encoding, "mac_roman")
    wait_for(page.errand)
    assert page.preview.model().index(0, 0).data().startswith("Blo\ufb02gs")
    choose(page.reading.delimiter, "|")
    wait_for(page.errand)
    assert page.preview.header.boxes[0].currentText() == "Name"
    assert page.preview.model().columnCount() == 2


def test_a_decimal_sign_that_is_forced_makes_other_numbers_troubles(desk: Desk) -> None:
    page = ask(desk, "name;x;y\nTwitter;0,5;0,5\nBlogs;0,1;0,2\n")
    choose(page.reading.mark, ".")
    wait_for(page.errand)
    assert "line 2: x: expected a decimal point" in told(page, "Not understood")[0]
    assert not any(row.text(0).startswith("Twitter") for row in page.plan.rows("To change"))


def test_a_sheet_of_a_workbook_is_chosen(desk: Desk) -> None:
    first = Sheet("Notes", ("text",), (("nothing",),))
    second = Sheet("Plan <b>", ("name", "x (0 to 10)", "y (-1 to 1)"), (("Twitter", 5.0, 0.5),))
    page = ask(desk, as_xlsx([first, second]), "plan.xlsx")
    assert page.reading.sheet.isVisible()
    assert not page.reading.delimiter.isVisible()
    choose(page.reading.sheet, "Plan <b>")
    wait_for(page.errand)
    finish(page)
    assert desk.canvas.where("twitter") == (0.0, 0.5)
    assert desk.canvas.steps == ("Import 1 item from plan.xlsx",)


def test_a_table_without_headings_is_a_list_of_names(desk: Desk) -> None:
    page = ask(desk, "Podcasts\nWikis\nTwitter\n", "names.txt")
    assert not page.reading.headed.isChecked()
    assert told(page, "To add") == [f"{n}, technology, in the tray" for n in ("Podcasts", "Wikis")]
    click(page.reading.headed)
    wait_for(page.errand)
    assert "Expected a column" in page.problem.text()
    click(page.reading.headed)
    wait_for(page.errand)
    finish(page)
    assert {item.name for item in desk.project.items} >= {"Podcasts", "Wikis"}


# What it does -------------------------------------------------------------------------------------


def test_a_name_that_is_alike_is_accepted_by_a_tick(desk: Desk) -> None:
    page = ask(desk)
    assert told(page, "Perhaps the same") == ["Salez is Sales"]
    tick(page.plan, "Salez is Sales")
    wait_for(page.errand)
    assert page.summary.text().startswith("1 item to add, 2 rows to change")
    tick(page.plan, "Salez is Sales")
    wait_for(page.errand)
    assert page.summary.text().startswith("2 items to add, 1 row to change")
    tick(page.plan, "Salez is Sales")
    wait_for(page.errand)
    finish(page)
    assert desk.canvas.where("sales") == (-0.2, -0.2)
    assert [item.name for item in desk.project.items] == ["Twitter", "Sales", "Seo", "Podcasts"]


def test_what_is_not_understood_stands_there_with_its_line(desk: Desk) -> None:
    page = ask(desk, "name,kind,x,y\nWikis,thing,0.1,0.2\n,role,0.1,0.1\nTwitter,,far,0.2\n")
    assert [line.partition(":")[0] for line in told(page, "Not understood")] == [
        "line 2", "line 3", "line 4"
    ]  # fmt: skip
    finish(page)
    assert desk.window.toast.message.text().endswith(", 3 not understood")


def test_rows_go_to_another_scenario_or_a_new_one(desk: Desk) -> None:
    desk.window.saving.begin(desk.project)
    page = ask(desk)
    assert page.placing.scenario.currentText() == "Now"
    before = desk.project
    choose(page.placing.scenario, "")
    wait_for(page.errand)
    finish(page)
    assert [s.name for s in desk.project.scenarios] == ["Now", "plan"]
    new = desk.project.scenarios[1].id
    assert desk.project.placement("now", "twitter") == before.placement("now", "twitter")
    placed = desk.project.placement(new, "twitter")
    assert placed is not None
    assert (placed.x, placed.y) == (0.25, 0.6)
    desk.run("undo")
    assert desk.project == before


def test_a_table_that_says_nothing_new_is_not_imported(desk: Desk) -> None:
    page = ask(desk, "name,x (-1 to 1),y (-1 to 1)\nTwitter,0.2,0.3\n")
    assert page.summary.text() == "0 items to add, 0 rows to change, 1 row unchanged"
    assert not page.import_button.isEnabled()


CHART = """\
quadrantChart
    title From a chart
    x-axis "Few" --> "Many"
    "Twitter": [0.5, 0.75]
    nonsense
"""


def test_a_chart_keeps_the_axes_of_a_map_unless_it_is_told_otherwise(desk: Desk) -> None:
    page = ask(desk, CHART, "chart.mmd")
    assert page.placing.outline.isVisible()
    assert not page.placing.outline.isChecked()
    assert "line 5" in told(page, "Not understood")[0]
    click(page.placing.outline)
    wait_for(page.errand)
    finish(page)
    assert desk.project.properties.axes.x.low == "Few"
    assert desk.project.properties.title == "From a chart"
    assert desk.canvas.where("twitter") == (0.0, 0.5)
    assert len(desk.canvas.steps) == 1


def test_a_chart_gives_an_empty_map_its_axes(desk: Desk) -> None:
    desk.chosen_file = str(table(desk, CHART, "chart.md"))
    desk.run("import_table")
    page = page_of(ImportDialog, desk.window)
    click(page.choose)
    wait_for(page.errand)
    assert page.placing.outline.isChecked()
    finish(page)
    assert desk.project.properties.axes.x.high == "Many"


# Where it comes from ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Podcasts, Wikis, Chats", "name\tx\ty\nPodcasts\t0,5\t0,25\n"])
def test_what_was_copied_elsewhere_is_pasted(desk: Desk, text: str) -> None:
    desk.open()
    QApplication.clipboard().setText(text)
    desk.run("import_table")
    page = page_of(ImportDialog, desk.window)
    assert page.choose.isDefault()
    assert not page.import_button.isEnabled()
    press(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(page.errand)
    assert not page.reading.encoding.isVisible()
    finish(page)
    assert any(item.name == "Podcasts" for item in desk.project.items)
    assert desk.canvas.steps[0].endswith("from the clipboard")


def test_an_empty_clipboard_is_told(desk: Desk) -> None:
    QApplication.clipboard().clear()
    desk.run("import_table")
    page = page_of(ImportDialog, desk.window)
    click(page.paste)
    assert page.problem.text().startswith("There is nothing to paste")


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.xlsx", "a.mmd"])
def test_a_table_that_is_dropped_is_looked_at(desk: Desk, name: str) -> None:
    desk.open()
    before = desk.project
    assert drop(desk.window, of(table(desk, "name\nWikis\n", name)))
    page = page_of(ImportDialog, desk.window)
    wait_for(page.errand)
    assert page.heading.text() == name
    assert desk.project is before
    assert drop(page, of(table(desk, "name\nPodcasts\n", "b.csv")))
    wait_for(page.errand)
    assert told(page, "To add") == ["Podcasts, technology, in the tray"]
    assert not drop(page, [QUrl("https://example.org/a.csv")])


# Hostile files ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1\2", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0", b'"' * 65536, b"name\n" + b"\0",
     b"quadrantChart\n\xff", b"\xff\xfe\x00"],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_a_line(desk: Desk, content: bytes) -> None:
    page = ask(desk, content)
    assert page.problem.isVisible()
    assert page.problem.text()
    assert "\n" not in page.problem.text()
    assert "Traceback" not in page.problem.text()
    assert not page.import_button.isEnabled()


def test_a_file_that_is_gone_or_a_folder_is_told(desk: Desk) -> None:
    page = ask(desk)
    for path in (desk.folder / "gone.csv", desk.folder):
        page.take_file(path)
        wait_for(page.errand)
        assert "cannot be read" in page.problem.text()
        assert not page.import_button.isEnabled()


def test_names_that_look_like_mark_up_stay_text(desk: Desk) -> None:
    hostile = "<img src=x onerror=y><b>&amp;\u202e=cmd|'/c calc'!A1"
    name = "<b>plan<i>.csv"
    page = ask(desk, f'name,note\n"{hostile}","{hostile}"\n', name)
    assert page.heading.text() == name
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    assert page.preview.model().index(0, 0).data().startswith("<img")
    finish(page)
    assert desk.canvas.steps == (f"Import 1 item from {name}",)
    assert desk.project.items[-1].name == hostile


# Long work ----------------------------------------------------------------------------------------


def test_long_work_shows_how_far_it_is_and_stops_at_a_word(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ask(desk)
    before = desk.project
    slowed = importing.propose

    def slow(project, opened, choices, pause):
        while True:  # until it is given up
            pause()
            time.sleep(0.01)
        return slowed(project, opened, choices, pause)

    monkeypatch.setattr(importing, "propose", slow)
    choose(page.preview.header.boxes[4], "reason")
    assert not page.import_button.isEnabled()
    assert not page.progress.bar.isVisible(), "nothing under a moment"
    qtbot.waitUntil(page.progress.bar.isVisible, timeout=MOMENT_MS + 3000)
    assert page.progress.words.text() == "Comparing with the map"
    qtbot.waitUntil(lambda: page.progress.bar.value() > 0, timeout=3000)
    click(page.progress.stop)
    assert not page.errand.busy
    assert not page.progress.bar.isVisible()
    assert page.problem.text().startswith("Stopped")
    assert not page.import_button.isEnabled()
    assert desk.project is before


def test_ten_thousand_rows_come_in_while_the_page_answers(desk: Desk) -> None:
    rows = "".join(f"Item {n},{n % 100},{n % 97}\n" for n in range(10_000))
    desk.open()
    desk.run("import_table")
    page = page_of(ImportDialog, desk.window)
    page.take_file(table(desk, "name,x,y\n" + rows))
    turns = 0
    while page.errand.busy:
        turn()
        turns += 1
        time.sleep(0.002)
    assert turns > 5, "the window went on"
    assert page.summary.text().startswith("10000 items to add")
    assert len(page.plan.rows("To add")) == 201
