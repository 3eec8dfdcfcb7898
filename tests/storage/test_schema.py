from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from msgspec import Struct

from heatdesk.model.findings import Finding
from heatdesk.model.items import Item, Placement
from heatdesk.model.project import Project
from heatdesk.model.story import Step
from heatdesk.storage import schema
from heatdesk.storage.project_file import encode
from tests.builders import projects


def records(value: object) -> Iterator[Struct]:
    """Every record inside a value, itself included."""
    if isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from records(getattr(value, name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from records(entry)


def test_the_sample_holds_every_field_with_another_value_than_its_default(
    sample_bytes: bytes,
) -> None:
    used = set()
    for record in records(msgspec.json.decode(sample_bytes, type=schema.ProjectFile)):
        for field in msgspec.structs.fields(record):
            if field.required or getattr(record, field.name) != field.default:
                used.add((type(record).__name__, field.name))
    every = {
        (name, field)
        for name, record in schema.json_schema()["$defs"].items()
        for field in record["properties"]
    }
    assert every - used == set()


def test_keys_stand_in_the_order_of_the_definition(sample_bytes: bytes) -> None:
    whole = json.loads(sample_bytes)
    assert keys(whole) == (
        "format version title description axes quadrants layers items scenarios target heat"
        " findings story"
    )
    assert keys(whole["axes"]["x"]) == "name low high definition crossing"
    assert keys(whole["items"][0]) == "id layer name group note link color locked"
    scenario = whole["scenarios"][0]
    assert keys(scenario) == "id name date note placements"
    assert keys(scenario["placements"][0]) == "item x y width height weight muted reason label"
    assert keys(whole["heat"]) == "overlay colormap opacity scale warm hot bands doubt grid"
    assert keys(whole["findings"][0]) == (
        "id scenario zone rule subject items sentence owner action result activity review"
    )
    step = whole["story"][0]
    assert keys(step) == "id kind about title caption notes show hidden"
    assert keys(step["about"]) == "scenario items quadrant side rule"


def keys(record: dict[str, Any]) -> str:
    return " ".join(record)


def test_required_fields_alone_make_a_project_with_the_models_defaults() -> None:
    file = msgspec.json.decode(
        b'{"format": "heatdesk", "version": 1, "items": [],'
        b' "scenarios": [{"id": "now", "name": "Who we are"}]}',
        type=schema.ProjectFile,
    )
    assert schema.to_model(file) == Project.empty()


def test_optional_fields_have_the_models_defaults() -> None:
    file = msgspec.json.decode(
        b'{"format": "heatdesk", "version": 1, "items": [{"id": "a", "layer": "role",'
        b' "name": "A"}], "scenarios": [{"id": "now", "name": "", "placements": [{"item": "a",'
        b' "x": 1, "y": 0}]}], "findings": [{"id": "f", "scenario": "now"}],'
        b' "story": [{"id": "s", "kind": "hot"}]}',
        type=schema.ProjectFile,
    )
    project = schema.to_model(file)
    assert project.items == (Item("a", "role", "A"),)
    assert project.placements("now") == (Placement("a", 1.0, 0.0),)
    assert project.findings == (Finding("f", "now"),)
    assert project.story == (Step("s", "hot"),)


def test_a_story_without_steps_is_not_the_story_made_from_the_map() -> None:
    empty = Project.empty()
    stored = Project.of(empty.properties, (), [(empty.scenarios[0], ())], (), ())
    assert json.loads(encode(stored))["story"] == []
    assert json.loads(encode(empty))["story"] is None


# The JSON Schema ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    made = schema.json_schema()
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def test_the_json_schema_is_titled_and_can_be_printed() -> None:
    made = schema.json_schema()
    assert made["title"] == "HeatDesk project, version 1"
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    json.dumps(made, allow_nan=False)


def test_no_pattern_of_the_json_schema_holds_surrogates() -> None:
    assert "ud800" not in json.dumps(schema.json_schema())


def test_the_json_schema_accepts_the_sample(
    validator: jsonschema.Draft202012Validator, sample_bytes: bytes
) -> None:
    validator.validate(json.loads(sample_bytes))


@settings(max_examples=10, deadline=None)
@given(project=projects.projects())
def test_the_json_schema_accepts_what_is_written(
    validator: jsonschema.Draft202012Validator, project: Project
) -> None:
    validator.validate(json.loads(encode(project)))


FAULTS: dict[str, Any] = {
    "unknown field": lambda d: d.update(extra=1),
    "missing field": lambda d: d["items"][0].pop("name"),
    "wrong type": lambda d: d["items"][0].update(locked="yes"),
    "wrong word": lambda d: d["items"][0].update(layer="tool"),
    "colour": lambda d: d["items"][0].update(color="red"),
    "id": lambda d: d["items"][0].update(id="Blog"),
    "newline after id": lambda d: d["items"][0].update(id="blog\n"),
    "long name": lambda d: d["items"][0].update(name="x" * 201),
    "control character": lambda d: d["items"][0].update(name="a\x07"),
    "no character": lambda d: d["items"][0].update(note="\ufffe"),
    "off the plane": lambda d: d["scenarios"][0]["placements"][0].update(x=1.01),
    "crossing at the end": lambda d: d["axes"]["x"].update(crossing=1),
    "no scenario": lambda d: d.update(scenarios=[]),
    "grid": lambda d: d["heat"].update(grid=2),
    "scale": lambda d: d["heat"].update(scale=0),
    "version": lambda d: d.update(version=2),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_json_schema_and_the_reader_refuse_alike(
    name: str, validator: jsonschema.Draft202012Validator, sample_bytes: bytes
) -> None:
    document = json.loads(sample_bytes)
    FAULTS[name](document)
    assert not validator.is_valid(document)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(document), type=schema.ProjectFile)
