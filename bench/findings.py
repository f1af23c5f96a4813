"""Findings, measured: on the seed with the gold reading put in and end to end, and how many each ordinary article gets.

    python bench/findings.py [--show] [--only NAME] [--dev N]

The gold says no event, role, kind or leaning: those come from the figures reader and the directory where they are, and from a guess at
the words of the gold otherwise.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.gold import GoldArticle, gold_articles, gold_reading, lines, shared_folder
from laut.reading.claims import make_claims
from laut.records import Document, Figure, Reading, Source
from laut.text import analyse
from laut.weighing import weigh

RELAYS = (
    "reuters",
    "guardian",
    "times",
    "cnn",
    "bbc",
    "news",
    "post",
    "haaretz",
    "recognition",
    "hankyoreh",
    "sky",
    "channel",
    "afp",
    "dpa",
    "kanal",
)
LEANINGS = ("proukrain", "prorussisch", "pro-ukrain", "pro-russian")
EVENTS = {
    "killed or wounded": "killed_or_injured", "killed": "killed", "injured": "injured", "sent": "sent", "deployed": "deployed",
    "shipped": "shipped", "delivered": "delivered", "received": "received",
}  # fmt: skip


def filled(article: GoldArticle) -> Reading:
    """The gold reading with what the gold leaves out, and claims made by the reader's own `make_claims`."""
    reading = gold_reading(article)
    text = analyse(article.document.text, article.document.language or "de")
    sources = tuple(_source(article, s) for s in reading.sources)
    figures = _figures(article, reading, text)
    attributions = tuple(
        replace(a, basis="pointer" if not a.sources and a.parent and not _same_sentence(reading, a) else a.basis)
        for a in reading.attributions
    )
    names = _names(text)
    claims, figures = make_claims(text, attributions, figures, reading.times, sources, names, article.document.outlet)
    return replace(reading, sources=sources, attributions=attributions, figures=figures, claims=claims, findings=())


def _same_sentence(reading: Reading, a: Any) -> bool:
    parent = next(p for p in reading.attributions if p.id == a.parent)
    first, last = sorted((parent.content[0].b, a.content[0].b))
    return "." not in reading.document.text[first:last]


def _source(article: GoldArticle, source: Source) -> Source:
    """Kind, name and leaning, from the directory or by a guess."""
    words = " ".join(article.document.text[m.b : m.e] for m in source.mentions).lower()
    leaning = next((w.strip(",.") for w in words.split() if w.startswith(LEANINGS)), None)
    kind = "outlet" if any(r in source.name.lower() for r in RELAYS) else "other"
    entry = None
    if importlib.util.find_spec("laut.sources.directory"):
        sources = importlib.import_module("laut.sources")
        found = sources.directory().find(source.name, article.document.language) if hasattr(sources, "directory") else None
        if found is not None:
            kind, entry = found.kind, found.id
    named = kind != "other" or source.name[:1].isupper() or any(w[:1].isupper() for w in source.name.split()[1:-1])
    return replace(source, kind=kind, entry=entry, leaning=leaning, named=named)


def _figures(article: GoldArticle, reading: Reading, text: Any) -> tuple[Figure, ...]:
    """Event and role from the figures reader where it reads the same place, by the gold's own words otherwise."""
    finder = _finder()
    read = finder(text, list(reading.times)) if finder else []
    about = {f["id"]: f["about"] or "" for f in article.gold["figures"]}
    found = []
    for f in reading.figures:
        same = next((r for r in read if r.span.b < f.span.e and f.span.b < r.span.e), None)
        event = next((e for words, e in EVENTS.items() if words in about[f.id]), None)
        if same is not None:
            event, role, concept = same.event or None, same.role, f.concept or same.concept
            found.append(replace(f, event=event, role=role, concept=concept))
        else:
            found.append(replace(f, event=event))
    return tuple(found)


def _finder() -> Any:
    module = importlib.import_module("laut.reading.figures") if importlib.util.find_spec("laut.reading.figures") else None
    return getattr(module, "find_figures", None)


