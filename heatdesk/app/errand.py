"""Errand: work that takes a while, in steps, done beside the window and given up at a word."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from heatdesk.analysis.pause import Cancelled

_LOOK_MS: Final = 15
_BREATH: Final = 64
"""Calls between two moments in which the window's thread may go on."""


class Pace:
    """Given to a step: called often, it counts, lets the window breathe, and ends what is no longer
    wanted by raising Cancelled.
    """

    def __init__(self, given_up: Event) -> None:
        self._given_up = given_up
        self._calls = 0
        self._expected = 0

    @property
    def done(self) -> float:
        """How much of the step is done, 0 to 1; negative where nobody knows."""
        return min(self._calls / self._expected, 1.0) if self._expected else -1.0

    def expect(self, calls: int) -> None:
        """Says how often the step will call from now on."""
        self._calls, self._expected = 0, calls

    def __call__(self) -> None:
        if self._given_up.is_set():
            raise Cancelled
        self._calls += 1
        if self._calls % _BREATH == 0:
            time.sleep(0)


@dataclass(frozen=True, slots=True)
class Step:
    """`do` gets what the step before has made, and a Pace. `here`: in the window's thread, where
    letters must be drawn.
    """

    told: str
    do: Callable[[Any, Pace], Any]
    here: bool = False


@dataclass(slots=True, eq=False)
class _Job:
    steps: list[Step]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]
    given_up: Event = field(default_factory=Event)
    pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self.pace = Pace(self.given_up)


class Errand(QObject):
    """One piece of work at a time: another one takes the place of the present one.

    `began(str)` tells each step, `progressed(float)` how much of it is done, `ended()` that nothing
    is under way any more. What a worker makes is fetched from here, so that no thread but the
    window's ever touches Qt.
    """

    began = Signal(str)
    progressed = Signal(float)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._worker: ThreadPoolExecutor | None = None
        self._arrived: SimpleQueue[tuple[_Job, Any, Exception | None]] = SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def run(
        self,
        steps: Sequence[Step],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Begins with the first step. `done` gets what the last one made, `failed` what one of them
        raised; nobody hears of work that was given up.
        """
        self._give_up()
        self._job = _Job(list(steps), done, failed)
        self._timer.start()
        self._go_on(self._job, None)

    def cancel(self) -> None:
        """Gives up what is under way; what cannot be stopped ends unseen."""
        if self._job is not None:
            self._give_up()
            self._end()

    def close(self) -> None:
        self.cancel()
        if self._worker is not None:
            self._worker.shutdown(wait=False, cancel_futures=True)
            self._worker = None

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.given_up.set()

    def _go_on(self, job: _Job, made: Any) -> None:
        if not job.steps:
            self._end()
            job.done(made)
            return
        step = job.steps.pop(0)
        job.pace.expect(0)
        self.began.emit(step.told)
        if step.here:
            QTimer.singleShot(0, self, lambda: self._do_here(job, step, made))
            return
        self._worker = self._worker or ThreadPoolExecutor(2, "errand")
        self._worker.submit(_do, job, step, made, self._arrived)

    def _do_here(self, job: _Job, step: Step, made: Any) -> None:
        if job is self._job:
            _do(job, step, made, self._arrived)
            self._look()

    def _look(self) -> None:
        """Fetches what has arrived."""
        try:
            while True:
                self._take(*self._arrived.get_nowait())
        except Empty:
            if self._job is not None:
                self.progressed.emit(self._job.pace.done)

    def _take(self, job: _Job, made: Any, error: Exception | None) -> None:
        if job is not self._job:
            return
        if error is None:
            self._go_on(job, made)
            return
        self._end()
        if not isinstance(error, Cancelled):
            job.failed(error)

    def _end(self) -> None:
        self._job = None
        self._timer.stop()
        self.ended.emit()


def _do(
    job: _Job, step: Step, made: Any, arrived: SimpleQueue[tuple[_Job, Any, Exception | None]]
) -> None:
    """Does a step, in whatever thread this is, and hands over what came of it."""
    try:
        job.pace()
        arrived.put((job, step.do(made, job.pace), None))
    except Exception as error:  # whatever it was, the window has to hear of it
        arrived.put((job, None, error))
