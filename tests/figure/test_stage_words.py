"""What the audience reads: sizes of letters, whole names, and where the words stand."""

from __future__ import annotations

from functools import lru_cache

import pytest

from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.story.scene_parts import shortened
from heatdesk.analysis.story.scenes import Scene, scenes
from heatdesk.analysis.story.storyline import LONGEST_CAPTION
from heatdesk.figure.bounds import bounds
from heatdesk.figure.lettering import ELLIPSIS
from heatdesk.figure.look import DARK, LIGHT, Look, look
from heatdesk.figure.marks import Text
from heatdesk.figure.stage import Layers, stage_layers
from heatdesk.figure.stage_layout import StageLayout, stage_look
from heatdesk.model import edits, telling
from heatdesk.model.project import Project
from heatdesk.model.story import About, Step
from heatdesk.storage.templates import EXAMPLE, open_template
from tests.builders.maps import NOW, map_of, role, technology

PAGES = {"16:9": (1920.0, 1080.0), "16:10": (1280.0, 800.0), "4:3": (1024.0, 768.0)}


def drawn(project: Project, id: str, page: str, worn: Look = LIGHT) -> tuple[Scene, Layers]:
    @lru_cache
    def reading(scenario: str) -> Reading:
        return read(project, scenario)

    told = scenes(project, project.first_scenario, reading)
    scene = next(scene for scene in told if scene.step.id == id)
    layout = StageLayout.of(*PAGES[page])
    return scene, stage_layers(project, scene, reading(scene.scenario), worn, layout)


def texts(marks: tuple[object, ...]) -> dict[str, Text]:
    return {mark.text: mark for mark in marks if isinstance(mark, Text)}


def with_step(project: Project, step: Step) -> Project:
    return project.after(telling.store_story(project, (step,)))


# Names on the map ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_roles_and_technologies_have_letters_of_their_own(page: str) -> None:
    _, made = drawn(open_template(EXAMPLE), "overlay", page)
    shown, height = texts(made.items), PAGES[page][1]
    assert shown["Sales"].size == pytest.approx(0.032 * height)
    assert shown["Sales"].weight == 600
    assert shown["Twitter"].size == pytest.approx(0.030 * height)
    assert shown["Twitter"].weight == 400


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("id", ["overlay", "target"])
def test_the_examples_names_all_stand(page: str, worn: Look, id: str) -> None:
    project = open_template(EXAMPLE)
    _, made = drawn(project, id, page, worn)
    assert {item.name for item in project.items} <= set(texts(made.items))


def test_a_long_name_is_cut_until_the_step_is_about_it() -> None:
    name = "Everything about partner relations"
    project = map_of(role("sales", -0.2, 0.2), technology("far", 0.8, -0.8), technology("seo"))
    project = project.after(edits.set_items(project, ["sales"], name=name))
    about = Step("own", "free", About(NOW, ("sales",)))
    everything = with_step(project, Step("own", "free", About(NOW)))
    _, made = drawn(everything, "own", "16:9")
    cut = next(text for text in texts(made.items) if text.endswith(ELLIPSIS))
    assert 18 <= len(cut) <= 24
    _, made = drawn(with_step(project, about), "own", "16:9")
    assert name in texts(made.items)


def test_a_name_that_finds_no_room_for_all_of_it_stays_cut() -> None:
    project = map_of(role("sales"), technology("seo", 0.9, 0.9))
    project = project.after(edits.set_items(project, ["sales"], name="W" * 60))
    _, made = drawn(with_step(project, Step("own", "free", About(NOW, ("sales",)))), "own", "4:3")
    (shown,) = [text for text in texts(made.items) if text.startswith("WWW")]
    assert shown.endswith(ELLIPSIS)


def test_what_steps_back_has_no_halo() -> None:
    """A halo is drawn in many copies: faint ones would outshine the faint letters."""
    _, made = drawn(open_template(EXAMPLE), "hot-sales", "16:9")
    shown = texts(made.items)
    assert shown["Facebook"].halo is None
    assert shown["Sales"].halo is not None


