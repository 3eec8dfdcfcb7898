"""Somebody who gives a talk: keys into either window, a mouse, displays that come and go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from heatdesk.app.settings import Settings
from heatdesk.canvas.session import Session
from heatdesk.figure.marks import Clipped, Mark, Picture, Text
from heatdesk.model.project import Project
from heatdesk.presentation.awake import Awake
from heatdesk.presentation.displays import Display, Displays
from heatdesk.presentation.presentation import Presentation
from heatdesk.presentation.stage import Stage
from heatdesk.presentation.stage_map import StageMap
from heatdesk.presentation.talk import Talk
from heatdesk.presentation.timing import TalkTimer
from tests.builders.driver import dispose, held, turn

Key = Qt.Key
Where = Literal["presenter", "audience"]

LAPTOP, PROJECTOR = "eDP-1", "HDMI-1"


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Plugs(Displays):
    """Displays that a test plugs in and unplugs, the laptop's first."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names = list(names or (LAPTOP,))

    def all(self) -> Sequence[Display]:
        screen = QGuiApplication.primaryScreen()
        whole = QRect(0, 0, 1366, 768)
        return [Display(name, name.lower(), whole, whole, screen) for name in self.names]

    def unplug(self, name: str) -> None:
        self.names.remove(name)
        self.gone.emit(name)
        turn()

    def plug(self, name: str) -> None:
        self.names.append(name)
        self.came.emit(name)
        turn()


@dataclass
class Lamp:
    """Stands for what keeps a screen awake."""

    active: bool = True


