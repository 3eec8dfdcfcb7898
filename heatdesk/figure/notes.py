"""Notes: what a picture says of its map in words: the findings, and how all was found."""

from __future__ import annotations

from typing import Final

from heatdesk import __version__
from heatdesk.analysis import names, telling
from heatdesk.analysis.reading import Reading
from heatdesk.analysis.sections import Line, Section
from heatdesk.figure.basis import smoothing

_LONGEST: Final = 2000
"""Characters of a sentence that a picture may hold."""


def findings(reading: Reading) -> Section:
    """The findings that the map supports, in the user's order; where there is none, the hot
    meetings as the map tells them.
    """
    fresh = (judged.finding for judged in reading.findings if judged.stale is None)
    told = filter(None, (names.spoken(finding.sentence, _LONGEST) for finding in fresh))
    lines = tuple(map(Line, told))
    return Section("Findings", lines) if lines else telling.meetings(reading, "hot")


def method(reading: Reading) -> Section:
    """How all was found, of what, in which scenario of which day, and by which version."""
    scenario = reading.project.scenario(reading.scenario)
    name = names.scenario_name(scenario)
    dated = f" of {scenario.date}" if scenario.date else ""
    own = (
        f"{smoothing(reading.project, reading.scenario)}.",
        f"Scenario: {name}{dated}. Made with HeatDesk {__version__}.",
    )
    told = telling.method(reading)
    return Section(told.title, (*told.lines, *map(Line, own)))
