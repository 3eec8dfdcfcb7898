from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta

from heatdesk.storage import fields, schema
from heatdesk.storage.words import expected, found


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        (bool, "true or false"),
        (fields.Position, "a number from -1 to 1"),
        (fields.Extent, "a number from 0.05 to 4"),
        (fields.Crossing, "a number above -1 and below 1"),
        (fields.Threshold, "a number above 0 and at most 1"),
        (fields.Scale | None, "a number above 0 or null"),
        (fields.Line, "text of at most 200 characters"),
        (fields.Text, "text of at most 20000 characters"),
        (fields.Color | None, "a colour such as '#1a2b3c' or null"),
        (Literal["hot", "warm"], "'hot' or 'warm'"),
        (Literal["hot", "warm"] | None, "'hot', 'warm' or null"),
        (Literal[1], "1"),
        (schema.Item, "an object"),
        (schema.LabelOffset | None, "an object or null"),
        (tuple[schema.Item, ...], "a list"),
        (tuple[schema.Step, ...] | None, "a list or null"),
        (schema.Scenarios, "a list with at least one scenario"),
        (Annotated[float, Meta(ge=0)], "a number at least 0"),
        (float, "a number"),
        (str, "text"),
    ],
)
def test_what_a_field_expects_in_plain_words(annotation: Any, words: str) -> None:
    assert expected(annotation) == words


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'"tool"', "'tool'"),
        (b' "a\\nb" ', r"'a\nb'"),
        (b'"' + b"x" * 100 + b'"', "'" + "x" * 39 + "…'"),
        (b"1e999", "1e999"),
        (b"1" * 100, "1" * 39 + "…"),
        (b"true", "true"),
        (b"null", "null"),
        (b"[1]", "a list"),
        (b"[ ]", "an empty list"),
        (b'{"a": 1}', "an object"),
        (b"{}", "an empty object"),
    ],
)
def test_what_was_found_instead(raw: bytes, words: str) -> None:
    assert found(raw) == words
