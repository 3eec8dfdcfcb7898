"""The story as pages of one file: with notes as a hand-out, without as it is on the stage."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from heatdesk.analysis.reading import read
from heatdesk.analysis.story.scenes import Scene
from heatdesk.analysis.story.storyline import made
from heatdesk.export import story_pages
from heatdesk.export.forms import View
from heatdesk.export.handout import sheets
from heatdesk.figure.bounds import text_bounds
from heatdesk.figure.look import DARK, LIGHT, Look
from heatdesk.figure.marks import Figure, Text
from heatdesk.model import telling
from heatdesk.model.project import Project
from heatdesk.model.story import Step
from heatdesk.storage.characters import as_text, seen
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.export.test_hostile import hostile_names

pytestmark = pytest.mark.usefixtures("qapp")

A4, STAGE = (596.0, 843.0), (960.0, 540.0)
MARKDOWN = "# Ask **Anna**\n\n- then wait\n- then show it"
LONG = " ".join(f"Sentence {n} says why." for n in range(300))[:5000]
DIRECTIONS = "\u200e\u200f"


def told(**notes: str) -> Project:
    """The first steps of the example, with notes at some of them, its roles hidden."""
    project = open_template(EXAMPLE)
    story = made(read(project, project.first_scenario))[:6]
    project = project.after(telling.store_story(project, story))
    project = project.after(telling.set_steps(project, ["roles"], hidden=True))
    for step, text in notes.items():
        project = project.after(telling.set_steps(project, [step], notes=text))
    return project


def written(project: Project, notes: bool = True, look: Look = LIGHT) -> bytes:
    view = View(project, project.first_scenario, "alignment", look, 1280, 720, notes=notes)
    return story_pages.paged(view, list(story_pages.steps(view)))


def document(project: Project, notes: bool = True, look: Look = LIGHT) -> PdfDocument:
    return PdfDocument(written(project, notes, look))


def words(page: object) -> str:
    return " ".join(page.get_textpage().get_text_bounded().split())  # type: ignore[attr-defined]


def sizes(found: PdfDocument) -> set[tuple[float, float]]:
    return {page.get_size() for page in found}


def column(notes: str) -> list[Text]:
    """The lines of a step's notes, without the headings of the pages that go on."""
    scene = Scene(Step("one", "free", notes=notes), "now", "One", "", "")
    made = sheets([(scene, Figure(1280, 720, "#ffffff", ()))], LIGHT)
    marks = [mark for sheet in made for mark in sheet.figure.marks if isinstance(mark, Text)]
    return [mark for mark in marks if mark.colour == LIGHT.text]


def letters(text: str) -> str:
    return "".join(letter for letter in "".join(text.split()) if letter not in DIRECTIONS)


def test_a_page_has_its_step_and_below_it_what_is_said() -> None:
    project = told(axes=MARKDOWN, warm="Two minutes.")
    found = document(project)
    steps = [step for step in project.story or () if not step.hidden]
    assert len(found) == len(steps)
    assert sizes(found) == {A4}
    said = dict(zip((step.id for step in steps), map(words, found), strict=True))
    assert "The axes" in said["axes"]
    assert "From Personal to Professional" in said["axes"]
    assert said["axes"].endswith("# Ask **Anna** - then wait - then show it")
    assert "Warm meetings" in said["warm"]
    assert said["warm"].endswith("Two minutes.")
    assert sum("Two minutes." in text for text in said.values()) == 1
    assert "Where they meet" in said["overlay"]


def test_the_picture_is_above_the_words() -> None:
    page = document(told(axes="Below."))[1].get_textpage()
    tops: dict[str, float] = {}
    for wanted in ("LISTEN", "TALK", "Below."):
        match = page.search(wanted, match_case=True).get_next()
        assert match is not None
        tops[wanted] = page.get_charbox(match[0])[3]
    assert A4[1] > tops["LISTEN"] > tops["TALK"] > tops["Below."] > 0


def test_a_hidden_step_is_absent_and_so_are_its_notes() -> None:
    text = " ".join(map(words, document(told(roles="Secret.", axes="Known."))))
    assert "Known." in text
    assert "Secret." not in text


