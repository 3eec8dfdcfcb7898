"""Where two projects differ, for the message of a save that would not give the same again."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from heatdesk.model.project import Project


def difference(one: Project, other: Project) -> str:
    """The first record, and in it the field, that differs: 'placement now/blog: label'."""
    for key in (*one.records, *other.records):
        first, second = one.records.get(key), other.records.get(key)
        if first != second:
            name = " ".join([key[0], "/".join(key[1:])]).strip()
            inner = _field(first, second)
            return f"{name}: {inner}" if inner else name
    return "the project"


def _field(first: Any, second: Any) -> str:
    """The path of the first field that differs, or '' if one of the two is missing."""
    if type(first) is not type(second) or not is_dataclass(first):
        return ""
    for field in fields(first):
        before, after = getattr(first, field.name), getattr(second, field.name)
        if before != after:
            return ".".join(part for part in (field.name, _field(before, after)) if part)
    return ""