def _names(text: Any) -> list[Any]:
    if importlib.util.find_spec("laut.reading.names"):
        return list(importlib.import_module("laut.reading.names").find_names(text))
    return []


def _reader() -> Any:
    return getattr(importlib.import_module("laut.reading"), "read", None)


def as_json(reading: Reading, ui: str) -> dict[str, Any]:
    """What score.py needs of a reading with its findings."""
    found = weigh([reading], ui=ui).findings
    return {
        "document": {"text": reading.document.text},
        "sources": [{"id": s.id, "name": s.name} for s in reading.sources],
        "attributions": [
            {"id": a.id, "content": a.content, "sources": a.sources, "parent": a.parent, "stance": a.stance} for a in reading.attributions
        ],
        "figures": [
            {"id": f.id, "span": f.span, "low": f.low, "high": f.high, "bound": f.bound, "unit": f.unit, "per": f.per, "counted": f.counted,
             "concept": f.concept, "attribution": f.attribution} for f in reading.figures
        ],
        "times": [],
        "findings": [{"id": w.id, "kind": w.kind, "says": w.says, "spans": w.spans, "holds": w.holds} for w in found],
    }  # fmt: skip


def score(shared: Path, reading: Reading, article: GoldArticle) -> list[str]:
    """The rows `finding` and `holds`, and what was missed or found too much."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    plain = json.loads(json.dumps(as_json(reading, "de")))
    rows, misses = module.score(plain, article.gold, article.document.text)
    printed = [
        f"{n:<10} P {p:.3f} R {r:.3f} F1 {f:.3f} ({h} of {g} gold, {k} read)" for n, p, r, f, h, k, g in rows if n in ("finding", "holds")
    ]
    return printed + ["  " + " | ".join(map(str, m)) for m in misses if "finding" in m[0]]


def show(name: str, reading: Reading) -> None:
    """Every finding of one article as an editor would read it."""
    found = weigh([reading]).findings
    print(f"{name}: {len(found)} findings, {sum(w.holds is True for w in found)} of them calculations that hold")
    for w in found:
        print(f"   {w.id} {w.kind} {'' if w.holds is None else w.holds}: {w.says}")


def main() -> None:
    """Print the rows and the counts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true", help="print every finding")
    options.add_argument("--only", default="", help="articles whose name holds this")
    options.add_argument("--dev", type=int, default=40, help="articles of the German development part, read end to end")
    given = options.parse_args()
    shared = shared_folder()
    if shared is None:
        sys.exit("gold and corpora are not here: set LAUT_SHARED")
    articles = [a for a in gold_articles(shared) if given.only in a.name]
    reader = _reader()
    for label, make in (("gold put in", filled), ("end to end", (lambda a: reader(a.document)) if reader else None)):
        if make is None:
            continue
        kinds: Counter[str] = Counter()
        for a in articles:
            reading = make(a)
            kinds.update(w.kind for w in weigh([reading]).findings)
            if a.gold["findings"]:
                print(f"== {a.name}, {label}", *score(shared, reading, a), sep="\n")
            if given.show:
                show(f"{label}: {a.name}", reading)
        print(f"== {label}: {sum(kinds.values()) / max(1, len(articles)):.1f} findings an article", dict(sorted(kinds.items())))
    if reader and not given.only:
        _sample(shared, reader, given.dev, given.show)


def _sample(shared: Path, reader: Any, many: int, shown: bool) -> None:
    """Findings on ordinary articles, read end to end."""
    kinds: Counter[str] = Counter()
    dev = list(lines(shared / "corpora" / "uhh" / "dev.jsonl.gz"))[:many]
    for line in dev:
        reading = reader(
            Document(line["text"], title=line["name"].split(" - ", 1)[-1].rsplit(" (", 1)[0], outlet="Wikinews", language="de")
        )
        kinds.update(w.kind if w.holds is not True else w.kind + " (holds)" for w in weigh([reading]).findings)
        if shown:
            show(line["name"], reading)
    print(
        f"== {len(dev)} articles of UHH dev: {sum(kinds.values()) / max(1, len(dev)):.1f} findings an article", dict(sorted(kinds.items()))
    )


if __name__ == "__main__":
    main()
