"""StepTimes: how long a talk stayed at each of its steps, and how that stands to the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from heatdesk.presentation.timing import clock_words

if TYPE_CHECKING:
    from heatdesk.presentation.talk import Talk

_ON_TIME: Final = 30.0
"""Seconds ahead or behind that are nothing to speak of."""


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step's id and title, and seconds: what it took, what was planned, what it took last time;
    None where there is no plan, or no last time.
    """

    id: str
    title: str
    seconds: float
    planned: float | None = None
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """The steps of a talk in order, with their times."""

    title: str
    steps: tuple[StepTime, ...]

    @property
    def total(self) -> float:
        return sum(step.seconds for step in self.steps)

    @property
    def seconds(self) -> dict[str, float]:
        """By step."""
        return {step.id: step.seconds for step in self.steps}

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(head for head, wanted in self._columns if wanted)

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """For each step and, last, for all of them: number, title, and times under `heads`."""
        made = [(str(n + 1), s.title, *self._told(s)) for n, s in enumerate(self.steps)]
        whole = StepTime(
            "",
            "All steps",
            self.total,
            sum(step.planned or 0.0 for step in self.steps),
            sum(step.before or 0.0 for step in self.steps),
        )
        return [*made, ("", whole.title, *self._told(whole))]

    @property
    def text(self) -> str:
        """The table as text, a line each, with tabs between its columns."""
        lines = ["\t".join(row) for row in (self.heads, *self.rows)]
        return "\n".join([f"{self.title}: times of the steps", *lines]) + "\n"

    @property
    def _columns(self) -> tuple[tuple[str, bool], ...]:
        planned = any(step.planned is not None for step in self.steps)
        before = any(step.before is not None for step in self.steps)
        return (
            *(("", True), ("Step", True), ("Time", True)),
            *(("Planned", planned), ("Last time", before)),
        )

    def _told(self, step: StepTime) -> tuple[str, ...]:
        wanted = [step.seconds, step.planned, step.before]
        columns = (told for _, told in self._columns[2:])
        shown = [seconds for seconds, told in zip(wanted, columns, strict=True) if told]
        return tuple("" if seconds is None else clock_words(seconds) for seconds in shown)


class StepTimes:
    """Counts while a talk goes on. Pauses are left out, and what was before its first advance."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._seconds: dict[str, float] = {}
        self._titles = {talk.scene.step.id: talk.scene.title}
        self._step, self._since = talk.scene.step.id, talk.timer.elapsed
        self.before: Mapping[str, float] = {}
        """What the steps took last time, by their ids."""
        talk.stepped.connect(self._turn)

    def times(self) -> Times:
        """So far: the steps there are, then those that were shown and are gone."""
        self._count()
        talk, plan = self._talk, self._plan()
        there = {scene.step.id: scene.title for scene in talk.scenes}
        gone = [id for id in self._seconds if id not in there]
        steps = [
            StepTime(id, title, self._seconds.get(id, 0.0), planned, self.before.get(id))
            for (id, title), planned in zip(there.items(), plan, strict=True)
        ]
        steps += [StepTime(id, self._titles[id], self._seconds[id]) for id in gone]
        title = " ".join(talk.play.project.properties.title.split())
        return Times(title or "Map without a title", tuple(steps))

    def pace(self) -> float | None:
        """Seconds ahead of the plan, below 0 behind it; 0 as long as the step has its time. None
        before the talk has begun, or where no time was planned.
        """
        timer, plan = self._talk.timer, self._plan()
        if not timer.started or not timer.planned:
            return None
        shares = [planned or 0.0 for planned in plan]
        begins, ends = sum(shares[: self._talk.index]), sum(shares[: self._talk.index + 1])
        return max(begins - timer.elapsed, 0.0) or min(ends - timer.elapsed, 0.0)

    def _plan(self) -> Sequence[float | None]:
        """Seconds for each step: the planned time, divided as it was used the last time, or into
        equal parts.
        """
        ids, planned = [scene.step.id for scene in self._talk.scenes], self._talk.timer.planned
        if not planned:
            return [None] * len(ids)
        usual = sum(self.before.values()) / max(len(self.before), 1)
        shares = [self.before.get(id, usual) if usual else 1.0 for id in ids]
        whole = sum(shares)
        return [planned * (share / whole if whole else 1 / len(ids)) for share in shares]

    def _turn(self) -> None:
        self._count()
        self._step = self._talk.scene.step.id

    def _count(self) -> None:
        """Adds what has gone since the last time to the step that was shown."""
        now, talk = self._talk.timer.elapsed, self._talk
        self._seconds[self._step] = self._seconds.get(self._step, 0.0) + now - self._since
        self._since = now
        self._titles.update({scene.step.id: scene.title for scene in talk.scenes})


def pace_words(seconds: float | None) -> str:
    """'2 min ahead', 'on time', '1 min behind'; '' where there is nothing to say."""
    if seconds is None:
        return ""
    if abs(seconds) < _ON_TIME:
        return "on time"
    return f"{max(round(abs(seconds) / 60), 1)} min {'ahead' if seconds > 0 else 'behind'}"
