"""The acceptance statements about presenting, on the real windows and the finished example.

Each test is named after its statement in words; keys are those that clickers send. What only a
room, a call or a cable can show is in packaging/manual-tests.md.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from heatdesk.app.settings import Settings
from heatdesk.figure.marks import Rings, Text
from heatdesk.model.items import LAYERS
from heatdesk.model.telling import set_steps, store_story
from heatdesk.presentation.overlay import POINTER
from heatdesk.presentation.presentation import Presentation
from heatdesk.presentation.screenplay import Screenplay
from heatdesk.storage.project_file import save
from heatdesk.storage.templates import EXAMPLE, open_template
from heatdesk.window import presenting
from heatdesk.window.main_window import MainWindow
from heatdesk.window.theme import Theme
from tests.builders.driver import dispose, turn
from tests.builders.speaker import PROJECTOR, Key, Plugs, Speaker, flat
from tests.end2end.conftest import complaints, python

LEFT = Qt.MouseButton.LeftButton
LAST_ROW = 0.0219
"""The least share of the picture's height that letters may have."""


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """As on the first day: the welcome page."""
    settings = Settings(tmp_path / "settings.json")
    settings.set(theme="light", motion="none")
    window = MainWindow(settings, Theme(qapp, settings))
    window.resize(1366, 768)
    window.show_welcome()
    window.show()
    window.activateWindow()
    turn()
    yield window
    window.presenting.end()
    window.session.document.mark_saved()
    window.close()
    dispose(window, window.session.document)


@pytest.fixture
def speaker(qapp: QApplication, tmp_path: Path) -> Iterator[Speaker]:
    """Somebody on stage with the example, with a projector."""
    made = Speaker(open_template(EXAMPLE), tmp_path, displays=Plugs("eDP-1", PROJECTOR)).begin()
    yield made
    made.close()


def on_stage(window: MainWindow) -> Presentation:
    found = window.presenting.talk
    assert found is not None
    return found


