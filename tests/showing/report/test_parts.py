"""Addresses, characters, the setting of blocks, the tree of sources."""

from __future__ import annotations

import pytest

from laut.records import Document, Part
from laut.showing.plan import Plan
from laut.showing.report import safe, tree
from laut.showing.report.layout import cut, groups
from tests.showing.sample import reading


@pytest.mark.parametrize("url", ["https://rundschau.example/a?b=c#d", "http://xn--bcher-kva.example/", "https://rundschau.example/ä"])
def test_an_address_that_is_linked(url: str) -> None:
    assert safe.address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "file:///x",
        "//host/x",
        "https://", "http:///x", "https://user:pass@host.example/", "https://good.example\\@evil.example/", "https://a b.example/",
        "ftp://host/x", "https://host.example/\u202egnp", "https://[::1", "https://host.example/" + "a" * 3000,
    ],
)  # fmt: skip
def test_an_address_that_is_not(url: str | None) -> None:
    assert safe.address(url) is None


def test_characters_that_act_are_shown() -> None:
    assert safe.clean("a\x00b\x1bc\u202ed\u2066e\ud800f\x85g") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg"
    assert safe.clean("a\r\nb\rc\u2028d\te\u200fא") == "a\nb\nc\nd\teא"


def test_items_and_cells_are_put_together() -> None:
    text = "T\n\nx\ny\n\n1\t2\n3\t4\n\n5\t6\n\nrest"
    words = ["T", "x", "y", "1", "2", "3", "4", "5", "6"]
    kinds = ["title", "list", "list", *["table"] * 6]
    parts = tuple(Part(text.index(w), text.index(w) + 1, k) for w, k in zip(words, kinds, strict=True))
    blocks = cut(Document(text, language="de", parts=parts))
    found = groups(text, blocks)
    assert [(g.kind, [[text[b.b : b.e] for b in row] for row in g.rows]) for g in found] == [
        ("title", [["T"]]),
        ("list", [["x"], ["y"]]),
        ("table", [["1", "2"], ["3", "4"]]),
        ("table", [["5", "6"]]),
        ("paragraph", [["rest"]]),
    ]


def test_entries_of_a_ticker_are_not_one_list() -> None:
    parts = (Part(0, 1, "list", "2025-05-12T14:00"), Part(2, 3, "list", "2025-05-12T15:00"))
    blocks = cut(Document("a\nb", language="de", parts=parts))
    assert len(groups("a\nb", blocks)) == 2


def test_the_tree_goes_from_the_outlet_to_the_origins() -> None:
    read = reading()
    root = tree.tree(read, Plan(read))
    assert (root.claims, root.figures) == (1, 1)
    names = {id(n): "/".join(s.name for s in n.link.sources) if n.link else "Talpost" for n in tree.nodes(root)}
    assert [names[id(n)] for n in tree.nodes(root)] == ["Talpost", "Kalmenauer Bote", "Beamte", "Verkehrsamt", ""]
    drawing = tree.drawing(root, names)
    assert len(drawing.nodes) == 5
    assert len(drawing.edges) == 4
    at = {label: node for node, label in drawing.nodes}
    assert at["Talpost"].right < at["Kalmenauer Bote"].x
    assert at["Kalmenauer Bote"].right < at["Beamte"].x
    assert len({round(at[name].y) for name in ("Beamte", "Verkehrsamt", "")}) == 3


def test_a_long_name_is_cut_in_the_drawing_only() -> None:
    assert tree.short("a" * 100) == "a" * (tree.LONGEST - 1) + "…"
    assert tree.short("Reuters") == "Reuters"
