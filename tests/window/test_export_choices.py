"""What is compared, how slides show the heat, and what each kind tells by itself."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from heatdesk.panels.fields.choice import Choice
from tests.builders.pages import button, choose, click
from tests.export.decks import Deck
from tests.window.conftest import Desk
from tests.window.test_export_dialog import ask, rest, shown_texts, write


def offered(box: Choice) -> list[str]:
    return [box.itemText(n) for n in range(box.count())]


def test_what_is_compared_is_seen_and_written(desk: Desk) -> None:
    desk.open()
    desk.plan()
    later = desk.project.scenarios[1].id
    page = ask(desk)
    form = page.form
    assert offered(form.compared) == ["Nothing", "The target, “Later”"]
    assert form.overlay.isVisible()
    choose(form.compared, later)
    rest(page)
    assert not form.overlay.isVisible(), "the difference is of the alignment"
    assert "Now, compared with “Later”" in shown_texts(page)
    assert "hotter in the target" in shown_texts(page)
    choose(form.kind, "svg")
    desk.chosen_file = str(desk.folder / "map.svg")
    write(page)
    assert "compared with “Later”" in (desk.folder / "map.svg").read_text("utf-8")


def test_the_dialog_begins_with_the_comparison_on_the_screen(desk: Desk) -> None:
    desk.open()
    desk.plan()
    later = desk.project.scenarios[1].id
    page = ask(desk)
    assert page.form.chosen_compared is None
    click(button(page, "Cancel"))
    desk.run("compare")
    page = ask(desk)
    assert page.form.chosen_compared == later
    choose(page.form.kind, "svg")
    choose(page.form.scenario, later)
    assert offered(page.form.compared) == ["Nothing", "“Now”"]
    assert page.form.chosen_compared is None, "the target is not compared with itself"
    for kind in ("html", "report", "xlsx"):
        choose(page.form.kind, kind)
        assert not page.form.compared.isVisible(), kind


def test_of_one_scenario_nothing_is_compared(desk: Desk) -> None:
    assert not ask(desk).form.compared.isVisible()


def test_the_heat_of_slides_may_be_areas(desk: Desk) -> None:
    page = ask(desk)
    assert not page.form.heat.isVisible()
    choose(page.form.kind, "pptx")
    assert page.form.heat.isVisible()
    choose(page.form.heat, "bands")
    assert page.wanted is not None
    assert page.wanted.view.heat == "bands"
    desk.chosen_file = str(desk.folder / "map.pptx")
    write(page)
    made = Deck((desk.folder / "map.pptx").read_bytes())
    assert not [s for slide in made.slides for s in slide.shapes if s.shape_type == 13]
    assert ask(desk).form.chosen_heat == "bands"


def test_slides_and_pages_tell_all_unless_it_is_chosen_away(desk: Desk) -> None:
    """What is chosen for pictures and what is chosen for these are remembered apart."""
    page = ask(desk)
    switches = page.form.switches
    assert [switches[id].isChecked() for id in switches] == [True, False, False]
    choose(page.form.kind, "pptx")
    assert [switches[id].isChecked() for id in switches] == [True, True, True]
    rest(page)
    assert not any("Gaussian" in text for text in shown_texts(page)), "the preview is its map"
    click(switches["method"])
    choose(page.form.kind, "svg")
    assert [switches[id].isChecked() for id in switches] == [True, False, False]
    choose(page.form.kind, "html")
    assert [switches[id].isChecked() for id in switches] == [True, True, False]
    desk.chosen_file = str(desk.folder / "map.html")
    write(page)
    data = (desk.folder / "map.html").read_text("utf-8")
    assert "Gaussian" not in data
    again = ask(desk)
    assert not again.form.switches["method"].isChecked()
    choose(again.form.kind, "png")
    assert not again.form.switches["findings"].isChecked()


def test_a_picture_is_copied_as_it_is_compared(desk: Desk) -> None:
    desk.open()
    desk.plan()
    for compared in (False, True):
        desk.run("copy_picture")
        drawing = bytes(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data())
        assert ("Now, compared with “Later”".encode() in drawing) is compared
        desk.run("compare")
