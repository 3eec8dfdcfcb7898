"""Items on their way between projects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heatdesk.model.copying import take
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
