"""Handing a map out: what is seen is what is written, and it is written whole or not at all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from heatdesk.app import handing_out
from heatdesk.export import kinds
from heatdesk.export.bounds import LARGEST_SIDE
from heatdesk.export.forms import FORMS
from heatdesk.figure.look import DARK, LIGHT
from heatdesk.figure.marks import Picture, Text
from heatdesk.storage import files
from heatdesk.window import exporting
from heatdesk.window.exporting import ExportDialog
from tests.builders.pages import button, choose, click, is_open, page_of, press, type_into, wait_for
from tests.window.conftest import Desk, sample

BEGINS = {
    "png": b"\x89PNG\r\n\x1a\n",
    "svg": b"<?xml ",
    "pdf": b"%PDF-",
    "pptx": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
    "story": b"%PDF-",
    "report": b"<!DOCTYPE html>",
    "report-md": b"# ",
    "placements": b"\xef\xbb\xbfscenario,name,",
    "pairs": b"\xef\xbb\xbfscenario,technology,",
    "areas": b"\xef\xbb\xbfscenario,zone,",
    "xlsx": b"PK\x03\x04",
    "mmd": b"quadrantChart\n",
}


def ask(desk: Desk) -> ExportDialog:
    if desk.window.saving.path is None:
        desk.open()
    desk.run("export")
    page = page_of(ExportDialog, desk.window)
    rest(page)
    return page


def rest(page: ExportDialog) -> None:
    """Until the preview shows what was chosen."""
    page._still.stop()
    page._draw()
    wait_for(page.drawing)


def write(page: ExportDialog) -> None:
    click(page.export_button)
    wait_for(page.writing)


def shown_texts(page: ExportDialog) -> list[str]:
    assert page.preview.figure is not None
    return [mark.text for mark in page.preview.figure.marks if isinstance(mark, Text)]


def files_in(folder: Path) -> set[str]:
    """All but the lock that says who has the map open."""
    return {path.name for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}


# Writing ------------------------------------------------------------------------------------------


def test_every_form_and_every_table_is_offered() -> None:
    assert list(kinds.kinds()) == [
        *FORMS,
        "story",
        "report",
        "report-md",
        "placements",
        "pairs",
        "areas",
        "xlsx",
        "mmd",
    ]
    assert set(kinds.kinds()) >= set(BEGINS)


@pytest.mark.parametrize("kind", BEGINS)
def test_each_kind_is_written_under_its_own_ending(desk: Desk, kind: str) -> None:
    page = ask(desk)
    choose(page.form.kind, kind)
    rest(page)
    desk.chosen_file = str(desk.folder / "handed out v1.5")
    write(page)
    suffix = kinds.kinds()[kind].suffix
    path = desk.folder / f"handed out v1.5.{suffix}"
    assert path.read_bytes().startswith(BEGINS[kind])
    assert desk.window.toast.message.text() == f"Exported {path.name}"
    assert files_in(desk.folder) == {"map.heatdesk", path.name}
    assert not is_open(page)
    assert not desk.modified


def test_what_is_seen_is_what_is_written(desk: Desk) -> None:
    page = ask(desk)
    choose(page.form.page_size, "slide-4-3")
    choose(page.form.theme, "dark")
    choose(page.form.dots, 144)
    type_into(page.form.title, "For the board")
    click(page.form.switches["legend"])
    click(page.form.switches["method"])
    page.form.accent.entered.emit("#d1383d")
    rest(page)
    assert page.told.text() == "1440 × 1080 pixels"
    texts = shown_texts(page)
    assert "For the board" in texts
    assert not any(text.startswith("Where roles meet") for text in texts)
    assert any("Gaussian" in text for text in texts)
    seen = page.preview.figure
    assert seen is not None
    assert seen.ground == DARK.canvas
    desk.chosen_file = str(desk.folder / "map.png")
    write(page)
    image = QImage(str(desk.folder / "map.png"))
    assert (image.width(), image.height()) == (1440, 1080)
    assert image.pixelColor(2, 2) == QColor(DARK.canvas)
    heat = next(mark for mark in seen.marks if isinstance(mark, Picture))
    middle = image.pixelColor(round(1.5 * heat.x) + 4, round(1.5 * heat.y) + 4)
    assert middle != QColor(DARK.canvas) or heat.width > 0
    assert round(image.dotsPerMeterX() * 0.0254) == 144


def test_the_scenario_and_the_overlay_are_chosen(desk: Desk) -> None:
    desk.open()
    desk.plan()
    page = ask(desk)
    assert page.form.scenario.currentData() == "now"
    choose(page.form.scenario, desk.project.scenarios[1].id)
    choose(page.form.overlay, "gap")
    rest(page)
    texts = shown_texts(page)
    assert "Later" in texts
    assert "Gap" in texts
    assert desk.project.properties.heat.overlay == "alignment", "the map keeps its own"


def test_without_title_and_legend_there_is_only_the_map(desk: Desk) -> None:
    desk.window.saving.begin(sample(title="Ours"))
    desk.run("export")
    page = page_of(ExportDialog, desk.window)
    rest(page)
    assert "Ours" in shown_texts(page)
    click(page.form.titled)
    assert not page.form.title.isEnabled()
    rest(page)
    assert "Ours" not in shown_texts(page)


def test_what_was_chosen_is_remembered(desk: Desk) -> None:
    page = ask(desk)
    choose(page.form.page_size, "own")
    type_into(page.form.width_field, "640")
    type_into(page.form.height_field, "400")
    choose(page.form.kind, "svg")
    click(page.form.switches["findings"])
    page.form.accent.entered.emit("#2563eb")
    (desk.folder / "there").mkdir()
    desk.chosen_file = str(desk.folder / "there" / "map.svg")
    write(page)
    again = ask(desk)
    assert again.form.kind.currentData() == "svg"
    assert (again.form.page.width, again.form.page.height) == (640, 400)  # type: ignore[union-attr]
    assert again.form.switches["findings"].isChecked()
    assert again.form.chosen_accent == "#2563eb"
    desk.chosen_file = ""
    click(again.export_button)
    assert Path(desk.dialogs[-1][1]) == desk.folder / "there" / "map.svg"


def test_settings_that_mean_nothing_any_more_are_passed_over(desk: Desk) -> None:
    values = desk.window.settings.values
    odd = type(values.exports)(kind="hologram", theme="?", size="?", width=-4, height=10**9,
                               dots=7, accent="<b>", heat="lava",
                               logo="/nowhere.png")  # fmt: skip
    desk.window.settings.set(exports=odd)
    page = ask(desk)
    assert page.form.kind.currentData() == "png"
    assert page.form.chosen_accent is None
    assert page.form.logo.logo is None
    assert page.wanted is not None


def test_what_makes_no_difference_is_not_shown(desk: Desk) -> None:
    page = ask(desk)
    form = page.form
    for kind, gone in (("svg", form.dots), ("placements", form.theme), ("xlsx", form.title)):
        assert gone.isVisible()
        choose(form.kind, kind)
        assert not gone.isVisible(), kind
        choose(form.kind, "png")


def test_a_size_that_is_not_asked_for_does_not_stand_in_the_way(desk: Desk) -> None:
    page = ask(desk)
    choose(page.form.page_size, "own")
    type_into(page.form.width_field, "0")
    assert not page.export_button.isEnabled()
    choose(page.form.kind, "html")
    assert page.export_button.isEnabled()


@pytest.mark.parametrize("kind", ["placements", "mmd", "xlsx"])
def test_of_a_table_its_beginning_is_seen(desk: Desk, kind: str) -> None:
    page = ask(desk)
    choose(page.form.kind, kind)
    rest(page)
    assert page.text.isVisible()
    assert "Twitter" in page.text.toPlainText()


# Nothing is written -------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["Cancel", "Escape", "no name"])
def test_what_is_given_up_writes_nothing(desk: Desk, way: str) -> None:
    page = ask(desk)
    before, kept = files_in(desk.folder), desk.window.settings.values.exports
    if way == "no name":
        click(page.export_button)
        assert page.isVisible()
    else:
        click(button(page, "Cancel")) if way == "Cancel" else press(page, Qt.Key.Key_Escape)
        assert not is_open(page)
    assert files_in(desk.folder) == before
    assert desk.window.settings.values.exports == kept


def test_long_work_is_stopped_before_anything_is_written(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    page = ask(desk)
    choose(page.form.kind, "mmd")
    rest(page)
    slow = kinds.table

    def table(*about: object) -> bytes:
        go_on.wait(10)
        return slow(*about)  # type: ignore[arg-type]

    monkeypatch.setattr(kinds, "table", table)
    desk.chosen_file = str(desk.folder / "map.mmd")
    click(page.export_button)
    qtbot.waitUntil(page.progress.bar.isVisible, timeout=5000)
    assert not page.form.isEnabled()
    click(page.progress.stop)
    go_on.set()
    wait_for(page.writing)
    assert page.isVisible()
    assert page.form.isEnabled()
    assert page.export_button.isEnabled()
    assert files_in(desk.folder) == {"map.heatdesk"}
    write(page)
    assert (desk.folder / "map.mmd").exists()


def test_a_file_that_cannot_be_written_is_told_and_can_be_tried_again(desk: Desk) -> None:
    page = ask(desk)
    choose(page.form.kind, "svg")
    desk.chosen_file = str(desk.folder / "no" / "folder.svg")
    write(page)
    assert page.isVisible()
    assert "could not be saved" in page.problem.text()
    assert "no file was written" in page.problem.text()
    desk.chosen_file = str(desk.folder / "yes.svg")
    write(page)
    assert (desk.folder / "yes.svg").exists()


def test_a_write_that_fails_leaves_the_old_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ask(desk)
    choose(page.form.kind, "svg")
    old = desk.folder / "old.svg"
    old.write_text("old")

    def full(fd: int, data: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_all", full)
    desk.chosen_file = str(old)
    write(page)
    assert old.read_text() == "old"
    assert files_in(desk.folder) == {"map.heatdesk", "old.svg"}
    assert "No space left on device" in page.problem.text()


@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_is_not_replaced_under_an_ending_that_nobody_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, replaced: bool
) -> None:
    asked: list[str] = []

    def answer(parent: object, headline: str, *words: str) -> int | None:
        asked.append(headline)
        return 0 if replaced else None

    monkeypatch.setattr(exporting, "ask", answer)
    page = ask(desk)
    choose(page.form.kind, "mmd")
    (desk.folder / "old.mmd").write_text("old")
    desk.chosen_file = str(desk.folder / "old")
    write(page)
    assert asked == ["Replace “old.mmd”?"]
    assert ((desk.folder / "old.mmd").read_text() == "old") != replaced


# What is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["", "0", "-5", "1e3", "٣٠٠", "99999", "12.5", "<b>"])
def test_a_size_that_is_none_is_refused_beside_its_field(desk: Desk, wrong: str) -> None:
    page = ask(desk)
    choose(page.form.page_size, "own")
    type_into(page.form.width_field, wrong or "\b")
    assert page.form.width_field.property("faulty")
    assert page.form.size_problem.isVisible()
    assert not page.export_button.isEnabled()
    press(page.form.width_field, Qt.Key.Key_Return)
    assert desk.dialogs == []
    type_into(page.form.width_field, "300")
    assert not page.form.width_field.property("faulty")
    assert not page.form.size_problem.isVisible()
    assert page.export_button.isEnabled()


def test_more_pixels_than_a_picture_may_have_are_refused(desk: Desk) -> None:
    page = ask(desk)
    choose(page.form.page_size, "own")
    type_into(page.form.width_field, str(LARGEST_SIDE))
    choose(page.form.dots, 300)
    assert page.form.size_problem.text() == f"A picture is from 1 to {LARGEST_SIDE} pixels a side"
    assert not page.export_button.isEnabled()
    choose(page.form.kind, "svg")
    assert page.export_button.isEnabled()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "expected a PNG, JPEG or SVG picture"),
        (b"\x89PNG\r\n\x1a\nbroken", "the picture is damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>", "a picture"),
        (b"GIF89a", "expected a PNG, JPEG or SVG picture"),
    ],
)
def test_a_bad_logo_is_refused_in_plain_words(desk: Desk, content: bytes, words: str) -> None:
    page = ask(desk)
    path = desk.folder / "logo <b>.png"
    path.write_bytes(content)
    desk.chosen_file = str(path)
    click(page.form.logo.choose)
    assert page.form.logo.problem.isVisible()
    assert page.form.logo.problem.text().startswith("logo <b>.png: ")
    assert words in page.form.logo.problem.text()
    assert page.form.logo.logo is None


def test_a_logo_is_seen_and_taken_away_again(desk: Desk) -> None:
    page = ask(desk)
    path = desk.folder / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("#00ff00"))
    image.save(str(path))
    desk.chosen_file = str(path)
    click(page.form.logo.choose)
    rest(page)
    pictures = [m for m in page.preview.figure.marks if isinstance(m, Picture)]  # type: ignore[union-attr]
    assert [hex(p.pixels[0, 0]) for p in pictures if p.pixels.shape == (20, 40)] == ["0xff00ff00"]
    click(page.form.logo.remove)
    rest(page)
    pictures = [m for m in page.preview.figure.marks if isinstance(m, Picture)]  # type: ignore[union-attr]
    assert len(pictures) < 3
    assert page.form.exports.logo == ""


def test_hostile_names_stay_text(desk: Desk) -> None:
    hostile = "<img src=x><b>&amp;\u202e{}%s"
    desk.window.saving.begin(sample(title=hostile))
    desk.run("export")
    page = page_of(ExportDialog, desk.window)
    rest(page)
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert any("<img src=x><b>" in text for text in shown_texts(page))
    click(page.export_button)
    suggested = Path(desk.dialogs[-1][1]).name
    assert not set('<>:"/\\|?*&%') & set(suggested)


# Keys ---------------------------------------------------------------------------------------------


def test_every_choice_is_reached_by_tab_and_enter_exports(desk: Desk) -> None:
    page = ask(desk)
    met = []
    page.form.kind.setFocus()
    for _ in range(30):
        press(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
        if met[-1] is page.form.kind:
            break
    form = page.form
    for part in (form.scenario, form.overlay, form.theme, form.page_size, form.dots, form.titled,
                 form.title, *form.switches.values(), form.accent, form.logo.choose,
                 page.export_button):  # fmt: skip
        assert part in met
    press(form.title, Qt.Key.Key_Return)
    assert [title for title, _ in desk.dialogs] == ["Export the map"]


def test_the_light_look_is_the_one_on_the_screen(desk: Desk) -> None:
    page = ask(desk)
    assert page.wanted is not None
    assert page.wanted.view.look == LIGHT
    choose(page.form.theme, "both")
    assert page.wanted.view.dark_look == DARK


def test_figures_need_no_window(desk: Desk) -> None:
    """Drawing goes on in another thread, so it must not touch Qt: it is the writers that do."""
    page = ask(desk)
    assert page.wanted is not None
    assert not any(step.here for step in handing_out.preview(page.wanted))
