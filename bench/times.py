"""Times against the gold (row `time`), against KRAUTS, and against the clock: `python -m bench.times [--misses] [--only PART]`."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.gold import gold_articles, lines, shared_folder
from laut.reading.times import find_times
from laut.records import Time
from laut.text import analyse

CORPORA = ("diezeit", "dolomiten-42")


def module(path: Path) -> ModuleType:
    """A script outside the package as a module."""
    spec = importlib.util.spec_from_file_location(path.parent.name + "_" + path.stem, path)
    assert spec and spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def plain(t: Time) -> dict[str, Any]:
    """A time as the contract's JSON has it."""
    return {
        "id": t.id, "span": list(t.span), "text": t.text, "from": t.start and t.start.isoformat(), "to": t.end and t.end.isoformat(),
        "type": t.type, "timex": t.timex, "mod": t.mod,
    }  # fmt: skip


def gold(shared: Path, misses: bool) -> None:
    """Row `time` of the gold's own measure over all articles of a language."""
    score = module(shared / "gold" / "score.py").score
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for article in gold_articles(shared):
        document = article.document
        assert document.language
        found = [plain(t) for t in find_times(analyse(document.text, document.language), document.published)]
        rows, missed = score({"times": found, "document": {"text": document.text}}, {**article.gold, "findings": []}, document.text)
        row = next(r for r in rows if r[0] == "time")
        parts = ("seed",) if article.name == "seed" else ("reading", "reading " + document.language)
        for part in parts:
            sums[part] = [a + b for a, b in zip(sums[part], row[4:7], strict=True)]
        if misses:
            show(article.name, document.text, found, article.gold["times"], [m for m in missed if m[0] == "time"])
    for part, (hit, read, wanted) in sums.items():
        p, r = hit / max(1, read), hit / max(1, wanted)
        print(f"gold {part:<12} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}   ({hit} of {wanted} gold, {read} read)")


def show(name: str, text: str, found: list[dict[str, Any]], wanted: list[dict[str, Any]], missed: list[Any]) -> None:
    """What is missed and what is read too much in one article."""
    for miss in missed:
        print(name, *miss[1:], sep="\t")
    for t in found:
        b, e = t["span"]
        same = any(max(b, g["span"][0]) < min(e, g["span"][1]) for g in wanted)
        if not same and (t["from"] or t["to"]) and t["type"] not in ("TIME", "SET") and not (t["timex"] or "").endswith("_REF"):
            print(name, "extra", around(text, b, e), t["from"], t["to"], sep="\t")


def krauts(shared: Path, name: str, misses: bool) -> None:
    """KRAUTS by its own measure."""
    corpus = list(lines(shared / "corpora" / "krauts" / f"{name}.jsonl.gz"))
    readings = {}
    for line in corpus:
        found = [plain(t) for t in find_times(analyse(line["text"], "de"), date.fromisoformat(line["published"]))]
        readings[line["name"]] = {"times": found}
        if misses:
            compare(line, found)
    print("KRAUTS", name)
    module(shared / "corpora" / "score.py").times(corpus, readings, None)


def compare(line: dict[str, Any], found: list[dict[str, Any]]) -> None:
    """What differs from one article of KRAUTS."""
    text, wanted = line["text"], {tuple(t["span"]): t for t in line["times"] if text_of(line, t).strip()}
    for t in found:
        b, e = t["span"]
        near = [g for (x, y), g in wanted.items() if max(b, x) < min(e, y)]
        kind = "extra" if not near else "span" if near[0]["span"] != t["span"] else "value" if near[0]["value"] != t["timex"] else ""
        if kind:
            print(kind, line["published"], around(text, b, e), t["timex"], *[(text_of(line, g), g["value"]) for g in near], sep="\t")
    for (x, y), g in wanted.items():
        if not any(max(x, t["span"][0]) < min(y, t["span"][1]) for t in found):
            print("missed", line["published"], around(text, x, y), g["value"], sep="\t")


def around(text: str, b: int, e: int) -> str:
    """The words `[b, e)` in double brackets, with what stands beside them."""
    return f"{text[max(0, b - 30) : b]}[[{text[b:e]}]]{text[e : e + 20]}".replace("\n", "/")


def text_of(line: dict[str, Any], t: dict[str, Any]) -> str:
    """The words of a time of the corpus."""
    b, e = t["span"]
    return str(line["text"][b:e])


def speed(shared: Path) -> None:
    """Load time, and tokens a second and core on the UHH and PolNeAR dev parts."""
    for language, part in (("de", "uhh"), ("en", "polnear")):
        corpus = lines(shared / "corpora" / part / "dev.jsonl.gz")
        texts = [(analyse(x["text"], language), date.fromisoformat(x["published"])) for x in corpus]
        n = sum(len(t.tokens) for t, _ in texts)
        start = time.perf_counter()
        for text, published in texts:
            find_times(text, published)
        print(f"speed {language}  {n / (time.perf_counter() - start):,.0f} tokens/s ({n:,} tokens)")


def load() -> None:
    """How long the first text takes in a language, data and rules included."""
    from laut.text.records import Text

    for language in ("de", "en"):
        start = time.perf_counter()
        find_times(Text("", language), None)
        print(f"load {language}  {(time.perf_counter() - start) * 1000:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", choices=("gold", "speed", *CORPORA))
    given = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        sys.exit("gold and corpora are not here: set LAUT_SHARED")
    if given.only in (None, "speed"):
        load()
        speed(shared)
    for name in CORPORA:
        if given.only in (None, name):
            krauts(shared, name, given.misses)
    if given.only in (None, "gold"):
        gold(shared, given.misses)


if __name__ == "__main__":
    main()
