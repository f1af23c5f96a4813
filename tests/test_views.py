"""A reading as table and as HTML; finding a part of it by its id."""

from __future__ import annotations

import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from laut import languages, lookup
from laut.errors import MissingError

from .sample import at, reading

SAMPLE = reading()


def test_claims_as_a_table() -> None:
    table = SAMPLE.to_dataframe()
    assert list(table["id"]) == ["c1", "c2"]
    assert table["chain"][0] == "Bote & Sohn ← Tagblatt ← Landrätin"
    assert table["origin"][0] == "Landrätin"
    assert table["chain"][1] == "Bote & Sohn ← ?"
    assert table["figures"][0] == "mindestens 1.200"
    assert table["outlet"][1] == "Bote & Sohn"


@pytest.mark.parametrize("part", ["claims", "figures", "attributions", "times", "sources", "findings", "routes", "sheets"])
def test_every_part_is_a_table(part: str) -> None:
    table = SAMPLE.to_dataframe(part)
    assert len(table) == len(getattr(SAMPLE, part))
    assert {"document", "outlet", "published", "id"} <= set(table.columns)
    assert len(replace(SAMPLE, **{part: ()}).to_dataframe(part)) == 0


def test_figures_carry_the_chain_of_their_attribution_only() -> None:
    assert list(SAMPLE.to_dataframe("figures")["chain"]) == ["Bote & Sohn ← Tagblatt ← Landrätin", "Bote & Sohn"]


def test_without_pandas_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingError, match=r"pip install 'laut\[pandas\]'"):
        SAMPLE.to_dataframe()
    with pytest.raises(MissingError, match="one of attributions, claims"):
        SAMPLE.to_dataframe("unread")


class Tags(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data + "\n"


def test_the_notebook_view_escapes_everything() -> None:
    page = Tags()
    page.feed(SAMPLE._repr_html_())
    assert page.tags <= {"div", "h4", "h5", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert not page.open
    for words in ("Damm <gebrochen>", "Bote & Sohn", "nur <eine> Quelle", "Vor dem Druck prüfen", "mindestens 1.200"):
        assert words in page.words
    assert "2 + 2 = 4" not in page.words


def test_the_notebook_view_of_much_and_of_nothing() -> None:
    page = replace(SAMPLE, claims=SAMPLE.claims * 300)._repr_html_()
    assert page.count("<tr>") < 260
    assert "und 400 weitere" in page
    empty = replace(SAMPLE, document=replace(SAMPLE.document, language=None, title=None), claims=(), figures=(), findings=())
    assert "Untitled" in empty._repr_html_()


def test_the_words_of_the_notebook_view_are_there_in_every_language() -> None:
    assert len({frozenset(languages.toml(code, "notebook")["words"]) for code in languages.known()}) == 1


def test_find_by_id_and_by_number() -> None:
    assert lookup.find(SAMPLE, "f2") == ("figure", SAMPLE.figures[1])
    assert lookup.find(SAMPLE, " s1 ") == ("source", SAMPLE.sources[0])
    assert lookup.find(SAMPLE, "1") == ("finding", SAMPLE.findings[1])  # the first one holds, and is not listed
    assert lookup.spans(SAMPLE.figures[1]) == (at("4,5 Prozent"),)
    assert lookup.spans(SAMPLE.attributions[1])[0] == at("sagte")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("2", "expected the number of a finding, 1 to 1, found '2'; there are w1-w2"),
        ("0", "found '0'"),
        ("9" * 5000, "the number of a finding"),
        ("x", "expected an id of this reading, found 'x'; there are w1-w2, f1-f2, c1-c2, a1-a2, t1, s1-s2"),
        ("", "expected an id"),
    ],
)
def test_an_id_that_is_not_there(name: str, says: str) -> None:
    with pytest.raises(MissingError) as caught:
        lookup.find(SAMPLE, name)
    assert says in str(caught.value)
