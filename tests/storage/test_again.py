"""Save, load, save: the same bytes, for any document, on any day, under any hash seed."""

from __future__ import annotations

import hashlib
import math
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from heatdesk.model.findings import Finding
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.properties import Axes, Axis, HeatSettings, Properties
from heatdesk.model.scenario import Scenario
from heatdesk.storage import header, project_file
from heatdesk.storage.problems import SaveError
from heatdesk.storage.project_file import decode, encode
from tests.builders.dice import a_project
from tests.builders.maps import NOW, map_of, role, technology
from tests.conftest import Figure

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("count", [400, pytest.param(10_000, marks=pytest.mark.long)])
def test_documents_are_written_as_they_were_read(count: int, figure: Figure) -> None:
    seed = random.SystemRandom().randrange(10**9)
    for n in range(count):
        project = a_project(random.Random(f"{seed}-{n}" if n % 2 else n))
        first = encode(project)
        again = decode(first, "map")
        assert again == project, (seed, n)
        assert encode(again) == first, (seed, n)
    figure(
        f"{count} generated documents (random seed {seed}): save, load, save gave the same bytes"
    )


_DIGEST = """
import hashlib, random
from heatdesk.storage.project_file import decode, encode
from tests.builders.dice import a_project
whole = hashlib.sha256()
for n in range(300):
    whole.update(encode(decode(encode(a_project(random.Random(n))), "map")))
print(whole.hexdigest())
"""


