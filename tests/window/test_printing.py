"""The map on paper: the preview, the page that is printed, and nothing where it is given up."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLabel

from heatdesk.window.printing import PAPERS, PrintDialog
from tests.builders.driver import turn
from tests.builders.pages import button, choose, click, is_open, page_of, press
from tests.window.conftest import Desk, sample

MM = 72 / 25.4
"""Points to a millimetre."""


def ask(desk: Desk) -> PrintDialog:
    desk.open()
    desk.run("print")
    return page_of(PrintDialog, desk.window)


@pytest.fixture
def paper(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The printer that is chosen prints into this file."""
    path = desk.folder / "paper.pdf"

    def choose_printer(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(path))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose_printer)
    return path


def printed(path: Path) -> tuple[list[tuple[float, float]], str]:
    """The sizes of the pages in millimetres, and all their text."""
    document = pypdfium2.PdfDocument(path)
    sizes = [(round(page.get_width() / MM), round(page.get_height() / MM)) for page in document]
    return sizes, "\n".join(page.get_textpage().get_text_range() for page in document)


def test_one_page_with_real_text_is_printed(desk: Desk, paper: Path) -> None:
    page = ask(desk)
    click(page.print_button)
    assert not is_open(page)
    sizes, text = printed(paper)
    assert sizes == [(297, 210)]
    for name in ("Twitter", "Sales"):
        assert name in text
    assert not desk.modified


@pytest.mark.parametrize("size", PAPERS)
def test_the_map_fits_every_paper(desk: Desk, paper: Path, size: str) -> None:
    page = ask(desk)
    choose(page.paper, size)
    choose(page.way, True)
    click(page.print_button)
    (measured,), _ = printed(paper)
    wanted = {"A4": (210, 297), "A3": (297, 420), "Letter": (216, 279), "Tabloid": (279, 432)}
    assert measured == pytest.approx(wanted[size], abs=1)
    box = pypdfium2.PdfDocument(paper)[0].get_bbox()
    assert box[0] >= -1
    assert box[2] <= measured[0] * MM + 2


def test_findings_and_method_note_are_printed_where_they_are_wanted(
    desk: Desk, paper: Path
) -> None:
    page = ask(desk)
    click(page.findings)
    click(page.method)
    click(page.print_button)
    assert "Gaussian" in printed(paper)[1]


def test_the_preview_is_the_page_that_is_printed(desk: Desk) -> None:
    page = ask(desk)
    turn()
    assert page.preview.pageCount() == 1
    assert len(page._figures) == 1
    (before,) = page._figures.values()
    choose(page.way, True)
    turn()
    (after,) = page._figures.values()
    assert before.width > before.height
    assert after.width < after.height


def test_paper_is_white_in_a_dark_window(desk: Desk) -> None:
    desk.window.session.view.set_style(True, False)
    page = ask(desk)
    turn()
    (figure,) = page._figures.values()
    assert figure.ground == "#ffffff"


def test_another_scenario_is_printed(desk: Desk, paper: Path) -> None:
    desk.open()
    desk.plan()
    desk.run("print")
    page = page_of(PrintDialog, desk.window)
    choose(page.scenario, desk.project.scenarios[1].id)
    press(page, Qt.Key.Key_Return)
    assert "Later" in printed(paper)[1]


def test_the_paper_is_remembered(desk: Desk, paper: Path) -> None:
    page = ask(desk)
    choose(page.paper, "Letter")
    choose(page.way, True)
    click(page.print_button)
    desk.run("print")
    again = page_of(PrintDialog, desk.window)
    assert (again.paper.currentData(), again.way.currentData()) == ("Letter", True)


@pytest.mark.parametrize("way", ["Cancel", "Escape", "no printer"])
def test_what_is_given_up_is_not_printed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    began: list[object] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: QPrintDialog.DialogCode.Rejected)
    page = ask(desk)
    monkeypatch.setattr(page, "print_page", began.append)
    if way == "no printer":
        click(page.print_button)
        assert page.isVisible()
    else:
        click(button(page, "Cancel")) if way == "Cancel" else press(page, Qt.Key.Key_Escape)
        assert not is_open(page)
    assert began == []


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdf", "Cannot open", extend=True)
def test_a_printer_that_takes_nothing_is_told(desk: Desk, paper: Path) -> None:
    page = ask(desk)
    page.printer.setOutputFileName(str(desk.folder / "no" / "paper.pdf"))
    assert not page.print_page(page.printer)
    paper.mkdir()
    click(page.print_button)
    assert page.isVisible()
    assert page.problem.text() == "The printer does not take the page"


def test_hostile_names_stay_text(desk: Desk, paper: Path) -> None:
    desk.window.saving.begin(sample(title="<b>Ours</b> &amp; \u202etheirs"))
    desk.run("print")
    page = page_of(PrintDialog, desk.window)
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    click(page.print_button)
    assert "<b>Ours</b> &amp;" in printed(paper)[1]
