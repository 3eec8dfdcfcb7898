from __future__ import annotations

import pytest

from heatdesk.analysis.keeping import from_meeting, from_opportunity
from heatdesk.analysis.meetings import Meeting
from heatdesk.analysis.opportunities import Opportunity
from heatdesk.model.findings import Finding, NamedItem
from heatdesk.model.project import Project
from tests.builders.maps import LATER, NOW, map_of, role, technology

SALES = NamedItem("sales", "Sales")
TWITTER, BLOGS = NamedItem("twitter", "Twitter"), NamedItem("blogs", "Blogs")


@pytest.fixture
def project() -> Project:
    items = [technology("twitter"), technology("blogs"), role("sales")]
    return map_of(*items, also={LATER: items})


def test_a_meeting_names_its_role_first_and_then_its_technologies(project: Project) -> None:
    meeting = Meeting("warm", "sales", ("blogs", "twitter"), 0.4, (0,))
    assert from_meeting(project, LATER, meeting) == Finding(
        id="",
        scenario=LATER,
        zone="warm",
        items=(SALES, BLOGS, TWITTER),
        sentence="Sales can use Blogs and Twitter to …",
    )


@pytest.mark.parametrize(
    ("rule", "subject", "items"),
    [
        ("role_unmet", "sales", (SALES,)),
        ("technology_unmet", "twitter", (TWITTER,)),
        ("weak_side", "x.low", ()),
        ("cold_quadrant", "top_left", ()),
        ("off_target", LATER, ()),
    ],
)
def test_an_opportunity_keeps_its_rule_and_names_an_item_if_it_is_about_one(
    project: Project, rule: str, subject: str, items: tuple[NamedItem, ...]
) -> None:
    opportunity = Opportunity(rule, subject, "Something is missing.", "0.1 < 0.4")  # type: ignore[arg-type]
    assert from_opportunity(project, NOW, opportunity) == Finding(
        id="",
        scenario=NOW,
        rule=rule,  # type: ignore[arg-type]
        subject=subject,
        items=items,
        sentence="Something is missing.",
    )


def test_a_scenario_that_is_called_like_an_item_is_none() -> None:
    project = map_of(role("target"), also={"target": []})
    opportunity = Opportunity("off_target", "target", "Still far away.", "0.3 > 0.1")
    assert from_opportunity(project, NOW, opportunity).items == ()


def test_what_is_invisible_in_a_sentence_is_not_kept(project: Project) -> None:
    told = "\u2068\u05de\u05db\u05d9\u05e8\u05d5\u05ea\u2069 meets nothing."
    opportunity = Opportunity("role_unmet", "sales", told, "")
    sentence = from_opportunity(project, NOW, opportunity).sentence
    assert sentence == "\u05de\u05db\u05d9\u05e8\u05d5\u05ea meets nothing."
