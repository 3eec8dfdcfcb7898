"""Items on their way between projects."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model.copying import put, take
from heatdesk.model.project import Project
from heatdesk.storage import clip
from tests.builders import projects


@given(projects.projects())
def test_what_is_copied_is_what_is_pasted(project: Project) -> None:
    scenario = project.first_scenario
    pieces = take(project, scenario, [item.id for item in project.items])
    again, ends = clip.decode(clip.encode(pieces, project.properties.axes))
    assert again == pieces
    assert ends == clip.ends(project.properties.axes)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"format":"heatdesk","version":1}',
        b'{"format":"heatdesk-items","version":2,"ends":["","","",""],"items":[]}',
        b'{"format":"heatdesk-items","version":1,"ends":["","","",""],"items":[{"id":"A"}]}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_not_ours_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ValueError, match="not from HeatDesk"):
        clip.decode(data)


def test_what_is_too_large_is_not_looked_at() -> None:
    with pytest.raises(ValueError, match="too large"):
        clip.decode(b" " * (clip.LARGEST + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_survived(data: bytes) -> None:
    with pytest.raises(ValueError, match="copied"):
        clip.decode(data)


def clip_of(*items: bytes) -> bytes:
    head = b'{"format":"heatdesk-items","version":1,"ends":["","","",""],"items":['
    return head + b",".join(items) + b"]}"


def test_more_items_than_a_map_has_are_refused() -> None:
    item = b'{"id":"a","layer":"role","name":"x"}'
    assert len(clip.decode(clip_of(*[item] * clip.MOST_ITEMS))[0]) == clip.MOST_ITEMS
    with pytest.raises(ValueError, match="too large"):
        clip.decode(clip_of(*[item] * (clip.MOST_ITEMS + 1)))


def test_a_field_that_is_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="not from HeatDesk"):
        clip.decode(clip_of(b'{"id":"a","layer":"role","name":"x","name":"y"}'))


def test_as_many_namesakes_as_are_taken_are_pasted_in_seconds() -> None:
    item = b'{"id":"a","layer":"role","name":"x"}'
    pieces, _ = clip.decode(clip_of(*[item] * clip.MOST_ITEMS))
    start = time.process_time()
    _, ids = put(Project.empty(), Project.empty().first_scenario, pieces)
    assert len(set(ids)) == clip.MOST_ITEMS
    assert time.process_time() - start < 3
