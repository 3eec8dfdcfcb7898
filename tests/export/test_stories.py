"""A story that somebody has edited by hand: its slides and its pages show just that."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pypdfium2
import pytest

from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.story.scenes import scenes
from heatdesk.analysis.story.storyline import made
from heatdesk.export.pdf import pages, pdf
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Figure, Text
from heatdesk.figure.stage import stage_figure
from heatdesk.model import telling
from heatdesk.model.project import Project
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.export.decks import Deck

CAPTION = "Sales should listen before it talks."
NOTES = "**Ask** Anna first.\n\n- then wait"
TITLES = [
    "Social Media Heat Map, 2011",
    "The axes",
    "Technologies",
    "Where they meet",
    "Warm meetings",
    "Hot: Product Management",
    "What Sales could do",
    "What Sales could do",
    "Hot: Evangelists",
]
"""With the roles hidden, a hot meeting renamed, and the same once more."""


@pytest.fixture(scope="module")
def edited() -> Project:
    project = open_template(EXAMPLE)
    scenario = project.first_scenario
    project = project.after(telling.store_story(project, made(read(project, scenario))))
    changes = (
        lambda p: telling.set_steps(p, ["roles"], hidden=True),
        lambda p: telling.set_steps(
            p, ["hot-sales"], title="What Sales could do", caption=CAPTION, notes=NOTES
        ),
        lambda p: telling.duplicate_step(p, "hot-sales")[0],
        lambda p: telling.drop_steps(p, ["hot-event-marketing", "target", "moved"]),
    )
    for change in changes:
        project = project.after(change(project))
    return project


def figures(project: Project) -> Iterator[Figure]:
    @lru_cache
    def reading(scenario: str) -> Reading:
        return read(project, scenario)

    for scene in scenes(project, project.first_scenario, reading):
        if not scene.step.hidden:
            yield stage_figure(project, scene, reading(scene.scenario), LIGHT, 1280, 720)


@pytest.fixture(scope="module")
def deck(edited: Project) -> Deck:
    return Deck.of(edited)


def test_the_deck_has_the_edited_steps_in_their_order(deck: Deck) -> None:
    assert deck.titles[: len(TITLES)] == TITLES
    assert not {"Roles", "Hot: Event Marketing", "Who we want to be"} & set(deck.titles)


def test_a_slide_has_the_steps_own_caption_and_notes(deck: Deck) -> None:
    for n in (6, 7):
        slide = deck.slides[n]
        texts = [place.text_frame.text for place in slide.placeholders]
        assert CAPTION in texts
        told = slide.notes_slide.notes_text_frame.text
        assert "Anna" in told
        assert "then wait" in told


def test_a_page_for_each_step_that_is_seen(edited: Project, qapp: object) -> None:
    drawn = list(figures(edited))
    document = pypdfium2.PdfDocument(pages(drawn))
    told = [page.get_textpage().get_text_bounded().replace("\r\n", " ") for page in document]
    assert len(told) == len(drawn)
    for title, text in zip(TITLES[1:], told[1:], strict=False):
        assert title in text
    assert CAPTION in told[6]
    assert CAPTION in told[7]
    assert not any("Anna" in text for text in told)  # notes are for who speaks
    assert {page.get_size() for page in document} == {(960.0, 540.0)}


def test_the_first_page_is_the_file_of_one_page(qapp: object) -> None:
    one = Figure(200, 100, "#ffffff", (Text(10, 50, "One", 20, "#000000"),))
    two = Figure(200, 100, "#102030", (Text(10, 50, "Two", 20, "#ffffff"),))
    assert pages([one]) == pdf(one)
    both = pypdfium2.PdfDocument(pages([one, two]))
    assert [page.get_textpage().get_text_bounded() for page in both] == ["One", "Two"]
    ground = both[1].render(scale=1.0).to_numpy()
    assert ground[1, 1].tolist()[:3] in ([0x10, 0x20, 0x30], [0x30, 0x20, 0x10])
    assert pages([one, two]) == pages([one, two])


def test_pages_of_different_sizes_or_none_are_refused(qapp: object) -> None:
    one, two = Figure(200, 100, "#ffffff", ()), Figure(100, 100, "#ffffff", ())
    for wrong in ([], [one, two]):
        with pytest.raises(ValueError, match="one size"):
            pages(wrong)
