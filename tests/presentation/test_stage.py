"""What the room sees: pages that come in their way, black, white, frozen, pointer, lens."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from heatdesk.presentation.overlay import POINTER
from heatdesk.presentation.pages import Page
from heatdesk.presentation.transition import LAYERS_MS, REVEAL_MS, way
from tests.builders.driver import turn
from tests.builders.speaker import Key, Speaker
from tests.presentation.conftest import Speaks


def is_plain(picture: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    points = [(x, y) for x in range(2, picture.width(), 31) for y in range(2, picture.height(), 31)]
    return all(picture.pixel(x, y) == wanted for x, y in points)


def at(picture: QImage, u: float, v: float) -> QColor:
    return picture.pixelColor(int(u * picture.width()), int(v * picture.height()))


# Veils --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "colour"), [(Key.Key_B, "#000000"), (Key.Key_W, "#ffffff")])
def test_black_and_white_cover_all_and_going_on_uncovers(
    speaks: Speaks, key: Key, colour: str
) -> None:
    speaker = speaks().go_to("overlay")
    before = speaker.picture()
    speaker.press(key)
    assert is_plain(speaker.picture(), colour)
    speaker.press(Key.Key_PageDown)
    assert speaker.picture() == before


def test_frozen_the_room_keeps_its_picture_while_the_presenter_goes_on(speaks: Speaks) -> None:
    speaker = speaks().go_to("axes")
    before = speaker.picture()
    speaker.press(Key.Key_F, Key.Key_PageDown, Key.Key_PageDown)
    assert speaker.picture() == before
    assert speaker.show.presenter.stage.page.scene.step.kind == "roles"
    assert speaker.show.presenter.banner.text() == "Frozen: the room keeps what it saw"
    speaker.press(Key.Key_F)
    assert speaker.picture() != before
    assert not speaker.show.presenter.banner.isVisible()


def test_what_is_edited_behind_a_frozen_picture_is_not_seen(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay")
    before = speaker.picture()
    speaker.press(Key.Key_F, Key.Key_E).drag("press", 0.5, -0.5)
    assert speaker.picture() == before
    speaker.press(Key.Key_F)
    assert speaker.picture() != before


# Pointing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["audience", "presenter"])
def test_the_pointer_is_cyan_where_either_window_has_the_mouse(speaks: Speaks, where: str) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_L)
    speaker.point(0.3, 0.4, where)
    assert at(speaker.picture(), 0.3, 0.4) == QColor(POINTER)
    speaker.press(Key.Key_L)
    assert at(speaker.picture(), 0.3, 0.4) != QColor(POINTER)


def test_it_lies_over_the_map_that_is_being_edited_too(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").press(Key.Key_E)
    speaker.talk.light.point((0.3, 0.4), held=True)
    assert at(speaker.picture(), 0.3, 0.4) == QColor(POINTER)


def test_ctrl_shows_the_pointer_while_it_is_held(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay").point(0.3, 0.4, ctrl=True)
    assert at(speaker.picture(), 0.3, 0.4) == QColor(POINTER)
    speaker.point(0.3, 0.4)
    assert at(speaker.picture(), 0.3, 0.4) != QColor(POINTER)


def test_its_trail_is_gone_after_a_moment(speaks: Speaks, qtbot: QtBot) -> None:
    speaker = speaks().go_to("axes").press(Key.Key_L)
    empty = speaker.point(0.9, 0.9).picture()
    QTest.qWait(700)
    empty = speaker.picture()
    for step in range(8):
        speaker.point(0.5 + 0.05 * step, 0.9)
    speaker.point(0.9, 0.9)
    assert speaker.picture() != empty
    qtbot.waitUntil(lambda: speaker.picture() == empty, timeout=2000)


def test_outside_the_spotlight_all_is_dim_and_the_wheel_widens_it(speaks: Speaks) -> None:
    speaker = speaks().go_to("axes")
    corner = (0.9, 0.45)
    before = at(speaker.picture(), *corner).lightness()
    speaker.press(Key.Key_S).point(0.3, 0.5)
    dim = at(speaker.picture(), *corner).lightness()
    assert dim == pytest.approx(0.35 * before, abs=3)
    radius = speaker.talk.light.radius
    speaker.wheel(2)
    assert speaker.talk.light.radius > radius
    speaker.press(Key.Key_Plus)
    assert speaker.talk.light.radius > 1.2 * radius
    speaker.press(Key.Key_S)
    assert at(speaker.picture(), *corner).lightness() == before


def test_the_lens_shows_a_part_and_a_small_map_and_the_whole_again(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay")
    before = speaker.picture()
    speaker.point(0.25, 0.5).press(Key.Key_Z)
    assert speaker.picture() != before
    assert speaker.room.page.lens.zoom == 2.0
    speaker.press(Key.Key_Z)
    assert speaker.picture() == before


# How pages come -----------------------------------------------------------------------------------


def page(speaker: Speaker, kind: str) -> Page:
    return speaker.go_to(kind).room.page


def test_heat_is_revealed_layers_fade_scenarios_glide(speaks: Speaks) -> None:
    speaker = speaks()
    pages = {kind: page(speaker, kind) for kind in ("title", "axes", "roles", "overlay", "hot")}
    pages["target"] = page(speaker, "target")
    assert way(None, pages["title"]) == "cut"
    assert way(pages["axes"], pages["roles"]) == "layers"
    assert way(pages["roles"], pages["overlay"]) == "reveal"
    assert way(pages["overlay"], pages["hot"]) == "layers"
    assert way(pages["hot"], pages["target"]) == "morph"
    assert way(pages["title"], pages["target"]) == "reveal", "there is nothing to glide from"
    assert (LAYERS_MS, REVEAL_MS) == (200, 400)


def test_a_page_fades_into_the_next(speaks: Speaks) -> None:
    speaker = speaks(motion="full").go_to("roles")
    speaker.room.fade.end()
    before = speaker.picture()
    speaker.press(Key.Key_PageDown)
    assert speaker.room.fade.under_way
    speaker.room.fade.run_to(60)
    between = speaker.room.grab().toImage()
    speaker.room.fade.end()
    after = speaker.picture()
    assert len({before.cacheKey(), between.cacheKey(), after.cacheKey()}) == 3
    assert before != between != after


@pytest.mark.parametrize("how", ["reduced", "video call", "cut short"])
def test_pages_cut_where_nothing_may_move(speaks: Speaks, how: str) -> None:
    speaker = speaks(motion="none" if how == "reduced" else "full")
    speaker.settings.set(video_call=how == "video call")
    speaker.go_to("roles")
    speaker.room.fade.end()
    speaker.press(Key.Key_PageDown)
    if how == "cut short":
        speaker.press(Key.Key_PageDown, Key.Key_B)
    assert not speaker.room.fade.under_way
    assert speaker.talk.light.trails == (how != "video call")


def test_one_scenario_glides_into_another(speaks: Speaks, qtbot: QtBot) -> None:
    speaker = speaks(motion="full").go_to("target")
    speaker.room.fade.end()
    speaker.press(Key.Key_PageUp)
    assert speaker.talk.scene.scenario == "now"
    live = speaker.room.map
    assert live is not None
    assert live.isVisible()
    assert live.heat.morph.under_way
    qtbot.waitUntil(lambda: not live.isVisible(), timeout=3000)
    still = speaker.picture()
    speaker.room.update()
    assert speaker.picture() == still
    assert live.heat.scenario == "now"


def test_a_glide_that_is_overtaken_leaves_the_right_page(speaks: Speaks) -> None:
    speaker = speaks(motion="full").go_to("target")
    speaker.press(Key.Key_PageUp, Key.Key_Home)
    speaker.room.fade.end()
    assert not speaker.room.map.isVisible()
    assert speaker.kind == "title"


def test_what_comes_next_is_drawn_while_somebody_speaks(speaks: Speaks, qtbot: QtBot) -> None:
    speaker = speaks().go_to("axes")
    qtbot.waitUntil(lambda: speaker.show.presenter.next.ready, timeout=3000)
    following = speaker.show.presenter.next_title.text()
    assert following == "Next: 3  Technologies"


# Size ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1280, 800), (600, 900), (320, 180)])
def test_a_page_is_laid_out_for_the_window_that_shows_it(
    speaks: Speaks, qtbot: QtBot, size: tuple[int, int]
) -> None:
    speaker = speaks().go_to("overlay")
    speaker.show.audience.resize(*size)
    qtbot.waitUntil(lambda: speaker.show.pages.size.toTuple() == size)
    turn()
    picture = speaker.room.grab().toImage()
    assert (picture.width(), picture.height()) == size
    mirror = speaker.show.presenter.stage.page_rect()
    assert mirror.width() / mirror.height() == pytest.approx(size[0] / size[1], rel=0.02)


def test_another_scale_of_the_display_draws_pages_anew(speaks: Speaks) -> None:
    speaker = speaks().go_to("overlay")
    told: list[None] = []
    speaker.show.pages.outdated.connect(lambda: told.append(None))
    speaker.show.audience.devicePixelRatioF = lambda: 2.0  # type: ignore[method-assign]
    speaker.room.devicePixelRatioF = lambda: 2.0  # type: ignore[method-assign]
    speaker.show.audience.rescaled.emit()
    assert told
    assert speaker.show.pages.picture(speaker.room.page).devicePixelRatio() == 2.0
