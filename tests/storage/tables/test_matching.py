from __future__ import annotations

from heatdesk.storage.tables.matching import Ids, Names


def test_an_exact_name_goes_before_a_folded_one() -> None:
    names = Names([("a", "SEO"), ("b", "Seo"), ("c", "Straße")])
    assert names.find("Seo") == ["b"]
    assert names.find("seo") == ["a", "b"]
    assert names.find("STRASSE") == ["c"]
    assert names.find("Se o") == []


def test_what_is_alike() -> None:
    names = Names([("a", "Product Management"), ("b", "Sales")])
    assert names.alike("product managment") == "Product Management"
    assert names.alike("Finance") is None
    names.add("c", "Finances")
    assert names.alike("Finance") == "Finances"


def test_new_ids_are_unlike_all_others() -> None:
    ids = Ids(["sales", "item-2"])
    assert [ids.new(name) for name in ("Sales", "Sales", "客户", "客户", "Blog")] == [
        "sales-2",
        "sales-3",
        "item",
        "item-3",
        "blog",
    ]
    assert not ids.is_free("blog")
    assert not ids.is_free("Not An Id")
    assert ids.is_free("blog-2")
