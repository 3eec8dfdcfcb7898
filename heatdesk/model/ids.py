"""Ids: short, readable, unique within their list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}(?![\s\S])"
"""What an id looks like. The look-ahead is the end of the text ('$' would let a newline follow)."""


def slug(name: str) -> str:
    """The name as an id: 'AR/PR' becomes 'ar-pr'. Names without any Latin letter become 'item'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].rstrip("-") or "item"


def new_id(name: str, taken: Container[str]) -> str:
    """An id made from the name that is not taken yet: 'sales', 'sales-2', ..."""
    base = candidate = slug(name)
    number = 2
    while candidate in taken:
        candidate = f"{base}-{number}"
        number += 1
    return candidate
