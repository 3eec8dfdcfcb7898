"""What the reading says of the founding article's map, and of the target that answers it."""

from __future__ import annotations

import pytest

from heatdesk.analysis.comparing.comparison import compare_scenarios
from heatdesk.analysis.distance import distance
from heatdesk.analysis.reading import Reading, read
from heatdesk.analysis.words import balance_sentence
from heatdesk.model.project import Project
from heatdesk.storage.templates import EXAMPLE, open_template

NOW, WANTED = "rebuilt", "wanted"

HOT = {
    "product-management": {"ideastorm", "twitter", "marketing-events", "linkedin"},
    "evangelists": {"blogs", "twitter", "youtube"},
    "product-marketing": {"seo"},
}
WARM = {
    "event-marketing": {"twitter", "linkedin"},
    "community-marketing": {"twitter"},
    "sales": {"press-releases", "blogs"},
}


@pytest.fixture(scope="module")
def project() -> Project:
    return open_template(EXAMPLE)


@pytest.fixture(scope="module")
def now(project: Project) -> Reading:
    return read(project, NOW)


@pytest.fixture(scope="module")
def wanted(project: Project) -> Reading:
    return read(project, WANTED)


def met(reading: Reading, zone: str) -> dict[str, set[str]]:
    return {m.role: set(m.technologies) for m in reading.meetings if m.zone == zone}


def share(reading: Reading, role: str) -> float:
    return next(item.share or 0.0 for item in reading.roles if item.item == role)


def test_the_articles_hot_and_warm_meetings_are_found(now: Reading) -> None:
    for zone, told in (("hot", HOT), ("warm", WARM)):
        for role, technologies in told.items():
            assert technologies <= met(now, zone)[role]


def test_sales_has_the_largest_share(now: Reading) -> None:
    assert now.roles[0].item == "sales"


def test_the_balance_is_the_articles(project: Project, now: Reading) -> None:
    sentence = balance_sentence(project.properties.axes, now.balance)
    assert sentence.startswith("A little more Talk than Listen")


def test_all_of_the_articles_sentences_are_findings_and_none_is_stale(now: Reading) -> None:
    kinds = [(judged.finding.zone, judged.finding.rule) for judged in now.findings]
    assert kinds.count(("hot", None)) == 4
    assert kinds.count(("warm", None)) == 3
    assert kinds.count((None, "off_target")) == 3
    assert [judged.stale for judged in now.findings] == [None] * 10


def test_the_target_listens_better_is_more_personal_and_brings_product_management_in(
    now: Reading, wanted: Reading
) -> None:
    assert now.balance is not None
    assert wanted.balance is not None
    assert wanted.balance.y.high > now.balance.y.high + 0.03
    assert wanted.balance.x.low > now.balance.x.low + 0.03
    assert share(wanted, "product-management") > share(now, "product-management")


def test_the_target_leaves_the_scale_to_the_map_of_today(now: Reading, wanted: Reading) -> None:
    """Otherwise the article's zones would shift with it."""
    assert now.scale == wanted.scale == max(area.peak.heat for area in now.areas)


def test_the_way_to_the_target_is_a_story(project: Project) -> None:
    assert distance(project, NOW, WANTED) == pytest.approx(0.126, abs=0.002)
    moved = compare_scenarios(project, NOW, WANTED).placements.moved
    assert [move.item for move in moved[:3]] == ["evangelists", "sales", "ar-pr"]
