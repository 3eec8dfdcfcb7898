"""Undo and redo give back what was there, to the byte of the file, after any edits."""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from heatdesk.app.document import Document
from heatdesk.storage.project_file import encode
from tests.builders.dice import Dice, a_project
from tests.builders.dice_edits import an_edit
from tests.conftest import Figure

EDITS = 20
COUNTS = [250, pytest.param(10_000, marks=pytest.mark.long)]


class Walk:
    """A document with the bytes of each state that it has been in, oldest first."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.dice = Dice(random.Random(seed))
        self.document = Document(a_project(self.dice.chance))
        self.states = [encode(self.document.project)]
        self.compared = 0

    def edit(self) -> None:
        """An edit, or a gesture: shown several times, then kept or given up."""
        document, before = self.document, self.document.history.position
        if self.dice.chance.random() < 0.8:
            document.edit("Edit", an_edit(self.dice, document.project))
        else:
            self._gesture()
        if document.history.position > before:
            self.states[before + 1 :] = [encode(document.project)]
        else:
            self.compare()

    def _gesture(self) -> None:
        gesture = self.document.begin("Drag")
        for _ in range(self.dice.chance.randrange(1, 4)):
            gesture.show(an_edit(self.dice, gesture.start))
        if self.dice.chance.random() < 0.7:
            gesture.commit()
        else:
            gesture.cancel()

    def wander(self) -> None:
        """Back and forth, a step or some at a time, now and then with an edit in between."""
        for _ in range(4):
            for _ in range(self.dice.chance.randrange(5)):
                self.dice.one([self.document.undo, self.document.undo, self.document.redo])()
                self.compare()
            if self.dice.flag():
                self.edit()

    def to_the_ends(self) -> None:
        """All the way back, then all the way forth."""
        for travel in (self.document.undo, self.document.redo):
            for _ in self.states:
                travel()
                self.compare()

    def compare(self) -> None:
        position = self.document.history.position
        assert encode(self.document.project) == self.states[position], (self.seed, position)
        self.compared += 1


def walked(seeds: list[str]) -> int:
    """Walks from each of these seeds; gives the number of states that were compared."""
    compared = 0
    for seed in seeds:
        walk = Walk(seed)
        for _ in range(EDITS):
            walk.edit()
        walk.wander()
        walk.to_the_ends()
        compared += walk.compared
    return compared


@pytest.mark.parametrize("count", COUNTS)
def test_every_state_comes_back_to_the_byte(count: int, figure: Figure) -> None:
    seed = random.SystemRandom().randrange(10**9)
    seeds = [f"{seed if n % 2 else 0}-{n}" for n in range(count)]
    if count > 1_000:
        with ProcessPoolExecutor(2, get_context("spawn")) as two:
            compared = sum(two.map(walked, [seeds[::2], seeds[1::2]]))
    else:
        compared = walked(seeds)
    assert compared > 40 * count
    figure(
        f"{count} sequences of {EDITS} edits (random seed {seed}), undone and redone:"
        f" {compared} states compared, 0 differ"
    )
