"""What goes onto the clipboard, and what comes back from it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from heatdesk.app import clipboard
from heatdesk.app.document import Document
from heatdesk.model.project import Project
from heatdesk.storage import clip
from tests.builders.maps import in_tray, map_of, role, technology


@pytest.fixture
def document(qapp: object) -> Document:
    return Document(sample())


def sample() -> Project:
    return map_of(technology("twitter", 0.2, 0.3), role("sales", -0.5, -0.5), in_tray("seo"))


def names(document: Document) -> list[str]:
    return [item.name for item in document.project.items]


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def test_copies_lie_beside_their_models_in_one_step(document: Document) -> None:
    data = clipboard.copied(document, "now", ("twitter", "sales"))
    pasted = clipboard.paste(document, "now", data, "technology")
    assert len(pasted.ids) == 2
    placement = document.project.placement("now", pasted.ids[0])
    assert placement is not None
    assert (placement.x, placement.y) == pytest.approx((0.25, 0.25))
    assert document.history.steps == ("Paste 2 items",)
    document.undo()
    assert document.project == sample()


def test_in_place_means_in_place(document: Document) -> None:
    data = clipboard.copied(document, "now", ("twitter",))
    (id,) = clipboard.paste(document, "now", data, "technology", in_place=True).ids
    placement = document.project.placement("now", id)
    assert placement is not None
    assert (placement.x, placement.y) == (0.2, 0.3)


def test_what_waited_in_the_tray_waits_there_again(document: Document) -> None:
    data = clipboard.copied(document, "now", ("seo",))
    (id,) = clipboard.paste(document, "now", data, "technology").ids
    assert document.project.placement("now", id) is None


def test_other_axes_are_noted(document: Document) -> None:
    from dataclasses import replace

    data = clipboard.copied(document, "now", ("twitter",))
    axes = sample().properties.axes
    other = Document(
        map_of(role("legal", 0.0, 0.0), axes=replace(axes, x=replace(axes.x, low="!")))
    )
    pasted = clipboard.paste(other, "now", data, "technology")
    assert pasted.notes == ("Pasted onto other axes: check the positions",)
    assert names(other) == ["Legal", "Twitter"]


def test_a_table_goes_to_other_programs_and_comes_back(document: Document) -> None:
    data = clipboard.copied(document, "now", ("twitter",))
    assert data.text().splitlines()[1].split("\t")[:4] == ["Twitter", "technology", "0.2", "0.3"]
    (id,) = clipboard.paste(document, "now", text(data.text()), "role").ids
    assert document.project.item(id).layer == "technology"


def test_names_become_items_of_the_kind_in_hand(document: Document) -> None:
    pasted = clipboard.paste(document, "now", text("Legal, Support"), "role")
    assert [document.project.item(id).layer for id in pasted.ids] == ["role", "role"]
    assert document.history.steps == ("Paste 2 items",)


def test_what_is_not_understood_is_told(document: Document) -> None:
    pasted = clipboard.paste(document, "now", text("Legal\trole\t9\t0"), "role")
    assert pasted.notes == ("line 1: x: expected a number from -1 to 1, got '9'",)


@pytest.mark.parametrize("data", [text(""), text(" \n "), QMimeData()])
def test_nothing_is_said_to_be_nothing(document: Document, data: QMimeData) -> None:
    with pytest.raises(ValueError, match="nothing to paste"):
        clipboard.paste(document, "now", data, "role")
    assert document.history.steps == ()


def test_hostile_data_changes_nothing(document: Document) -> None:
    data = QMimeData()
    data.setData(clip.MIME, b'{"format":"heatdesk-items","version":1,"items":[{}]}')
    with pytest.raises(ValueError, match="not from HeatDesk"):
        clipboard.paste(document, "now", data, "role")
    assert document.project == sample()


def test_cutting_is_a_step_of_its_own_name(document: Document) -> None:
    clipboard.cut(document, ("twitter",))
    assert "Twitter" not in names(document)
    assert document.history.steps == ("Cut Twitter",)
