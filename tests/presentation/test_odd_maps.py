"""Maps that no talk was made for: empty, cold, crowded, wordy, in another script; and edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from heatdesk.analysis.reading import read
from heatdesk.analysis.story.scenes import scenes
from heatdesk.analysis.story.storyline import MOST_HOT
from heatdesk.figure.bounds import bounds
from heatdesk.figure.look import LIGHT
from heatdesk.figure.marks import Text
from heatdesk.figure.stage import stage_layers
from heatdesk.figure.stage_layout import StageLayout
from heatdesk.model import edits
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, HeatSettings, Properties
from heatdesk.model.scenario import Scenario
from heatdesk.storage.templates import open_template, templates
from tests.builders.driver import turn
from tests.builders.maps import map_of, role, technology
from tests.builders.speaker import Key, Speaker
from tests.presentation.conftest import Speaks, a_map

HEBREW = "‏שיווק קהילתי ארוך מאוד"
WORDY = "Head of everything that has to do with customers, partners and the press abroad " * 2


def crowd(count: int = 40) -> Project:
    """Forty roles, each with a technology of its own on top of it: forty hot meetings."""
    items, placements = [], []
    for n in range(count):
        x, y = -0.85 + 0.19 * (n % 10), -0.75 + 0.5 * (n // 10)
        for layer in ("technology", "role"):
            id = f"{layer}-{n}"
            items.append(Item(id, layer, f"{layer.title()} {n}"))
            placements.append(Placement(id, round(x, 4), round(y, 4), 0.12, 0.12))
    return Project.of(Properties(), items, [(Scenario("now", "Now"), placements)])


def named(name: str) -> Project:
    project = a_map(axes=Axes(Axis(name, name, name), Axis(name, name, name)))
    return project.after(edits.set_items(project, [i.id for i in project.items], name=name[:200]))


def letters(name: str) -> Project:
    """The article's map with names of sixty letters."""
    project = a_map()
    for item in project.items:
        long = f"{item.name} {name}"[:60]
        project = project.after(edits.set_items(project, [item.id], name=long))
    return project


MAPS: dict[str, Callable[[], Project]] = {
    "empty": Project.empty,
    "a single item": lambda: map_of(technology("a", 0.3, 0.4)),
    "nothing but technologies": lambda: map_of(technology("a"), technology("b", 0.5)),
    "nothing hot": lambda: map_of(technology("a", -0.9, -0.9), role("b", 0.9, 0.9)),
    "no warmth at all": lambda: map_of(
        technology("a", weight=0.0), role("b", weight=0.0), heat=HeatSettings(scale=5.0)
    ),
    "forty hot": crowd,
    "wordy": lambda: named(WORDY),
    "sixty letters": lambda: letters(WORDY),
    "right to left": lambda: named(HEBREW),
    "without names": lambda: named(""),
}


@pytest.fixture(params=MAPS)
def speaker(request: pytest.FixtureRequest, speaks: Speaks) -> Speaker:
    return speaks(MAPS[request.param]())


def is_empty(picture: QImage) -> bool:
    first = picture.pixel(0, 0)
    return all(
        picture.pixel(x, y) == first
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )


def test_a_clicker_goes_from_start_to_end_and_every_page_shows_something(
    speaker: Speaker,
) -> None:
    speaker.show.audience.resize(1024, 768)
    turn()
    seen = [speaker.kind]
    while speaker.talk.following is not None:
        assert not is_empty(speaker.picture()), seen
        speaker.press(Key.Key_PageDown)
        seen.append(speaker.kind)
    assert seen == speaker.kinds
    speaker.press(Key.Key_Escape)
    assert speaker.over


def test_every_key_may_be_pressed_at_every_step(speaker: Speaker) -> None:
    keys = (Key.Key_H, Key.Key_C, Key.Key_Z, Key.Key_S, Key.Key_B, Key.Key_W, Key.Key_F, Key.Key_L)
    for _ in range(min(len(speaker.kinds), 6)):
        speaker.press(*keys).picture()
        speaker.press(Key.Key_G).press(Key.Key_Escape)
        speaker.press(*keys, Key.Key_PageDown)
    assert not speaker.over