def digest(seed: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", _DIGEST],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return ran.stdout


@pytest.mark.parametrize("seeds", [2, pytest.param(10, marks=pytest.mark.long)])
def test_the_hash_seed_changes_nothing(seeds: int, figure: Figure) -> None:
    with ThreadPoolExecutor(2) as two:
        assert len(set(two.map(digest, range(seeds)))) == 1
    figure(f"300 documents have the same bytes under PYTHONHASHSEED 0 to {seeds - 1}")


# Poison: what a file cannot hold, in memory -------------------------------------------------------

LINES = ("x" * 201, "a\nb", "\x00", "\x1b[2J", "\x85", "\ud800", "\ufffe", "\uffff")
TEXTS = ("x" * 20_001, "\x00", "\r", "\x9f", "\udfff", "\uffff")
NUMBERS = (math.nan, math.inf, -math.inf, 1e308, -1.5)


def whole() -> Project:
    return map_of(
        technology("blog", 0.1, 0.2), role("sales", 0.3, 0.4), heat=HeatSettings(scale=1.0)
    )


def with_item(**poison: Any) -> Project:
    project = whole()
    placed = [(s, project.placements(s.id)) for s in project.scenarios]
    items = [replace(project.items[0], **poison), *project.items[1:]]
    return Project.of(project.properties, items, placed)


def with_placement(**poison: Any) -> Project:
    project = whole()
    first, *others = project.placements(NOW)
    placed = [(project.scenario(NOW), [replace(first, **poison), *others])]
    return Project.of(project.properties, project.items, placed)


def with_scenario(**poison: Any) -> Project:
    return Project.of(Properties(), [], [(replace(Scenario(NOW, "Now"), **poison), [])])


def with_finding(**poison: Any) -> Project:
    finding = replace(Finding("a", NOW), **poison)
    return Project.of(Properties(), [], [(Scenario(NOW, "Now"), [])], [finding])


def with_axis(**poison: Any) -> Project:
    return map_of(axes=replace(Axes(), y=replace(Axes().y, **poison)))


def with_heat(**poison: Any) -> Project:
    return map_of(heat=HeatSettings(**poison))


def with_properties(**poison: Any) -> Project:
    return map_of(**poison)


def poisons() -> Iterator[tuple[Callable[..., Project], str, Any, str]]:
    for name in ("name", "group", "link"):
        yield from ((with_item, name, text, f"$.items[0].{name}") for text in LINES[1:])
    yield from ((with_item, "note", text, "$.items[0].note") for text in TEXTS)
    yield from ((with_properties, "title", text, "$.title") for text in LINES)
    yield from ((with_properties, "description", text, "$.description") for text in TEXTS)
    place = "$.scenarios[0].placements[0]"
    for name in ("x", "y", "width", "height", "weight"):
        yield from ((with_placement, name, number, f"{place}.{name}") for number in NUMBERS)
    yield from ((with_placement, "reason", text, f"{place}.reason") for text in TEXTS)
    for name in ("opacity", "warm", "hot", "doubt", "scale"):
        yield from ((with_heat, name, number, f"$.heat.{name}") for number in NUMBERS[:3])
    for name in ("name", "low", "high"):
        yield from ((with_axis, name, text, f"$.axes.y.{name}") for text in LINES)
    yield from ((with_axis, "definition", text, "$.axes.y.definition") for text in TEXTS)
    yield from ((with_axis, "crossing", number, "$.axes.y.crossing") for number in (*NUMBERS, 1.0))
    yield from ((with_scenario, "name", text, "$.scenarios[0].name") for text in LINES)
    yield from ((with_scenario, "note", text, "$.scenarios[0].note") for text in TEXTS)
    for date in ("2026-02-30", "soon", "2026-01-01\n"):
        yield with_scenario, "date", date, "$.scenarios[0].date"
        yield with_finding, "review", date, "$.findings[0].review"
    for name in ("sentence", "action", "result", "activity"):
        yield from ((with_finding, name, text, f"$.findings[0].{name}") for text in TEXTS)
    for name in ("owner", "subject"):
        yield from ((with_finding, name, text, f"$.findings[0].{name}") for text in LINES)
    yield with_finding, "scenario", "No Id", "$.findings[0].scenario"
    yield with_finding, "zone", "cool", "$.findings[0].zone"
    yield with_finding, "rule", "none", "$.findings[0].rule"
    yield with_heat, "overlay", "heat", "$.heat.overlay"
    yield with_heat, "colormap", "jet", "$.heat.colormap"
    yield with_item, "color", "red", "$.items[0].color"
    yield with_item, "layer", "tool", "$.items[0].layer"
    yield with_heat, "grid", 2, "$.heat.grid"
    yield with_properties, "target", "gone", "$.target"


POISONS = list(poisons())
UNPOISONED = ("id", "item", "items", "label", "locked", "muted", "bands")
"""Switches, what the project files its records under, and records of records."""


def test_poison_in_memory_is_never_written_and_its_field_is_named(
    tmp_path: Path, figure: Figure
) -> None:
    path = tmp_path / "map.heatdesk"
    project_file.save(path, whole())
    before = path.read_bytes()
    for make, field, value, place in POISONS:
        with pytest.raises(SaveError) as error:
            project_file.save(path, make(**{field: value}))
        assert error.value.step in (project_file.CHECKING, project_file.READING_BACK)
        assert f"{place}: expected " in str(error.value), (field, value)
        assert path.read_bytes() == before
        assert [entry.name for entry in tmp_path.iterdir()] == ["map.heatdesk"]
    figure(f"{len(POISONS)} poisoned documents: none written, each field named")


def test_every_field_that_can_be_poisoned_is() -> None:
    names = {field for _, field, _, _ in POISONS}
    records = (Item, Placement, Scenario, Axis, Finding, HeatSettings)
    known = {field.name for record in records for field in fields(record)}
    assert known - names == set(UNPOISONED)


# A newer version ----------------------------------------------------------------------------------


def test_a_file_of_a_newer_version_is_never_written_over(
    tmp_path: Path, sample_bytes: bytes
) -> None:
    path = tmp_path / "map.heatdesk"
    newer = sample_bytes.replace(b'"version": 1', b'"version": 2')
    path.write_bytes(newer)
    mark = hashlib.sha256(newer).hexdigest()
    assert header.is_newer(newer)
    with pytest.raises(SaveError, match="newer version"):
        project_file.save(path, whole())
    assert hashlib.sha256(path.read_bytes()).hexdigest() == mark
