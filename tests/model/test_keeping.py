from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heatdesk.model import edits, keys
from heatdesk.model.change import Change
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.keeping import drop_findings, keep_finding, move_finding, set_findings
from heatdesk.model.project import Project
from tests.builders.drawn_edits import an_edit
from tests.builders.maps import NOW, map_of, maps, role, technology

SALES, BLOGS = NamedItem("sales", "Sales"), NamedItem("blogs", "Blogs")


def meeting(*items: NamedItem) -> Finding:
    return Finding("", NOW, "hot", items=items, sentence="Sales can use Blogs to be found.")


def free(sentence: str) -> Finding:
    return Finding("", NOW, sentence=sentence)


def with_findings(project: Project, *drafts: Finding) -> Project:
    for draft in drafts:
        project = project.after(keep_finding(project, draft)[0])
    return project


def ids(project: Project) -> tuple[str, ...]:
    return tuple(finding.id for finding in project.findings)


@pytest.fixture
def project() -> Project:
    """Three findings: sales, sales-2, we-listen."""
    start = map_of(role("sales"), technology("blogs"))
    return with_findings(start, meeting(SALES, BLOGS), meeting(SALES), free("We listen"))


def test_a_finding_is_kept_at_the_end_with_an_id_of_its_own(project: Project) -> None:
    change, id = keep_finding(project, meeting(SALES, BLOGS))
    after = project.after(change)
    assert ids(after) == ("sales", "sales-2", "we-listen", "sales-3") == (*ids(project), id)
    kept = after.findings[-1]
    assert (kept.zone, kept.items) == ("hot", (SALES, BLOGS))
    assert kept.sentence == "Sales can use Blogs to be found."


@pytest.mark.parametrize(
    ("sentence", "id"),
    [
        ("Who listens?", "who-listens"),
        ("", "finding"),
        (" \n", "finding"),
        ("word " * 60, "word-word-word-word-word-word-word-word-word-wor"),
    ],
)
def test_a_sentence_that_names_no_item_gives_the_id(sentence: str, id: str) -> None:
    assert keep_finding(map_of(), free(sentence))[1] == id


def test_the_drafts_own_id_is_not_taken(project: Project) -> None:
    draft = Finding("sales", NOW, sentence="Another")
    assert keep_finding(project, draft)[1] == "another"


def test_fields_are_set_for_several_findings_at_once(project: Project) -> None:
    change = set_findings(project, ["sales", "we-listen"], owner="Ann", review="2026-03-31")
    after = project.after(change)
    assert [f.owner for f in after.findings] == ["Ann", "", "Ann"]
    assert [f.review for f in after.findings] == ["2026-03-31", None, "2026-03-31"]
    assert after.after(change.inverse()) == project


def test_setting_what_holds_already_is_no_change(project: Project) -> None:
    assert not set_findings(project, ["sales"], owner="")
    assert not set_findings(project, [], owner="Ann")
    with pytest.raises(KeyError):
        set_findings(project, ["nobody"], owner="Ann")


def test_what_is_dropped_comes_back_to_its_place(project: Project) -> None:
    change = drop_findings(project, ["sales-2", "nobody"])
    after = project.after(change)
    assert ids(after) == ("sales", "we-listen")
    assert keys.finding("sales-2") not in after.records
    assert after.after(change.inverse()) == project
    assert not drop_findings(project, ["nobody"])


@pytest.mark.parametrize(
    ("id", "by", "order"),
    [
        ("sales", 1, ["sales-2", "sales", "we-listen"]),
        ("we-listen", -2, ["we-listen", "sales", "sales-2"]),
        ("sales", 9, ["sales-2", "we-listen", "sales"]),
        ("sales-2", -9, ["sales-2", "sales", "we-listen"]),
    ],
)
def test_a_finding_is_moved_and_stops_at_the_ends(
    project: Project, id: str, by: int, order: list[str]
) -> None:
    after = project.after(move_finding(project, id, by))
    assert list(ids(after)) == order
    assert {f.id: f for f in after.findings} == {f.id: f for f in project.findings}


def test_a_move_that_leads_nowhere_is_no_change(project: Project) -> None:
    assert not move_finding(project, "sales", 0)
    assert not move_finding(project, "sales", -1)


def test_findings_outlive_their_items_with_the_names_that_those_had(project: Project) -> None:
    after = project.after(edits.delete(project, ["sales", "blogs"]))
    assert after.findings == project.findings


def test_a_new_name_leaves_the_name_that_was_kept(project: Project) -> None:
    renamed = project.after(edits.rename(project, "sales", "Selling"))
    assert renamed.findings == project.findings


@settings(max_examples=60)
@given(st.data())
def test_findings_never_vanish_unless_they_are_dropped(data: st.DataObject) -> None:
    project = data.draw(maps())
    about = [meeting(NamedItem(item.id, item.name)) for item in project.items]
    project = with_findings(project, *about, free("We listen"))
    done: list[tuple[Project, Change]] = []
    undone: list[Change] = []
    for _ in range(data.draw(st.integers(4, 14))):
        before = project
        match data.draw(st.sampled_from(["edit", "edit", "edit", "drop", "undo", "redo"])):
            case "undo" if done:
                earlier, change = done.pop()
                project = project.after(change.inverse())
                undone.append(change)
                assert project.findings == earlier.findings
            case "redo" if undone:
                done.append((project, undone[-1]))
                project = project.after(undone.pop())
            case "drop" if ids(project):
                gone = data.draw(st.sampled_from(ids(project)))
                done.append((project, change := drop_findings(project, [gone])))
                project = project.after(change)
                undone.clear()
                assert ids(project) == tuple(id for id in ids(before) if id != gone)
            case _:
                done.append((project, change := data.draw(an_edit(project, findings=True))))
                project = project.after(change)
                undone.clear()
                assert set(ids(before)) <= set(ids(project))
                if not change.touches("finding"):
                    assert {*before.findings} == {*project.findings}
