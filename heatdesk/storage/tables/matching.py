"""Matching: which item a name means. Exactly first, then without regard to capitals and spaces;
what is merely alike is suggested and never taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import Final

from heatdesk.model.ids import PATTERN, slug

_ALIKE: Final = 0.75
_COMPARED: Final = 60
"""Letters of a name that are compared: the time grows with their square."""

_MOST_NAMES: Final = 1_000
"""Names that one name is compared with."""


class Names:
    """Ids by name, several where they share one."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries` are (id, name)."""
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, dict[str, None]] = {}
        self._compared: dict[str, str] | None = None
        for id, name in entries:
            self.add(id, name)

    def add(self, id: str, name: str) -> None:
        self._compared = None
        self._exact.setdefault(name, []).append(id)
        self._folded.setdefault(folded(name), {})[id] = None

    def holds(self, id: str, name: str) -> bool:
        """Whether the id has this name, but for capitals and spaces."""
        return id in self._folded.get(folded(name), {})

    def count(self, name: str) -> int:
        """How many ids have this name, but for capitals and spaces."""
        return len(self._folded.get(folded(name), {}))

    def find(self, name: str) -> list[str]:
        """The ids that the name means, in the order in which they were added."""
        return self._exact.get(name) or list(self._folded.get(folded(name), {}))

    def alike(self, name: str) -> str | None:
        """A known name that the other may be a slip of."""
        import difflib

        if self._compared is None:
            some = list(self._exact)[:_MOST_NAMES]
            self._compared = {folded(known)[:_COMPARED]: known for known in some}
        wanted = folded(name)[:_COMPARED]
        near = difflib.get_close_matches(wanted, self._compared, 1, _ALIKE)
        return self._compared[near[0]] if near else None


class Ids:
    """New ids, each unlike all before. Remembers how far each name has been counted: thousands of
    names in a script that ids cannot hold would otherwise be counted from 2 each time.
    """

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)
        self._counted: dict[str, int] = {}

    def new(self, name: str) -> str:
        base = slug(name)
        number = self._counted.get(base, 1)
        while (id := base if number == 1 else f"{base}-{number}") in self._taken:
            number += 1
        self._counted[base] = number + 1
        return self.take(id)

    def take(self, id: str) -> str:
        self._taken.add(id)
        return id

    def is_free(self, id: str) -> bool:
        """Whether this is an id, and none that is taken."""
        return re.match(PATTERN, id) is not None and id not in self._taken


def folded(name: str) -> str:
    """The name as people compare names."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
