"""A verb that is killed at any moment leaves the old file or the new one, whole, and no third."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from heatdesk.storage.beside import sweep
from tests.builders.nursery import Nursery, nursery
from tests.builders.two import in_two
from tests.conftest import Figure

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9"),
]

SIZE = ("--size", "400x300")
VERBS = (
    ("render", "map.heatdesk", "-o", "a.png", *SIZE),
    ("render", "map.heatdesk", "-o", "a.svg", *SIZE),
    ("render", "map.heatdesk", "-o", "a.pdf", *SIZE),
    ("render", "map.heatdesk", "-o", "a.pptx", *SIZE),
    ("render", "map.heatdesk", "-o", "a.html"),
    ("report", "map.heatdesk", "-o", "report.html"),
    ("report", "map.heatdesk", "-o", "report.md"),
    ("field", "map.heatdesk", "-o", "a.npy"),
    ("export", "map.heatdesk", "-o", "a.csv"),
    ("export", "map.heatdesk", "-o", "a.xlsx"),
    ("export", "map.heatdesk", "-o", "a.mmd"),
    ("import", "table.csv", "-o", "imported.heatdesk"),
    ("merge", "map.heatdesk", "map.heatdesk", "other.heatdesk", "-o", "merged.heatdesk"),
    ("repair", "map.heatdesk", "-o", "repaired.heatdesk"),
    ("new", "-o", "new.heatdesk", "--force"),
    ("render", "map.heatdesk", "-o", "steps.d", "--steps", "--format", "svg"),
)
OLD = b"what was there before"


class Bench:
    """A folder in which verbs run in children that can be killed."""

    def __init__(self, folder: Path, children: Nursery) -> None:
        self.folder = folder
        self.children = children
        self.before = self._files()

    def run(self, words: tuple[str, ...], after: float | None) -> dict[str, bytes]:
        """The files that are new or other than before, once the child is gone."""
        out = self.folder / words[words.index("-o") + 1]
        begun = Path(f"{out}.begun")
        places = [str(self.folder / word) if "." in word else word for word in words]
        self.children.begin(*places)
        while not begun.exists():
            time.sleep(0.001)
        if after is None:
            self.children.wait()
        else:
            self.children.kill(after)
        begun.unlink()
        for folder in (self.folder, *filter(Path.is_dir, self.folder.iterdir())):
            sweep(folder, older_than=-1.0)
        found = self._files()
        return {name: data for name, data in found.items() if self.before.get(name) != data}

    def _files(self) -> dict[str, bytes]:
        """What is there by its path; what saving hides until it is whole is none of it."""
        paths = {path.relative_to(self.folder): path for path in self.folder.rglob("*")}
        return {
            name.as_posix(): path.read_bytes()
            for name, path in paths.items()
            if path.is_file() and not name.parts[0].startswith(".")
        }

    def clear(self, old: dict[str, bytes] | None = None) -> None:
        """Only what was there before, and `old`."""
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in self.before:
                path.unlink()
        for name, data in (old or {}).items():
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_bytes(data)


@pytest.mark.parametrize("rounds", [1, pytest.param(32, marks=pytest.mark.long)])
def test_killed_verbs_leave_whole_files(
    rounds: int, map_file: Path, tmp_path: Path, figure: Figure
) -> None:
    kills = Counter(in_two(partial(killed, map_file), rounds * len(VERBS), tmp_path))
    told = ", ".join(f"{count} {what}" for what, count in kills.items())
    figure(f"{kills.total()} kill -9 of {len(VERBS)} verbs: {told}; 0 partial files")


def killed(map_file: Path, half: int, count: int, folder: Path) -> Iterator[str]:
    """What each of so many kills has left: each other verb is killed in turn."""
    verbs = VERBS[half - 1 :: 2]
    (folder / "map.heatdesk").write_bytes(map_file.read_bytes())
    (folder / "other.heatdesk").write_bytes(map_file.read_bytes().replace(b"0.25", b"0.75"))
    (folder / "table.csv").write_text("name,kind,x,y\nBlog,technology,0.5,0.5\n")
    with nursery("tests.cli.dying_verb") as children:
        bench = Bench(folder, children)
        for words in verbs:
            yield from killed_verb(bench, words, count // len(verbs))


def killed_verb(bench: Bench, words: tuple[str, ...], rounds: int) -> Iterator[str]:
    chance, began = random.Random(), time.monotonic()
    whole = bench.run(words, None)
    took = time.monotonic() - began
    assert whole, words
    for n in range(rounds):
        there = dict.fromkeys(whole, OLD) if n % 2 else {}
        bench.clear(there)
        left = bench.run(words, took * 1.1 * chance.random() ** 0.5)
        for name, data in left.items():
            assert data in (whole.get(name), there.get(name)), (words, name, len(data))
        new = all(left.get(name) == data for name, data in whole.items())
        yield "new" if new else "old" if there else "absent"
    bench.clear()