def test_it_can_be_edited_live(speaker: Speaker) -> None:
    speaker.press(Key.Key_PageDown, Key.Key_E, Key.Key_T, Key.Key_Return)
    speaker.press(Key.Key_R, Key.Key_Return)
    speaker.picture()
    speaker.map.selection.clear()
    speaker.press(Key.Key_E, Key.Key_2)
    assert len(speaker.project.scenarios) >= 2
    assert not speaker.talk.editing


def test_an_empty_map_has_its_title_and_its_axes(speaks: Speaks) -> None:
    assert speaks(Project.empty()).kinds == ["title", "axes"]


def test_a_single_item_has_its_layer_and_no_heat(speaks: Speaks) -> None:
    assert speaks(map_of(technology("a", 0.3, 0.4))).kinds == ["title", "axes", "technologies"]


@pytest.mark.parametrize("make", MAPS.values(), ids=MAPS)
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_names_and_words_lie_beside_each_other(
    make: Callable[[], Project], size: tuple[int, int]
) -> None:
    """Whatever the map is: on the map no name covers another, and no word touches the legend."""
    project = make()
    told = scenes(project, project.first_scenario, lambda id: read(project, id))
    layout = StageLayout.of(*size)
    for scene in told[:8]:
        made = stage_layers(project, scene, read(project, scene.scenario), LIGHT, layout)
        names = [m for m in made.items if isinstance(m, Text) and len(m.text) > 2 and m.halo]
        assert_apart(names, 0.30)
        assert_apart([mark for mark in made.words if isinstance(mark, Text) and mark.text], 0.15)


def assert_apart(texts: list[Text], share: float) -> None:
    """No text reaches into another by more than this share of its height: fonts leave room."""
    boxes = [bounds([replace(text, halo=None)]) for text in texts]
    for (n, one), (m, other) in combinations(enumerate(boxes), 2):
        assert one is not None
        assert other is not None
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        least = share * (one[3] - one[1])
        assert across <= 0.5 or down <= least, (texts[n].text, texts[m].text)


def test_what_an_empty_map_gets_on_stage_has_its_steps_at_once(speaks: Speaks) -> None:
    speaker = speaks(Project.empty()).press(Key.Key_PageDown, Key.Key_E)
    speaker.press(Key.Key_T, Key.Key_Return, Key.Key_R, Key.Key_Return)
    assert {"technologies", "roles", "overlay"} <= set(speaker.kinds)
    assert speaker.kind == "axes"


def test_of_forty_hot_meetings_seven_have_a_step_and_the_rest_one(speaks: Speaks) -> None:
    kinds = speaks(crowd()).kinds
    assert kinds.count("hot") == MOST_HOT == 7
    assert kinds.count("more") == 1


def test_deleting_what_later_steps_need_and_undoing_it(speaks: Speaks) -> None:
    """On stage, by keys, in front of the room."""
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    before, kinds = speaker.project, speaker.kinds
    speaker.map.selection.choose(["sales"])
    speaker.press(Key.Key_Delete)
    assert not speaker.project.has_item("sales")
    for _ in kinds[speaker.talk.index :]:
        speaker.press(Key.Key_PageDown).picture()
    speaker.press(Key.Key_Z, ctrl=True)
    assert speaker.project == before
    assert speaker.kinds == kinds
    speaker.talk.jump(kinds.index("hot"))
    assert speaker.talk.scene.items is not None
    assert "sales" in speaker.talk.scene.items
    assert speaker.talk.scene.flag is None


@pytest.mark.parametrize("id", [template.id for template in templates()])
def test_every_template_can_be_presented(speaks: Speaks, id: str, qtbot: QtBot) -> None:
    speaker = speaks(open_template(id), motion="full")
    while speaker.talk.following is not None:
        speaker.press(Key.Key_PageDown)
        assert not is_empty(speaker.room.grab().toImage())
    speaker.room.fade.end()
