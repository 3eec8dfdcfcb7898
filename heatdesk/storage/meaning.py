"""What the types of a file cannot say: unique ids, references that lead somewhere, real dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from heatdesk.storage.problems import Code, Problem
from heatdesk.storage.schema import ProjectFile, Scenario
from heatdesk.storage.words import quoted


def problems(file: ProjectFile) -> Iterator[Problem]:
    """All problems of a file whose every field is well-formed, in the order of the file."""
    yield from _unique("$.items", (item.id for item in file.items))
    yield from _unique("$.scenarios", (scenario.id for scenario in file.scenarios))
    known = {item.id for item in file.items}
    for index, scenario in enumerate(file.scenarios):
        yield from _in_scenario(f"$.scenarios[{index}]", scenario, known)
    yield from _target(file)
    yield from _thresholds(file)
    yield from _unique("$.findings", (finding.id for finding in file.findings))
    for index, finding in enumerate(file.findings):
        yield from _real_date(f"$.findings[{index}].review", finding.review)
    yield from _unique("$.story", (step.id for step in file.story or ()))


def _in_scenario(path: str, scenario: Scenario, known: set[str]) -> Iterator[Problem]:
    yield from _real_date(f"{path}.date", scenario.date)
    seen: dict[str, int] = {}
    for index, placement in enumerate(scenario.placements):
        where, item = f"{path}.placements[{index}].item", placement.item
        if item not in known:
            message = f"expected the id of an item, got {quoted(item)}"
            yield Problem(Code.REFERENCE, where, message)
        elif item in seen:
            message = f"expected each item once, got {quoted(item)} again"
            before = f"{path}.placements[{seen[item]}]"
            yield Problem(Code.PLACED_TWICE, where, f"{message} (first at {before})")
        seen.setdefault(item, index)


def _unique(path: str, ids: Iterable[str]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, id in enumerate(ids):
        if id in seen:
            message = f"expected an id of its own, got {quoted(id)} again"
            first = f"(first at {path}[{seen[id]}])"
            yield Problem(Code.ID_TWICE, f"{path}[{index}].id", f"{message} {first}")
        seen.setdefault(id, index)


def _target(file: ProjectFile) -> Iterator[Problem]:
    if file.target is not None and all(file.target != entry.id for entry in file.scenarios):
        message = f"expected the id of a scenario or null, got {quoted(file.target)}"
        yield Problem(Code.REFERENCE, "$.target", message)


def _thresholds(file: ProjectFile) -> Iterator[Problem]:
    warm, hot = file.heat.warm, file.heat.hot
    if warm >= hot:
        message = f"expected a number below hot ({hot:g}), got {warm:g}"
        yield Problem(Code.THRESHOLDS, "$.heat.warm", message)


def _real_date(path: str, text: str | None) -> Iterator[Problem]:
    try:
        date.fromisoformat(text or "2000-01-01")
    except ValueError:
        message = f"expected a date of the calendar or null, got {quoted(text or '')}"
        yield Problem(Code.DATE, path, message)
