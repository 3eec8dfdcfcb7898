from __future__ import annotations

import pytest

from heatdesk.analysis.sections import Line, Section
from heatdesk.export import markdown
from heatdesk.export.chapters import Cell, Table


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Sales & Marketing", "Sales &amp; Marketing"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("![x](y)", "\\!\\[x\\](y)"),
        ("a | b", "a \\| b"),
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("12) nor this", "12\\) nor this"),
        ("- nor this", "\\- nor this"),
        ("1.5 of it", "1.5 of it"),
        ("two\nlines\t here", "two lines here"),
        ("https://example.org", "https\\://example.org"),
        ("file:///etc", "file\\:///etc"),
        ("www.example.org", "www\\.example.org"),
        ("_www.example.org", "\\_www\\.example.org"),
        ("mailto:a@b.c", "mailto\\:a\\@b.c"),
        ("Scale: 2.32 (automatic)", "Scale: 2.32 (automatic)"),
        ("AR/PR", "AR/PR"),
        ("a\x00b\ud800", "ab"),
    ],
)
def test_words_mean_nothing_but_themselves(words: str, written: str) -> None:
    assert markdown.text(words) == written


def test_a_section_is_a_list_with_its_details() -> None:
    told = Section("Hot areas", (Line("1. Left", ("Sales 60 %",)), Line("Blogs", part=40)))
    assert list(markdown.section(told)) == [
        "### Hot areas",
        "- 1\\. Left\n    - Sales 60 %\n- **40 %** Blogs",
    ]


def test_a_table_has_its_numbers_to_the_right() -> None:
    rows = ((Cell("A|B"), Cell("31 %", 0.31)),)
    assert list(
        markdown.table(Table("pairs", "Pairs", ("Pair", "Share"), rows, "And 3 more."))
    ) == [
        "### Pairs",
        "| Pair | Share |\n| --- | ---: |\n| A\\|B | 31 % |",
        "And 3 more.",
    ]


def test_an_empty_table_says_why() -> None:
    assert list(markdown.table(Table("x", "Findings", ("a",), (), "None."))) == [
        "### Findings",
        "None.",
    ]
