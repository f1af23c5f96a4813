"""The whole weighing: order, ids, wording, and that no reading makes it fail."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from bench.findings import filled, score
from bench.gold import GoldArticle
from hypothesis import given, settings
from hypothesis import strategies as st

from laut import weighing
from laut.languages import known, toml
from laut.records import FINDING_KINDS, Document, Figure, Reading, Span
from laut.weighing import weigh
from laut.weighing.weights import weights
from laut.weighing.words import has
from tests.weighing.build import Build
from tests.weighing.test_sourcing import three_voices

LISTS = st.lists(
    st.tuples(st.integers(0, 200), st.sampled_from(["12", "etwa 40", "9.300", "3 Prozent"]), st.sampled_from([None, "percent", "EUR"])),
    max_size=12,
)


def test_findings_come_in_the_order_of_the_table() -> None:
    order = weights()["order"]
    found = weigh([three_voices().reading()]).findings
    ranks = [order[f.kind] for f in found]
    assert ranks == sorted(ranks) and [f.id for f in found] == [f"w{i}" for i in range(1, len(found) + 1)]


def test_every_kind_of_the_order_is_one_of_the_contract() -> None:
    assert {k for k in weights()["order"] if not k.startswith("arithmetic")} <= set(FINDING_KINDS)


def test_nothing_read_nothing_found() -> None:
    assert weigh([]).findings == ()
    assert weigh([Reading(Document(""), ())]).findings == ()
    assert weigh([Reading(Document("x", language="xx"), ())]).findings == ()


@pytest.mark.parametrize("language", known())
def test_the_lists_find_their_examples(language: str) -> None:
    for example in toml(language, "weighing")["examples"]:
        assert has(language, example["list"], example["text"]), example


@pytest.mark.parametrize("ui", known())
def test_every_wording_has_the_same_slots(ui: str) -> None:
    mine, german = toml(ui, "findings"), toml("de", "findings")
    assert {(k, f) for k in mine for f in mine[k]} == {(k, f) for k in german for f in german[k]}


@given(st.text(max_size=300), LISTS, st.sampled_from(known()))
@settings(max_examples=60, deadline=None)
def test_no_reading_makes_it_fail(text: str, figures: list[tuple[int, str, str | None]], language: str) -> None:
    made = tuple(
        Figure(f"f{i}", Span(min(b, len(text)), min(b + 2, len(text))), words, float(b), float(b), "exact", unit, "Boote")
        for i, (b, words, unit) in enumerate(figures)
    )
    reading = Reading(Document(text, language=language, title=text[:20]), (), figures=made)
    first = weigh([reading])
    assert first == weigh([reading])
    assert all(0 <= b <= e <= len(text) for f in first.findings for b, e in f.spans)


def test_a_list_of_thousands_is_weighed_quickly() -> None:
    b = Build(" ".join(f"Am Kai {i} liegen 20 Boote." for i in range(3000)))
    reading = b.reading()
    starts = [i for i in range(len(b.text)) if b.text.startswith("20 Boote", i)]
    figures = tuple(Figure(f"f{i}", Span(s, s + 2), "20", 20.0 + i % 7, 20.0 + i % 7, "exact", None, "Boote") for i, s in enumerate(starts))
    begun = perf_counter()
    weigh([Reading(reading.document, (), figures=figures)])
    assert perf_counter() - begun < 5


def test_the_gold_reading_of_the_seed_gives_its_findings(gold: list[GoldArticle], shared: Path) -> None:
    seed = next(a for a in gold if a.gold["findings"])
    rows = score(shared, filled(seed), seed)
    assert float(rows[0].split("F1 ")[1].split()[0]) >= 0.85, rows


def test_no_list_and_no_weight_stands_unused() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(weighing.__file__).parent.glob("*.py"))
    lists = {name for language in known() for name in toml(language, "weighing")} - {"examples"}
    reaches = set(weights()["reach"])
    assert [name for name in sorted(lists | reaches) if f'"{name}"' not in code] == []
