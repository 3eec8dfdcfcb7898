"""`stage`: a talk about 60 items, both windows open at 1920 x 1080: stepping, and editing live.

- a step: from the clicker's key until both windows have been painted, the next page having been
  drawn ahead as it is while somebody speaks; `at once` is a clicker that does not wait for that;
  `after an edit` nothing at all of what was drawn before holds.
- a jump: a number and Enter, to a page that was not drawn ahead.
- a fading frame: a moment of a transition in the room's window.
- an edited frame: a move of the mouse with an item in hand, until both windows have been painted.

The main window's canvas is open and hidden behind, as it is during a talk.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from heatdesk.app.settings import Settings
from heatdesk.canvas.session import Session
from heatdesk.presentation.presentation import Presentation
from tests.benchmarks.mouse import Mouse, turn
from tests.benchmarks.options import Options
from tests.benchmarks.scenes import SCENARIO, Scene, scene
from tests.benchmarks.targets import Target, verdicts
from tests.benchmarks.timing import Results, Samples, no_collector, table
from tests.benchmarks.ways.way import spot

ITEMS: Final = 60
_SIZE: Final = (1920, 1080)
_FRAME_MS: Final = 33.0
_WARM_UP: Final = 3


def run(options: Options) -> None:
    """Prints medians of stepping and of editing, and the verdicts."""
    app = QApplication.instance() or QApplication([])
    print(f"\nstage: {ITEMS} items, both windows at {_SIZE[0]} x {_SIZE[1]}", flush=True)
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.set(motion="none")
        drawn = scene(ITEMS)
        session = Session(drawn.project)
        _open_behind(session)
        talk = Presentation(session, settings, "Benchmark", _home())
        talk.begin()
        _enlarge(talk)
        results = _measure(talk, drawn, options.frames)
        if options.pictures:
            _save(talk, options.pictures)
        talk.end()
        session.close()
    print("\n".join(table(results, [])))
    print("\nstage: targets, medians")
    told = [Target(name, results[name].median, _FRAME_MS, "ms") for name in _JUDGED]
    print("\n".join(verdicts(told)), flush=True)
    del app


_JUDGED: Final = ("a step", "a step, at once", "a jump", "a fading frame", "an edited frame")


def _open_behind(session: Session) -> None:
    session.canvas.resize(1280, 800)
    session.canvas.show()
    turn()
    session.canvas.hide()
    session.reading.start()


def _home() -> str:
    return QApplication.primaryScreen().name()


def _enlarge(talk: Presentation) -> None:
    assert talk.presenter is not None
    for window in (talk.audience, talk.presenter):
        window.resize(*_SIZE)
    QTest.qWait(300)


def _measure(talk: Presentation, drawn: Scene, frames: int) -> Results:
    results: Results = {}
    with no_collector():
        results["a step"] = _stepped(talk, frames, lambda: _wait_for_the_next(talk))
        results["a step, at once"] = _stepped(talk, frames, lambda: _drop(talk))
        results["a step, after an edit"] = _stepped(talk, frames, lambda: _forget(talk))
        results["a jump"] = _jumped(talk, frames)
        results["a fading frame"] = _fading(talk, frames)
        results["an edited frame"] = _edited(talk, drawn, frames)
    return results


def _stepped(talk: Presentation, frames: int, before: Callable[[], object]) -> Samples:
    """Through the story and back to its start, as often as it takes."""
    samples, last = Samples(), len(talk.talk.scenes) - 1
    for n in range(frames + _WARM_UP):
        if talk.talk.index == last:
            talk.talk.first()
            turn()
        before()
        (samples if n >= _WARM_UP else Samples()).time(lambda: _press(talk, Qt.Key.Key_PageDown))
    return samples


def _jumped(talk: Presentation, frames: int) -> Samples:
    """To the last step and back to one near the middle, by their numbers."""
    samples, count = Samples(), len(talk.talk.scenes)
    for n in range(frames + _WARM_UP):
        _drop(talk)
        for digit in str(count if n % 2 else (count + 1) // 2):
            QTest.keyClick(talk.audience, digit)
        (samples if n >= _WARM_UP else Samples()).time(lambda: _press(talk, Qt.Key.Key_Return))
    return samples


def _wait_for_the_next(talk: Presentation) -> None:
    QTest.qWait(280)
    while not talk.pages.idle:
        QTest.qWait(10)


def _drop(talk: Presentation) -> None:
    talk.pages.drop()
    turn()


def _forget(talk: Presentation) -> None:
    talk.pages.forget()
    turn()


def _press(talk: Presentation, key: Qt.Key) -> None:
    QTest.keyClick(talk.audience, key)
    turn()


def _fading(talk: Presentation, frames: int) -> Samples:
    samples, stage = Samples(), talk.audience.stage
    talk.talk.first()
    turn()
    stage.moves = True
    _press(talk, Qt.Key.Key_PageDown)
    for n in range(frames):
        if not stage.fade.under_way:
            stage.fade.begin(200)
        samples.time(_moment(stage.fade.run_to, 10 + n * 180 // frames))
    stage.fade.end()
    stage.moves = False
    return samples


def _moment(run_to: Callable[[int], None], ms: int) -> Callable[[], None]:
    def moment() -> None:
        run_to(ms)
        turn()

    return moment


def _edited(talk: Presentation, drawn: Scene, frames: int) -> Samples:
    """At the first step with heat, an item is dragged along a circle."""
    kinds = [scene.step.kind for scene in talk.talk.scenes]
    talk.talk.jump(kinds.index("overlay"))
    turn()
    talk.run("edit")
    turn()
    assert talk.presenter is not None
    map = talk.presenter.stage.map
    placement = drawn.project.placement(SCENARIO, drawn.dragged)
    assert map is not None
    assert placement is not None
    mouse, samples = Mouse(map.viewport(), spot(placement, map.frame)), Samples()
    mouse.press()
    for n in range(frames + _WARM_UP):
        (samples if n >= _WARM_UP else Samples()).time(mouse.step)
    mouse.release()
    talk.run("edit")
    talk.run("discard")
    return samples


def _save(talk: Presentation, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    talk.audience.grab().save(str(folder / "stage-audience.png"))
    if talk.presenter is not None:
        talk.presenter.grab().save(str(folder / "stage-presenter.png"))
