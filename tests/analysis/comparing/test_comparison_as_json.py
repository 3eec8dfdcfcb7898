from __future__ import annotations

import json

from hypothesis import given, settings

from heatdesk.analysis.comparing.comparison import compare
from heatdesk.analysis.comparing.comparison_as_json import as_json
from heatdesk.model import keeping, labelling
from heatdesk.model.findings import Finding, NamedItem
from tests.builders.branches import Branches, tangles
from tests.builders.maps import NOW, map_of, role


@settings(max_examples=20)
@given(tangles())
def test_every_comparison_is_json(sides: Branches) -> None:
    comparison = compare(sides.mine, sides.theirs)
    told = as_json(comparison)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert told["same"] == (sides.mine == sides.theirs)


def test_values_are_as_the_file_holds_them() -> None:
    old = map_of(role("sales"))
    draft = Finding("", NOW, items=(NamedItem("sales", "Sales"),))
    old = old.after(keeping.keep_finding(old, draft)[0])
    (finding,) = old.findings
    new = old.after(keeping.set_findings(old, [finding.id], items=()))
    new = new.after(labelling.put_label(new, NOW, "sales", 1.0, 2.0))
    told = as_json(compare(old, new))
    was = [{"id": "sales", "name": "Sales"}]
    assert told["findings"]["altered"] == [
        {"id": finding.id, "field": "items", "before": was, "after": []}
    ]
    assert told["in_scenarios"][0]["relabelled"] == ["sales"]
