from __future__ import annotations

import pytest

from heatdesk.analysis.merging.conflict_words import renamed_sentence, sentence
from heatdesk.analysis.merging.conflicts import Renamed
from heatdesk.analysis.merging.merge import merge
from heatdesk.model import arrange, edits, labelling, naming, planning
from heatdesk.model.change import Change
from heatdesk.model.project import Project
from tests.builders.maps import LATER, NOW, map_of, role, technology


@pytest.fixture
def base() -> Project:
    return map_of(
        technology("blog", -0.5, 0.5),
        technology("radio", 0.0, 0.0),
        role("sales", 0.5, -0.25),
        also={LATER: []},
    )


def told(base: Project, mine: Change, theirs: Change) -> list[str]:
    return [sentence(c) for c in merge(base, base.after(mine), base.after(theirs)).conflicts]


def test_a_field_of_a_placement(base: Project) -> None:
    mine = edits.set_placements(base, NOW, ["sales"], width=0.75, muted=True)
    theirs = edits.set_placements(base, NOW, ["sales"], width=0.25)
    assert told(base, mine, theirs) == [
        "“Sales” in “Now”: width: mine 0.75, theirs 0.25, before 0.5; kept mine"
    ]


def test_the_place_of_a_name(base: Project) -> None:
    mine = labelling.put_label(base, NOW, "sales", 1.0, -2.5)
    theirs = labelling.put_label(base, NOW, "sales", 0.0, 3.0)
    (line,) = told(base, mine, theirs)
    assert line == (
        "“Sales” in “Now”: label: mine 1 across and -2.5 down, theirs 0 across and 3 down;"
        " kept mine"
    )


def test_what_belongs_to_the_map_as_a_whole(base: Project) -> None:
    mine = naming.name_end(base, "x", "low", "Talk")
    assert told(base, mine, naming.name_end(base, "x", "low", "Speak")) == [
        "x axis, low end: mine “Talk”, theirs “Speak”, before nothing; kept mine"
    ]
    assert told(base, edits.set_heat(base, warm=0.7), edits.set_heat(base, hot=0.6)) == [
        "heat, warm and hot: mine 0.7 and 0.75, theirs 0.5 and 0.6, before 0.5 and 0.75; kept mine"
    ]


def test_deletions(base: Project) -> None:
    delete, move = edits.delete(base, ["blog"]), edits.move(base, NOW, ["blog"], 0.1, 0.1)
    assert told(base, delete, move) == [
        "“Blog”: mine deleted it, theirs changed or needs it; kept from theirs"
    ]
    assert told(base, planning.set_target(base, LATER), planning.delete_scenario(base, LATER)) == [
        "scenario “Later”: theirs deleted it, mine changed or needs it; kept from mine"
    ]


def test_orders(base: Project) -> None:
    mine = arrange.restack(base, NOW, ["blog"], "forward")
    theirs = arrange.restack(base, NOW, ["radio"], "forward")
    assert told(base, mine, theirs) == [
        "the stacking in “Now”: mine and theirs contradict each other; kept mine"
    ]


def test_foreign_names_stay_on_their_line_and_in_their_direction(base: Project) -> None:
    mine = edits.rename(base, "blog", "Blo\u202eg" + "s" * 300)
    (line,) = told(base, mine, edits.rename(base, "blog", "שלום"))
    assert "\u202e" not in line
    assert "\u2068שלום\u2069" in line
    assert len(line) < 250


def test_an_id_that_changed() -> None:
    assert renamed_sentence(Renamed("item", "press", "press-2", "Press")) == (
        "item “Press”: mine and theirs added different ones as press; kept both, theirs as press-2"
    )
