"""The shipped template of 2011 says what its article says, and every template is believable.

The article's words are held against an independent computation from the file's JSON: closed forms
with NumPy and SciPy, written from the definitions and not from the program.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from scipy.integrate import dblquad
from scipy.special import erf

from heatdesk import resources

TEMPLATES = [entry["id"] for entry in json.loads(resources.text("templates", "index.json"))]
MEETS_FROM = 0.25
"""Alignment index from which two meet at all."""


@dataclass(frozen=True)
class Bubble:
    name: str
    layer: str
    x: float
    y: float
    sx: float
    sy: float
    weight: float

    def heat(self, x: Any, y: Any) -> Any:
        across = (x - self.x) ** 2 / (2 * self.sx**2)
        return self.weight * np.exp(-across - (y - self.y) ** 2 / (2 * self.sy**2))


class Map:
    """One scenario of a project file, by the names in it."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        items = {item["id"]: item for item in document["items"]}
        self.bubbles = {
            items[p["item"]]["name"]: _bubble(items[p["item"]], p)
            for p in document["scenarios"][0]["placements"]
            if not p["muted"]
        }
        centres = (np.arange(256) + 0.5) / 128 - 1
        x, y = np.meshgrid(centres, centres)
        self.x, self.y, self.field = x, y, self.alignment(x, y)
        self.scale = max(0.5, float(self.field.max()))

    def layer(self, layer: str) -> list[Bubble]:
        return [bubble for bubble in self.bubbles.values() if bubble.layer == layer]

    def alignment(self, x: Any, y: Any) -> Any:
        technologies = sum(bubble.heat(x, y) for bubble in self.layer("technology"))
        roles = sum(bubble.heat(x, y) for bubble in self.layer("role"))
        return np.sqrt(technologies * roles)

    def zone(self, x: float, y: float) -> str:
        share = float(self.alignment(x, y)) / self.scale
        heat = self.document["heat"]
        return "hot" if share >= heat["hot"] else "warm" if share >= heat["warm"] else "cool"

    def pair_zone(self, role: str, technology: str) -> str:
        one, other = self.bubbles[role], self.bubbles[technology]
        if index(one, other) < MEETS_FROM:
            return "cool"
        return self.zone(*meeting_point(one, other))

    def share_of_role(self, role: str) -> float:
        total, of_role = 0.0, 0.0
        for one, other in itertools.product(self.layer("role"), self.layer("technology")):
            total += strength(one, other)
            of_role += strength(one, other) if one.name == role else 0.0
        return of_role / total


def _bubble(item: dict[str, Any], p: dict[str, Any]) -> Bubble:
    sigma = 1 / math.sqrt(8 * math.log(2))
    extent = (p["width"] * sigma, p["height"] * sigma)
    return Bubble(item["name"], item["layer"], p["x"], p["y"], *extent, p["weight"])


def axes(one: Bubble, other: Bubble) -> Iterator[tuple[float, float, float, float]]:
    yield one.x, other.x, one.sx, other.sx
    yield one.y, other.y, one.sy, other.sy


def index(one: Bubble, other: Bubble) -> float:
    """The alignment index: the cosine of the two kernels."""
    found = 1.0
    for a, b, s, t in axes(one, other):
        both = s**2 + t**2
        found *= math.sqrt(2 * s * t / both) * math.exp(-((a - b) ** 2) / (2 * both))
    return found


def meeting_point(one: Bubble, other: Bubble) -> tuple[float, float]:
    x, y = ((a * t**2 + b * s**2) / (s**2 + t**2) for a, b, s, t in axes(one, other))
    return x, y


def strength(one: Bubble, other: Bubble) -> float:
    """The integral of the product of the two kernels over the plane."""
    found = one.weight * other.weight
    for (a, b, s, t), m in zip(axes(one, other), meeting_point(one, other), strict=True):
        both = s**2 + t**2
        joint = s * t / math.sqrt(both)
        high, low = (1 - m) / (joint * math.sqrt(2)), (1 + m) / (joint * math.sqrt(2))
        found *= math.sqrt(2 * math.pi) * joint * math.exp(-((a - b) ** 2) / (2 * both))
        found *= float(erf(high) + erf(low)) / 2
    return found


@pytest.fixture(scope="module")
def article() -> Map:
    text = resources.text("templates", "social-media-2011.heatdesk")
    return Map(json.loads(text))


# Where they meet ----------------------------------------------------------------------------------

HOT = [
    ("Product Management", ["IdeaStorm", "Twitter", "Marketing events", "LinkedIn"]),
    ("Evangelists", ["Blogs", "Twitter", "YouTube"]),
    ("Product Marketing", ["SEO"]),
]
WARM = [
    ("Event Marketing", ["Twitter", "LinkedIn"]),
    ("Community Marketing", ["Twitter"]),
    ("Sales", ["Press releases", "Blogs"]),
]


def pairs(meetings: Sequence[tuple[str, list[str]]]) -> list[tuple[str, str]]:
    return [(role, technology) for role, some in meetings for technology in some]


@pytest.mark.parametrize(("role", "technology"), pairs(HOT))
def test_hot_in_the_article_is_hot_on_the_map(article: Map, role: str, technology: str) -> None:
    assert article.pair_zone(role, technology) == "hot"


@pytest.mark.parametrize(("role", "technology"), pairs(WARM))
def test_warm_in_the_article_is_warm_on_the_map(article: Map, role: str, technology: str) -> None:
    assert article.pair_zone(role, technology) == "warm"


@pytest.mark.parametrize(("role", "technology"), pairs([*HOT, *WARM]))
def test_whom_the_article_names_together_really_meet(
    article: Map, role: str, technology: str
) -> None:
    assert index(article.bubbles[role], article.bubbles[technology]) >= 0.5