def test_01_the_example_plays_its_story_at_a_click(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 2 * presenting.ALONE_MS < 10_000, "two steps are seen in ten seconds"
    monkeypatch.setattr(presenting, "ALONE_MS", 40)
    (button,) = (
        one
        for one in window.welcome.findChildren(QPushButton)
        if one.text() == "See a finished example"
    )
    QTest.mouseClick(button, LEFT)
    show = on_stage(window)
    assert show.play.project.properties.title == "Social Media Heat Map, 2011"
    seen: list[str] = []
    show.talk.stepped.connect(lambda: seen.append(show.talk.scene.step.kind))
    qtbot.waitUntil(lambda: len(seen) >= 5, timeout=5000)
    assert seen[:5] == ["axes", "technologies", "roles", "overlay", "warm"]


def test_19_f5_tells_the_story_in_order_and_nothing_before_its_step(
    window: MainWindow, tmp_path: Path
) -> None:
    window.saving.begin(open_template(EXAMPLE))
    window.show_map()
    QTest.keyClick(window.session.canvas, Key.Key_F5)
    show = on_stage(window)
    seen: list[str] = []
    while True:
        _assert_only_what_has_come(show, seen)
        seen.append(show.talk.scene.step.kind)
        if show.talk.following is None:
            break
        QTest.keyClick(show.audience, Key.Key_PageDown)
        turn()
    kinds = list(dict.fromkeys(seen))
    assert kinds == [
        *("title", "axes", "technologies", "roles", "overlay", "warm", "hot"),
        *("opportunity", "target", "moved"),
    ]


def _assert_only_what_has_come(show: Presentation, before: list[str]) -> None:
    """What is painted at this step is what this or an earlier step is about."""
    stage, kind = show.audience.stage, show.talk.scene.step.kind
    come, layers = {*before, kind}, show.audience.stage.layers
    project = show.play.project
    names = {m.text for m in flat(layers.items) if isinstance(m, Text)}
    shown = {item.layer for item in project.items if item.name in names}
    assert ("technology" not in shown) or come & {"technologies"}
    assert ("role" not in shown) or come & {"roles"}
    assert not layers.heat or "overlay" in come
    lines = [mark for mark in flat(layers.heat) if isinstance(mark, Rings)]
    assert not lines or come & {"warm", "hot"}
    assert not layers.board or "axes" in come
    if kind == "technologies":
        assert shown == {"technology"}
    if kind == "roles":
        assert shown == {"role"}
    if kind in {"overlay", "warm", "target"}:
        assert shown == set(LAYERS)
        assert layers.heat
    turn()
    assert stage.grab().toImage().width() == stage.width()


@pytest.mark.parametrize(
    ("clicker", "black"), [("Logitech", Key.Key_Period), ("Kensington", Key.Key_B)]
)
def test_20_a_clicker_alone_drives_the_whole_talk(
    window: MainWindow, clicker: str, black: Key
) -> None:
    """They send PageDown, PageUp, `.` or B, and F5 and Esc in turn; nothing else is touched."""
    window.saving.begin(open_template(EXAMPLE))
    window.show_map()
    QTest.keyClick(window.session.canvas, Key.Key_F5)
    show = on_stage(window)
    hand, talk = QApplication.activeWindow() or show.presenter, show.talk
    assert hand is not None
    for n in range(len(talk.scenes) - 1):
        QTest.keyClick(hand, Key.Key_PageDown)
        turn()
        assert talk.index == n + 1
    for key in (black, Key.Key_PageUp):
        QTest.keyClick(hand, key)
        turn()
    assert talk.blank == ""
    assert talk.following is None, "the step that was covered comes back first"
    QTest.keyClick(hand, Key.Key_PageUp)
    assert talk.index == len(talk.scenes) - 2
    QTest.keyClick(hand, Key.Key_Escape if clicker == "Logitech" else Key.Key_F5)
    turn()
    assert window.presenting.talk is None
    QTest.keyClick(window.session.canvas, Key.Key_F5)
    assert on_stage(window).talk.index == 0


def test_21_notes_next_clock_and_time_left_are_on_the_laptop_alone(
    qapp: QApplication, tmp_path: Path
) -> None:
    project = open_template(EXAMPLE)
    speaker = Speaker(project, tmp_path)
    document = speaker.session.document
    steps = [scene.step for scene in Screenplay(document, project.first_scenario).scenes]
    document.edit("Keep", store_story(document.project, steps))
    speaker.begin().press(Key.Key_PageDown)
    before = speaker.picture()
    noted = set_steps(document.project, ["axes"], notes="Ask Anna for the story.")
    document.edit("Note", noted)
    turn()
    presenter = speaker.show.presenter
    assert presenter is not None
    presenter.head.minutes.setValue(20)
    speaker.clock.now += 60
    presenter.head._tick()
    assert presenter.notes.toPlainText() == "Ask Anna for the story."
    assert "Technologies" in presenter.next_title.text()
    assert ":" in presenter.head.clock.text()
    assert "19:00 left" in presenter.head.time.text()
    assert speaker.picture() == before, "the room sees the map and nothing of this"
    speaker.close()


def test_22_who_shares_the_rooms_window_shares_all_of_it(speaker: Speaker) -> None:
    """Whatever is open, there is no third window: no menu, no dialog, no tool tip to be missing."""
    speaker.go_to("overlay")
    for key in (Key.Key_G, Key.Key_Slash, Key.Key_Q, Key.Key_F1):
        before = speaker.picture()
        speaker.press(key)
        _assert_two_windows(speaker)
        assert speaker.picture() == before, "what opens, opens for who speaks"
        speaker.press(Key.Key_Escape)
    speaker.press(Key.Key_E, Key.Key_T)
    _assert_two_windows(speaker)
    assert speaker.show.audience.windowTitle().startswith("Audience - ")
    assert "private" in speaker.desk.windowTitle()


def _assert_two_windows(speaker: Speaker) -> None:
    visible = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    assert visible == {speaker.show.audience, speaker.desk}
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (1280, 800)])
def test_23_every_letter_can_be_read_from_the_last_row(
    speaker: Speaker, size: tuple[int, int], qtbot: QtBot
) -> None:
    speaker.show.audience.showNormal()
    speaker.show.audience.resize(*size)
    qtbot.waitUntil(lambda: speaker.show.pages.size.toTuple() == size)
    for index in range(len(speaker.kinds)):
        speaker.talk.jump(index)
        turn()
        texts = [mark for mark in flat(speaker.room.layers.marks) if isinstance(mark, Text)]
        small = [m.text for m in texts if m.size < LAST_ROW * size[1] and not m.text.isdigit()]
        assert texts
        assert small == []


def test_24_everybody_sees_the_pointer_at_the_hottest_spot(speaker: Speaker) -> None:
    speaker.go_to("hot").press(Key.Key_L)
    reading = speaker.talk.play.read(speaker.talk.scene.scenario)
    peak, layout = reading.areas[0].peak, speaker.show.pages.layout
    u, v = layout.frame.x(peak.x) / layout.width, layout.frame.y(peak.y) / layout.height
    speaker.point(u, v, "presenter")
    presenter = speaker.show.presenter
    assert presenter is not None
    for stage in (speaker.room, presenter.stage):
        page, picture = stage.page_rect(), stage.grab().toImage()
        x, y = page.left() + u * page.width(), page.top() + v * page.height()
        assert picture.pixelColor(round(x), round(y)).name() == POINTER


