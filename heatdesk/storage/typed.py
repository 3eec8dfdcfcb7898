"""Typed: a number as people type it, in a field or in a list."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+\-−]?(?:\d{1,9}(?:[.,]\d{0,9})?|[.,]\d{1,9})")


def number(text: str) -> float | None:
    """The number, with a decimal point or comma, with either minus sign, without an exponent or
    signs between thousands; at most nine digits on each side. None if the text is no such number.
    """
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    return float(plain.replace(",", ".").replace("−", "-"))
