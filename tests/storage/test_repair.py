"""A faulty file becomes a project, every change is told, and what is sound stays as it is."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.model.project import Project
from heatdesk.storage.problems import ProjectError
from heatdesk.storage.project_file import decode, encode
from heatdesk.storage.repair import repaired
from tests.builders.dice import a_project
from tests.storage.test_hostile import damaged

Edit = Callable[[dict[str, Any]], object]
Mend = Callable[[Edit], tuple[Project, list[str]]]


@pytest.fixture
def mend(sample_bytes: bytes) -> Mend:
    """The project that is made of the sample after an edit of its JSON, and what is told."""

    def mended(edit: Edit) -> tuple[Project, list[str]]:
        document = copy.deepcopy(json.loads(sample_bytes))
        edit(document)
        made = repaired(json.dumps(document).encode(), "map.heatdesk")
        return made.project, [str(change) for change in made.repairs]

    return mended


def test_a_sound_file_is_taken_as_it_is() -> None:
    for n in range(50):
        project = a_project(random.Random(n))
        assert repaired(encode(project), "map") == (project, ())


ITEM: dict[str, Any] = {"id": "new", "layer": "role", "name": "New"}


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            lambda d: d["items"][0].update(colour="red"),
            "$.items[0]: unknown field 'colour' left out, with 'red'",
        ),
        (
            lambda d: d["items"][0].update(nam=d["items"][0].pop("name")),
            "$.items[0].name: taken from the field 'nam'",
        ),
        (
            lambda d: d["scenarios"][0]["placements"][0].update(x=7),
            "$.scenarios[0].placements[0].x: 1, where 7 stood (expected a number from -1 to 1)",
        ),
        (
            lambda d: d["axes"]["x"].update(crossing=-1),
            "$.axes.x.crossing: -0.9999, where -1 stood (expected a number above -1 and below 1)",
        ),
        (
            lambda d: d["scenarios"][0]["placements"][0].update(width="0,5"),
            "$.scenarios[0].placements[0].width: 0.5, where '0,5' stood"
            " (expected a number from 0.05 to 4)",
        ),
        (
            lambda d: d["scenarios"][0]["placements"][0].update(weight=float("nan")),
            "$.scenarios[0].placements[0].weight: 1, where nan stood",
        ),
        (lambda d: d["heat"].update(scale=-1), "$.heat.scale: null, where -1 stood"),
        (
            lambda d: d["items"][0].update(layer="tool"),
            "$.items[0].layer: 'technology', where 'tool' stood (expected 'technology' or 'role')",
        ),
        (
            lambda d: d["items"][0].update(layer=["role"]),
            "$.items[0].layer: 'technology', where a list stood",
        ),
        (
            lambda d: d["items"][0].update(color="#ABC"),
            "$.items[0].color: '#AABBCC', where '#ABC' stood"
            " (expected a colour such as '#1a2b3c' or null)",
        ),
        (lambda d: d["items"][0].update(color="red"), "$.items[0].color: null, where 'red' stood"),
        (lambda d: d.update(title="x" * 201), "$.title: cut to 200 of 201 characters"),
        (
            lambda d: d.update(title="Maps\x1b and\ud800 more"),
            "$.title: without characters that a file cannot hold: 'Maps and more'",
        ),
        (lambda d: d["items"].append(5), "$.items[3]: left out: nothing can be made of 5"),
        (
            lambda d: d["items"].append(dict(d["items"][0])),
            "$.items[3].id: 'blog-2', where 'blog' stood again",
        ),
        (
            lambda d: d["items"].append({**ITEM, "id": "AR/PR"}),
            "$.items[3].id: 'ar-pr', where 'AR/PR' stood"
            " (expected an id (a-z, 0-9, '-' and '_', at most 64 characters))",
        ),
        (lambda d: d["items"].append({"layer": "role", "name": "New"}),
         "$.items[3].id: 'new', where nothing stood"),
        (
            lambda d: d["scenarios"][0]["placements"].append({"item": "gone", "x": 0, "y": 0}),
            "$.scenarios[0].placements[2]: left out: there is no item 'gone'",
        ),
        (
            lambda d: d["scenarios"][0]["placements"].append({"item": "blog", "x": 0, "y": 0}),
            "$.scenarios[0].placements[2]: left out: 'blog' is placed before",
        ),
        (
            lambda d: d["scenarios"][0]["placements"][0].pop("x"),
            "$.scenarios[0].placements[0]: left out: nothing can be made of an object",
        ),
        (
            lambda d: d.update(target="gone"),
            "$.target: null, where 'gone' stood, which is no scenario",
        ),
        (lambda d: d["heat"].update(warm=0.9, hot=0.2),
         "$.heat.warm and hot: 0.5 and 0.75, where 0.9 and 0.2 stood"),
        (lambda d: d["scenarios"][0].update(date="2026-02-30"),
         "$.scenarios[0].date: null, where '2026-02-30' stood"),
        (lambda d: d["findings"][0].pop("scenario"),
         "$.findings[0].scenario: 'now', where nothing stood"),
        (lambda d: d.pop("version"), "$.version: taken for 1, where 'None' stood"),
        (lambda d: d.pop("format"), "$.format: added: it was not there, or another"),
    ],
)  # fmt: skip
def test_one_fault_is_one_change_that_is_told(mend: Mend, edit: Edit, told: str) -> None:
    _, changes = mend(edit)
    assert changes == [told]


def test_the_rest_of_a_mended_file_is_untouched(mend: Mend, sample: Project) -> None:
    project, _ = mend(lambda d: d["items"][0].update(colour="red"))
    assert project == sample


def test_placements_follow_an_id_that_had_to_change(mend: Mend) -> None:
    def spoil(document: dict[str, Any]) -> None:
        document["items"].append({**ITEM, "id": "AR/PR"})
        document["scenarios"][0]["placements"].append({"item": "AR/PR", "x": 0.5, "y": 0.25})

    project, changes = mend(spoil)
    placement = project.placement(project.first_scenario, "ar-pr")
    assert placement is not None
    assert (placement.x, placement.y) == (0.5, 0.25)
    assert len(changes) == 2


def test_a_file_without_scenarios_gets_one(mend: Mend) -> None:
    project, changes = mend(lambda d: d.update(scenarios=[], target=None))
    assert [scenario.name for scenario in project.scenarios] == ["Now"]
    assert changes == ["$.scenarios: one added, 'Now', where there was none"]


# Text that is no JSON -----------------------------------------------------------------------------


def test_a_field_that_is_given_twice_keeps_its_last_value(sample_bytes: bytes) -> None:
    data = sample_bytes.replace(b'"title": "Caf', b'"title": "First", "title": "Caf')
    made = repaired(data, "map")
    assert made.project.properties.title.startswith("Café")
    assert [*map(str, made.repairs)] == ["$.title: the last of several values was kept"]


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes(sample_bytes: bytes) -> None:
    for tail in (b"", b"\0" * 4096):
        made = repaired(sample_bytes[:1500] + tail, "map")
        assert [item.id for item in made.project.items] == ["blog", "sales"]
        assert str(made.repairs[0]).startswith("the end is lost: the file was cut off")


def test_every_beginning_of_a_file_gives_a_project_or_a_refusal(sample_bytes: bytes) -> None:
    made = 0
    for end in range(0, len(sample_bytes), 31):
        with suppress(ProjectError):
            repaired(sample_bytes[:end], "map")
            made += 1
    assert made > 0.9 * len(sample_bytes) / 31


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda b: b.replace(b"\n  ]\n}", b",\n  ]\n}"), "commas left out that nothing follows"),
        (lambda b: b.replace("é".encode(), b"\xe9"), "bytes that are no UTF-8 text replaced by �"),
        (lambda b: b.decode().encode("utf-16"), "read as UTF-16"),
        (lambda b: b.replace(b"two", b"t\x01o", 1).replace(b"\\n", b"\n"), "$."),
    ],
)
def test_text_that_other_readers_refuse(
    sample_bytes: bytes, spoil: Callable[[bytes], bytes], told: str
) -> None:
    data = spoil(sample_bytes)
    with pytest.raises(ProjectError):
        decode(data, "map")
    made = repaired(data, "map")
    assert str(made.repairs[0]).startswith(told) or told == "$."
    assert len(made.project.items) == 3


# What is refused all the same ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        b"hello",
        b"[]",
        b"{}",
        b'{"format": "other", "version": 1}',
        b'{"format": "heatdesk", "version": 2, "items": [], "scenarios": []}',
        b'{"format": "heatdesk", "version": 2, "items": [',
        b'{"items": [], "scenarios": [], "version": 7.0}',
        b"[" * 100_000,
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_no_project_of_a_known_version_is_refused(data: bytes) -> None:
    with pytest.raises(ProjectError) as error:
        repaired(data, "map")
    assert len(error.value.lines) == 1


def test_what_is_too_large_is_refused_at_once() -> None:
    for data in (b'{"format":"heatdesk","items":[' + b"[]," * 5_000_000, b" " * 17_000_000):
        start = time.process_time()
        with pytest.raises(ProjectError):
            repaired(data, "map")
        assert time.process_time() - start < 2


def test_faults_by_the_thousand_cost_seconds_and_not_minutes() -> None:
    faults = b",".join(b'{"Id":"A %d","lay":"x%d","nm":5}' % (n, n) for n in range(5_000))
    data = b'{"format":"heatdesk","version":1,"items":[' + faults + b'],"scenarios":[]}'
    start = time.process_time()
    made = repaired(data, "map")
    assert len(made.project.items) == 5_000
    assert time.process_time() - start < 5


# Any damage ---------------------------------------------------------------------------------------

_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.data())
def test_whatever_stands_in_a_field_a_sound_project_comes_of_it(
    seed: int, data: st.DataObject
) -> None:
    document = json.loads(encode(a_project(random.Random(seed))))
    for _ in range(data.draw(st.integers(1, 4))):
        _replace_somewhere(document, data)
    made = repaired(json.dumps(document).encode(), "map")
    assert decode(encode(made.project), "map") == made.project
    assert all(str(change).isprintable() and len(str(change)) <= 200 for change in made.repairs)


def _replace_somewhere(document: dict[str, Any], data: st.DataObject) -> None:
    """Puts any value in the place of one in the document, below its head."""
    where: Any = document
    names = [name for name in document if name not in ("format", "version")]
    name: Any = data.draw(st.sampled_from(names))
    while isinstance(where[name], (dict, list)) and where[name] and data.draw(st.booleans()):
        where = where[name]
        name = data.draw(
            st.sampled_from([*where] if isinstance(where, dict) else range(len(where)))
        )
    where[name] = data.draw(_JSON)


def test_damaged_files_give_a_project_or_a_refusal(sample_bytes: bytes) -> None:
    chance = random.Random(7)
    made = 0
    for _ in range(300):
        with suppress(ProjectError):
            project = repaired(damaged(sample_bytes, chance), "map").project
            made += 1
            assert decode(encode(project), "map") == project
    assert made > 100
