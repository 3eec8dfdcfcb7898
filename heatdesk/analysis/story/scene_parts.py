"""SceneParts: what the map says for one step, before the step's own words overrule it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from heatdesk.analysis import names
from heatdesk.analysis.lapsing import Evidence
from heatdesk.analysis.reading import Reading
from heatdesk.model.findings import NamedItem
from heatdesk.model.project import Project

LONGEST_SENTENCE: Final = 400
"""Characters of a text of the user's that a scene holds whole."""

_OPENED, _CLOSED = "\u2068", "\u2069"
"""What keeps a text from turning what stands round it: see `names.isolated`."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Fields as in Scene; `sentence` may be longer than a caption."""

    title: str = ""
    sentence: str = ""
    lines: tuple[str, ...] = ()
    items: frozenset[str] | None = None
    areas: tuple[int, ...] = ()
    region: str | None = None
    compare: bool = False
    flag: str | None = None


def shortened(text: str, longest: int) -> str:
    """The text, cut at a word to at most so many characters, an ellipsis included."""
    if len(text) <= longest:
        return text
    room = longest - 2  # for the ellipsis, and for what closes a cut name
    cut = text[: room + 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut else cut[:room]
    kept = whole.rstrip(" ,;:.–-")
    closing = _CLOSED if kept.count(_OPENED) > kept.count(_CLOSED) else ""
    return f"{kept}…{closing}"


def user_text(text: str, longest: int = LONGEST_SENTENCE) -> str:
    """A text of the user's on one line, cut at a word, without what would turn its surroundings."""
    line = names.plain(text, 20_000)
    return names.isolated(shortened(line, longest))


def placed(project: Project, scenario: str, items: Iterable[str]) -> tuple[str, ...]:
    """Those of the items that the scenario places."""
    return tuple(id for id in items if project.placement(scenario, id) is not None)


def stressed(items: Iterable[str]) -> frozenset[str] | None:
    """The items that stand out; where none is left, all are alike."""
    return frozenset(items) or None


def named(project: Project, items: Iterable[str]) -> tuple[NamedItem, ...]:
    """Items with their names. What was deleted is called as a finding remembers it, else by its id:
    'press-releases' was 'Press releases' once, or nearly.
    """
    remembered = {item.id: item.name for finding in project.findings for item in finding.items}

    def name(id: str) -> str:
        if project.has_item(id):
            return project.item(id).name
        return remembered.get(id) or names.capital(id.replace("-", " ").replace("_", " "))

    return tuple(NamedItem(id, name(id)) for id in items)


def evidence(reading: Reading) -> Evidence:
    """What steps of this scenario are judged by, which is what findings are judged by."""
    return Evidence(
        reading.project,
        reading.scenario,
        reading.pairs,
        reading.opportunities,
        reading.balance,
        reading.quadrants,
    )
