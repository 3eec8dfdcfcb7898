"""Mending: loose JSON values become values that the records of a version can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo

from heatdesk.model.ids import slug
from heatdesk.model.items import LAYERS
from heatdesk.storage import scalars
from heatdesk.storage.characters import as_line
from heatdesk.storage.loose import Twice
from heatdesk.storage.repairs import Repairs
from heatdesk.storage.scalars import LOST
from heatdesk.storage.words import Kind, expected, kind, quoted

_ALIKE: Final = 0.7
_MOST_COMPARED: Final = 200


class Mending:
    """Mends values by their types, from the outside in, and tells what it did."""

    def __init__(self, repairs: Repairs) -> None:
        self._repairs = repairs
        self._compared = 0

    def value(self, annotation: Any, value: Any, path: str) -> Any:
        """A value of the annotated type, or LOST where nothing can be made of what is there."""
        wanted = kind(annotation)
        if value is None and wanted.nullable:
            return None
        if wanted.record is not None:
            return self._record(wanted.record, value, path)
        if wanted.entry is not None:
            return self._list(wanted.entry, value, path)
        return self._scalar(annotation, wanted, value, path)

    def _scalar(self, annotation: Any, wanted: Kind, value: Any, path: str) -> Any:
        mended = scalars.mended(wanted, value)
        same = mended == value and isinstance(mended, bool) == isinstance(value, bool)
        if mended is not LOST and not same:
            self._repairs.add(path, _told(annotation, mended, value))
        return mended

    def _list(self, entry: Any, value: Any, path: str) -> Any:
        if not isinstance(value, list):
            return LOST
        mended: list[Any] = []
        for index, old in enumerate(value):
            new = self.value(entry, old, f"{path}[{index}]")
            if new is LOST:
                words = f"left out: nothing can be made of {scalars.shown(old)}"
                self._repairs.add(f"{path}[{index}]", words)
            else:
                mended.append(new)
        return mended

    def _record(self, record: type[Struct], value: Any, path: str) -> Any:
        if not isinstance(value, dict):
            return LOST
        for name in value.names if isinstance(value, Twice) else ():
            self._repairs.add(f"{path}.{name[:64]}", "the last of several values was kept")
        fields = _fields(record)
        given = self._named(value, fields, path)
        mended: dict[str, Any] = {}
        for name, field in fields.items():
            found = self._field(field, {**given, **mended}, f"{path}.{name}")
            if found is LOST:
                return LOST
            if found is not _USUAL:
                mended[name] = found
        return mended

    def _named(
        self, value: Mapping[str, Any], fields: Mapping[str, FieldInfo], path: str
    ) -> dict[str, Any]:
        """The fields by their names; one that is nearly the name of a missing one is taken."""
        given = {name: value[name] for name in value if name in fields}
        for name in (name for name in value if name not in fields):
            near = self._near(name, [known for known in fields if known not in given])
            if near:
                given[near[0]] = value[name]
                self._repairs.add(f"{path}.{near[0]}", f"taken from the field {quoted(name)}")
            else:
                words = f"unknown field {quoted(name)} left out, with {scalars.shown(value[name])}"
                self._repairs.add(path, words)
        return given

    def _near(self, name: str, missing: list[str]) -> list[str]:
        """The field that is probably meant; comparing names is dear."""
        self._compared += 1
        if self._compared > _MOST_COMPARED:
            return []
        return get_close_matches(name[:64], missing, 1, _ALIKE)

    def _field(self, field: FieldInfo, given: Mapping[str, Any], path: str) -> Any:
        """The value of a field; _USUAL for its default, LOST where the record cannot do without."""
        name = field.encode_name
        found = self.value(field.type, given[name], path) if name in given else LOST
        if found is not LOST:
            return found
        was = f", where {scalars.shown(given[name])} stood" if name in given else ""
        if not field.required:
            if was:
                self._repairs.add(path, f"{_usual(field)}{was}")
            return _USUAL
        made = _SPARE[name](given) if name in _SPARE else LOST
        if made is not LOST:
            self._repairs.add(path, f"{scalars.shown(made)}{was or ', where nothing stood'}")
        return made


@cache
def _fields(record: type[Struct]) -> dict[str, FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(record)}


def _told(annotation: Any, mended: Any, value: Any) -> str:
    if isinstance(mended, str) and isinstance(value, str) and len(mended) > 1:
        if value.startswith(mended):
            return f"cut to {len(mended)} of {len(value)} characters"
        if isinstance(getattr(kind(annotation).meta, "max_length", None), int):
            return f"without characters that a file cannot hold: {scalars.shown(mended)}"
    words = f"{scalars.shown(mended)}, where {scalars.shown(value)} stood"
    return f"{words} (expected {expected(annotation)})"


def _usual(field: FieldInfo) -> str:
    if isinstance(field.default, (str, int, float)) or field.default is None:
        return scalars.shown(field.default)
    return "the usual values"


_USUAL: Final = object()

_SPARE: Final[dict[str, Callable[[Mapping[str, Any]], Any]]] = {
    "id": lambda given: slug(as_line(str(given.get("name", "")))),
    "name": lambda given: as_line(str(given.get("id", ""))),
    "layer": lambda given: LAYERS[0],
    "items": lambda given: [],
    "scenarios": lambda given: [{"id": "now", "name": "Now"}],
    "scenario": lambda given: "now",
}
"""What stands for a required field that is missing, from the other fields."""