@pytest.mark.parametrize("notes", [{}, {"axes": " \n "}, {"roles": "Of a hidden step."}])
def test_without_any_notes_the_pages_stay_as_they_are(notes: dict[str, str]) -> None:
    project = told(**notes)
    found = document(project)
    assert sizes(found) == {STAGE}
    assert list(map(words, found)) == list(map(words, document(project, notes=False)))


def test_notes_that_nobody_asked_for_are_not_shown() -> None:
    found = document(told(axes=MARKDOWN), notes=False)
    assert sizes(found) == {STAGE}
    assert "Anna" not in " ".join(map(words, found))


def test_long_notes_go_on_on_the_next_page() -> None:
    project = told(axes=LONG, warm="x" * 5000)
    found = list(map(words, document(project)))
    assert found[2].startswith("The axes, continued")
    assert "Technologies" in found[3]
    _, _, first = found[1].partition("Sentence 0 ")
    together = f"Sentence 0 {first} {found[2].removeprefix('The axes, continued ')}"
    assert together == LONG
    assert "".join(found).count("x") >= 5000
    assert sum("continued" in text for text in found) >= 2


def test_the_notes_lead_and_load_nowhere() -> None:
    markup = "<script>alert(1)</script> [here](https://example.org) ![x](file:///etc/passwd) &amp;"
    data = written(told(axes=markup))
    assert words(PdfDocument(data)[1]).endswith(markup)
    for active in (b"/URI", b"/Link", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert active not in data


def test_each_paragraph_runs_its_own_way() -> None:
    lines = column("Ask first.\n" + "שאלו את חנה HeatMap " * 12 + "\nPlain.")
    assert [line.anchor for line in lines] == ["start", *["end"] * (len(lines) - 2), "start"]
    assert len({line.x for line in lines}) == 2
    assert len(lines) > 4
    for line in lines[1:-1]:
        first = next(letter for letter in line.text if letter.isalpha() or letter in DIRECTIONS)
        assert first == "\u200f" or "\u0590" <= first <= "\u05ff"
    (turned,) = column("one \u202eowt\u202c three")
    assert turned.text == "one owt three"


@given(st.one_of(st.text(max_size=400), st.text("iW \n\u05d0", max_size=3000)))
def test_no_letter_is_lost_and_none_leaves_the_page(notes: str) -> None:
    lines = column(notes)
    assert letters("".join(line.text for line in lines)) == letters(seen(as_text(notes)))
    for line in lines:
        left, top, right, bottom = text_bounds(line)
        assert min(left, top) >= 50, line.text
        assert right <= 744, line.text
        assert bottom <= 1074, line.text


def test_hostile_names_as_notes_are_words() -> None:
    for name in hostile_names(200):
        said = "".join(line.text for line in column(name))
        assert letters(said) == letters(seen(as_text(name)))


def test_the_same_story_is_the_same_file() -> None:
    assert written(told(axes=MARKDOWN)) == written(told(axes=MARKDOWN))


def test_in_the_dark_the_whole_page_is() -> None:
    page = document(told(axes="Below."), look=DARK)[1].render(scale=0.25).to_numpy()
    assert np.median(page[..., :3]) < 60


def test_a_story_of_which_nothing_is_seen_is_refused() -> None:
    project = told()
    hidden = telling.set_steps(project, [s.id for s in project.story or ()], hidden=True)
    with pytest.raises(ValueError, match="No step of the story is visible"):
        document(project.after(hidden))


@pytest.mark.parametrize("size", [(300.0, 1200.0), (1600.0, 200.0), (1280.0, 720.0)])
def test_a_picture_of_any_shape_leaves_room_for_the_words(size: tuple[float, float]) -> None:
    scene = Scene(Step("one", "free", notes="Said."), "now", "One", "", "")
    (sheet,) = sheets([(scene, Figure(*size, "#ffffff", ()))], LIGHT)
    left, top, right, bottom = sheet.box
    assert (right - left) / (bottom - top) == pytest.approx(size[0] / size[1])
    assert left >= 60
    assert right <= 794 - 60
    (said,) = (mark for mark in sheet.figure.marks if isinstance(mark, Text))
    assert bottom < said.y < inf
    assert bottom - top <= 1123 / 2
