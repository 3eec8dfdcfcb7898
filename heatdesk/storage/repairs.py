"""Repairs: what was changed in a faulty file, one line of words for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from heatdesk.storage.characters import shorten

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Repair:
    """One change: where (`$.items[3].color`, '' = the whole file) and what was done."""

    path: str
    words: str

    def __str__(self) -> str:
        return shorten(f"{self.path}: {self.words}" if self.path else self.words, _LONGEST)


@dataclass(slots=True)
class Repairs:
    """The list while it grows."""

    _all: list[Repair] = field(default_factory=list)

    def add(self, path: str, words: str) -> None:
        self._all.append(Repair(path, words))

    @property
    def all(self) -> tuple[Repair, ...]:
        return tuple(self._all)
