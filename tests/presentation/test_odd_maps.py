"""Maps that no talk was made for: empty, cold, crowded, wordy, in another script; and edited."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from heatdesk.analysis.story.storyline import MOST_HOT
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


MAPS: dict[str, Callable[[], Project]] = {
    "empty": Project.empty,
    "nothing but technologies": lambda: map_of(technology("a"), technology("b", 0.5)),
    "nothing hot": lambda: map_of(technology("a", -0.9, -0.9), role("b", 0.9, 0.9)),
    "no warmth at all": lambda: map_of(
        technology("a", weight=0.0), role("b", weight=0.0), heat=HeatSettings(scale=5.0)
    ),
    "forty hot": crowd,
    "wordy": lambda: named(WORDY),
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
