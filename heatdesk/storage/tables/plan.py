"""Plan: what an import would do to a project, field by field, before it does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from heatdesk.model.change import Change
from heatdesk.model.items import Layer
from heatdesk.storage.characters import show
from heatdesk.storage.problems import SHOWN
from heatdesk.storage.tables.entries import Trouble

IN_TRAY: Final = "in the tray"
_NAME: Final = 40
_VALUE: Final = 30


@dataclass(frozen=True, slots=True)
class Added:
    """A new item: `where` is its place in words, or IN_TRAY; `scenario` is that one's name."""

    line: int
    name: str
    layer: Layer
    scenario: str
    where: str

    def __str__(self) -> str:
        what = f"{show(self.name, _NAME)} ({self.layer})"
        if self.where == IN_TRAY:
            return f"line {self.line}: {what}, in the tray"
        return f"line {self.line}: {what} at {self.where} in '{show(self.scenario, _NAME)}'"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field was and would be, in words."""

    field: str
    before: str
    after: str

    def __str__(self) -> str:
        before, after = show(self.before, _VALUE) or "nothing", show(self.after, _VALUE)
        return f"{self.field} {before} -> {after}"


@dataclass(frozen=True, slots=True)
class Changed:
    """An item that is known, and what a row would change of it; `scenario` is a name."""

    line: int
    name: str
    scenario: str
    fields: tuple[FieldChange, ...]

    def __str__(self) -> str:
        fields = "; ".join(map(str, self.fields))
        name, scenario = show(self.name, _NAME), show(self.scenario, _NAME)
        return f"line {self.line}: {name} in '{scenario}': {fields}"


@dataclass(frozen=True, slots=True)
class Alike:
    """A new item that a known one's name is like: perhaps it is the same."""

    line: int
    name: str
    known: str

    def __str__(self) -> str:
        name, known = show(self.name, _NAME), show(self.known, _NAME)
        return f"line {self.line}: '{name}' is new; '{known}' is there already"


@dataclass(frozen=True, slots=True)
class Plan:
    """`read` tells how the table was understood, line by line. `change` does all of it at once."""

    read: tuple[str, ...]
    scenarios: tuple[str, ...]
    """Names of new scenarios."""
    added: tuple[Added, ...]
    changed: tuple[Changed, ...]
    unchanged: int
    """Rows that say what the project says."""
    alike: tuple[Alike, ...]
    troubles: tuple[Trouble, ...]
    """In the order of their lines."""
    change: Change

    @property
    def summary(self) -> str:
        """The plan on one line: '2 items to add, 1 to change, 4 rows unchanged'."""
        told = [
            f"{_counted(len(self.added), 'item')} to add",
            f"{_counted(len(self.changed), 'row')} to change",
            f"{_counted(self.unchanged, 'row')} unchanged",
        ]
        if self.scenarios:
            told.insert(0, f"{_counted(len(self.scenarios), 'scenario')} to add")
        if self.troubles:
            told.append(f"{len(self.troubles)} not understood")
        return ", ".join(told)

    def lines(self, most: int = SHOWN) -> Iterator[str]:
        """The plan in words, at most so many lines of each kind. Troubles are not among them."""
        yield from self.read
        yield self.summary
        yield from _part(
            "new scenarios", [f"'{show(name, _NAME)}'" for name in self.scenarios], most
        )
        yield from _part("to add", self.added, most)
        yield from _part("to change", self.changed, most)
        yield from _part("perhaps the same", self.alike, most)


def _part(title: str, entries: Sequence[object], most: int) -> Iterator[str]:
    if entries:
        yield f"{title}:"
        yield from (f"  {entry}" for entry in entries[:most])
    if len(entries) > most:
        yield f"  and {len(entries) - most} more"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
