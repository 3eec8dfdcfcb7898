from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from msgspec import Struct

from heatdesk.model.project import Project
from heatdesk.storage import migrations, schema
from heatdesk.storage.migrations import Chain, MigrationError
from heatdesk.storage.project_file import decode

Told = Callable[[bytes], list[str]]


class Second(schema.ProjectFile, frozen=True, kw_only=True):
    """A version 2 that exists in these tests only."""

    version: Literal[2]  # type: ignore[assignment]


def with_louder_title(first: schema.ProjectFile) -> Second:
    fields = {name: getattr(first, name) for name in first.__struct_fields__}
    return Second(**(fields | {"version": 2, "title": first.title.upper()}))


def install(monkeypatch: pytest.MonkeyPatch, step: Callable[[Any], Struct]) -> None:
    monkeypatch.setattr(migrations, "CHAIN", Chain((schema.ProjectFile, Second), (step,)))


def test_version_one_is_the_only_one() -> None:
    assert migrations.CHAIN.current == migrations.CURRENT == 1


def test_a_sample_of_every_version_ever_written_is_kept() -> None:
    samples = Path(__file__).parents[1] / "data" / "projects"
    for version in range(1, migrations.CURRENT + 1):
        data = (samples / f"v{version}.heatdesk").read_bytes()
        assert json.loads(data)["version"] == version
        decode(data, f"v{version}.heatdesk")


def test_an_older_file_is_brought_up(
    monkeypatch: pytest.MonkeyPatch, sample_bytes: bytes, sample: Project
) -> None:
    install(monkeypatch, with_louder_title)
    brought_up = decode(sample_bytes, "v1.heatdesk")
    assert brought_up.properties.title == "CAFÉ NORTH, SPRING"
    assert brought_up.items == sample.items


def test_a_file_of_the_current_version_takes_no_step(
    monkeypatch: pytest.MonkeyPatch, sample_bytes: bytes
) -> None:
    install(monkeypatch, with_louder_title)
    second = sample_bytes.replace(b'"version": 1', b'"version": 2')
    assert decode(second, "v2.heatdesk").properties.title == "Café North, spring"


def test_each_version_is_read_by_its_own_record(
    monkeypatch: pytest.MonkeyPatch, sample_bytes: bytes, told: Told
) -> None:
    install(monkeypatch, with_louder_title)
    third = sample_bytes.replace(b'"version": 1', b'"version": 3')
    assert told(third) == [
        "map.heatdesk: $.version: expected a version from 1 to 2, got 3;"
        " it needs a newer HeatDesk, and this one never writes over it"
    ]


def test_what_a_step_gives_is_read_again(
    monkeypatch: pytest.MonkeyPatch, sample_bytes: bytes, told: Told
) -> None:
    def forgetful(first: schema.ProjectFile) -> Struct:
        return msgspec.structs.replace(with_louder_title(first), scenarios=())

    install(monkeypatch, forgetful)
    (line,) = told(sample_bytes)
    assert line.startswith(
        "map.heatdesk: expected a file that can be brought up: from version 1 to 2: "
    )


def test_a_step_that_fails_is_an_error_of_the_file_and_no_crash() -> None:
    def broken(_: Struct) -> Struct:
        raise KeyError("items")

    with pytest.raises(MigrationError, match="from version 1 to 2"):
        Chain((schema.ProjectFile, Second), (broken,)).upgraded(Second, 1)  # type: ignore[arg-type]


def test_a_chain_without_a_step_between_two_versions_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="one step between each two versions"):
        Chain((schema.ProjectFile, Second), ())