class Speaker:
    """Gives a talk about a project."""

    def __init__(
        self,
        project: Project,
        folder: Path,
        one_window: bool = False,
        displays: Plugs | None = None,
        motion: str = "none",
        awake: bool = True,
    ) -> None:
        self.settings = Settings(folder / "settings.json")
        self.settings.set(motion=motion)
        self.session = Session(project)
        self.clock = Clock()
        self.lit: list[str] = []
        self.displays = displays or Plugs()
        self.show = Presentation(
            self.session,
            self.settings,
            "Acme",
            LAPTOP,
            one_window,
            self.displays,
            Awake(lambda: self._keep(awake)),
            TalkTimer(clock=self.clock),
        )
        self.over = False
        self.show.ended.connect(self._note_end)

    def begin(self, step: str | None = None) -> Speaker:
        self.show.begin(step)
        turn()
        self.room.refit()  # at once, not when the window has kept its size for a while
        turn()
        return self

    def close(self) -> None:
        self.show.end()
        self.session.close()
        dispose(self.session.canvas, self.session.document)

    # What there is ---------------------------------------------------------------------------

    @property
    def talk(self) -> Talk:
        return self.show.talk

    @property
    def project(self) -> Project:
        return self.session.document.project

    @property
    def room(self) -> Stage:
        return self.show.audience.stage

    @property
    def kind(self) -> str:
        return self.talk.scene.step.kind

    @property
    def kinds(self) -> list[str]:
        return [scene.step.kind for scene in self.talk.scenes]

    @property
    def map(self) -> StageMap:
        """The canvas that is edited live."""
        found = self.show.desk.map
        assert found is not None
        return found

    def said(self) -> str:
        """What the talk's bar says."""
        assert self.show.presenter is not None
        return self.show.presenter.message.text()

    def texts(self) -> list[str]:
        """All that the room can read."""
        return [mark.text for mark in flat(self.room.layers.marks) if isinstance(mark, Text)]

    def names(self) -> set[str]:
        """The names of items that the room can read on the map."""
        shown = {mark.text for mark in flat(self.room.layers.items) if isinstance(mark, Text)}
        return {item.id for item in self.project.items if item.name in shown}

    def heat(self) -> list[Picture]:
        """The pictures of heat on the map."""
        return [mark for mark in self.room.layers.heat if isinstance(mark, Picture)]

    def picture(self) -> QImage:
        """What the room sees."""
        turn()
        return self.show.audience.grab().toImage()

    # What one does ---------------------------------------------------------------------------

    def press(self, *keys: Qt.Key, where: Where = "presenter", **modifiers: bool) -> Speaker:
        """Keys into a window, or into whatever in it has the focus."""
        for key in keys:
            QTest.keyClick(self._focus(where), key, held(**modifiers))
            turn()
        return self

    def type(self, text: str) -> Speaker:
        for letter in text:
            QTest.keyClick(self._focus("presenter"), letter)
        turn()
        return self

    def go_to(self, kind: str) -> Speaker:
        """Goes on to the first step of a kind."""
        self.talk.jump(self.kinds.index(kind))
        turn()
        return self

    def point(self, u: float, v: float, where: Where = "audience", ctrl: bool = False) -> Speaker:
        """Moves the mouse to a place, given in shares of the page."""
        stage = self._stage(where)
        at = _place(stage, u, v)
        kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, stage.mapToGlobal(at), none, none, held(ctrl=ctrl))
        QApplication.sendEvent(stage, event)
        turn()
        return self

    def draw(
        self, start: tuple[float, float], end: tuple[float, float], where: Where = "audience",
        release: bool = True,
    ) -> Speaker:  # fmt: skip
        """Drags the mouse over the picture from one place to another, in shares of the page."""
        stage = self._stage(where)
        ways = [(start[0] + t * (end[0] - start[0]), start[1] + t * (end[1] - start[1]))
                for t in (0.0, 0.3, 1.0)]  # fmt: skip
        kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseMove]
        for kind, way in zip(kinds, ways, strict=True):
            self._on_stage(stage, kind, _place(stage, *way))
        if release:
            self._on_stage(stage, QEvent.Type.MouseButtonRelease, _place(stage, *end))
        return self

    def _on_stage(self, stage: Stage, kind: QEvent.Type, at: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        buttons = none if kind == QEvent.Type.MouseButtonRelease else left
        event = QMouseEvent(kind, at, stage.mapToGlobal(at), button, buttons, held())
        QApplication.sendEvent(stage, event)
        turn()

    def click(self, u: float, v: float, where: Where = "audience") -> Speaker:
        stage = self._stage(where)
        place = _place(stage, u, v).toPoint()
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=place)
        turn()
        return self

    def wheel(self, notches: int) -> Speaker:
        stage, middle = self.room, QPointF(self.room.rect().center())
        event = QWheelEvent(
            middle,
            stage.mapToGlobal(middle),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(stage, event)
        return self

    def drag(self, id: str, dx: float, dy: float, release: bool = True) -> Speaker:
        """Drags an item on the live map."""
        map, placement = self.map, self.project.placement(self.talk.scene.scenario, id)
        assert placement is not None
        map.setFocus()
        start = QPointF(map.frame.x(placement.x), map.frame.y(placement.y))
        way = QPointF(map.frame.length(dx), -map.frame.length(dy))
        self._mouse(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        for share in (0.4, 0.8, 1.0):
            self._mouse(QEvent.Type.MouseMove, start + way * share, Qt.MouseButton.NoButton)
        if release:
            self._mouse(QEvent.Type.MouseButtonRelease, start + way, Qt.MouseButton.LeftButton)
        return self

    def _mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        viewport = self.map.viewport()
        down = kind != QEvent.Type.MouseButtonRelease
        buttons = Qt.MouseButton.LeftButton if down else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, buttons, held())
        QApplication.sendEvent(viewport, event)
        turn()

    def _stage(self, where: Where) -> Stage:
        if where == "audience" or self.show.presenter is None:
            return self.room
        return self.show.presenter.stage

    def _focus(self, where: Where) -> QWidget:
        alone = self.show.presenter is None
        window: QWidget = self.show.audience if where == "audience" or alone else self.desk
        return window.focusWidget() or window

    @property
    def desk(self) -> QWidget:
        return self.show.desk.window()

    def _note_end(self) -> None:
        self.over = True

    def _keep(self, works: bool) -> AbstractContextManager[Lamp]:
        @contextmanager
        def lamp() -> Iterator[Lamp]:
            self.lit.append("on")
            yield Lamp(works)
            self.lit.append("off")

        return lamp()


def flat(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, with those inside of clipped ones."""
    for mark in marks:
        if isinstance(mark, Clipped):
            yield from flat(mark.marks)
        else:
            yield mark


def _place(stage: Stage, u: float, v: float) -> QPointF:
    page = stage.page_rect()
    return QPointF(page.left() + u * page.width(), page.top() + v * page.height())
