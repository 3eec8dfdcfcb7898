"""What a field expects, in words, and what was found in its place."""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Raw, Struct

from heatdesk.storage.characters import show

_FOUND_LENGTH = 40

_LONG = 300_000
"""Bytes: more than the longest text takes with every character escaped."""


class Kind(NamedTuple):
    """A field's type taken apart: the bare type, its bounds, and whether null will do."""

    bare: Any
    meta: Meta | None
    nullable: bool

    @property
    def record(self) -> type[Struct] | None:
        is_record = isinstance(self.bare, type) and issubclass(self.bare, Struct)
        return self.bare if is_record else None

    @property
    def entry(self) -> Any:
        """The type of a list's entries, or None if this is no list."""
        return get_args(self.bare)[0] if get_origin(self.bare) is tuple else None

    def extra(self, key: str) -> str | None:
        found = (self.meta.extra or {}).get(key) if self.meta else None
        return found if isinstance(found, str) else None


@cache
def kind(annotation: Any) -> Kind:
    """Takes `Annotated[T, Meta(...)] | None` and its simpler forms apart."""
    if get_origin(annotation) in (Union, types.UnionType):
        others = [part for part in get_args(annotation) if part is not type(None)]
        return kind(others[0])._replace(nullable=True)
    metas = [part for part in getattr(annotation, "__metadata__", ()) if isinstance(part, Meta)]
    bare = getattr(annotation, "__origin__", annotation) if metas else annotation
    return Kind(bare, metas[0] if metas else None, False)


def expected(annotation: Any) -> str:
    """What a field of this type asks for, for example 'a number from -1 to 1 or null'."""
    wanted = kind(annotation)
    words = wanted.extra("words") or _words(wanted)
    if not wanted.nullable:
        return words
    return f"{words.replace(' or ', ', ')} or null" if _is_choice(wanted) else f"{words} or null"


def wrong(annotation: Any, raw: bytes | Raw) -> str:
    """The message for a value that does not fit its field."""
    characters = kind(annotation).extra("characters")
    limit = getattr(kind(annotation).meta, "max_length", None)
    size = memoryview(raw).nbytes
    if size > _LONG and characters is not None and _head(raw)[:1] == b'"':
        return f"expected {expected(annotation)}, got {size} bytes"
    value = _decoded(raw)
    if not isinstance(value, str) or characters is None or limit is None:
        return f"expected {expected(annotation)}, got {found(raw)}"
    if len(value) > limit:
        return f"expected {expected(annotation)}, got {len(value)}"
    return f"expected {characters}, got {found(raw)}"


def found(raw: bytes | Raw) -> str:
    """A JSON value as a message shows it: text quoted and shortened, lists and objects named."""
    text = _head(raw).strip()
    if text[:1] in (b"{", b"["):
        name = "an object" if text[:1] == b"{" else "a list"
        return name if text[1:-1].strip() else f"an empty {name.split()[1]}"
    value = _decoded(raw) if memoryview(raw).nbytes <= _LONG else None
    if isinstance(value, str):
        return quoted(value)
    return show(text[: 2 * _FOUND_LENGTH].decode("utf-8", "replace"), _FOUND_LENGTH)


def quoted(text: str) -> str:
    return f"'{show(text, _FOUND_LENGTH)}'"


def choice(options: list[str]) -> str:
    """'a, b or c'."""
    return " or ".join(part for part in (", ".join(options[:-1]), options[-1]) if part)


def _words(wanted: Kind) -> str:
    if wanted.record is not None:
        return "an object"
    if wanted.entry is not None:
        return "a list"
    if _is_choice(wanted):
        return choice([_literal(option) for option in get_args(wanted.bare)])
    if wanted.bare is bool:
        return "true or false"
    return _number(wanted.meta) if wanted.bare is float else "text"


def _number(meta: Meta | None) -> str:
    """'a number from -1 to 1', 'a number above 0 and at most 1', ..."""
    low, above = getattr(meta, "ge", None), getattr(meta, "gt", None)
    high, below = getattr(meta, "le", None), getattr(meta, "lt", None)
    if low is not None and high is not None:
        return f"a number from {low:g} to {high:g}"
    bounds = [("above", above), ("at least", low), ("below", below), ("at most", high)]
    told = [f"{word} {bound:g}" for word, bound in bounds if bound is not None and bound < 1e300]
    return " ".join(["a number", " and ".join(told)]).strip()


def _is_choice(wanted: Kind) -> bool:
    return get_origin(wanted.bare) is Literal


def _literal(option: object) -> str:
    return f"'{option}'" if isinstance(option, str) else str(option)


def _head(raw: bytes | Raw) -> bytes:
    return bytes(memoryview(raw)[:_LONG])


def _decoded(raw: bytes | Raw) -> object:
    """The text of a JSON string; None for every other value, however large it may be."""
    try:
        return msgspec.json.decode(raw, type=str)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
