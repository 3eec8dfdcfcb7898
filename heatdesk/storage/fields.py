"""The types of the fields: bounds for the reader, and the words in which they are asked for."""

from __future__ import annotations

import sys
from typing import Annotated, Final

from msgspec import Meta

from heatdesk.model.ids import PATTERN
from heatdesk.model.items import HEAVIEST, HIGH, LARGEST, LOW, SMALLEST
from heatdesk.storage.characters import NAME_LIMIT, ONE_LINE, TEXT, TEXT_LIMIT

# `extra` is read by `words`: "words" ask for a value, "characters" for one whose length is right.

Id = Annotated[
    str,
    Meta(
        pattern=PATTERN,
        description="An id, unique within its list.",
        extra={"words": "an id (a-z, 0-9, '-' and '_', at most 64 characters)"},
    ),
]
Line = Annotated[
    str,
    Meta(
        max_length=NAME_LIMIT,
        pattern=ONE_LINE,
        extra={
            "words": f"text of at most {NAME_LIMIT} characters",
            "characters": "one line of text without control characters",
        },
    ),
]
Link = Annotated[
    str,
    Meta(
        max_length=TEXT_LIMIT,
        pattern=ONE_LINE,
        extra={
            "words": f"one line of at most {TEXT_LIMIT} characters",
            "characters": "one line of text without control characters",
        },
    ),
]
Text = Annotated[
    str,
    Meta(
        max_length=TEXT_LIMIT,
        pattern=TEXT,
        extra={
            "words": f"text of at most {TEXT_LIMIT} characters",
            "characters": "text without control characters other than newline and tab",
        },
    ),
]
Color = Annotated[
    str,
    Meta(
        pattern=r"^#[0-9a-fA-F]{6}(?![\s\S])",
        extra={"words": "a colour such as '#1a2b3c'"},
    ),
]
Date = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\s\S])",
        extra={"words": "a date such as '2026-03-31'"},
        extra_json_schema={"format": "date"},
    ),
]

FARTHEST_LABEL: Final = 1000.0
"""Text heights; no screen shows a label that far from its marker."""

Position = Annotated[float, Meta(ge=LOW, le=HIGH)]
Crossing = Annotated[float, Meta(gt=LOW, lt=HIGH)]
Extent = Annotated[float, Meta(ge=SMALLEST, le=LARGEST)]
Weight = Annotated[float, Meta(ge=0, le=HEAVIEST)]
Offset = Annotated[float, Meta(ge=-FARTHEST_LABEL, le=FARTHEST_LABEL)]
Share = Annotated[float, Meta(ge=0, le=1)]
Threshold = Annotated[float, Meta(gt=0, le=1)]
# The upper bound only keeps infinity out: JSON cannot hold it, memory can.
Scale = Annotated[float, Meta(gt=0, le=sys.float_info.max)]
