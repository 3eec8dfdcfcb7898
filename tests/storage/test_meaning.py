from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[[Callable[[dict[str, Any]], object]], list[str]]


def again(document: dict[str, Any], *path: str | int) -> None:
    """Appends a copy of the first entry of a list to the list."""
    entries: Any = document
    for part in path:
        entries = entries[part]
    entries.append(json.loads(json.dumps(entries[0])))


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (
            lambda d: again(d, "items"),
            "$.items[3].id: expected an id of its own, got 'blog' again (first at $.items[0])",
        ),
        (
            lambda d: again(d, "scenarios"),
            "$.scenarios[2].id: expected an id of its own, got 'now' again"
            " (first at $.scenarios[0])",
        ),
        (
            lambda d: again(d, "findings"),
            "$.findings[1].id: expected an id of its own, got 'blog-and-sales' again"
            " (first at $.findings[0])",
        ),
        (
            lambda d: again(d, "story"),
            "$.story[1].id: expected an id of its own, got 'opening' again (first at $.story[0])",
        ),
        (
            lambda d: again(d, "scenarios", 0, "placements"),
            "$.scenarios[0].placements[2].item: expected each item once, got 'blog' again"
            " (first at $.scenarios[0].placements[0])",
        ),
        (
            lambda d: d["scenarios"][1]["placements"][0].update(item="nobody"),
            "$.scenarios[1].placements[0].item: expected the id of an item, got 'nobody'",
        ),
        (
            lambda d: d.update(target="later"),
            "$.target: expected the id of a scenario or null, got 'later'",
        ),
        (
            lambda d: d["scenarios"][0].update(date="2025-02-29"),
            "$.scenarios[0].date: expected a date of the calendar or null, got '2025-02-29'",
        ),
        (
            lambda d: d["findings"][0].update(review="0000-01-01"),
            "$.findings[0].review: expected a date of the calendar or null, got '0000-01-01'",
        ),
        (
            lambda d: d["heat"].update(warm=0.7),
            "$.heat.warm: expected a number below hot (0.7), got 0.7",
        ),
    ],
)
def test_what_makes_no_sense(told_of: Told, edit: Callable[[Any], object], line: str) -> None:
    assert told_of(edit) == [f"map.heatdesk: {line}"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d["findings"][0].update(scenario="gone"),
        lambda d: d["findings"][0]["items"][0].update(id="gone"),
        lambda d: d["story"][0]["about"].update(scenario="gone", items=["gone", "gone"]),
        lambda d: d["scenarios"][0].update(date="2024-02-29"),
        lambda d: d.update(target=None),
        lambda d: d.update(story=None),
    ],
)
def test_findings_and_story_may_name_what_is_gone(
    told_of: Told, edit: Callable[[Any], object]
) -> None:
    assert told_of(edit) == []


def test_everything_is_told_at_once_in_the_order_of_the_file(told_of: Told) -> None:
    def spoil(document: dict[str, Any]) -> None:
        document.update(target="later")
        document["heat"].update(warm=1)
        document["scenarios"][1].update(date="2025-13-01")
        again(document, "items")

    starts = [line.split(": ")[1] for line in told_of(spoil)]
    assert starts == ["$.items[3].id", "$.scenarios[1].date", "$.target", "$.heat.warm"]
