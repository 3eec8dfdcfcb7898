"""The story as the pages of one file, out of the export dialog."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot

from heatdesk.analysis.reading import read
from heatdesk.analysis.story.storyline import made
from heatdesk.export import story_pages
from heatdesk.model import telling
from heatdesk.window.exporting import ExportDialog
from tests.builders.pages import choose, click, wait_for
from tests.window.conftest import Desk
from tests.window.test_export_dialog import ask, files_in, rest, shown_texts, write

A4, STAGE = (596.0, 843.0), (960.0, 540.0)


def tell(desk: Desk, **notes: str) -> None:
    """Opens a map with notes at some steps of its story, its axes hidden."""
    desk.open()
    document = desk.window.session.document
    story = made(read(document.project, "now"))
    document.edit("Story", telling.store_story(document.project, story))
    document.edit("Hide", telling.set_steps(document.project, ["axes"], hidden=True))
    for step, text in notes.items():
        document.edit("Notes", telling.set_steps(document.project, [step], notes=text))


def story_page(desk: Desk) -> ExportDialog:
    page = ask(desk)
    choose(page.form.kind, "story")
    rest(page)
    return page


def exported(desk: Desk, page: ExportDialog, name: str = "story.pdf") -> list[str]:
    """The words of each page that Export writes."""
    desk.chosen_file = str(desk.folder / name)
    write(page)
    document = PdfDocument((desk.folder / name).read_bytes())
    return [" ".join(found.get_textpage().get_text_bounded().split()) for found in document]


def size(desk: Desk, name: str = "story.pdf") -> tuple[float, float]:
    (found,) = {page.get_size() for page in PdfDocument((desk.folder / name).read_bytes())}
    return found


def test_only_what_a_story_uses_is_asked_for(desk: Desk) -> None:
    tell(desk)
    page = story_page(desk)
    form = page.form
    assert form.kind.currentText() == "Story as PDF"
    for part in (form.scenario, form.theme, form.page_size, form.accent, form.notes):
        assert part.isVisible()
    for part in (form.overlay, form.dots, form.titled, form.heat, *form.switches.values()):
        assert not part.isVisible()
    assert page.told.text().startswith("A page for each step of the story")
    choose(form.kind, "pdf")
    assert not form.notes.isVisible()


def test_a_page_for_each_step_without_its_notes(desk: Desk) -> None:
    tell(desk, technologies="Ask Anna.")
    page = story_page(desk)
    assert not page.form.notes.isChecked(), "notes are for who speaks"
    said = exported(desk, page)
    assert len(said) == len([s for s in desk.project.story or () if not s.hidden])
    assert size(desk) == STAGE
    assert "Technologies" in said[1]
    assert "Anna" not in " ".join(said)
    assert not any("The axes" in text for text in said)


def test_with_notes_it_is_a_hand_out_and_that_is_remembered(desk: Desk) -> None:
    tell(desk, technologies="Ask **Anna**.", axes="Of a hidden step.")
    page = story_page(desk)
    click(page.form.notes)
    said = exported(desk, page)
    assert size(desk) == A4
    assert said[1].endswith("Ask **Anna**.")
    assert "hidden step" not in " ".join(said)
    again = ask(desk)
    assert again.form.kind.currentData() == "story"
    assert again.form.notes.isChecked()


def test_the_first_page_is_seen_as_it_will_be(desk: Desk) -> None:
    tell(desk)
    page = story_page(desk)
    choose(page.form.theme, "dark")
    choose(page.form.page_size, "slide-4-3")
    rest(page)
    figure = page.preview.figure
    assert figure is not None
    assert (figure.width, figure.height) == (960, 720)
    seen = " ".join(shown_texts(page)).split()
    assert exported(desk, page)[0].split() == seen
    assert size(desk) == (720.0, 540.0)


def test_a_story_without_any_page_is_told_and_nothing_is_written(desk: Desk) -> None:
    tell(desk)
    document = desk.window.session.document
    steps = [step.id for step in document.project.story or ()]
    document.edit("Hide", telling.set_steps(document.project, steps, hidden=True))
    page = story_page(desk)
    assert page.problem.text() == "No step of the story is visible"
    desk.chosen_file = str(desk.folder / "story.pdf")
    write(page)
    assert page.isVisible()
    assert page.problem.text() == "No step of the story is visible"
    assert files_in(desk.folder) == {"map.heatdesk"}


def test_it_is_stopped_before_anything_is_written(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two steps of the story."""
    go_on, met, whole = threading.Event(), list[str](), story_pages.steps

    def steps(view: object, each: Callable[[], object]) -> Iterator[object]:
        for scene, figure in whole(view, each):  # type: ignore[arg-type]
            met.append(scene.step.id)
            yield scene, figure
            go_on.wait(10)

    tell(desk)
    page = story_page(desk)
    monkeypatch.setattr(story_pages, "steps", steps)
    desk.chosen_file = str(desk.folder / "story.pdf")
    click(page.export_button)
    qtbot.waitUntil(page.progress.bar.isVisible, timeout=5000)
    assert not page.form.isEnabled()
    click(page.progress.stop)
    go_on.set()
    wait_for(page.writing)
    assert page.export_button.isEnabled()
    monkeypatch.setattr(story_pages, "steps", whole)
    assert files_in(desk.folder) == {"map.heatdesk"}
    assert len(met) < len([s for s in desk.project.story or () if not s.hidden])
    assert exported(desk, page)
