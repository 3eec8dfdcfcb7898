"""The verb `import`."""

from __future__ import annotations

from pathlib import Path

import pytest

from heatdesk.model.items import Placement
from heatdesk.model.project import Project
from heatdesk.storage.project_file import read
from tests.cli.conftest import Run

TABLE = "name;kind;x;y\nBlog;;0,25;-0,5\nVideo;technology;-1;1\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    return path


def test_a_table_becomes_a_map(run: Run, table: Path, tmp_path: Path) -> None:
    assert run("import", "table.csv", "-o", "new.heatdesk").text == (
        "semicolons, UTF-8\n"
        "columns: name, kind, x, y\n"
        "positions from -1 to 1 (guessed)\n"
        "2 items to add, 0 rows to change, 0 rows unchanged\n"
    )
    made = read(tmp_path / "new.heatdesk")
    assert [item.name for item in made.items] == ["Blog", "Video"]
    assert made.placements(made.first_scenario) == (
        Placement("blog", 0.25, -0.5),
        Placement("video", -1, 1),
    )


def test_a_table_changes_a_map(here: Run, table: Path, map_file: Path, project: Project) -> None:
    ran = here("import", "table.csv", "--into", "map.heatdesk", "-o", "map.heatdesk")
    assert ran.code == 0
    changed = read(map_file)
    assert changed.placement("now", "blog") == Placement("blog", 0.25, -0.5)
    assert changed.placements("later") == project.placements("later")
    assert changed.properties == project.properties


def test_a_dry_run_tells_and_writes_nothing(here: Run, table: Path, map_file: Path) -> None:
    before = map_file.read_bytes()
    into = ("--into", "map.heatdesk")
    ran = here("import", "table.csv", *into, "--dry-run", "-o", "map.heatdesk")
    assert ran.text.splitlines()[3:] == [
        "1 item to add, 1 row to change, 0 rows unchanged",
        "to add:",
        "  line 3: Video (technology) at -1, 1 in 'Now'",
        "to change:",
        "  line 2: Blog in 'Now': x -0.5 -> 0.25; y 0.5 -> -0.5",
    ]
    assert map_file.read_bytes() == before
    assert here("import", "table.csv", "--dry-run").code == 0
    assert sorted(path.name for path in map_file.parent.iterdir()) == ["map.heatdesk", "table.csv"]


@pytest.mark.parametrize("scale", [["--scale", "-2:2"], ["--scale=-2:2"]])
def test_the_scale_can_be_told(here: Run, table: Path, tmp_path: Path, scale: list[str]) -> None:
    assert here("import", "table.csv", *scale, "-o", "new.heatdesk").code == 0
    assert read(tmp_path / "new.heatdesk").placements("now")[0] == Placement("blog", 0.125, -0.25)


def test_what_is_not_understood_is_told_and_the_rest_is_done(
    here: Run, table: Path, tmp_path: Path
) -> None:
    table.write_text(TABLE + "Podcast;plant;0;0\n;;1;1\n")
    ran = here("import", "table.csv", "-o", "new.heatdesk")
    assert ran.code == 1
    assert ran.lines == [
        "table.csv:4: kind: expected 'technology' or 'role', got 'plant'",
        "table.csv:5: expected a name",
    ]
    assert len(read(tmp_path / "new.heatdesk").items) == 3
    assert here("import", "table.csv", "--dry-run").code == 1


def test_nothing_is_written_where_nothing_is_understood(
    here: Run, table: Path, tmp_path: Path
) -> None:
    table.write_text("name;x\n;1\n;2\n")
    ran = here("import", "table.csv", "-o", "new.heatdesk")
    assert ran.code == 1
    assert ran.lines[-1] == "table.csv: nothing to do, so no file was written"
    assert not (tmp_path / "new.heatdesk").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["missing.csv", "-o", "n.heatdesk"], 1, "missing.csv: cannot be read: No such file or di"),
        (["missing.mmd", "-o", "n.heatdesk"], 1, "missing.mmd: cannot be read: No such file or di"),
        ([".", "-o", "n.heatdesk"], 1, ".: cannot be read: this is a folder"),
        (["none.csv", "-o", "n.heatdesk"], 1, "none.csv: expected a column that is called 'name'"),
        (["none.md", "-o", "n.heatdesk"], 1, "none.md: expected a Mermaid 'quadrantChart'"),
        (["table.csv", "--into", "none.csv", "-o", "n.heatdesk"], 1, "none.csv:"),
        (["table.csv", "-o", "no/n.heatdesk"], 1, "no/n.heatdesk: could not be saved"),
        (["table.csv"], 2, "heatdesk import: expected -o FILE or --dry-run"),
        (["table.csv", "-o", "table.csv"], 2, "heatdesk import: argument -o: this version writes"),
        (["table.csv", "--scale", "5:1"], 2, "heatdesk import: argument --scale: expected LOW:HI"),
        (["-o", "n.heatdesk"], 2, "heatdesk import: the following arguments are required: TABLE"),
    ],
)
def test_faults_are_one_line(
    here: Run, table: Path, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    for name in ("none.csv", "none.md"):
        (tmp_path / name).write_text("a,b\n1,2\n")
    ran = here("import", *arguments)
    assert (ran.code, ran.out) == (code, b"")
    assert ran.line.startswith(told)
    assert not (tmp_path / "n.heatdesk").exists()
    assert table.read_text() == TABLE


def test_a_map_on_standard_output(here: Run, table: Path, tmp_path: Path) -> None:
    ran = here("import", "table.csv", "-o", "-")
    (tmp_path / "piped.heatdesk").write_bytes(ran.out)
    assert [item.name for item in read(tmp_path / "piped.heatdesk").items] == ["Blog", "Video"]


@pytest.mark.parametrize("form", ["csv", "xlsx", "mmd", "md"])
def test_what_was_exported_changes_nothing(
    here: Run, map_file: Path, project: Project, form: str
) -> None:
    assert here("export", "map.heatdesk", "-o", f"table.{form}").code == 0
    ran = here("import", f"table.{form}", "--into", "map.heatdesk", "-o", "again.heatdesk")
    assert "0 items to add, 0 rows to change" in ran.text
    assert read(map_file.with_name("again.heatdesk")) == project


def test_a_chart_becomes_a_map_with_its_axes(here: Run, tmp_path: Path) -> None:
    (tmp_path / "chart.mmd").write_text(
        "quadrantChart\ntitle Reach\nx-axis Low --> High\nA: [0.75, 0]\nB [1]\n"
    )
    ran = here("import", "chart.mmd", "-o", "new.heatdesk")
    assert ran.code == 1
    assert ran.line.startswith("chart.mmd:5: expected a point such as")
    made = read(tmp_path / "new.heatdesk")
    assert (made.properties.title, made.properties.axes.x.high) == ("Reach", "High")
    assert made.placements("now") == (Placement("a", 0.5, -1),)


def test_nothing_heavy_is_loaded_before_it_is_needed(run: Run) -> None:
    code = (
        "import sys; from heatdesk.__main__ import main; code = main();"
        "wanted = {'csv', 'zipfile', 'xlsxwriter', 'heatdesk.storage.mermaid'};"
        "print(code, *sorted(wanted & set(sys.modules)), file=sys.stderr)"
    )
    assert run("templates", start=("-c", code)).err.split() == ["0"]
