"""The map edited live through the lens: what is pressed is what is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from heatdesk.presentation.stage import Stage
from tests.builders.driver import held, turn
from tests.builders.speaker import Key, Speaker, Where
from tests.presentation.conftest import Speaks

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PRESS, MOVE, RELEASE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
)


def seen(speaker: Speaker, id: str) -> tuple[float, float]:
    """Where an item is in what is seen of the page."""
    placement = speaker.project.placement(speaker.talk.scene.scenario, id)
    layout = speaker.show.pages.layout
    place = layout.frame.x(placement.x), layout.frame.y(placement.y)
    lens = speaker.talk.light.lens
    return lens.seen((place[0] / layout.width, place[1] / layout.height))


def hand(speaker: Speaker, kind: QEvent.Type, spot: tuple[float, float]) -> QWidget:
    """The mouse at a place of what the presenter sees, on whatever widget is there."""
    stage: Stage = speaker.show.presenter.stage
    page = stage.page_rect()
    place = QPointF(page.left() + spot[0] * page.width(), page.top() + spot[1] * page.height())
    there = stage.childAt(place.toPoint()) or stage
    button = NONE if kind == MOVE else LEFT
    at_global = stage.mapToGlobal(place)
    event = QMouseEvent(
        kind, there.mapFromGlobal(at_global), at_global, button,
        NONE if kind == RELEASE else LEFT, held(),
    )  # fmt: skip
    QApplication.sendEvent(there, event)
    turn()
    return there


@pytest.mark.parametrize("zoomed_first", [True, False])
def test_an_item_is_dragged_through_the_lens(speaks: Speaks, zoomed_first: bool) -> None:
    speaker = speaks().go_to("overlay").point(0.15, 0.15)
    speaker.press(*([Key.Key_Z, Key.Key_E] if zoomed_first else [Key.Key_E, Key.Key_Z]))
    assert speaker.talk.light.lens.zoom == 2.0
    before = speaker.project.placement("now", "press")
    spot = seen(speaker, "press")
    assert 0 < spot[0] < 1
    assert 0 < spot[1] < 1
    there = hand(speaker, PRESS, spot)
    assert there is speaker.map.viewport()
    width = speaker.show.pages.layout.width
    for share in (0.03, 0.06):
        hand(speaker, MOVE, (spot[0] + share, spot[1]))
    hand(speaker, RELEASE, (spot[0] + 0.06, spot[1]))
    after = speaker.project.placement("now", "press")
    frame = speaker.show.pages.layout.frame
    assert after.x - before.x == pytest.approx(0.06 * width / 2.0 / (frame.side / 2), abs=0.012)
    assert after.y == pytest.approx(before.y, abs=0.012)
    assert seen(speaker, "press")[0] == pytest.approx(spot[0] + 0.06, abs=0.01)


def test_nothing_jumps_when_an_edit_begins_in_the_lens(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").point(0.15, 0.15).press(Key.Key_Z)
    before = coarse(speaker)
    speaker.press(Key.Key_E)
    after = coarse(speaker)
    wide, high = int(0.8 * before.width()), int(0.75 * before.height())  # the rest: the small map
    far = 0
    for x in range(wide):
        for y in range(high):
            a, b = before.pixelColor(x, y), after.pixelColor(x, y)
            far += max(abs(a.red() - b.red()), abs(a.green() - b.green())) > 40
    assert far < 0.004 * wide * high


def coarse(speaker: Speaker) -> QImage:
    """What the room sees, without what differs by less than a pixel."""
    whole = speaker.picture()
    smooth = Qt.TransformationMode.SmoothTransformation
    return whole.scaled(whole.size() / 4, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def test_the_lens_comes_and_goes_during_an_edit_and_leaves_the_edit_alone(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E).drag("press", 0.5, -0.4)
    moved, picture = speaker.project, speaker.picture()
    speaker.press(Key.Key_Z)
    assert speaker.picture() != picture
    speaker.press(Key.Key_Z)
    assert speaker.picture() == picture
    assert speaker.project == moved
    assert speaker.talk.editing


def test_z_is_about_the_mouse_where_the_map_has_it_too(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    spot = seen(speaker, "press")
    hand(speaker, MOVE, spot)
    speaker.press(Key.Key_Z)
    assert speaker.talk.light.lens.at == pytest.approx(spot, abs=0.01)
    assert seen(speaker, "press") == pytest.approx(spot, abs=0.02)


def test_what_is_pressed_in_the_lens_is_chosen_and_renamed(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").point(0.15, 0.15).press(Key.Key_Z, Key.Key_E)
    spot = seen(speaker, "press")
    hand(speaker, PRESS, spot)
    hand(speaker, RELEASE, spot)
    assert speaker.map.selection.ids == ("press",)
    speaker.press(Key.Key_F2).type("Papers").press(Key.Key_Return)
    assert speaker.project.item("press").name == "Papers"


def test_both_windows_see_the_same_part(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").point(0.15, 0.15).press(Key.Key_Z, Key.Key_E)
    stages = speaker.room, speaker.show.presenter.stage
    for stage in stages:
        assert stage.map is not None
        assert stage.map.isVisible()
        page = stage.page_rect()
        middle = stage.map.geometry().center().x() - page.left()
        share = middle / page.width()
        layout = speaker.show.pages.layout
        frame = layout.frame
        wanted = speaker.talk.light.lens.seen(((frame.left + frame.side / 2) / layout.width, 0))
        assert share == pytest.approx(wanted[0], abs=0.01)


def test_the_edit_ends_and_the_lens_still_shows_its_part(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").point(0.15, 0.15).press(Key.Key_Z, Key.Key_E)
    speaker.press(Key.Key_E)
    assert not speaker.talk.editing
    assert speaker.talk.light.lens.zoom == 2.0
    speaker.press(Key.Key_PageDown)
    assert speaker.kind == "hot"


@pytest.mark.parametrize("where", ["audience", "presenter"])
def test_a_name_is_typed_where_the_map_is_edited_whichever_window_had_the_key(
    speaks: Speaks, where: Where
) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    speaker.show.audience.activateWindow()
    turn()
    speaker.press(Key.Key_T, where=where)
    assert QApplication.activeWindow() is speaker.desk
    assert speaker.map.handling.editor.target is not None


def test_who_misses_an_item_neither_leaves_the_page_nor_dims_it(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    speaker.click(0.5, 0.5).draw((0.1, 0.2), (0.4, 0.7))
    assert speaker.kind == "overlay"
    assert speaker.talk.light.highlight is None
