from __future__ import annotations

from dataclasses import replace

from heatdesk.model.project import Project
from heatdesk.storage.oddities import MOST, oddities
from tests.builders.maps import map_of, technology


def named(*names: str) -> Project:
    placed = [technology(f"item-{n}") for n in range(len(names))]
    return map_of(
        *[replace(p, item=replace(p.item, name=n)) for p, n in zip(placed, names, strict=True)]
    )


def test_characters_that_nobody_sees_are_named_with_their_places() -> None:
    project = named("Blog", "a\u202eb\u202c", "c\u200b")
    assert oddities(project) == [
        "$.items[1].name: holds U+202E, U+202C, which is not seen",
        "$.items[2].name: holds U+200B, which is not seen",
    ]


def test_scripts_and_emoji_are_nothing_odd() -> None:
    assert oddities(named("שיווק", "می‌خواهم", "👩‍💻 🏳️‍🌈", "Zo\u0308e", "\u200fא")) == []


def test_notes_may_hold_what_they_like() -> None:
    assert oddities(map_of(description="\u202ax\u202c")) == []


def test_no_more_than_fifty_are_told() -> None:
    assert len(oddities(named(*["\u200b"] * 80))) == MOST == 50
