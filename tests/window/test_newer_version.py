"""A file of a newer version: its bytes stay what they are, whatever is tried with it here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from heatdesk.cli import program
from heatdesk.storage import migrations
from heatdesk.storage.problems import SaveError
from heatdesk.storage.project_file import encode
from tests.builders.driver import turn
from tests.window.conftest import BUTTON, Desk, sample

NEXT = migrations.CHAIN.current + 1


@pytest.fixture
def newer(desk: Desk) -> Path:
    path = desk.folder / "newer.heatdesk"
    path.write_bytes(encode(sample()).replace(b'"version": 1', b'"version": %d' % NEXT))
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def opened(desk: Desk, path: Path) -> None:
    """Refused, with the reason, and without the offer to repair it."""
    assert not desk.window.filing.open_path(path)
    ((_, lines),) = desk.told
    assert "it needs a newer HeatDesk" in lines
    assert desk.offered == []


def kept_by_itself(desk: Desk, path: Path) -> None:
    """Work goes on and is protected, and the window closes."""
    opened(desk, path)
    desk.change()
    desk.window.safety.recovery.keep_now()
    turn()
    desk.answer = BUTTON.Discard
    desk.window.close()


def saved_over(desk: Desk, path: Path) -> None:
    desk.change()
    with pytest.raises(SaveError, match="newer version"):
        desk.window.saving.save_as(path)
    with pytest.raises(SaveError, match="newer version"):
        desk.window.saving.save_as(path, over=True)


def saved_over_by_dialog(desk: Desk, path: Path) -> None:
    desk.change()
    desk.chosen_file = str(path)
    desk.run("save_as")
    ((headline, _),) = desk.told
    assert headline == "The map was not saved"


def replaced_under_our_feet(desk: Desk, path: Path) -> None:
    """The open file becomes one of a newer version, and is saved."""
    open_file = desk.open()
    open_file.write_bytes(path.read_bytes())
    desk.change()
    with pytest.raises(SaveError):
        desk.window.saving.save()
    assert digest(open_file) == digest(path)


def given_to_verbs(desk: Desk, path: Path) -> None:
    other = str(desk.file("other.heatdesk"))
    table = desk.folder / "table.csv"
    table.write_text("name,kind,x,y\nBlog,role,0,0\n")
    name, out = str(path), str(desk.folder / "out.png")
    for words in (
        ["check", name],
        ["render", name, "-o", out],
        ["analyze", name],
        ["repair", name, "-o", name],
        ["repair", other, "-o", name],
        ["merge", other, other, other, "-o", name],
        ["import", str(table), "-o", name],
        ["import", str(table), "--into", name, "-o", name],
        ["new", "-o", name, "--force"],
    ):
        assert program.main(words) == 1, words
    assert not Path(out).exists()


@pytest.mark.parametrize(
    "use",
    [
        opened,
        kept_by_itself,
        saved_over,
        saved_over_by_dialog,
        replaced_under_our_feet,
        given_to_verbs,
    ],
)
def test_its_bytes_stay(desk: Desk, newer: Path, use: Callable[[Desk, Path], None]) -> None:
    before = digest(newer)
    use(desk, newer)
    assert digest(newer) == before


@pytest.mark.parametrize("version", range(1, NEXT))
def test_every_version_that_was_ever_written_has_its_sample(version: int) -> None:
    samples = Path(__file__).parents[1] / "data" / "projects"
    assert (samples / f"v{version}.heatdesk").is_file()
