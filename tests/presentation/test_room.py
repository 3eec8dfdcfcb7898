"""What who speaks does about the room: the room check, the displays, the video call."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from heatdesk.figure.marks import Rings
from heatdesk.figure.stage_legible import distance
from heatdesk.presentation.displays import HERE
from heatdesk.presentation.room_check import RoomCheck
from heatdesk.presentation.sheet import Choices
from heatdesk.presentation.stage_map import StageMap
from tests.builders.driver import turn
from tests.builders.speaker import LAPTOP, PROJECTOR, Key, Plugs, Speaker
from tests.presentation.conftest import Speaks
from tests.presentation.test_presentation import LEFT, button, click
from tests.presentation.test_stage import at

# Room check ---------------------------------------------------------------------------------------


def sheet(speaker: Speaker) -> RoomCheck:
    found = speaker.show.aids.sheet
    assert isinstance(found, RoomCheck)
    return found


def test_the_room_sees_a_card_and_who_speaks_what_the_last_row_would(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay")
    page, project = speaker.picture(), speaker.project
    speaker.press(Key.Key_R)
    card = speaker.picture()
    assert card != page
    assert at(card, 0.001, 0.5) == at(card, 0.001, 0.3), "the line at the edge"
    assert at(card, 0.001, 0.5) != at(card, 0.02, 0.5)
    assert "test card" in speaker.show.presenter.banner.text()
    assert sheet(speaker).isVisible()
    assert not sheet(speaker).view.pixmap().isNull()
    assert speaker.project is project
    assert speaker.session.document.history.steps == ()


@pytest.mark.parametrize("key", [Key.Key_R, Key.Key_Escape, Key.Key_Return])
def test_again_or_esc_and_the_step_is_back_and_no_time_has_begun(speaks: Speaks, key: Key) -> None:
    speaker = speaks()
    before = speaker.picture()
    speaker.press(Key.Key_R, key)
    assert speaker.picture() == before
    assert speaker.show.aids.sheet is None
    assert not speaker.over
    assert not speaker.talk.timer.started
    speaker.press(Key.Key_PageDown)
    assert speaker.kind == "axes"


def test_whoever_goes_on_is_done_with_it(speaks: Speaks) -> None:
    speaker = speaks().press(Key.Key_R)
    card = speaker.picture()
    speaker.press(Key.Key_PageDown)
    assert speaker.picture() != card
    assert speaker.kind == "title", "the step that was covered comes back first"
    assert not speaker.talk.timer.started
    assert speaker.show.aids.sheet is None
    speaker.press(Key.Key_R, where="audience").press(Key.Key_B, where="audience")
    assert speaker.talk.blank == "black"
    assert speaker.show.aids.sheet is None


def test_the_last_row_is_six_or_eight_heights_away(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_R)
    speaker.show.presenter.resize(1600, 1000)
    high = {}
    for heights, key in ((8, Key.Key_8), (6, Key.Key_6)):
        speaker.press(key)
        high[heights] = sheet(speaker).view.pixmap().deviceIndependentSize().height()
        assert f"{heights} picture heights" in sheet(speaker).words.text()
    assert high[6] / high[8] == pytest.approx(8 / 6, rel=0.02)
    click(speaker, "8 heights")
    assert "8 picture heights" in sheet(speaker).words.text()


def test_it_names_what_the_last_row_cannot_read_and_nothing_else(speaks: Speaks) -> None:
    """What stands in the sheet is what the marks of all steps say."""
    speaker = speaks().press(Key.Key_R)
    told = sheet(speaker).findings.text()
    assert "“cool”" in told, "the legend"
    for name in ("Twitter", "Sales", "Blogs"):
        assert f"“{name}”" not in told
    speaker.press(Key.Key_R)
    height = speaker.show.pages.size.height()
    for kind in ("technologies", "overlay"):
        speaker.go_to(kind)
        sizes = [m.size for m in speaker.room.layers.items if hasattr(m, "text")]
        assert sizes
        assert min(distance(size, height) for size in sizes) >= 8


def test_the_button_opens_and_closes_it(speaks: Speaks) -> None:
    speaker = speaks()
    click(speaker, "Room")
    assert button(speaker, "Room").property("on") is True
    (done,) = (b for b in sheet(speaker).findChildren(QToolButton) if "Done" in b.text())
    QTest.mouseClick(done, LEFT)
    turn()
    assert speaker.talk.blank == ""
    assert button(speaker, "Room").property("on") is False


def test_in_one_window_the_card_is_there_and_esc_ends_it(speaks: Speaks) -> None:
    speaker = speaks(one_window=True)
    before = speaker.picture()
    speaker.press(Key.Key_R)
    assert speaker.talk.blank == "card"
    told = speaker.picture()
    assert told != before
    assert "Esc ends the check" in speaker.show.hud.words
    speaker.show.hud.rest()
    assert speaker.picture() != told, "the words were to be seen"
    speaker.press(Key.Key_Escape)
    speaker.show.hud.rest()
    assert speaker.picture() == before
    assert not speaker.over


def test_in_an_edit_r_is_a_role_and_no_check(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E, Key.Key_R).press(Key.Key_Return)
    assert speaker.talk.blank == ""
    assert len([item for item in speaker.project.items if item.layer == "role"]) == 3


def test_the_card_follows_the_look_and_the_size_of_the_window(speaks: Speaks) -> None:
    speaker = speaks().press(Key.Key_R)
    light = at(speaker.picture(), 0.5, 0.5).lightness()
    speaker.session.view.set_style(True)
    turn()
    assert at(speaker.picture(), 0.5, 0.5).lightness() < light - 100
    speaker.show.audience.resize(800, 600)
    speaker.room.refit()
    picture = speaker.picture()
    assert at(picture, 0.999, 0.5) == at(picture, 0.001, 0.5), "still at the very edge"


# Displays -----------------------------------------------------------------------------------------


def choices(speaker: Speaker) -> list[str]:
    found = speaker.show.aids.sheet
    assert isinstance(found, Choices)
    return [found.list.item(n).text().strip() for n in range(found.list.count())]


def test_the_rooms_display_is_chosen_from_all_and_remembered_by_name(speaks: Speaks) -> None:
    speaker = speaks(displays=Plugs(LAPTOP, PROJECTOR, "DP-7")).press(Key.Key_D)
    assert choices(speaker)[:4] == [
        "edp-1, full screen",
        "✓  hdmi-1, full screen",
        "dp-7, full screen",
        "A window on this display",
    ]
    speaker.press(Key.Key_Down, Key.Key_Return)
    assert speaker.show.arrangement.words == "dp-7, full screen"
    assert speaker.settings.values.audience_screen == "DP-7"
    assert speaker.show.aids.sheet is None
    speaker.press(Key.Key_PageDown)
    assert speaker.kind == "axes", "the keys are the talk's again"


def test_the_displays_are_exchanged_where_the_room_gets_this_one(speaks: Speaks) -> None:
    speaker = speaks(displays=Plugs(LAPTOP, PROJECTOR)).press(Key.Key_D)
    speaker.press(Key.Key_Up, Key.Key_Return)
    assert speaker.show.arrangement.words == "edp-1, full screen"
    assert speaker.show.presenter.isVisible()
    assert not speaker.show.presenter.isFullScreen()


def test_a_window_to_share_though_there_is_another_display(speaks: Speaks) -> None:
    displays = Plugs(LAPTOP, PROJECTOR)
    speaker = speaks(displays=displays).press(Key.Key_D, Key.Key_Down, Key.Key_Return)
    assert not speaker.show.audience.isFullScreen()
    assert "a window on this display" in speaker.show.arrangement.words
    assert speaker.settings.values.audience_screen == HERE
    displays.plug("DP-7")
    assert not speaker.show.audience.isFullScreen(), "it stays where it is shared"
    speaker.press(Key.Key_X)
    assert speaker.show.arrangement.words == "hdmi-1, full screen"


def test_what_was_chosen_holds_for_the_next_talk(speaks: Speaks) -> None:
    first = speaks(displays=Plugs(LAPTOP, PROJECTOR, "DP-7"))
    first.press(Key.Key_D, Key.Key_Down, Key.Key_Return, Key.Key_Escape)
    assert first.over
    second = speaks(displays=Plugs(LAPTOP, PROJECTOR, "DP-7"))
    assert second.show.arrangement.words == "dp-7, full screen"


def test_the_one_window_of_a_talk_goes_to_another_display(speaks: Speaks) -> None:
    speaker = speaks(one_window=True, displays=Plugs(LAPTOP, PROJECTOR))
    speaker.press(Key.Key_D).press(Key.Key_Down, Key.Key_Return)
    assert speaker.show.arrangement.words == "hdmi-1, full screen"
    assert speaker.show.audience.isFullScreen()


def test_the_list_is_no_menu_that_a_call_would_miss_or_show(speaks: Speaks) -> None:
    speaker = speaks(displays=Plugs(LAPTOP, PROJECTOR)).press(Key.Key_D)
    assert QApplication.activePopupWidget() is None
    speaker.press(Key.Key_Escape)
    assert speaker.show.aids.sheet is None
    assert not speaker.over


# Video call ---------------------------------------------------------------------------------------


def lines(speaker: Speaker) -> list[float]:
    return [m.stroke.width for m in speaker.room.layers.heat if isinstance(m, Rings)]


def test_for_a_video_call_the_lines_are_thicker_and_pages_cut(speaks: Speaks) -> None:
    speaker = speaks(motion="full").go_to("hot")
    thin = lines(speaker)
    speaker.press(Key.Key_D, Key.Key_Down, Key.Key_Return)
    assert speaker.settings.values.video_call
    thick = lines(speaker)
    assert len(thin) == len(thick) > 0
    assert all(b >= 1.5 * a for a, b in zip(thin, thick, strict=True))
    speaker.press(Key.Key_PageDown)
    assert not speaker.room.fade.under_way
    assert not speaker.talk.light.trails


def test_the_map_that_is_edited_has_the_thicker_lines_too(speaks: Speaks) -> None:
    speaker = speaks()
    speaker.settings.set(video_call=True)
    speaker.go_to("hot").press(Key.Key_E)
    drawn = lines(speaker)
    live = speaker.room.map
    assert live is not None
    assert drawn == pytest.approx(worn(live))
    speaker.settings.set(video_call=False)
    turn()
    assert worn(live)[0] < 0.7 * drawn[0]


def worn(map: StageMap) -> list[float]:
    """Widths of the warm and the hot line on a live map."""
    look, unit = map.view.look, map.frame.unit
    return [look.warm.width * unit, look.hot.width * unit]
