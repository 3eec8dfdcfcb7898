from __future__ import annotations

from pathlib import Path

from heatdesk.storage.problems import Code, Problem, ProjectError, SaveError

ONE = Problem(Code.VALUE, "$.items[3].layer", "expected 'technology' or 'role', got 'tool'")
PLACED = Problem(Code.SYNTAX, "$.items[3]", "expected ',' or '}', got 'x'", 12, 7)
WHOLE = Problem(Code.DAMAGED, "", "expected a project, got an empty file")


def test_a_problem_is_told_with_its_path() -> None:
    assert str(ONE) == "$.items[3].layer: expected 'technology' or 'role', got 'tool'"


def test_the_line_begins_with_the_file() -> None:
    assert ONE.in_file("map.heatdesk") == f"map.heatdesk: {ONE}"
    assert PLACED.in_file("map.heatdesk") == "map.heatdesk:12:7: expected ',' or '}', got 'x'"
    assert WHOLE.in_file("map.heatdesk") == ("map.heatdesk: expected a project, got an empty file")


def test_an_error_has_a_line_for_each_problem() -> None:
    error = ProjectError("map.heatdesk", [ONE, WHOLE])
    assert str(error).splitlines() == [ONE.in_file("map.heatdesk"), WHOLE.in_file("map.heatdesk")]
    assert error.summary == f"map.heatdesk: {ONE} (and 1 more problem)"


def test_fifty_problems_are_told_and_the_rest_is_counted() -> None:
    lines = ProjectError("map.heatdesk", [ONE] * 53).lines
    assert len(lines) == 51
    assert lines[-1] == "map.heatdesk: and 3 more problems"


def test_no_more_than_a_thousand_problems_are_kept() -> None:
    error = ProjectError("map.heatdesk", (ONE for _ in range(10**9)))
    assert len(error.problems) == 1000
    assert error.lines[-1] == "map.heatdesk: and at least 950 more problems"


def test_lines_stay_short_and_printable_whatever_the_file_is_called() -> None:
    endless = Problem(Code.VALUE, "$", "x" * 500)
    for name in ("a" * 4000, "a\nb\x1b[31m.heatdesk", "\x1b" * 100, "\udcff"):
        line = endless.in_file(name)
        assert line.isprintable()
        assert len(line) <= 220


def test_of_a_long_path_the_end_is_shown() -> None:
    assert "…" in ONE.in_file("/very" * 100 + "/map.heatdesk")
    assert "/map.heatdesk: $.items[3].layer: expected" in ONE.in_file("/v" * 100 + "/map.heatdesk")


def test_codes_are_stable() -> None:
    assert {code.name: code.value for code in Code} == {
        "UNREADABLE": "HD101",
        "TOO_LARGE": "HD102",
        "DAMAGED": "HD103",
        "ENCODING": "HD104",
        "SYNTAX": "HD105",
        "NESTING": "HD106",
        "FOREIGN": "HD107",
        "NEWER": "HD108",
        "VALUE": "HD111",
        "MISSING": "HD112",
        "UNKNOWN": "HD113",
        "KEY_TWICE": "HD121",
        "ID_TWICE": "HD122",
        "PLACED_TWICE": "HD123",
        "REFERENCE": "HD124",
        "DATE": "HD126",
        "THRESHOLDS": "HD127",
        "MIGRATION": "HD131",
    }


def test_a_save_error_tells_step_reason_and_what_is_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "map.heatdesk").write_text("")
    reason = "No space left on device"
    there = str(SaveError("writing the new file", tmp_path / "map.heatdesk", reason))
    assert there.endswith(
        "map.heatdesk: could not be saved (writing the new file): No space left on device;"
        " the old file is unchanged"
    )
    assert str(SaveError("creating the new file", tmp_path / "new.heatdesk", reason)).endswith(
        "(creating the new file): No space left on device; no file was written"
    )
