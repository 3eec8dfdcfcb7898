"""What the steps show, small, beside the map: as on the stage, drawn when nothing else is to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtTest import QTest

from heatdesk.analysis.reading import read
from heatdesk.canvas.session import Session
from heatdesk.export.painter import paint
from heatdesk.figure.look import DARK, LIGHT, Look
from heatdesk.figure.stage import stage_figure
from heatdesk.model import edits
from heatdesk.panels.story.story_pictures import SIZE
from heatdesk.panels.story.story_strip import StoryStrip
from tests.builders.driver import turn
from tests.builders.maps import NOW, map_of, role, technology
from tests.panels.conftest import Open, Put

MADE = ["title", "axes", "technologies", "roles", "overlay", "hot-sales"]


@pytest.fixture
def session(open_project: Open) -> Session:
    items = (role("sales"), technology("seo"), role("press", 0.9, 0.9))
    return open_project(map_of(*items, title="Our map"))


@pytest.fixture
def strip(session: Session, put: Put) -> StoryStrip:
    given = session.document, session.heat, session.reading, session.selection
    made = StoryStrip(*given, session.view)
    made.resize(320, 1400)
    put(made)
    made.resize(320, 1400)
    finish(made)
    return made


@pytest.fixture
def drawn(strip: StoryStrip) -> list[str]:
    """The steps whose pictures are drawn from now on."""
    ids: list[str] = []
    strip.pictures.drawn.connect(ids.append)
    return ids


def wait_for(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        QTest.qWait(1)
    raise AssertionError("it does not come to an end")


def has(drawn: list[str], count: int) -> bool:
    return len(drawn) >= count


def finish(strip: StoryStrip) -> None:
    """Waits until the map has been read and all that is in sight has been drawn."""
    wait_for(lambda: strip.story.holds)
    turn()
    strip.list.viewport().repaint()
    wait_for(lambda: strip.story.holds and strip.pictures.idle)


def picture(strip: StoryStrip, id: str, ratio: float = 1.0) -> QImage:
    scene = strip.model.scene(strip.model.row_of(id))
    assert scene is not None
    found = strip.pictures.of(scene, ratio)
    assert found is not None
    return found.toImage().convertToFormat(QImage.Format.Format_RGB32)


def as_rendered(session: Session, strip: StoryStrip, id: str, look: Look) -> QImage:
    """The step as `render --steps` draws it, as small."""
    scene = strip.model.scene(strip.model.row_of(id))
    assert scene is not None
    project = session.document.project
    figure = stage_figure(project, scene, read(project, NOW), look, 1280, 720)
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(figure.ground))
    painter = QPainter(image)
    painter.scale(SIZE.width() / 1280, SIZE.height() / 720)
    paint(painter, figure.marks)
    painter.end()
    return image


def card(strip: StoryStrip, id: str) -> QImage:
    """A card as it is on the screen."""
    index = strip.model.index(strip.model.row_of(id))
    place = strip.list.visualRect(index)
    return strip.list.viewport().grab(place).toImage()


def colours(image: QImage, box: QRect | None = None) -> set[str]:
    box = image.rect() if box is None else box
    return {
        image.pixelColor(x, y).name()
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    }


def move(session: Session, x: float) -> None:
    project = session.document.project
    session.document.edit("Move", edits.set_placements(project, NOW, ["press"], x=x))


@pytest.mark.parametrize("id", MADE)
def test_a_picture_is_the_step_as_it_is_rendered(
    session: Session, strip: StoryStrip, id: str
) -> None:
    assert picture(strip, id) == as_rendered(session, strip, id, LIGHT)


def test_pictures_differ_as_the_steps_do(strip: StoryStrip) -> None:
    shown = [picture(strip, id) for id in MADE]
    assert all(shown[n] != other for n in range(len(shown)) for other in shown[:n])


def test_pictures_come_one_at_a_time(session: Session, strip: StoryStrip, drawn: list[str]) -> None:
    session.view.set_style(True)
    strip.list.viewport().repaint()
    assert drawn == []
    for count in range(1, len(strip.model.ids) + 1):
        wait_for(partial(has, drawn, count))
        assert len(drawn) == count
    assert drawn == strip.model.ids


def test_only_what_looks_different_is_drawn_again(
    session: Session, strip: StoryStrip, drawn: list[str]
) -> None:
    before = picture(strip, "roles")
    move(session, 0.3)
    finish(strip)
    assert "roles" in drawn
    assert not {"title", "axes"} & set(drawn)
    assert picture(strip, "roles") != before


def test_what_was_drawn_is_kept_for_undo(
    session: Session, strip: StoryStrip, drawn: list[str]
) -> None:
    before = picture(strip, "roles")
    move(session, 0.3)
    finish(strip)
    drawn.clear()
    session.document.undo()
    finish(strip)
    assert picture(strip, "roles") == before
    assert drawn == []


def test_renaming_a_step_draws_its_picture_alone(strip: StoryStrip, drawn: list[str]) -> None:
    strip.model.renamed.emit("roles", "Who does it")
    finish(strip)
    assert drawn == ["roles"]


def test_nothing_is_drawn_while_something_is_dragged(
    session: Session, strip: StoryStrip, drawn: list[str]
) -> None:
    before = picture(strip, "roles")
    gesture = session.document.begin("Move")
    for n in range(10):
        project = session.document.project
        gesture.show(edits.set_placements(project, NOW, ["press"], x=0.05 * n))
        strip.list.viewport().repaint()
        QTest.qWait(5)
    assert drawn == []
    assert picture(strip, "roles") == before
    gesture.commit()
    finish(strip)
    assert "roles" in drawn
    assert picture(strip, "roles") != before


def test_a_drag_stops_what_is_being_drawn(
    session: Session, strip: StoryStrip, drawn: list[str]
) -> None:
    session.view.set_style(True)
    strip.list.viewport().repaint()
    assert not strip.pictures.idle
    gesture = session.document.begin("Move")
    QTest.qWait(80)
    assert drawn == []
    gesture.cancel()
    finish(strip)
    assert len(drawn) == len(strip.model.ids)


def test_a_hidden_strip_draws_nothing(
    session: Session, strip: StoryStrip, drawn: list[str]
) -> None:
    strip.hide()
    move(session, 0.4)
    QTest.qWait(60)
    assert drawn == []
    strip.show()
    finish(strip)
    assert "roles" in drawn


def test_steps_that_are_not_in_sight_wait(
    session: Session, strip: StoryStrip, drawn: list[str]
) -> None:
    strip.resize(320, 300)
    turn()
    strip.list.scrollToTop()
    move(session, -0.4)
    finish(strip)
    assert "hot-sales" not in drawn
    strip.list.scrollToBottom()
    finish(strip)
    assert "hot-sales" in drawn


def test_a_dark_window_has_dark_pictures(session: Session, strip: StoryStrip) -> None:
    session.view.set_style(True)
    finish(strip)
    assert picture(strip, "overlay") == as_rendered(session, strip, "overlay", DARK)
    assert picture(strip, "axes").pixelColor(1, 1) == QColor(DARK.canvas)


def test_a_finer_screen_gets_finer_pictures(strip: StoryStrip) -> None:
    scene = strip.model.scene(0)
    assert scene is not None
    strip.pictures.of(scene, 2.0)
    finish(strip)
    found = strip.pictures.of(scene, 2.0)
    assert found is not None
    assert (found.width(), found.height()) == (2 * SIZE.width(), 2 * SIZE.height())
    assert found.deviceIndependentSize().toSize() == SIZE


def test_the_current_step_is_ringed(strip: StoryStrip) -> None:
    accent = strip.list.palette().color(QPalette.ColorRole.Highlight).name()
    assert accent not in colours(card(strip, "axes"))
    strip.list.choose("axes")
    turn()
    assert accent in colours(card(strip, "axes"))
    assert accent not in colours(card(strip, "roles"))


def test_a_hidden_step_is_dimmed(strip: StoryStrip) -> None:
    def darkest(id: str) -> int:
        image = card(strip, id)
        return min(QColor(name).lightness() for name in colours(image))

    before = darkest("roles")
    strip.list.choose("roles")
    strip.toggle_hidden()
    strip.list.choose("axes")
    finish(strip)
    assert darkest("roles") > before + 60


def test_a_step_that_the_map_does_not_support_has_a_sign(
    session: Session, strip: StoryStrip
) -> None:
    palette, warning = strip.list.palette(), "#b91c1c"
    palette.setColor(QPalette.ColorRole.BrightText, QColor(warning))
    strip.list.setPalette(palette)
    strip.model.renamed.emit("hot-sales", "Where we sell")
    finish(strip)
    on_picture = QRect(24 + SIZE.width() - 20, 6, 20, 20)
    assert warning not in colours(card(strip, "hot-sales"), on_picture)
    project = session.document.project
    session.document.edit("Delete", edits.delete(project, ["sales"]))
    finish(strip)
    assert warning in colours(card(strip, "hot-sales"), on_picture)
    index = strip.model.index(strip.model.row_of("hot-sales"))
    assert "deleted" in index.data(Qt.ItemDataRole.AccessibleTextRole)
