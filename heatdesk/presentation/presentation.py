"""Presentation: a talk on stage, from its first page to its end: windows, keys, edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from heatdesk.app import motion
from heatdesk.app.settings import Settings
from heatdesk.canvas.session import Session
from heatdesk.presentation.aids import Aids
from heatdesk.presentation.arrangement import Arrangement
from heatdesk.presentation.audience_window import AudienceWindow
from heatdesk.presentation.awake import Awake
from heatdesk.presentation.displays import Displays
from heatdesk.presentation.editing import Editing
from heatdesk.presentation.hud import Hud, Offer
from heatdesk.presentation.keys import command_of
from heatdesk.presentation.live_edit import NUMBERED, Answers, LiveEdit
from heatdesk.presentation.minutes import minutes
from heatdesk.presentation.pages import Pages
from heatdesk.presentation.presenter_window import PresenterWindow
from heatdesk.presentation.room import Room
from heatdesk.presentation.screenplay import Screenplay, told_from
from heatdesk.presentation.stage import Stage
from heatdesk.presentation.status import Status
from heatdesk.presentation.talk import Talk
from heatdesk.presentation.talk_window import TalkWindow
from heatdesk.presentation.timing import TalkTimer

_MEANS_KEEP: Final = {"enter", "end", "edit", "rename"}
"""Commands whose keys answer what becomes of an edit with Keep, and do nothing else then."""


class Presentation(QObject):
    """One talk about the project of a session. `ended()`: it is over, its windows are closing."""

    ended = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings,
        name: str,
        home: str,
        one_window: bool = False,
        displays: Displays | None = None,
        awake: Awake | None = None,
        timer: TalkTimer | None = None,
    ) -> None:
        """`name` is the project's in the audience window's title, `home` the name of the display
        that is worked on. With `one_window` the room's fills it, and no other opens.
        """
        super().__init__()
        self._session = session
        self._settings = settings
        self._before = session.document.project
        self._over = False
        scenario = told_from(session.document, session.heat.scenario)
        self.play = Screenplay(session.document, scenario, self)
        self.pages = Pages(self.play, session.view.look, self)
        self.timer = timer or TalkTimer()
        self.timer.setParent(self)
        self.timer.plan(60.0 * settings.values.planned_minutes)
        self.talk = Talk(self.play, self.timer, self)
        self._open_windows(name, one_window)
        self.awake = awake or Awake()
        self.awake.setParent(self)
        self.arrangement = Arrangement(
            self.audience, self.presenter, settings, displays or Displays(self), home
        )
        self._make_aids()
        self._alone = QTimer(self)
        self._alone.timeout.connect(self._play_on)
        self._commands = self._table()
        self._follow()
        self._prefer()

    def _make_aids(self) -> None:
        """What helps who speaks: over their stage, in live edits, about the room."""
        session, settings = self._session, self._settings
        editing = Editing(session.document, self.talk)
        self.aids = Aids(self.talk, self.pages, editing, lambda: self.desk, self._say)
        self.live = LiveEdit(
            session.document, self.talk, self.pages, editing, lambda: self.desk, self._ask
        )
        self.room = Room(self.talk, self.pages, self.arrangement, self.aids, settings, self._say)
        self.status = Status(self.audience, self.presenter, self.arrangement, self.awake, self._say)

    def _open_windows(self, name: str, alone: bool) -> None:
        self.hud = Hud(self) if alone else None
        self.audience = AudienceWindow(self.talk, self.pages, name, self._take_key, self.hud)
        self.presenter: PresenterWindow | None = None
        if not alone:
            self.presenter = PresenterWindow(
                self.talk, self.pages, self._take_key, self.run, self._settings.values.notes_size
            )

    # Beginning and ending ---------------------------------------------------------------------

    def begin(
        self,
        step: str | None = None,
        rehearses: bool = False,
        before: Mapping[str, float] | None = None,
    ) -> None:
        """Opens the windows, at a step if it is named. Who `rehearses` is timed from the first
        moment on; `before` has the seconds that steps took last time.
        """
        self.talk.begin_at(step or "")
        self.talk.times.before = before or {}
        if rehearses:
            self.timer.start()
        self.arrangement.arrange()
        self.awake.begin()
        self.status.tell()

    def play_alone(self, ms: int) -> None:
        """Goes on by itself until somebody takes over."""
        self._alone.start(ms)
        self._say("Space goes on, Esc ends.")

    def end(self) -> None:
        """Ends the talk; an edit under way is kept."""
        if self._over:
            return
        self._over = True
        self._alone.stop()
        self.awake.end()
        self.live.close()
        self.ended.emit()
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.deleteLater()

    @property
    def windows(self) -> Sequence[TalkWindow]:
        return [self.audience] if self.presenter is None else [self.audience, self.presenter]

    @property
    def desk(self) -> Stage:
        """The stage of who speaks: what opens for them opens over it."""
        return self.presenter.stage if self.presenter is not None else self.audience.stage

    @property
    def step(self) -> str:
        """The id of the present step."""
        return self.talk.scene.step.id

    def minutes(self) -> str:
        """What has changed since the talk began, in words; '' where nothing has."""
        return minutes(self._before, self._session.document.project)

    # Commands ---------------------------------------------------------------------------------

    def _table(self) -> dict[str, Callable[[], object]]:
        talk, light, live, aids = self.talk, self.talk.light, self.live, self.aids
        return {
            "next": talk.next,
            "enter": talk.enter,
            "previous": self._previous,
            "section_back": talk.previous_section,
            "section_on": talk.next_section,
            "first": talk.first,
            "last": talk.last,
            "steps": aids.list_steps,
            "black": lambda: talk.switch_blank("black"),
            "white": lambda: talk.switch_blank("white"),
            "freeze": talk.freeze,
            "pointer": light.switch_pointer,
            "spotlight": light.switch_spotlight,
            "larger": lambda: light.enlarge(1),
            "smaller": lambda: light.enlarge(-1),
            "zoom": light.switch_zoom,
            "heat": talk.switch_heat,
            "compare": self._compare,
            "find": aids.find,
            "park": aids.park,
            "help": aids.show_keys,
            "edit": live.switch,
            "undo": live.undo,
            "redo": self._session.document.redo,
            "keep": lambda: live.answer("keep"),
            "keep_apart": lambda: live.answer("keep_apart"),
            "discard": lambda: live.answer("discard"),
            "minutes": self._copy_minutes,
            "swap": self.room.swap,
            "displays": self.room.offer_displays,
            "room": self.room.check,
            "notes_larger": lambda: self._enlarge_notes(1),
            "notes_smaller": lambda: self._enlarge_notes(-1),
            "end": self._end_what_is_open,
        }

    def run(self, command: str) -> None:
        """Does what a key or a button says."""
        self._alone.stop()
        if self.live.asking and command not in NUMBERED.values():
            self.live.answer("keep")
            if command in _MEANS_KEEP:
                return
        if command in self._commands:
            self._commands[command]()
        else:
            self.live.run(command)

    def _take_key(self, event: QKeyEvent) -> bool:
        command = command_of(event, self.talk.editing)
        if self.live.asking and event.text() in NUMBERED:
            command = NUMBERED[event.text()]
        if command == "digit":
            self.talk.digit(event.text())
        elif command is not None:
            self.run(command)
        return command is not None

    def _previous(self) -> None:
        """Backspace and its like take the digits back first."""
        if not self.talk.forget_digits():
            self.talk.previous()

    def _compare(self) -> None:
        if not self.talk.switch_compare():
            self._say("The map has no target to compare with.")

    def _enlarge_notes(self, steps: int) -> None:
        if self.presenter is not None:
            self.presenter.enlarge_notes(steps)
            self._settings.set(notes_size=self.presenter.notes_size)

    def _copy_minutes(self) -> None:
        text = self.minutes()
        if text:
            QGuiApplication.clipboard().setText(text)
        self._say("The minutes are on the clipboard." if text else "Nothing has changed yet.")

    def _end_what_is_open(self) -> None:
        """The room check, a sheet, what is highlighted, the edit, what was found; then the talk."""
        if self.room.leave_check() or self.aids.close():
            return
        if self.talk.light.stop_highlight():
            return
        if self.talk.editing:
            self.live.switch()
        elif not self.talk.stop_seeking():
            self.end()

    # Following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        session = self._session
        for window in (self.audience, self.presenter):
            if window is not None:
                window.closing.connect(self.end)
                window.stage.clicked.connect(lambda: self.run("next"))
                window.stage.commanded.connect(self.run)
                hands = window.stage is self.desk
                window.stage.live.make = lambda stage, hands=hands: self.live.make_map(stage, hands)
        if self.presenter is not None:
            self.presenter.head.planned.connect(self._plan)
        self.arrangement.told.connect(self._say)
        session.view.changed.connect(self._prefer)
        session.document.replaced.connect(self.end)
        self._settings.changed.connect(self._prefer)

    def _prefer(self) -> None:
        values = self._settings.values
        self.pages.dress(self._session.view.look, values.video_call)
        self.audience.stage.moves = motion.is_wanted(values.motion) and not values.video_call
        self.talk.light.trails = not values.video_call

    def _plan(self, minutes: int) -> None:
        self._settings.set(planned_minutes=minutes)
        self.timer.plan(60.0 * minutes)

    def _play_on(self) -> None:
        if self.talk.following is None:
            self._alone.stop()
        self.talk.next()

    # Saying -----------------------------------------------------------------------------------

    def _say(self, words: str) -> None:
        self._ask(words, ())

    def _ask(self, words: str, answers: Answers) -> None:
        """Says something to who speaks, with what can be done about it; '' takes it away."""
        if self.presenter is not None:
            self.presenter.ask(words, answers)
        elif self.hud is not None:
            self.hud.rest()
            if answers and self.live.asking:
                self.hud.ask(words, tuple(Offer(*answer) for answer in answers))
            elif words:
                self.hud.say(words)
