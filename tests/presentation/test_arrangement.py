"""Which window is on which display, also while displays come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from heatdesk.presentation.displays import LEAST_PRESENTER, Displays, for_audience, side_by_side
from tests.builders.driver import turn
from tests.builders.speaker import LAPTOP, PROJECTOR, Plugs
from tests.presentation.conftest import Speaks


@pytest.mark.parametrize(
    ("names", "remembered", "chosen"),
    [
        (["a"], "", None),
        (["a"], "b", None),
        (["a", "b", "c"], "", "b"),
        (["a", "b", "c"], "c", "c"),
        (["a", "b", "c"], "a", "b"),
        (["a", "b"], "gone", "b"),
    ],
)
def test_the_room_gets_another_display(
    names: list[str], remembered: str, chosen: str | None
) -> None:
    assert for_audience(names, "a", remembered) == chosen


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080), (2560, 1440)])
@pytest.mark.parametrize(("shape", "ratio"), [("16:9", 16 / 9), ("4:3", 4 / 3), ("16:10", 1.6)])
def test_side_by_side_both_fit_and_the_shape_is_kept(
    size: tuple[int, int], shape: str, ratio: float
) -> None:
    room = QRect(100, 50, *size)
    audience, presenter = side_by_side(room, shape)  # type: ignore[arg-type]
    assert room.contains(audience)
    assert room.contains(presenter)
    assert audience.width() / audience.height() == pytest.approx(ratio, rel=0.01)
    assert presenter.width() >= LEAST_PRESENTER.width()
    assert presenter.height() >= LEAST_PRESENTER.height()


def test_on_one_display_both_windows_are_there(speaks: Speaks) -> None:
    speaker = speaks()
    assert speaker.show.audience.isVisible()
    assert speaker.show.presenter.isVisible()
    assert not speaker.show.audience.isFullScreen()
    assert "a window on this display" in speaker.show.presenter.status.text()


def test_with_two_the_rooms_fills_the_other_and_it_is_remembered(speaks: Speaks) -> None:
    speaker = speaks(displays=Plugs(LAPTOP, PROJECTOR))
    assert speaker.show.audience.isFullScreen()
    assert not speaker.show.presenter.isFullScreen()
    assert speaker.settings.values.audience_screen == PROJECTOR
    assert "hdmi-1, full screen" in speaker.show.presenter.status.text()


def test_an_unplugged_display_brings_the_window_home_and_loses_nothing(speaks: Speaks) -> None:
    displays = Plugs(LAPTOP, PROJECTOR)
    speaker = speaks(displays=displays)
    speaker.go_to("roles")
    speaker.clock.now += 100
    displays.unplug(PROJECTOR)
    assert speaker.show.audience.isVisible()
    assert not speaker.show.audience.isFullScreen()
    assert speaker.kind == "roles"
    assert speaker.talk.timer.elapsed == 100
    assert "unplugged" in speaker.said()
    assert not speaker.over


def test_plugged_in_again_the_room_has_it_again(speaks: Speaks) -> None:
    displays = Plugs(LAPTOP, PROJECTOR)
    speaker = speaks(displays=displays)
    displays.unplug(PROJECTOR)
    displays.plug(PROJECTOR)
    assert speaker.show.audience.isFullScreen()
    assert "plugged in" in speaker.said()


def test_when_the_laptops_lid_closes_the_talk_goes_on_at_the_projector(speaks: Speaks) -> None:
    displays = Plugs(LAPTOP, PROJECTOR)
    speaker = speaks(displays=displays)
    displays.unplug(LAPTOP)
    assert speaker.show.audience.isVisible()
    assert not speaker.show.audience.isFullScreen(), "or it would cover the presenter's"
    assert speaker.show.presenter.isVisible()


def test_a_third_display_changes_nothing(speaks: Speaks) -> None:
    displays = Plugs(LAPTOP, PROJECTOR)
    speaker = speaks(displays=displays)
    displays.plug("DP-7")
    assert speaker.show.arrangement.words == "hdmi-1, full screen"
    displays.unplug("DP-7")
    assert speaker.said() == ""


def test_swapping_exchanges_the_displays(speaks: Speaks) -> None:
    speaker = speaks(displays=Plugs(LAPTOP, PROJECTOR))
    speaker.show.run("swap")
    assert speaker.show.arrangement.words == "edp-1, full screen"
    speaker.show.run("swap")
    assert speaker.show.arrangement.words == "hdmi-1, full screen"


def test_with_one_display_there_is_nothing_to_swap(speaks: Speaks) -> None:
    speaker = speaks()
    speaker.show.run("swap")
    assert speaker.said() == "There is only one display."


def test_one_window_fills_the_display_that_is_worked_on(speaks: Speaks) -> None:
    speaker = speaks(one_window=True, displays=Plugs(LAPTOP, PROJECTOR))
    assert speaker.show.presenter is None
    assert speaker.show.audience.isFullScreen()


def test_a_minimised_window_is_told_of(speaks: Speaks) -> None:
    speaker = speaks()
    speaker.show.audience.showMinimized()
    turn()
    assert "minimised" in speaker.said()
    speaker.show.audience.showNormal()
    turn()
    assert speaker.said() == ""


def test_the_systems_own_displays_and_their_signals(speaks: Speaks) -> None:
    displays = Displays()
    screen = QGuiApplication.primaryScreen()
    (display,) = displays.all()
    assert display.screen is screen
    assert display.words
    assert displays.named(display.name) == display
    gone: list[str] = []
    displays.gone.connect(gone.append)
    QGuiApplication.instance().screenRemoved.emit(screen)
    assert gone == [screen.name()]
