from __future__ import annotations

import os
from pathlib import Path

import pytest

from heatdesk.app.document import Document
from heatdesk.app.saving import Saving, with_suffix
from heatdesk.model import edits
from heatdesk.storage import project_file
from heatdesk.storage.problems import ProjectError, SaveError
from tests.builders.maps import NOW, map_of, role, technology


@pytest.fixture
def document() -> Document:
    return Document(map_of(technology("twitter"), title="Who  meets what"))


@pytest.fixture
def saving(document: Document) -> Saving:
    return Saving(document)


@pytest.fixture
def heard(saving: Saving) -> list[str]:
    events: list[str] = []
    saving.moved.connect(lambda: events.append("moved"))
    saving.saved.connect(lambda: events.append("saved"))
    return events


def test_what_was_never_saved_has_no_file_and_its_title_for_a_name(document, saving) -> None:
    assert saving.path is None
    assert saving.name == "Who meets what"
    with pytest.raises(ValueError, match="no file"):
        saving.save()
    document.edit("Title", edits.set_properties(document.project, title=" "))
    assert saving.name == "Untitled map"


def test_saved_it_belongs_to_its_file_and_is_no_longer_modified(
    document, saving, heard, tmp_path: Path
) -> None:
    document.edit("Move", edits.move(document.project, NOW, ["twitter"], 0.1, 0.1))
    path = tmp_path / "map.heatdesk"
    saving.save_as(path)
    assert (saving.path, saving.name) == (path, "map.heatdesk")
    assert project_file.read(path) == document.project
    assert not document.modified
    assert heard == ["moved", "saved"]
    document.undo()
    saving.save()
    assert project_file.read(path) == document.project
    assert heard == ["moved", "saved", "saved"]


def test_a_file_with_a_second_name_parts_from_it_and_that_is_told_once(
    document, saving, heard, tmp_path: Path
) -> None:
    saving.parted.connect(lambda: heard.append("parted"))
    path, second = tmp_path / "map.heatdesk", tmp_path / "second.heatdesk"
    saving.save_as(path)
    os.link(path, second)
    before = document.project
    document.edit("Move", edits.move(document.project, NOW, ["twitter"], 0.1, 0.1))
    saving.save()
    saving.save()
    assert heard == ["moved", "saved", "saved", "parted", "saved"]
    assert project_file.read(path) == document.project
    assert project_file.read(second) == before


def test_a_save_that_fails_changes_nothing(document, saving, heard, tmp_path: Path) -> None:
    document.edit("Move", edits.move(document.project, NOW, ["twitter"], 0.1, 0.1))
    with pytest.raises(SaveError):
        saving.save_as(tmp_path / "no such folder" / "map.heatdesk")
    assert saving.path is None
    assert document.modified
    assert heard == []


def test_opened_it_is_what_the_file_holds(document, saving, heard, tmp_path: Path) -> None:
    path, other = tmp_path / "other.heatdesk", map_of(role("sales", 0.5, 0.5))
    project_file.save(path, other)
    document.edit("Move", edits.move(document.project, NOW, ["twitter"], 0.1, 0.1))
    saving.open(path)
    assert document.project == other
    assert saving.path == path
    assert not document.modified
    assert heard == ["moved"]


def test_a_file_that_cannot_be_read_leaves_the_open_project(
    document, saving, heard, tmp_path: Path
) -> None:
    before, path = document.project, tmp_path / "broken.heatdesk"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ProjectError):
        saving.open(path)
    assert document.project is before
    assert saving.path is None
    assert heard == []


def test_a_new_project_belongs_to_no_file(document, saving, heard, tmp_path: Path) -> None:
    saving.save_as(tmp_path / "map.heatdesk")
    heard.clear()
    saving.begin(map_of(), saved=False)
    assert saving.path is None
    assert document.modified
    assert heard == ["moved"]


def test_saved_in_the_middle_of_a_drag_file_and_document_agree(
    document, saving, tmp_path: Path
) -> None:
    gesture = document.begin("Move")
    gesture.show(edits.move(gesture.start, NOW, ["twitter"], 0.4, 0.0))
    saving.save_as(tmp_path / "map.heatdesk")
    gesture.cancel()
    assert document.modified is (project_file.read(saving.path) != document.project)


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ("map", "map.heatdesk"),
        ("map.heatdesk", "map.heatdesk"),
        ("map.JSON", "map.JSON"),
        ("v1.2", "v1.2.heatdesk"),
    ],
)
def test_a_path_without_a_known_suffix_gets_ours(given: str, full: str) -> None:
    assert with_suffix(Path("folder") / given) == Path("folder") / full
