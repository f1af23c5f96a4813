"""The frame of the benchmark: what it prints, and that the gold scores full marks against itself."""

from __future__ import annotations

import json
from pathlib import Path

from bench.gold import GoldArticle, gold_reading

from bench import accuracy, run

TOP = Path(__file__).resolve().parents[2]


def test_a_reading_made_from_the_gold_scores_full_marks(gold: list[GoldArticle], shared: Path) -> None:
    score = accuracy.scorer(shared).score
    for article in gold:
        rows, misses = score(gold_reading(article).to_dict(), article.gold, article.document.text)
        assert not misses
        assert all(f1 == 1.0 for _, _, _, f1, _, _, wanted in rows if wanted)


def test_rows_are_read_from_what_a_scorer_prints() -> None:
    printed = "quote      P 0.500  R 1.000  F1 0.667   note\n  speaker  P 0.100  R 0.200  F1 0.133\nfound 3\n"
    assert [(row["name"], row["f1"]) for row in accuracy.rows(printed)] == [("quote", 0.667), ("speaker", 0.133)]


def test_tables_show_what_is_to_be_reached_and_what_others_reach() -> None:
    rows = [{"name": "strict", "p": 0.8, "r": 0.7, "f1": 0.75}]
    text = run.markdown({"name": "krauts-diezeit", "title": "Times", "rows": rows})
    assert "| strict | 0.800 | 0.700 | 0.750 | 0.78 | 0.697 HeidelTime 2.2 with TreeTagger |" in text
    assert "| chain | 1.000 | 1.000 | 1.000 | 0.88 |  |" in run.markdown(
        {"name": "seed", "title": "Seed", "rows": [{"name": "chain", "p": 1, "r": 1, "f1": 1}]}
    )


def test_the_last_results_are_kept_and_the_readme_takes_its_figures_from_them() -> None:
    tables = json.loads((TOP / "bench" / "results.json").read_text(encoding="utf-8"))["tables"]
    assert run.section(tables) in (TOP / "README.md").read_text(encoding="utf-8")
    for table in tables:
        assert run.markdown(table) in (TOP / "bench" / "results.md").read_text(encoding="utf-8")
