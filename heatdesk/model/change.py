"""Change: the difference between two projects, as a value that can be turned round and joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from heatdesk.model.findings import Finding
from heatdesk.model.items import Item, Placement
from heatdesk.model.properties import Properties
from heatdesk.model.scenario import Scenario
from heatdesk.model.story import Step

Key = tuple[str, ...]
"""('item', id), ('placement', scenario, item), ('order', 'items'), ('project',): see `keys`."""

Order = tuple[str, ...]
"""The ids of one list, in the user's order. An order is a record too, so undo restores it."""

Record = Item | Placement | Scenario | Finding | Step | Properties | Order
Both = tuple[Record | None, Record | None]


@dataclass(frozen=True, slots=True)
class Change:
    """Key -> (before, after). Before None: the record is new. After None: it is gone."""

    records: Mapping[Key, Both] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        return bool(self.records)

    def __iter__(self) -> Iterator[Key]:
        return iter(self.records)

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change({key: (after, before) for key, (before, after) in self.records.items()})

    def then(self, later: Change) -> Change:
        """One change that does both; records that end as they began drop out."""
        joined = dict(self.records)
        for key, (before, after) in later.records.items():
            first = joined[key][0] if key in joined else before
            joined[key] = (first, after)
        return Change({key: both for key, both in joined.items() if both[0] != both[1]})

    def touches(self, *kinds: str) -> bool:
        """Whether any key starts with one of the kinds, for example `touches('item', 'order')`."""
        return any(key[0] in kinds for key in self.records)