def test_talk_holds_just_a_little_more_than_listen(article: Map) -> None:
    talk = article.field[article.y < 0].sum() / article.field.sum()
    assert 0.505 <= talk <= 0.55


def test_it_is_more_personal_than_being_all_business(article: Map) -> None:
    personal = article.field[article.x < 0].sum() / article.field.sum()
    assert 0.42 <= personal <= 0.5


def test_sales_has_the_largest_share_of_all_roles(article: Map) -> None:
    shares = {role.name: article.share_of_role(role.name) for role in article.layer("role")}
    assert sum(shares.values()) == pytest.approx(1.0)
    assert max(shares, key=lambda name: shares[name]) == "Sales"


def test_the_hottest_point_lies_inside_the_extent_of_sales(article: Map) -> None:
    row, column = np.unravel_index(article.field.argmax(), article.field.shape)
    sales = article.bubbles["Sales"]
    hottest = (article.x[row, column], article.y[row, column])
    assert sales.heat(*hottest) >= sales.weight / 2
    assert article.zone(*hottest) == "hot"


# What one would believe ---------------------------------------------------------------------------


def test_facebook_is_personal(article: Map) -> None:
    facebook = article.bubbles["Facebook"]
    assert facebook.x < -0.5
    assert facebook.x == min(bubble.x for bubble in article.bubbles.values())
    assert max(index(role, facebook) for role in article.layer("role")) < MEETS_FROM


def test_ar_pr_is_far_professional_and_talking(article: Map) -> None:
    ar_pr = article.bubbles["AR/PR"]
    assert ar_pr.x > 0.5
    assert ar_pr.y < -0.5
    assert (ar_pr.x, ar_pr.y) == (
        max(role.x for role in article.layer("role")),
        min(role.y for role in article.layer("role")),
    )


def test_forums_and_idea_sites_listen(article: Map) -> None:
    assert article.bubbles["Community forums"].y > 0.3
    assert article.bubbles["IdeaStorm"].y > 0.3


def test_the_lower_left_has_no_role_and_says_that_this_is_meant(article: Map) -> None:
    assert not [role.name for role in article.layer("role") if role.x < 0 and role.y < 0]
    assert article.document["quadrants"]["bottom_left"]["empty_on_purpose"]


def test_the_axes_are_the_articles(article: Map) -> None:
    x, y = article.document["axes"]["x"], article.document["axes"]["y"]
    assert (x["low"], x["high"], y["low"], y["high"]) == (
        "Personal",
        "Professional",
        "Talk",
        "Listen",
    )


def test_the_description_says_that_the_placements_are_ours(article: Map) -> None:
    description = article.document["description"]
    assert "the positions are ours" in description
    assert "chosen by us" in description


def test_every_placement_gives_its_reason(article: Map) -> None:
    placements = article.document["scenarios"][0]["placements"]
    assert len(placements) == len(article.document["items"])
    assert all(len(p["reason"]) > 20 for p in placements)


# The closed forms that the above stands on --------------------------------------------------------


def test_closed_forms_equal_numerical_integrals(article: Map) -> None:
    for role, technology in [("Sales", "Press releases"), ("AR/PR", "Twitter")]:
        one, other = article.bubbles[role], article.bubbles[technology]
        on_plane, _ = dblquad(
            lambda y, x, a=one, b=other: a.heat(x, y) * b.heat(x, y), -1, 1, -1, 1, epsabs=1e-10
        )
        assert strength(one, other) == pytest.approx(on_plane, rel=1e-6)

        def everywhere(a: Bubble, b: Bubble) -> float:
            ends = (-8, 8, -8, 8)
            whole, _ = dblquad(lambda y, x: a.heat(x, y) * b.heat(x, y), *ends, epsabs=1e-10)
            return whole

        cosine = everywhere(one, other) / math.sqrt(everywhere(one, one) * everywhere(other, other))
        assert index(one, other) == pytest.approx(cosine, rel=1e-6)


def test_the_pairs_make_up_the_whole_of_t_times_r(article: Map) -> None:
    whole = (article.field**2).mean() * 4
    couples = itertools.product(article.layer("role"), article.layer("technology"))
    assert sum(strength(*couple) for couple in couples) == pytest.approx(whole, rel=1e-4)


# All templates ------------------------------------------------------------------------------------


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(resources.text("templates", f"{request.param}.heatdesk"))
    return document


def test_every_template_has_a_dozen_items_or_more(template: dict[str, Any]) -> None:
    assert len(template["items"]) >= 12
    assert len(template["scenarios"][0]["placements"]) >= 12


def test_every_template_defines_its_axes_and_quadrants(template: dict[str, Any]) -> None:
    for axis in template["axes"].values():
        assert all(axis[field] for field in ("name", "low", "high"))
        assert len(axis["definition"]) > 40
    for quadrant in template["quadrants"].values():
        assert quadrant["name"]
        assert len(quadrant["note"]) > 20
    assert template["title"]
    assert len(template["description"]) > 100


def test_no_two_markers_of_a_template_lie_on_top_of_each_other(template: dict[str, Any]) -> None:
    """A marker is 15 pixels wide on a plane of some 640: 0.05 of its unit."""
    for scenario in template["scenarios"]:
        for one, other in itertools.combinations(scenario["placements"], 2):
            apart = math.hypot(one["x"] - other["x"], one["y"] - other["y"])
            assert apart > 0.1, (one["item"], other["item"])


def test_every_item_of_a_template_is_explained(template: dict[str, Any]) -> None:
    assert all(item["note"] for item in template["items"])
    assert all(p["reason"] for s in template["scenarios"] for p in s["placements"])
