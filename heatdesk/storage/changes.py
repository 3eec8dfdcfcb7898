"""Changes as JSON, for the recovery journal: the records of the file's own schema, by their keys.

A change is a list of `[key, before, after]`; null stands for a record that is not there.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from msgspec import Raw, Struct

from heatdesk.model import findings, items, properties, scenario, story
from heatdesk.model.change import Change, Key, Record
from heatdesk.storage import schema
from heatdesk.storage.fields import Id, Line, Text


class Properties(schema.Record, frozen=True, kw_only=True):
    """What belongs to the map as a whole: the fields that stand at the head of a file."""

    title: Line = ""
    description: Text = ""
    axes: schema.Axes = schema.Axes()
    quadrants: schema.Quadrants = schema.Quadrants()
    layers: schema.LayerNames = schema.LayerNames()
    target: Id | None = None
    heat: schema.Heat = schema.Heat()


Order = tuple[Id, ...]

_KINDS: Final[dict[str, tuple[Any, Any]]] = {
    "project": (Properties, properties.Properties),
    "item": (schema.Item, items.Item),
    "placement": (schema.Placement, items.Placement),
    "scenario": (schema.Scenario, scenario.Scenario),
    "finding": (schema.Finding, findings.Finding),
    "step": (schema.Step, story.Step),
    "order": (Order, Order),
}
"""The first part of a key -> the record of the file, the record of the model."""


class _Entry(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    key: Key
    before: Raw
    after: Raw


def encode(change: Change) -> bytes:
    """The change as one line of JSON. Raises msgspec.ValidationError where a value may not stand
    in a file.
    """
    return msgspec.json.encode(
        [
            (key, _to_file(key, before), _to_file(key, after))
            for key, (before, after) in change.records.items()
        ]
    )


def decode(data: bytes | Raw) -> Change:
    """The change that the JSON holds. Raises msgspec.MsgspecError, KeyError or IndexError for what
    is none.
    """
    entries = msgspec.json.decode(data, type=tuple[_Entry, ...])
    return Change(
        {
            entry.key: (_to_model(entry.key, entry.before), _to_model(entry.key, entry.after))
            for entry in entries
        }
    )


def _to_file(key: Key, record: Record | None) -> Any:
    of_file, _ = _KINDS[key[0]]
    return None if record is None else msgspec.convert(record, of_file, from_attributes=True)


def _to_model(key: Key, raw: Raw) -> Record | None:
    of_file, of_model = _KINDS[key[0]]
    record = msgspec.json.decode(raw, type=of_file | None)
    if record is None:
        return None
    made: Record = msgspec.convert(record, of_model, from_attributes=True)
    return made
