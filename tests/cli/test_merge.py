from __future__ import annotations

from pathlib import Path

import pytest

from heatdesk.model import edits, keeping
from heatdesk.model.findings import Finding
from heatdesk.model.project import Project
from heatdesk.storage.project_file import decode, encode
from tests.builders.maps import NOW
from tests.cli.conftest import Run


@pytest.fixture
def sides(project: Project, tmp_path: Path) -> None:
    """Three files: both sides renamed the blog, and each did something else, too."""
    mine = project.after(edits.rename(project, "blog", "Blogs"))
    mine = mine.after(edits.move(mine, NOW, ["sales"], 0.1, 0.0))
    theirs = project.after(edits.rename(project, "blog", "Weblog"))
    theirs = theirs.after(edits.create(theirs, NOW, "role", "Press", (0.0, 0.0))[0])
    for name, side in [("base", project), ("mine", mine), ("theirs", theirs)]:
        (tmp_path / f"{name}.heatdesk").write_bytes(encode(side))


FILES = ("base.heatdesk", "mine.heatdesk", "theirs.heatdesk")


@pytest.mark.usefixtures("sides")
def test_conflicts_are_told_and_the_map_is_written(here: Run, tmp_path: Path) -> None:
    ran = here("merge", *FILES, "-o", "out.heatdesk")
    told = "“Blogs”: name: mine “Blogs”, theirs “Weblog”, before “Blog”; kept mine\n"
    assert (ran.code, ran.out.decode(), ran.err) == (1, told, "")
    out = decode((tmp_path / "out.heatdesk").read_bytes(), "out")
    assert [item.name for item in out.items] == ["Blogs", "Sales", "Press"]
    assert out.placement(NOW, "sales").x == 0.6


@pytest.mark.usefixtures("sides")
def test_the_map_alone_goes_to_standard_output(here: Run) -> None:
    ran = here("merge", *FILES, "-o", "-")
    assert ran.code == 1
    assert decode(ran.out, "out").item("blog").name == "Blogs"
    assert ran.line.startswith("“Blogs”: name: ")


@pytest.mark.usefixtures("sides")
def test_without_conflicts_nothing_is_told(here: Run, tmp_path: Path) -> None:
    assert (
        here("merge", "base.heatdesk", "mine.heatdesk", "base.heatdesk", "-o", "o.json").text == ""
    )
    assert (tmp_path / "o.json").read_bytes() == (tmp_path / "mine.heatdesk").read_bytes()


@pytest.mark.usefixtures("sides")
def test_git_may_have_mine_written_over(here: Run, tmp_path: Path) -> None:
    here("merge", *FILES, "-o", "out.heatdesk")
    here("merge", *FILES, "-o", "mine.heatdesk")
    written = (tmp_path / "mine.heatdesk").read_bytes()
    assert written == (tmp_path / "out.heatdesk").read_bytes()


def test_an_id_that_theirs_had_to_change_is_told_and_is_no_conflict(
    here: Run, project: Project, tmp_path: Path
) -> None:
    for name, sentence in [("base", ""), ("mine", "Listen."), ("theirs", "Talk less.")]:
        draft = Finding("", NOW, sentence=sentence)
        change = (
            keeping.keep_finding(project, draft)[0]
            if sentence
            else edits.move(project, NOW, [], 0, 0)
        )
        side = project.after(change)
        (tmp_path / f"{name}.heatdesk").write_bytes(encode(side))
    theirs = (tmp_path / "theirs.heatdesk").read_text().replace("talk-less", "listen")
    (tmp_path / "theirs.heatdesk").write_text(theirs)
    ran = here("merge", *FILES, "-o", "out.heatdesk")
    told = "finding “listen”: mine and theirs added different ones as listen; kept both,"
    assert ran.text == f"{told} theirs as listen-2\n"
    out = decode((tmp_path / "out.heatdesk").read_bytes(), "out")
    assert [finding.sentence for finding in out.findings] == ["Listen.", "Talk less."]


@pytest.mark.usefixtures("sides")
def test_a_faulty_side_leaves_the_target_alone(here: Run, tmp_path: Path) -> None:
    (tmp_path / "theirs.heatdesk").write_text("{}")
    ran = here("merge", *FILES, "-o", "out.heatdesk")
    assert ran.code == 1
    assert ran.lines[0].startswith("theirs.heatdesk: ")
    assert not (tmp_path / "out.heatdesk").exists()


@pytest.mark.usefixtures("sides")
def test_a_target_that_cannot_be_written(here: Run, tmp_path: Path) -> None:
    (tmp_path / "out.heatdesk").mkdir()
    ran = here("merge", *FILES, "-o", "out.heatdesk")
    assert ran.code == 1
    assert ran.line.startswith("out.heatdesk: could not be saved")


@pytest.mark.parametrize("arguments", [FILES, (*FILES[:2], "-o", "out"), ("-o", "out")])
def test_wrong_usage(here: Run, arguments: tuple[str, ...]) -> None:
    ran = here("merge", *arguments)
    assert ran.code == 2
    assert ran.line.startswith("heatdesk merge: ")
