"""Undo and redo, saving and loading: to the byte, by the ten thousand."""

from __future__ import annotations

import random

import pytest

from heatdesk.app.document import Document
from heatdesk.storage import changes
from heatdesk.storage.project_file import decode, encode
from tests.builders import chance as drawn
from tests.conftest import Figure


@pytest.mark.parametrize("count", [150, pytest.param(10_000, marks=pytest.mark.long)])
def test_undo_and_redo_are_exact(count: int, figure: Figure) -> None:
    """Sequences of twenty edits, among them undos and redos: what a position in the history
    once was it is again.
    """
    chance, steps = random.Random(20), 0
    for _ in range(count):
        document = Document(drawn.a_project(chance))
        states = [encode(document.project)]
        for _ in range(20):
            verb = chance.random()
            if verb < 0.25:
                document.undo()
            elif verb < 0.4:
                document.redo()
            elif edit := drawn.an_edit(chance, document.project):
                document.edit("Edit", edit)
                del states[document.history.position :]
                states.append(encode(document.project))
                continue
            assert encode(document.project) == states[document.history.position]
            steps += 1
        for position in (0, len(states) - 1):
            document.travel_to(position)
            assert encode(document.project) == states[position]
    figure(f"{count} sequences of edits, {steps} states after undo and redo: 0 bytes differ")


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.long)])
def test_saved_loaded_and_saved_again_it_is_the_same(count: int, figure: Figure) -> None:
    chance = random.Random(21)
    for _ in range(count):
        project = drawn.a_project(chance)
        data = encode(project)
        again = decode(data, "map")
        assert again == project
        assert encode(again) == data
        change = drawn.an_edit(chance, project)
        assert changes.decode(changes.encode(change)) == change
    figure(f"{count} documents saved, loaded, saved: 0 bytes differ")
