"""Talk: where a presentation stands and what of it is seen. Pure state, no window.

Every key of the stage ends here. None of them changes the document: steps are views on it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal

from heatdesk.analysis.story.scenes import Scene
from heatdesk.figure.stage import Place
from heatdesk.model.story import StepKind
from heatdesk.presentation.light import Light
from heatdesk.presentation.screenplay import Screenplay
from heatdesk.presentation.step_times import StepTimes
from heatdesk.presentation.switches import Switches, comparable, switched
from heatdesk.presentation.timing import TalkTimer

Blank = Literal["", "black", "white", "card"]
"""What the room sees instead of the page; the card is for who looks whether it can be seen."""

_SECTIONS: Final[dict[StepKind, str]] = {
    "title": "opening",
    "axes": "opening",
    "technologies": "layers",
    "roles": "layers",
    "overlay": "meetings",
    "warm": "meetings",
    "hot": "meetings",
    "more": "meetings",
    "opportunity": "opportunities",
    "target": "target",
    "moved": "target",
}

_MOST_DIGITS: Final = 3


class Talk(QObject):
    """`changed()`: the picture differs. `stepped()`: another step, said before it. `veiled()`:
    black, white or frozen, or no longer. `edited()`: live editing begins or ends. `counted()`: a
    digit came or went.
    """

    stepped = Signal()
    changed = Signal()
    veiled = Signal()
    edited = Signal()
    counted = Signal()

    def __init__(self, play: Screenplay, timer: TalkTimer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.play = play
        self.timer = timer
        self.light = Light(self)
        self._index = 0
        self._order: tuple[str, ...] = ()
        """The steps' ids when the present one was gone to."""
        self._shown = ""
        """The id of the present step: another may come to its place."""
        self._switches = Switches()
        self._blank: Blank = ""
        self._frozen = False
        self._editing = False
        self._typed = ""
        self._remember()
        self.times = StepTimes(self)
        self.stepped.connect(self.light.stop_highlight)
        play.changed.connect(self._follow)

    # Where it stands --------------------------------------------------------------------------

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return self.play.scenes

    @property
    def index(self) -> int:
        return self._index

    @property
    def place(self) -> Place:
        """Where among the steps it stands."""
        return Place(self._index, len(self.scenes))

    @property
    def scene(self) -> Scene:
        """The present step, with what was switched at it."""
        return switched(self.scenes[self._index], self._switches, self.play)

    @property
    def following(self) -> Scene | None:
        """The next step, None at the last."""
        return self.scenes[self._index + 1] if self._index + 1 < len(self.scenes) else None

    def begin_at(self, step: str) -> None:
        """Goes to a step before the talk begins; nothing where there is no such step."""
        ids = [scene.step.id for scene in self.scenes]
        if step in ids:
            self._go(ids.index(step))

    # Navigation -------------------------------------------------------------------------------

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def next_section(self) -> None:
        """To the first step of the next section; from the last one to the end."""
        names = self._sections()
        ahead = (n for n in range(self._index + 1, len(names)) if names[n] != names[n - 1])
        self.jump(next(ahead, len(names) - 1))

    def previous_section(self) -> None:
        """To the first step of this section; from there to that of the one before."""
        names = self._sections()
        back = (n for n in range(self._index - 1, 0, -1) if names[n] != names[n - 1])
        self.jump(next(back, 0))

    def first(self) -> None:
        self.jump(0)

    def last(self) -> None:
        self.jump(len(self.scenes) - 1)

    def jump(self, index: int) -> None:
        """To a step by its place, from 0; beyond the ends to the end."""
        self._unveil()
        self.timer.start()
        self._go(min(max(index, 0), len(self.scenes) - 1))

    def digit(self, digit: str) -> None:
        """A digit of the number of the step that `enter` goes to."""
        self._typed = (self._typed + digit)[-_MOST_DIGITS:]
        self.counted.emit()

    @property
    def typed(self) -> str:
        """The digits so far."""
        return self._typed

    def enter(self) -> None:
        """To the step whose number was typed, or on."""
        number = self.forget_digits()
        if number:
            self.jump(int(number) - 1)
        else:
            self.next()

    def forget_digits(self) -> str:
        """Takes back the digits, and says which they were."""
        typed, self._typed = self._typed, ""
        if typed:
            self.counted.emit()
        return typed

    def _step(self, by: int) -> None:
        """From black or white the present step comes back first: nobody has seen it leave. Who
        looked at the test card has not begun to talk.
        """
        if self._blank == "card":
            self._unveil()
            return
        self.timer.start()
        self.forget_digits()
        if not self._unveil():
            self._go(min(max(self._index + by, 0), len(self.scenes) - 1))

    def _go(self, index: int) -> None:
        if index == self._index and self._switches == Switches():
            return
        self._index, self._switches = index, Switches()
        self._remember()
        self.stepped.emit()
        self.changed.emit()

    def _sections(self) -> list[str]:
        """The section of each step; steps of the user's own belong to what they follow."""
        names: list[str] = []
        for scene in self.scenes:
            before = names[-1] if names else "opening"
            names.append(_SECTIONS.get(scene.step.kind, before))
        return names

    # Veils ------------------------------------------------------------------------------------

    @property
    def blank(self) -> Blank:
        return self._blank

    @property
    def frozen(self) -> bool:
        """Whether the room keeps the picture that it has."""
        return self._frozen

    def switch_blank(self, blank: Blank) -> None:
        """Black, white or the test card, or back from it."""
        self._blank = "" if self._blank == blank else blank
        self.veiled.emit()

    def freeze(self) -> None:
        self._frozen = not self._frozen
        self.veiled.emit()

    def _unveil(self) -> bool:
        """Takes away what covers the page, and says whether anything did."""
        if not self._blank:
            return False
        self._blank = ""
        self.veiled.emit()
        return True

    # What is seen -----------------------------------------------------------------------------

    def switch_heat(self) -> None:
        self._switch(replace(self._switches, heat=not self._switches.heat))

    def switch_compare(self) -> bool:
        """Shows what moves to the target, or no longer. False where there is no target."""
        if comparable(self.scenes[self._index], self.play) is None:
            return False
        self._switch(replace(self._switches, compare=not self._switches.compare))
        return True

    def seek(self, item: str) -> bool:
        """Lets an item stand out alone. False where the shown scenario does not place it."""
        placed = self.play.project.placement(self.scene.scenario, item)
        if placed is not None:
            self._switch(replace(self._switches, sought=item))
        return placed is not None

    @property
    def sought(self) -> str:
        """The id of the item that was looked for at this step, or ''."""
        return self._switches.sought

    def stop_seeking(self) -> bool:
        """Nothing stands out any more. False where nothing was looked for."""
        sought = bool(self._switches.sought)
        if sought:
            self._switch(replace(self._switches, sought=""))
        return sought

    def _switch(self, switches: Switches) -> None:
        self._switches = switches
        self.changed.emit()

    # Live editing -----------------------------------------------------------------------------

    @property
    def editing(self) -> bool:
        return self._editing

    def edit(self, on: bool) -> None:
        """Begins or ends live editing, which take away what points; the lens stays."""
        if on == self._editing:
            return
        self._editing = on
        self.light.rest()
        self.edited.emit()

    # Following --------------------------------------------------------------------------------

    def _remember(self) -> None:
        self._order = tuple(scene.step.id for scene in self.scenes)
        self._wanted = self._index
        self._shown = self._order[self._index]

    def _follow(self) -> None:
        """The steps may be others: the present one is kept, or what stood nearest to it. What comes
        back is gone back to, as long as nobody has moved on.
        """
        there = {scene.step.id: n for n, scene in enumerate(self.scenes)}
        ahead, behind = self._order[self._wanted :], self._order[: self._wanted][::-1]
        nearest = next((id for id in (*ahead, *behind) if id in there), None)
        before = self._shown
        self._index = there[nearest] if nearest is not None else 0
        if self._switches.sought and not self.play.project.has_item(self._switches.sought):
            self._switches = replace(self._switches, sought="")
        self._shown = self.scenes[self._index].step.id
        if self._shown != before:
            self.stepped.emit()
        self.changed.emit()
