"""Changes as JSON: what comes back is what went in, and what is none is refused."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.model import edits
from heatdesk.model.between import change_between
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from heatdesk.storage import changes
from tests.builders.drawn_edits import an_edit
from tests.builders.maps import map_of, maps, technology
from tests.builders.projects import projects


@settings(max_examples=25)
@given(projects(), projects())
def test_between_any_two_projects_there_is_a_change_that_comes_back(
    one: Project, other: Project
) -> None:
    change = change_between(one, other)
    again = changes.decode(changes.encode(change))
    assert again == Change(dict(change.records))
    assert one.after(again) == other
    assert other.after(again.inverse()) == one


@given(st.data())
def test_every_edit_comes_back(data: st.DataObject) -> None:
    project = data.draw(maps())
    change = data.draw(an_edit(project, findings=True))
    again = changes.decode(changes.encode(change))
    assert project.after(again) == project.after(change)


def test_equal_projects_have_nothing_between_them() -> None:
    project = map_of(technology("twitter"))
    assert not change_between(project, map_of(technology("twitter")))


def test_it_is_json_that_a_person_can_read() -> None:
    project = map_of(technology("twitter", 0.1, 0.2))
    data = changes.encode(edits.rename(project, "twitter", "X"))
    ((key, before, after),) = json.loads(data)
    assert key == ["item", "twitter"]
    assert (before["name"], after["name"]) == ("Twitter", "X")


def test_what_no_file_can_hold_is_refused() -> None:
    project = map_of(technology("twitter"))
    with pytest.raises(msgspec.ValidationError):
        changes.encode(edits.rename(project, "twitter", "\x07"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1]",
        b'[[["item","a"],null]]',
        b'[[["unknown","a"],null,null]]',
        b'[[["item","a"],null,{"id":"a"}]]',
        b'[[["item","a"],null,{"id":"a","layer":"role","name":"A","colour":1}]]',
        b"[[[],null,null]]",
    ],
)
def test_what_is_no_change_is_refused(data: bytes) -> None:
    with pytest.raises((msgspec.MsgspecError, KeyError, IndexError)):
        changes.decode(data)
