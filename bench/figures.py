"""Figures against the hand-made readings and NewsQuant: `python -m bench.figures [--misses] [--name NAME] [--quantities]`."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.gold import GoldArticle, gold_articles, lines, shared_folder
from bench.newsquant import in_words
from laut.reading.figures import find_figures
from laut.reading.times import find_times
from laut.records import Figure
from laut.text import analyse


def scorer(path: Path) -> ModuleType:
    """A scoring script of the gold folder, as a module."""
    spec = importlib.util.spec_from_file_location(path.stem + "_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(text: str, language: str, published: Any = None) -> list[Figure]:
    """The figures of one text, times taken out."""
    made = analyse(text, language)
    return find_figures(made, find_times(made, published))


def article(a: GoldArticle, score: ModuleType, misses: bool) -> dict[str, tuple[int, int, int]]:
    """Hits, read and gold of the rows `figure` and `thing`."""
    figures = read(a.document.text, a.document.language or "de", a.document.published)
    gold = dict(a.gold, attributions=[], findings=[], times=[])
    rows, missed = score.score({"figures": [asdict(f) for f in figures]}, gold, a.document.text)
    if misses:
        print(f"--- {a.name}")
        for miss in missed:
            if miss[0] == "figure":
                print("   miss ", *miss[1:])
        for line in wrong(a, figures, score):
            print(line)
    return {name: (hit, n_read, n_gold) for name, _, _, _, hit, n_read, n_gold in rows if name in ("figure", "thing")}


def wrong(a: GoldArticle, figures: list[Figure], score: ModuleType) -> Iterator[str]:
    """Figures that the gold does not have, and things that differ from it."""
    text = a.document.text
    for f in figures:
        if not any(g["span"][0] < f.span.e and f.span.b < g["span"][1] for g in a.gold["figures"]):
            around = text[max(0, f.span.b - 40) : f.span.b], f"[[{f.text}]]", text[f.span.e : f.span.e + 30]
            yield f"   extra {''.join(around)!r} {f.counted} {f.unit}"
    for g in a.gold["figures"]:
        near = [f for f in figures if g["span"][0] < f.span.e and f.span.b < g["span"][1]]
        same = any(g["concept"] == f.concept or score.norm(g["counted"])[:5] == score.norm(f.counted)[:5] for f in near)
        if g.get("counted") and near and not same:
            yield f"   thing {g['text']!r} {g['counted']} {g['concept']} {[(f.counted, f.concept) for f in near]}"


def show(name: str, hit: int, n_read: int, n_gold: int) -> None:
    """One row of precision, recall, F1."""
    p, r = hit / n_read if n_read else 0.0, hit / n_gold if n_gold else 0.0
    print(f"{name:<34} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}   ({hit} of {n_gold} gold, {n_read} read)")


def quantities(shared: Path, misses: bool) -> None:
    """NewsQuant dev by its scorer, as read and in the corpus's words; with `misses` the sentences whose values differ."""
    path = shared / "corpora" / "newsquant" / "dev.jsonl.gz"
    score = scorer(shared / "corpora" / "score.py")
    gold = list(lines(path))
    readings, worded = {}, {}
    for k, g in enumerate(gold):
        text = analyse(g["text"], "en")
        figures = find_figures(text, find_times(text, None))
        readings[str(k)] = {"figures": [asdict(f) for f in figures]}
        worded[str(k)] = {"figures": [in_words(text, f, score.UNITS) for f in figures]}
    if misses:
        for k, g in enumerate(gold):
            want = Counter(str(q["value"]) + " " + q["normalized_unit"] for q in g["quantities"])
            have = [(f["text"], f["low"], f["high"], f["unit"], f["counted"]) for f in readings[str(k)]["figures"]]
            if len(have) != sum(want.values()) or "-" in str(want):
                print(g["text"], "\n   WANT", dict(want), "\n   HAVE", have)
    score.quantities(gold, readings, None)
    print("units and things in the corpus's words, as the peers' are (bench/newsquant.py):")
    score.quantities(gold, worded, None)


def speed(articles: list[GoldArticle]) -> None:
    """Tokens a second of `find_figures` alone."""
    texts = [(made := analyse(a.document.text, a.document.language or "de"), find_times(made, a.document.published)) for a in articles]
    best = 0.0
    for _ in range(3):
        started = time.perf_counter()
        for made, times in texts:
            find_figures(made, times)
        best = max(best, sum(len(m.tokens) for m, _ in texts) / (time.perf_counter() - started))
    print(f"find_figures: {best:,.0f} tokens/s")


def main() -> None:
    """Print the rows."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--misses", action="store_true")
    ask.add_argument("--name", default="")
    ask.add_argument("--quantities", action="store_true", help="NewsQuant only")
    asked = ask.parse_args()
    shared = shared_folder()
    if shared is None:
        sys.exit("the folder with gold and corpora is not here: set LAUT_SHARED")
    if asked.quantities:
        quantities(shared, asked.misses)
        return
    score = scorer(shared / "gold" / "score.py")
    totals: Counter[tuple[str, str, int]] = Counter()
    articles = [a for a in gold_articles(shared) if asked.name in a.name]
    for a in articles:
        rows = article(a, score, asked.misses)
        part = ["seed"] if a.name == "seed" else ["reading", a.document.language or ""]
        for name, counts in rows.items():
            show(f"{a.name} {name}", *counts)
            for group in part:
                for k, count in enumerate(counts):
                    totals[group, name, k] += count
    for group in ("seed", "reading", "de", "en"):
        for name in ("figure", "thing"):
            show(f"ALL {group} {name}", *(totals[group, name, k] for k in range(3)))
    quantities(shared, False)
    speed(articles)


if __name__ == "__main__":
    main()
