"""Bulk: whether a text of JSON holds more than any map needs, told without reading it.

64 MB can hold three million items, or one field five million times: to read those takes ten
seconds and a gigabyte, to count them a fraction of a second.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

MOST: Final = 2_000_000
"""Fields and texts in lists of the largest file that is read: of 100,000 items and 100,000
placements with every field these are 1.9 million.
"""

MOST_WALKED: Final = 400_000
"""Values of the largest faulty file of which all problems are told."""

# Within a text a quotation mark has a backslash before it, so these are the ends of names, and of
# texts before another text. More white space than this hides a value, and costs 64 bytes for each.
_VALUES = re.compile(rb'"(?<!\\")[ \t\r\n]{0,64}+(?::|,[ \t\r\n]{0,64}+")')


def is_too_much(text: bytes) -> bool:
    """Whether sound JSON holds more than MOST fields and texts in lists."""
    if text.count(b'"') <= 2 * MOST:  # each has two, and this is told at once
        return False
    return next(islice(_VALUES.finditer(text), MOST, None), None) is not None


def is_walked(text: bytes) -> bool:
    """Whether sound JSON is small enough to be looked at value by value."""
    return text.count(b",") + text.count(b"[") + text.count(b"{") <= MOST_WALKED
