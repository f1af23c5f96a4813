"""The measure of the project's own corpus: two readings of one article against each other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.compare import Comparison, kappa
from bench.corpus import agreement, reference_rows, summed
from bench.gold import GoldArticle, gold_reading
from bench.matching import row

from bench import accuracy, own
from laut.engines.local import read_document

TOP = Path(__file__).resolve().parents[2]
TEXT = "Der Deich hält, sagte Eilers dem Boten. Er sei dicht, meldete der Bote. Sie rechnet mit rund 40 Gästen am Montag."


def place(words: str) -> list[int]:
    b = TEXT.index(words)
    return [b, b + len(words)]


def said(id: str, content: str, source: str | None, parent: str | None = None, **more: Any) -> dict[str, Any]:
    roles = {"cue": [], "speaker": [], "addressee": [], "frame": [], "hedges": []}
    base = {"id": id, "type": "indirect", "stance": "asserts", "parent": parent, "sources": [source] if source else []}
    return {**base, **roles, "content": [place(content)], **more}


def figure(low: float, attribution: str | None, **more: Any) -> dict[str, Any]:
    values = {"low": low, "high": low, "bound": "about", "unit": None, "per": None}
    return {"id": "f1", "span": place("rund 40"), "text": "rund 40", **values, "attribution": attribution, **more}


def time(first: str | None, type: str = "DATE") -> dict[str, Any]:
    return {"id": "t1", "span": place("Montag"), "text": "Montag", "from": first, "to": first, "type": type, "timex": None}


def reading(attributions: list[dict[str, Any]], figures: list[dict[str, Any]] = (), times: list[dict[str, Any]] = ()) -> dict[str, Any]:  # type: ignore[assignment]
    sources = [{"id": "s1", "name": "Tomke Eilers"}, {"id": "s2", "name": "Bote"}]
    return {"document": {"text": TEXT}, "sources": sources, "attributions": attributions, "figures": list(figures), "times": list(times)}


GOLD = reading(
    [
        said("a1", "Der Deich hält", "s1", cue=[place("sagte")], speaker=[place("Eilers")], addressee=[place("dem Boten")]),
        said("a2", "Er sei dicht", "s1", "a3", type="indirect_free_indirect"),
        said("a3", "Er sei dicht", "s2", cue=[place("meldete")], speaker=[place("der Bote")]),
        said(
            "a4", "rund 40 Gästen am Montag", "s1", stance="predicts", cue=[place("rechnet mit")], speaker=[place("Sie")], hedges=["wohl"]
        ),
    ],
    [figure(40, "a4")],
    [time("2026-03-16")],
)
REFERENCES = {"a1": "name", "a2": "elsewhere", "a3": "name", "a4": "pronoun"}


def rates(comparison: Comparison) -> dict[str, tuple[int, int, int]]:
    return {name: (c["hit"], c["read"], c["gold"]) for name, c in comparison.counts.items()}


def test_the_gold_against_itself_has_full_marks() -> None:
    same = Comparison(GOLD, GOLD, REFERENCES)
    assert not same.misses
    assert all(hit == read == gold for hit, read, gold in rates(same).values())
    assert [r["of_found"] for r in reference_rows(summed([same]))] == [1.0, 1.0, 1.0]


def test_a_wrong_speaker_costs_the_attribution_and_his_reference_but_not_the_content() -> None:
    read = reading([*GOLD["attributions"][:3], {**GOLD["attributions"][3], "sources": ["s2"]}])
    found = Comparison(read, GOLD, REFERENCES)
    assert rates(found)["content"] == (4, 4, 4)
    assert rates(found)["attribution"] == (3, 4, 4)
    assert found.references["pronoun"] == {"all": 1, "found": 1, "named": 1, "right": 0}
    assert any(miss.startswith("source: a4 [Tomke Eilers]") for miss in found.misses)


def test_a_missing_link_costs_the_chain_alone() -> None:
    read = reading([GOLD["attributions"][0], {**GOLD["attributions"][1], "parent": None}, *GOLD["attributions"][2:]])
    counts = rates(Comparison(read, GOLD))
    assert (counts["attribution"], counts["chain"]) == ((4, 4, 4), (3, 4, 4))


def test_two_attributions_of_one_content_are_told_apart_by_cue_and_speaker() -> None:
    relayer_first = reading([GOLD["attributions"][i] for i in (2, 1, 0, 3)])
    found = Comparison(relayer_first, GOLD, REFERENCES)
    assert found.references["elsewhere"]["right"] == found.references["pronoun"]["right"] == 1
    assert rates(found)["speaker"] == rates(Comparison(GOLD, GOLD))["speaker"]


def test_stance_type_spans_and_hedges_are_those_of_matched_attributions() -> None:
    read = reading([{**GOLD["attributions"][3], "stance": "asserts", "cue": [place("rechnet")], "hedges": []}])
    counts = rates(Comparison(read, GOLD))
    assert (counts["stance"], counts["type"]) == ((0, 1, 1), (1, 1, 1))
    assert (counts["cue"], counts["hedges"], counts["addressee"]) == ((1, 1, 2), (0, 0, 1), (0, 0, 0))


@pytest.mark.parametrize(("read", "counts"), [(figure(40, "a4"), (1, 1)), (figure(40, None), (1, 0)), (figure(41, "a4"), (0, 0))])
def test_a_figure_hangs_on_the_chain_of_its_attribution(read: dict[str, Any], counts: tuple[int, int]) -> None:
    found = rates(Comparison(reading(GOLD["attributions"], [read]), GOLD))
    assert (found["figure"][0], found["figure->who"][0]) == counts


def test_clock_times_do_not_count() -> None:
    read = reading([], times=[time("2026-03-16"), time("2026-03-16", "TIME"), time(None)])
    assert rates(Comparison(read, GOLD))["time"] == (1, 1, 1)


def test_kappa_takes_away_what_chance_gives() -> None:
    assert kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")]) == 0.0
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a")]) == 1.0
    assert kappa([("a", "a"), ("a", "a"), ("b", "b"), ("b", "a")]) == pytest.approx(0.5)


def test_it_counts_as_the_golds_own_scorer_does(gold: list[GoldArticle], shared: Path) -> None:
    score = accuracy.scorer(shared).score
    for article in gold:
        read, wanted = read_document(article.document).to_dict(), gold_reading(article).to_dict()
        counts = rates(Comparison(read, wanted))
        for name, _, _, _, hit, n_read, n_gold in score(read, article.gold, article.document.text)[0]:
            if name in ("attribution", "chain", "figure", "time"):
                assert counts[name] == (hit, n_read, n_gold), (article.name, name)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[str], Path]:
    """A corpus of one article, with the notes of a second annotator who has another stance."""

    def make(stance: str) -> Path:
        for name, word in (("articles", "asserts"), ("second", stance)):
            (tmp_path / name).mkdir()
            note = (
                f'type = "indirect"\nstance = "{word}"\nref = "name"\ncontent = ["Der Deich hält"]\ncue = ["sagte"]\nspeaker = ["Eilers"]\n'
            )
            head = 'kind = "regional"\ntopic = "dykes"\n[sources]\n"Eilers" = "person"\n[[attribution]]\nid = "a1"\nsources = ["Eilers"]\n'
            (tmp_path / name / "deich.toml").write_text(head + note, "utf-8")
        front = "---\ntitle: Deich\noutlet: Bote\npublished: 2026-03-12\nlanguage: de\n---\n\n"
        (tmp_path / "articles" / "deich.txt").write_text(front + TEXT, "utf-8")
        return tmp_path

    return make


def test_articles_are_those_of_a_split(folder: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    top = folder("asserts")
    assert [a.name for a in own.articles("train", top)] == ["deich"]
    (top / "splits.txt").write_text("deich dev\n", "utf-8")
    assert [a.name for a in own.articles("train", top)] == []
    assert [a.kind for a in own.articles("dev", top)] == ["regional"]
    (top / "splits.txt").write_text("other dev\n", "utf-8")
    assert list(own.articles(None, top)) == []
    assert "deich is in no split" in capsys.readouterr().err


def test_two_annotators_are_compared(folder: Callable[[str], Path]) -> None:
    top = folder("confirms")
    first, second = own.article("deich", top), own.article("deich", top, top / "second")
    found = Comparison(second.reading, first.reading, first.references)
    assert (rates(found)["chain"], rates(found)["stance"]) == ((1, 1, 1), (0, 1, 1))
    assert found.labels == {"stance": [("asserts", "confirms")], "type": [("indirect", "indirect")]}
    assert row("chain", found.counts["chain"])["f1"] == 1.0


def test_agreement_is_a_table(folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    top = folder("asserts")
    tables = agreement(top / "second", top)
    assert [t["name"] for t in tables] == ["own-agreement", "own-kappa"]
    assert tables[1]["values"] == [("stance", "1.000"), ("type", "1.000")]


def test_the_misses_of_the_test_split_are_not_shown() -> None:
    done = subprocess.run([sys.executable, str(TOP / "bench" / "corpus.py"), "--split", "test", "--misses"], capture_output=True, text=True)
    assert done.returncode == 1 and "for measuring alone" in done.stderr and not done.stdout


def test_units_are_the_same_in_any_spelling_and_percentages_to_a_decimal() -> None:
    third = figure(33.3, "a4", unit="percent")
    for mine, theirs in ((third, {**third, "low": 100 / 3, "high": 100 / 3}), (figure(2, None, unit="d"), figure(2, None, unit="day"))):
        assert rates(Comparison(reading([], [theirs]), reading([], [mine])))["figure"] == (1, 1, 1)
    assert rates(Comparison(reading([], [figure(33.3, None)]), reading([], [figure(33.33, None)])))["figure"] == (0, 1, 1)