@pytest.mark.parametrize(("answer", "scenarios"), [("1", 0), ("2", 1), ("3", 0)])
def test_25_a_disputed_item_is_moved_on_stage_and_the_heat_follows(
    speaker: Speaker, answer: str, scenarios: int
) -> None:
    speaker.go_to("overlay").press(Key.Key_E)
    before, project = speaker.picture(), speaker.project
    field = speaker.map.heat.heat().field.alignment.copy()
    speaker.drag("facebook", 0.8, 0.5, release=False)
    assert speaker.picture() != before, "while the hand still holds it"
    assert (speaker.map.heat.heat().field.alignment != field).any()
    assert speaker.room.map is not None
    assert speaker.room.map.key.span == (0.0, speaker.talk.play.scale), "on the same colours"
    release = speaker.map.rect().center().toPointF()
    speaker._mouse(QEvent.Type.MouseButtonRelease, release, LEFT)
    speaker.map.selection.clear()
    speaker.press(Key.Key_Escape).type(answer)
    assert not speaker.talk.editing
    assert len(speaker.project.scenarios) == len(project.scenarios) + scenarios
    assert len(speaker.session.document.history.steps) == (0 if answer == "3" else 1)
    if answer != "3":
        assert "Facebook" in speaker.show.minutes()
        speaker.press(Key.Key_Z, ctrl=True)
    assert speaker.project == project


def test_26_the_projectors_cable_is_pulled_and_put_back(speaker: Speaker, qtbot: QtBot) -> None:
    speaker.press(*[Key.Key_PageDown] * 6)
    step = speaker.show.step
    qtbot.waitUntil(lambda: speaker.lit == ["on"])
    assert speaker.show.audience.isFullScreen()
    speaker.clock.now += 30 * 60
    speaker.displays.unplug(PROJECTOR)
    assert not speaker.show.audience.isFullScreen()
    assert "unplugged" in speaker.said()
    speaker.clock.now += 30 * 60
    speaker.displays.plug(PROJECTOR)
    assert speaker.show.audience.isFullScreen()
    assert speaker.show.step == step
    assert speaker.talk.timer.elapsed == 60 * 60
    assert speaker.lit == ["on"], "it was kept awake all the while"
    speaker.press(Key.Key_PageDown)
    assert speaker.show.step != step


_TALK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from heatdesk.window import application

def look():
    app = QApplication.instance()
    window = app.windows[0]
    show = window.presenting.talk
    rect = show.audience.geometry()
    print(show.audience.isFullScreen(), rect.x(), rect.y(), rect.width(), rect.height())
    print(show.presenter.isVisible(), window.isVisible())
    print(window.settings.values.audience_screen)
    QTest.keyClick(show.presenter, Qt.Key.Key_PageDown)
    QTest.keyClick(show.audience, Qt.Key.Key_X)
    print(show.audience.geometry().width(), show.talk.scene.step.kind)
    QTest.keyClick(show.audience, Qt.Key.Key_Escape)
    print(window.isVisible())
    app.close_all()

def run(app):
    QTimer.singleShot(600, look)
    return QApplication.exec()

application.Application.exec = run
sys.exit(application.run(Path(sys.argv[1]), on_stage=True))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="offscreen displays are configured there")
def test_a_file_goes_straight_on_stage_on_the_second_of_two_real_displays(home: Path) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": w, "height": h, "dpr": 1,
         "logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, w, h in (("eDP-1", 0, 1366, 768), ("HDMI-1", 1366, 1920, 1080))
    ]  # fmt: skip
    (home / "screens.json").write_text(json.dumps({"screens": screens}))
    (home / "talk.py").write_text(_TALK)
    save(home / "map.heatdesk", open_template(EXAMPLE))
    platform = f"offscreen:configfile={home / 'screens.json'}"
    ran = python(["talk.py", "map.heatdesk"], home, QT_QPA_PLATFORM=platform)
    assert complaints(ran.stderr) == []
    assert ran.returncode == 0
    assert ran.stdout.splitlines() == [
        "True 1366 0 1920 1080",
        "True False",
        "HDMI-1",
        "1366 axes",
        "True",
    ]
