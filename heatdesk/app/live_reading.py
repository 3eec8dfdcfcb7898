"""LiveReading: what the shown scenario means, read anew whenever the map comes to rest.

One worker thread reads the frozen project in short batches, first without robustness, then with it.
Every change cancels it, so it never stands in the way of a drag; a hand that holds still for a
moment is at rest, too.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from heatdesk.analysis.pause import Cancelled, Pause
from heatdesk.analysis.reading import Reading, read, with_robustness
from heatdesk.analysis.staleness import stale_reasons
from heatdesk.app.document import Document
from heatdesk.app.live_heat import LiveHeat
from heatdesk.model.project import Project

STILL_MS: Final = 120
"""How long a hand holds still before the map is read under it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What the worker hands over: a reading, and why findings are stale, by their ids."""

    job: Event
    reading: Reading
    stale: Mapping[str, str | None]


class LiveReading(QObject):
    """Follows a document and the scenario that its heat shows. Nothing is read before `start`."""

    changed = Signal()
    """Another reading, or the present one lags behind the map now."""

    _arrived = Signal(object)

    def __init__(self, document: Document, heat: LiveHeat) -> None:
        super().__init__(document)
        self._document = document
        self._heat = heat
        self._started = False
        self._job = Event()
        """The present job; set: it is cancelled."""
        self._worker: ThreadPoolExecutor | None = None
        self._about: tuple[Project, str] | None = None
        self._reading: Reading | None = None
        self._stale: Mapping[str, str | None] = {}
        self._lagging = False
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self._begin)
        self._arrived.connect(self._take)
        document.changed.connect(self._lag)
        document.settled.connect(self._rest)
        heat.restarted.connect(self._begin)

    @property
    def reading(self) -> Reading | None:
        """The latest reading; None before the first."""
        return self._reading

    @property
    def lagging(self) -> bool:
        """Whether the map has changed since the reading was made."""
        return self._lagging

    def stale_reasons(self) -> Mapping[str, str | None]:
        """Why findings are stale, by their ids; None: fresh. Of all scenarios."""
        return self._stale

    def start(self) -> None:
        """Reads from now on."""
        self._started = True
        self._begin()

    def close(self) -> None:
        """Ends the worker; nothing is read any more."""
        self._started = False
        self._still.stop()
        self._job.set()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None

    def _lag(self) -> None:
        self._job.set()
        self._still.start()
        self._admit_lag()

    def _admit_lag(self) -> None:
        if not self._lagging and self._reading is not None:
            self._lagging = True
            self.changed.emit()

    def _rest(self) -> None:
        self._still.stop()
        self._begin()

    def _begin(self) -> None:
        """Reads what there is now, unless that has been read."""
        project, scenario = self._document.project, self._heat.scenario
        if not self._started or not project.has_scenario(scenario):
            return
        if self._about == (project, scenario) and not self._job.is_set():
            return
        self._job.set()
        self._admit_lag()
        self._about, self._job = (project, scenario), Event()
        self._worker = self._worker or ThreadPoolExecutor(1, "reading")
        self._worker.submit(self._work, self._job, project, scenario)

    def _work(self, job: Event, project: Project, scenario: str) -> None:
        """In the worker's thread."""
        pause = _pause(job)
        try:
            reading = read(project, scenario, pause=pause)
            stale = stale_reasons(reading, pause)
            self._arrived.emit(_Read(job, reading, stale))
            self._arrived.emit(_Read(job, with_robustness(reading, pause), stale))
        except Cancelled:
            return

    def _take(self, arrived: _Read) -> None:
        if arrived.job.is_set() or arrived.job is not self._job:
            return
        self._reading, self._stale, self._lagging = arrived.reading, arrived.stale, False
        self.changed.emit()


def _pause(job: Event) -> Pause:
    """Gives way to the window's thread, and ends a job that is no longer wanted."""

    def pause() -> None:
        if job.is_set():
            raise Cancelled
        time.sleep(0)

    return pause
