"""Staleness: which findings the project no longer supports, over all of its scenarios."""

from __future__ import annotations

from collections.abc import Mapping

from heatdesk.analysis.pause import Pause, no_pause
from heatdesk.analysis.reading import Reading, read


def stale_reasons(reading: Reading, pause: Pause = no_pause) -> Mapping[str, str | None]:
    """Why each finding of the project is stale, by its id; None: it is fresh.

    Findings of the scenario that was read are judged by that reading, the others by their own.
    """
    project = reading.project
    reasons: dict[str, str | None] = {f.id: "Its scenario is gone" for f in project.findings}
    for scenario in dict.fromkeys(finding.scenario for finding in project.findings):
        if not project.has_scenario(scenario):
            continue
        own = reading if scenario == reading.scenario else read(project, scenario, None, pause)
        reasons.update({judged.finding.id: judged.stale for judged in own.findings})
    return reasons