def test_other_eyes_get_the_same_sizes() -> None:
    worn = stage_look(look(False, vision="deutan"))
    for layer in ("technology", "role"):
        assert worn.letters_of(layer) == stage_look(LIGHT).letters_of(layer)


# Words beside it ----------------------------------------------------------------------------------


def test_at_4_to_3_the_caption_lies_below_and_the_rest_beside() -> None:
    scene, made = drawn(open_template(EXAMPLE), "hot-product-management", "4:3")
    layout, shown = StageLayout.of(*PAGES["4:3"]), texts(made.words)
    title, caption = shown["Hot: Product"], shown["learn what worries its users."]
    assert title.x > layout.frame.right
    assert title.y < layout.frame.y(0.5)
    assert caption.x < layout.frame.left + 0.1 * layout.width
    assert caption.y > layout.frame.bottom
    assert scene.title == "Hot: Product Management"


@pytest.mark.parametrize("page", PAGES)
def test_a_long_sentence_is_whole_where_there_is_room(page: str) -> None:
    """At 4:3 in the column, since the strip is too low for it; at 16:10 in smaller letters."""
    _, made = drawn(open_template(EXAMPLE), "target", page)
    shown = " ".join(texts(made.words))
    assert "An answer to" in shown
    assert "Invented for this example." in shown


@pytest.mark.parametrize("page", PAGES)
def test_all_that_the_axes_mean_is_told(page: str) -> None:
    project = open_template(EXAMPLE)
    scene, made = drawn(project, "axes", page)
    shown = " ".join(texts(made.words))
    assert all(line in shown for line in scene.lines)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "caption", ["x" * 90, "Word " * 18, "What we do " * 40, "<b>bold</b> [x](y) ![p](file:///x)"]
)
def test_a_caption_of_any_length_keeps_to_its_place(page: str, caption: str) -> None:
    project = open_template(EXAMPLE)
    step = Step("own", "free", About("rebuilt"), caption=caption)
    scene, made = drawn(with_step(project, step), "own", page)
    assert len(scene.caption) <= LONGEST_CAPTION
    width, height = PAGES[page]
    for text in texts(made.words).values():
        left, top, right, bottom = bounds([text]) or (0.0, 0.0, 0.0, 0.0)
        assert 0 <= left <= right <= width
        assert 0 <= top <= bottom <= height


@pytest.mark.parametrize("length", [1, 89, 90, 91, 92, 400])
def test_captions_have_at_most_ninety_characters(length: int) -> None:
    words = ("word " * 100)[:length].strip()
    kept = shortened(words, LONGEST_CAPTION)
    assert len(kept) <= LONGEST_CAPTION
    assert kept == words or kept.endswith(ELLIPSIS)
    assert (kept == words) == (len(words) <= LONGEST_CAPTION)


def test_markdown_in_a_caption_is_letters() -> None:
    project = open_template(EXAMPLE)
    step = Step("own", "free", About("rebuilt"), caption="**Not** [a link](file:///etc/passwd)")
    _, made = drawn(with_step(project, step), "own", "16:9")
    assert "**Not** [a link](file:///etc/" in " ".join(texts(made.words))


# The legend ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_the_legend_ends_with_the_plane_and_clear_of_the_dots(page: str) -> None:
    layout = StageLayout.of(*PAGES[page])
    _, made = drawn(open_template(EXAMPLE), "overlay", page)
    lowest = max((bounds([mark]) or (0, 0, 0, 0))[3] for mark in made.words)
    roles = texts(made.words)["Roles"]
    assert roles.y <= layout.frame.bottom
    assert layout.frame.bottom < layout.height - 20 * layout.unit
    assert lowest <= layout.height


@pytest.mark.parametrize("page", PAGES)
def test_both_layers_names_are_whole_in_the_legend(page: str) -> None:
    _, made = drawn(open_template(EXAMPLE), "overlay", page)
    assert {"Technologies", "Roles", "warm", "hot"} <= set(texts(made.words))
